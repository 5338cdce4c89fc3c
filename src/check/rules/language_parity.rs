//! The languages of a text state different numbers, or its translations link to different places.

use std::collections::BTreeSet;

use super::typed_number;
use crate::check::facts::numbers;
use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Link, Localized, Prose};

/// What a text states in one language, and where that text stands.
type Facts = (Lang, BTreeSet<String>, Span);

/// Reports texts whose numbers, and long texts whose numbers or links, differ between languages.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            compare(&of_text(text), subject, found);
        }
    });
    let texts = &record.meta().prose;
    // A link that leads nowhere was reported, and which one it was meant to be is not known.
    let leads = |link: &Link| subject.is_claimed(link.kind, &link.id);
    let whole = texts.iter().flat_map(|prose| &prose.links).all(leads);
    let prose: Vec<Facts> = texts.iter().map(|prose| of_prose(prose, whole, subject)).collect();
    compare(&prose, subject, found);
}

fn compare(facts: &[Facts], subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(((first_lang, first, first_span), others)) = facts.split_first() else { return };
    let tag = |lang: Lang| subject.site.config.languages.tag(lang).to_owned();
    for (lang, other, span) in others.iter().filter(|(_, other, _)| other != first) {
        // Where a fact stands that only one of both has; what is written in words has no place.
        let here = |number: &String, span: Span| spot::of_number(number, span, subject.sources);
        let in_first = first.difference(other).find_map(|fact| here(fact, *first_span));
        let place = in_first.or_else(|| other.difference(first).find_map(|fact| here(fact, *span)));
        let differs = Diagnostic::new(&code::LANGUAGE_PARITY, place.unwrap_or(*first_span))
            .with("first_lang", tag(*first_lang))
            .with("first", list(first.difference(other)))
            .with("second_lang", tag(*lang))
            .with("second", list(other.difference(first)));
        found.push(differs.hint("same-facts"));
    }
}

fn of_text(text: &Localized) -> Vec<Facts> {
    // An empty text was reported as wrong; a number that was typed before a text counts it and is no fact.
    let texts = text.iter().filter(|(_, text)| !text.is_empty());
    texts.map(|(lang, words)| (lang, numbers(typed_number::without(words)), text.span)).collect()
}

fn of_prose(prose: &Prose, links: bool, subject: &Subject) -> Facts {
    let mut facts = numbers(&prose.plain());
    if links {
        facts.extend(prose.links.iter().map(Link::written));
    }
    let whole = Span::new(prose.file, 0, subject.sources.bytes(prose.file).len());
    (prose.lang, facts, whole)
}

fn list<'f>(facts: impl Iterator<Item = &'f String>) -> String {
    let facts: Vec<&str> = facts.map(String::as_str).collect();
    if facts.is_empty() { "–".to_owned() } else { facts.join(", ") }
}
