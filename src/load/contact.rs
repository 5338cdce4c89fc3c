//! Reading how people reach somebody: telephone numbers, addresses, opening hours.

use super::fields::{Fields, Reader, choice, text};
use super::form;
use super::form::numeral::narrow;
use super::value::{agency, localized};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Spanned, code};
use crate::model::contact::Contact;
use crate::model::hours::{self, Opening};
use crate::model::phone::{Dialling, Phone, PhoneKind, is_phone, split_extension};
use crate::model::site::is_web_address;

/// How people reach somebody.
pub fn contact(node: &Node, reader: &mut Reader) -> Option<Contact> {
    let mut fields = Fields::of(node, "contact", reader)?;
    let contact = fields_of_contact(&mut fields, reader);
    fields.finish(reader);
    Some(contact)
}

/// How people reach somebody, among other fields.
pub fn fields_of_contact(fields: &mut Fields, reader: &mut Reader) -> Contact {
    Contact {
        phones: fields.list(reader, "phones", phone),
        email: fields.optional(reader, "email", mail_address),
        url: fields.optional(reader, "url", web_address),
        address: fields.optional(reader, "address", localized),
        map: fields.optional(reader, "map", web_address),
        hours: fields.one_or_list(reader, "hours", opening),
    }
}

/// A contact whose numbers may also stand in a field of their own beside it, whose name is given: those come
/// after, and one that says nothing new is left out.
pub fn contact_beside(fields: &mut Fields, reader: &mut Reader, numbers: &'static str) -> Contact {
    let mut contact = fields.optional(reader, "contact", contact).unwrap_or_default();
    for phone in fields.list(reader, numbers, phone) {
        if !contact.phones.iter().any(|known| known.covers(&phone)) {
            contact.phones.push(phone);
        }
    }
    contact
}

/// A telephone number: a text, perhaps with an extension at its end, or a map with all that is known of it.
pub fn phone(node: &Node, reader: &mut Reader) -> Option<Phone> {
    if !matches!(node.value, Value::Map(_)) {
        return number(node, reader);
    }
    let mut fields = Fields::of(node, "hotline", reader)?;
    let written = fields.required(reader, "number", number);
    let extension = fields.optional(reader, "extension", extension);
    let phone = Phone {
        extension: extension.or(written.extension),
        purpose: fields.optional(reader, "for", localized),
        hours: fields.one_or_list(reader, "hours", opening),
        kind: fields.optional(reader, "kind", |node, reader| {
            choice(node, reader, &PhoneKind::ALL.map(|kind| (kind.key(), kind)))
        }),
        unit: fields.optional(reader, "unit", agency),
        number: written.number,
    };
    fields.finish(reader);
    Some(phone)
}

/// A number by itself.
fn number(node: &Node, reader: &mut Reader) -> Option<Phone> {
    let written = text(node, reader)?;
    let (number, extension) = split_extension(&written);
    if !is_phone(number) {
        let found = Diagnostic::new(&code::BAD_PHONE, node.span).with("value", written.as_str());
        reader.report(mend(found, &written, node));
    }
    let number = Spanned { value: number.to_owned(), span: node.span };
    Some(Phone { number, extension: extension.map(str::to_owned), ..Phone::default() })
}

/// How a wrong number is mended, by what is wrong with it.
fn mend(found: Diagnostic, written: &str, node: &Node) -> Diagnostic {
    let narrow: String = written.chars().map(narrow).collect();
    let (number, _) = split_extension(&narrow);
    let extension = &narrow[number.len()..];
    let whole = |number: &str| form::phone::phone(number).map(|meant| meant + extension);
    if let Some(meant) = whole(number) {
        return found.hint_with("this-phone", "number", meant.as_str()).fixed(node.span, meant);
    }
    if let Some(all) = form::phone::several(written) {
        return found.hint_with("several-phones", "numbers", all.join(", "));
    }
    match whole(&number.replace(['O', 'o'], "0").replace(['l', 'I'], "1")) {
        Some(meant) => found.hint_with("letters", "number", meant),
        None => found.hint("phone"),
    }
}

fn extension(node: &Node, reader: &mut Reader) -> Option<String> {
    let written = text(node, reader)?;
    if !(1..=8).contains(&written.len()) || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        let found = Diagnostic::new(&code::BAD_PHONE, node.span).with("value", written.as_str());
        reader.report(found.hint("extension"));
    }
    Some(written)
}

/// A line of opening hours: days and times, or words.
fn opening(node: &Node, reader: &mut Reader) -> Option<Opening> {
    if matches!(node.value, Value::Map(_)) {
        return localized(node, reader).map(Opening::Words);
    }
    let written = text(node, reader)?;
    let line = hours::parse(&written);
    if line.is_none() {
        reader.report(Diagnostic::new(&code::BAD_HOURS, node.span).with("value", written).hint("hours"));
    }
    line.map(|(days, open)| Opening::At(days, open))
}

/// How the country's numbers are dialled from anywhere.
pub fn dialling(node: &Node, reader: &mut Reader) -> Option<Dialling> {
    let mut fields = Fields::of(node, "dialling", reader)?;
    let country_code = fields.required(reader, "country_code", country_code);
    let trunk_prefix = match fields.node("trunk_prefix") {
        Some(Node { value: Value::Null, .. }) => Some(String::new()),
        Some(node) => digits(node, reader, 3),
        None => Some("0".to_owned()),
    };
    fields.finish(reader);
    Some(Dialling { country_code, trunk_prefix: trunk_prefix? })
}

/// A country code of ITU-T E.164: 1 to 3 digits, perhaps with the plus sign before.
fn country_code(node: &Node, reader: &mut Reader) -> Option<String> {
    digits(node, reader, 3)
}

fn digits(node: &Node, reader: &mut Reader, most: usize) -> Option<String> {
    let written = text(node, reader)?;
    let digits = written.trim_start_matches('+');
    if !(1..=most).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        reader.wrong_type(node, "number");
        return None;
    }
    Some(digits.to_owned())
}

/// An address of the web, in full, to which a link may lead: perhaps with a query and a place.
pub fn web_address(node: &Node, reader: &mut Reader) -> Option<String> {
    let url = text(node, reader)?;
    let page = url.split(['?', '#']).next().unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}".contains(c);
    if !is_web_address(page) || url.contains(odd) {
        reader
            .report(Diagnostic::new(&code::BAD_LINK, node.span).with("link", url.as_str()).hint("base-url"));
    }
    Some(url)
}

/// An e-mail address: something, an at sign, a host with a dot.
pub fn mail_address(node: &Node, reader: &mut Reader) -> Option<String> {
    let address = text(node, reader)?;
    let parts = address.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    if parts.is_none() || address.contains(char::is_whitespace) {
        reader
            .report(Diagnostic::new(&code::BAD_LINK, node.span).with("link", address.as_str()).hint("email"));
    }
    Some(address)
}
