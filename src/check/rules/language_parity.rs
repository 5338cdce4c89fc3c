//! The languages of a text state different numbers, or its translations link to different places.

use std::collections::BTreeSet;

use crate::check::facts::numbers;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Localized, Prose};

/// Reports texts whose numbers, and long texts whose numbers or links, differ between languages.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let tag = |lang: Lang| subject.site.config.languages.tag(lang).to_owned();
    let mut compare = |facts: Vec<(Lang, BTreeSet<String>)>, span: Span| {
        let Some(((first_lang, first), others)) = facts.split_first() else { return };
        for (lang, other) in others.iter().filter(|(_, other)| other != first) {
            let differs = Diagnostic::new(&code::LANGUAGE_PARITY, span)
                .with("first_lang", tag(*first_lang))
                .with("first", list(first.difference(other)))
                .with("second_lang", tag(*lang))
                .with("second", list(other.difference(first)));
            found.push(differs.hint("same-facts"));
        }
    };
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            compare(of_text(text), text.span);
        }
    });
    let prose = &record.meta().prose;
    if let Some(last) = prose.last() {
        compare(prose.iter().map(of_prose).collect(), Span::file(last.file));
    }
}

fn of_text(text: &Localized) -> Vec<(Lang, BTreeSet<String>)> {
    // An empty text was reported as wrong.
    text.iter().filter(|(_, text)| !text.is_empty()).map(|(lang, text)| (lang, numbers(text))).collect()
}

fn of_prose(prose: &Prose) -> (Lang, BTreeSet<String>) {
    let mut facts = numbers(&prose.plain());
    facts.extend(prose.links.iter().map(crate::model::Link::written));
    (prose.lang, facts)
}

fn list<'f>(facts: impl Iterator<Item = &'f String>) -> String {
    let facts: Vec<&str> = facts.map(String::as_str).collect();
    if facts.is_empty() { "–".to_owned() } else { facts.join(", ") }
}
