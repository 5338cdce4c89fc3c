//! `site.yaml`.

use super::fields::{Fields, Reader, choice, text};
use super::value::{agency, localized};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Level, code};
use crate::model::Languages;
use crate::model::site::Config;

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
    let languages = Languages::new(tags);
    if languages.is_none() {
        found.push(wrong(&entry.value, "list"));
    }
    languages
}

fn wrong(node: &Node, expected: &'static str) -> Diagnostic {
    let found = Arg::Word(super::fields::type_word(node));
    Diagnostic::new(&code::WRONG_TYPE, node.span).with("expected", Arg::Word(expected)).with("found", found)
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
    let base_url = fields.optional(reader, "base_url", text);
    let config = Config {
        title: fields.required(reader, "title", localized),
        description: fields.required(reader, "description", localized),
        languages: reader.languages.clone(),
        publisher: fields.required(reader, "publisher", agency),
        base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
        notice: fields.optional(reader, "notice", localized),
        missing_translation: fields
            .optional(reader, "missing_translation", |node, reader| {
                choice(node, reader, &[("warning", Level::Warning), ("error", Level::Error)])
            })
            .unwrap_or(Level::Warning),
        feedback: fields.optional(reader, "feedback", text),
        theme: fields.optional(reader, "theme", text).unwrap_or_else(|| "default".to_owned()),
        span: node.span,
    };
    fields.finish(reader);
    Some(config)
}
