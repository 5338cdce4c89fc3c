//! `site.yaml`.

use super::fields::{Fields, Reader, choice, spanned, text};
use super::value::{agency, date, link, localized};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Level, Spanned, code};
use crate::model::moves::Moves;
use crate::model::site::{Config, Upkeep, is_web_address};
use crate::model::{Kind, Languages, Link};

/// The languages that `site.yaml` lists; needed before anything else can be read.
///
/// `None` after a report if there is no usable list.
pub fn languages(node: &Node, found: &mut Vec<Diagnostic>) -> Option<Languages> {
    let Value::Map(entries) = &node.value else {
        found.push(wrong(node, "site"));
        return None;
    };
    let Some(entry) = entries.iter().find(|entry| entry.key == "languages") else {
        let missing =
            Diagnostic::new(&code::MISSING_FIELD, entries.first().map_or(node.span, |entry| entry.key_span));
        found.push(missing.with("field", "languages").with("record", Arg::Word("site")).hint("add-field"));
        return None;
    };
    if matches!(&entry.value.value, Value::Null) || entry.value.value == Value::List(Vec::new()) {
        let missing = Diagnostic::new(&code::MISSING_FIELD, entry.key_span);
        found.push(missing.with("field", "languages").with("record", Arg::Word("site")).hint("add-field"));
        return None;
    }
    let Value::List(items) = &entry.value.value else {
        found.push(wrong(&entry.value, "list"));
        return None;
    };
    let mut tags: Vec<String> = Vec::new();
    for item in items {
        match &item.value {
            Value::Text(tag) if is_tag(tag) && !tags.contains(tag) => tags.push(tag.clone()),
            _ => found.push(wrong(item, "language-tag")),
        }
    }
    // Without any tag, each was reported above.
    Languages::new(tags)
}

fn wrong(node: &Node, expected: &'static str) -> Diagnostic {
    let found = Arg::Word(super::fields::type_word(node));
    Diagnostic::new(&code::WRONG_TYPE, node.span)
        .with("expected", Arg::Word(expected))
        .with("found", found)
        .hint("write-expected")
}

/// Whether a text may be a language tag and a folder's name: BCP 47's letters, digits, hyphens.
fn is_tag(tag: &str) -> bool {
    tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The settings.
pub fn config(node: &Node, reader: &mut Reader) -> Option<Config> {
    let mut fields = Fields::of(node, "site", reader)?;
    fields.node("languages");
    let base_url = fields.optional(reader, "base_url", web_address);
    let config = Config {
        title: fields.required(reader, "title", localized),
        description: fields.required(reader, "description", localized),
        languages: reader.languages.clone(),
        publisher: fields.required(reader, "publisher", agency),
        base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
        notice: fields.optional(reader, "notice", localized),
        source: fields.optional(reader, "source", localized),
        upkeep: Upkeep {
            owner: fields.optional(reader, "owner", agency),
            reviewed: fields.optional(reader, "reviewed", date),
            as_of: fields.optional(reader, "as_of", date),
        },
        missing_translation: fields
            .optional(reader, "missing_translation", |node, reader| {
                choice(node, reader, &[("warning", Level::Warning), ("error", Level::Error)])
            })
            .unwrap_or(Level::Warning),
        feedback: fields.optional(reader, "feedback", mail_address),
        home: fields.list(reader, "home", called),
        start: fields.list(reader, "start", link),
        theme: fields
            .optional(reader, "theme", spanned)
            .unwrap_or_else(|| Spanned { value: "default".to_owned(), span: node.span }),
        calendar: None,
        moves: Moves::default(),
        span: node.span,
    };
    fields.finish(reader);
    Some(config)
}

/// A reference to somebody who has telephone numbers: a service or an agency.
fn called(node: &Node, reader: &mut Reader) -> Option<Link> {
    let link = link(node, reader)?;
    if matches!(link.kind, Kind::Service | Kind::Agency) {
        return Some(link);
    }
    let wrong = Diagnostic::new(&code::WRONG_REFERENCE_TYPE, node.span).with("link", link.written());
    let wrong = wrong.with("expected", Arg::Word("callable")).with("found", Arg::Word(link.kind.word()));
    reader.report(wrong);
    None
}

/// An address of the web, in full.
fn web_address(node: &Node, reader: &mut Reader) -> Option<String> {
    let url = text(node, reader)?;
    if !is_web_address(&url) {
        reader
            .report(Diagnostic::new(&code::BAD_LINK, node.span).with("link", url.as_str()).hint("base-url"));
    }
    Some(url)
}

/// An e-mail address: something, an at sign, a host with a dot.
fn mail_address(node: &Node, reader: &mut Reader) -> Option<String> {
    let address = text(node, reader)?;
    let parts = address.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    if parts.is_none() || address.contains(char::is_whitespace) {
        reader
            .report(Diagnostic::new(&code::BAD_LINK, node.span).with("link", address.as_str()).hint("email"));
    }
    Some(address)
}
