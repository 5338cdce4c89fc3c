//! Telephone numbers as contacts: vCard 3.0, which old telephones read too
//! ([RFC 2426](https://www.rfc-editor.org/rfc/rfc2426)); 4.0 is unknown to many of them.

use super::row::Rows;
use crate::derive::hotlines::Line;
use crate::model::phone::{Dialling, Phone};
use crate::model::record::Form;
use crate::model::site::Any;
use crate::model::{Kind, Lang, Link};
use crate::query::Tracked;
use crate::route::{File, Page};

/// The most octets of a line without its end (RFC 2426, section 2.6).
const LINE: usize = 75;

/// The numbers of a service in a file a language: path below the output folder, and bytes.
pub fn of(site: &Tracked, id: &str, base_url: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let Some(Any::Service(service)) = site.find(Kind::Service, id) else { return Vec::new() };
    let lines = site.lines_for(service);
    let file = |(lang, tag)| {
        let cards = lines.iter().map(|line| card(site, line, lang, base_url));
        (File::ServiceCards(id).path(tag), cards.collect::<String>().into_bytes())
    };
    site.languages().iter().map(file).collect()
}

/// A contact a number of the site: those of services, then those of units.
pub fn all(rows: Rows, lang: Lang) -> String {
    let site = Tracked::new(rows.site, rows.derived);
    site.lines().iter().map(|line| card(&site, line, lang, rows.base_url)).collect()
}

/// One contact. Its `UID` stays the same from build to build and in every language, so that a
/// telephone that knows it replaces the contact instead of adding a twin.
fn card(site: &Tracked, line: &Line, lang: Lang, base_url: Option<&str>) -> String {
    let name = |link: &Link| site.called(link).title.show(lang).text;
    let config = site.config();
    let phone = line.phone();
    let unit = phone.unit.as_ref().map(name);
    let (title, kind, id, unit) = match line {
        Line::Service { service, .. } => {
            (service.name.show(lang).text, Kind::Service, &service.meta.id, unit)
        }
        Line::Agency { agency, .. } => {
            let title = agency.name.show(lang).text;
            let unit = unit.or(matches!(agency.form, Form::Unit { .. }).then_some(title));
            (title, Kind::Agency, &agency.meta.id, unit)
        }
    };
    let office = match line {
        Line::Agency { agency, .. } => match &agency.form {
            Form::Unit { agency } => name(agency),
            Form::Body { .. } | Form::Role { .. } => title,
        },
        Line::Service { .. } => name(&config.publisher),
    };
    let number = &number(phone, config.dialling.as_ref());
    let organisation: Vec<String> = [Some(office), unit].into_iter().flatten().map(escaped).collect();
    let mut card = String::new();
    let mut put = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut card);
    put("BEGIN", "VCARD");
    put("VERSION", "3.0");
    put("FN", &escaped(title));
    put("N", &format!("{};;;;", escaped(title)));
    put("ORG", &organisation.join(";"));
    put("TEL;TYPE=WORK,VOICE", number);
    if let Some(base) = base_url {
        let path = Page::Record(kind, id).path(config.languages.tag(lang));
        put("URL", &format!("{base}/{path}"));
    }
    if let Some(notice) = &config.notice {
        put("NOTE", &escaped(notice.show(lang).text));
    }
    put("UID", &format!("{}-{}-{id}-{number}", config.publisher.id, kind.word()));
    put("END", "VCARD");
    card
}

/// The number as a telephone keeps it. An extension follows a comma, which telephones dial as a pause; the
/// format has no word for it.
fn number(phone: &Phone, dialling: Option<&Dialling>) -> String {
    let whole = Phone { extension: None, ..phone.clone() };
    let number = if dialling.is_some() { whole.dialled(dialling) } else { whole.number.value };
    match &phone.extension {
        Some(extension) => format!("{number},{extension}"),
        None => number,
    }
}

/// A text as a value: backslash, comma, semicolon and new line escaped (RFC 2426, section 4).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            '\r' => {}
            c => value.push(c),
        }
    }
    value
}

/// Adds a line, folded so that none is longer than [`LINE`] octets and no character is cut.
fn fold(line: &str, into: &mut String) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            into.push_str("\r\n ");
            used = 1;
        }
        into.push(c);
        used += c.len_utf8();
    }
    into.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut folded = String::new();
        let line = format!("FN:{}", "质".repeat(60));
        fold(&line, &mut folded);
        assert!(folded.lines().all(|line| line.len() <= LINE), "{folded}");
        assert!(folded.lines().count() > 2);
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("a;b, c\\d\r\ne"), "a\\;b\\, c\\\\d\\ne");
    }
}
