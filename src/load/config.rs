//! `site.yaml`.

use super::brand::brand;
use super::contact::{dialling, mail_address};
use super::fields::{Fields, Reader, choice, spanned, text, truth};
use super::id::id;
use super::value::{agency, date, link, localized, localized_list};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Level, Spanned, code, meanings};
use crate::model::lang::is_tag;
use crate::model::moves::Moves;
use crate::model::scale::{LAW_KINDS, LEVELS, Mark, Scale};
use crate::model::site::{Config, Preferred, Upkeep, is_web_address};
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
        let Value::Text(text) = &entry.value.value else {
            found.push(wrong(&entry.value, "list"));
            return None;
        };
        let form = format!("[{}]", super::form::shape::entries(text).join(", "));
        found.push(
            wrong(&entry.value, "list")
                .hint_with("list", "form", form.as_str())
                .fixed(entry.value.span, form),
        );
        return None;
    };
    let mut tags: Vec<String> = Vec::new();
    for item in items {
        match &item.value {
            Value::Text(tag) if is_tag(tag) && meant_tag(tag).is_some() => {
                let right = meant_tag(tag).unwrap_or_default();
                let found_here = wrong(item, "language-tag").hint_with("form", "form", right);
                let stands = |other: &Node| matches!(&other.value, Value::Text(tag) if tag == right);
                let is_there = items.iter().any(stands);
                found.push(if is_there { found_here } else { found_here.fixed(item.span, right) });
                tags.extend(Some(right.to_owned()).filter(|right| !tags.contains(right)));
            }
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

/// The tag that authors mean by what is none: `cn` is a country. A tag that narrows a language down (`zh-CN`) is
/// meant as it is.
fn meant_tag(tag: &str) -> Option<&'static str> {
    let language = tag.split('-').next().unwrap_or(tag);
    meanings(tag).into_iter().find(|word| word.len() == 2 && is_tag(word) && *word != language)
}

/// The settings.
pub fn config(node: &Node, reader: &mut Reader) -> Option<Config> {
    let mut fields = Fields::of(node, "site", reader)?;
    fields.node("languages");
    let base_url = fields.optional(reader, "base_url", site_address);
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
        levels: Scale::new(
            &LEVELS,
            fields.list(reader, "levels", |node, reader| mark(node, reader, &LEVELS)),
        ),
        law_kinds: Scale::new(
            &LAW_KINDS,
            fields.list(reader, "law_kinds", |node, reader| mark(node, reader, &LAW_KINDS)),
        ),
        home: fields.list(reader, "home", called),
        start: fields.list(reader, "start", link),
        dialling: fields.optional(reader, "dialling", dialling),
        markdown: fields.optional(reader, "markdown", truth),
        brand: fields.optional(reader, "brand", brand).unwrap_or_default(),
        words: fields.list(reader, "words", preferred),
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

/// A word of a scale: one that the theme knows by itself, or a new one with its name.
fn mark(node: &Node, reader: &mut Reader, known: &[&'static str]) -> Option<Mark> {
    if let Value::Text(_) = &node.value {
        let words: Vec<(&str, &str)> = known.iter().map(|word| (*word, *word)).collect();
        return choice(node, reader, &words).map(|word| Mark { id: word.to_owned(), name: None });
    }
    let mut fields = Fields::of(node, "mark", reader)?;
    let id = fields.required(reader, "id", id);
    let mark = Mark { id, name: Some(fields.required(reader, "name", localized)) };
    fields.finish(reader);
    Some(mark)
}

/// A word with those that are not to stand in its place.
fn preferred(node: &Node, reader: &mut Reader) -> Option<Preferred> {
    let mut fields = Fields::of(node, "wording", reader)?;
    let words = Preferred {
        prefer: fields.required(reader, "prefer", localized),
        avoid: fields.required(reader, "avoid", localized_list),
    };
    fields.finish(reader);
    Some(words)
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

/// The address at which a site lies, in full.
fn site_address(node: &Node, reader: &mut Reader) -> Option<String> {
    let url = text(node, reader)?;
    if !is_web_address(&url) {
        reader
            .report(Diagnostic::new(&code::BAD_LINK, node.span).with("link", url.as_str()).hint("base-url"));
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::meant_tag;

    #[test]
    fn a_country_is_no_language_and_a_narrower_tag_is_one() {
        assert_eq!(meant_tag("cn"), Some("zh"));
        for tag in ["zh", "zh-CN", "zh-Hans", "pt-BR", "fr"] {
            assert_eq!(meant_tag(tag), None, "{tag}");
        }
    }
}
