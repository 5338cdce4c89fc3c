//! The languages of a text state different numbers, or its translations link to different places.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::typed_number;
use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Link, Localized, Prose};
use crate::reading::{Facts, Reading, facts};

/// Reports texts whose numbers, and long texts whose numbers or links, differ between languages.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            compare(&of_text(text, subject), subject, found);
        }
    });
    let texts = &record.meta().prose;
    // A link that leads nowhere was reported, and which one it was meant to be is not known.
    let leads = |link: &Link| subject.is_claimed(link.kind, &link.id);
    let whole = texts.iter().flat_map(|prose| &prose.links).all(leads);
    let prose: Vec<Said> = texts.iter().map(|prose| of_prose(prose, whole, subject)).collect();
    compare(&prose, subject, found);
}

fn compare(texts: &[Said], subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some((first, others)) = texts.split_first() else { return };
    let tag = |said: &Said| subject.site.config.languages.tag(said.lang).to_owned();
    for other in others.iter().filter(|other| !first.facts.alike(&other.facts)) {
        let [a, b] = [first, other].map(|said| {
            let mut facts = said.facts.clone();
            facts.spell_out(&said.text, reading(said.lang, subject));
            facts
        });
        let (in_first, in_other) = (a.lacking_in(&b), b.lacking_in(&a));
        if in_first.is_empty() && in_other.is_empty() {
            continue;
        }
        let place = first.place(&in_first, subject).or_else(|| other.place(&in_other, subject));
        let differs = Diagnostic::new(&code::LANGUAGE_PARITY, place.unwrap_or(first.span))
            .with("first_lang", tag(first))
            .with("first", list(&in_first))
            .with("second_lang", tag(other))
            .with("second", list(&in_other));
        found.push(differs.hint("same-facts"));
    }
}

/// What is said in a language.
struct Said<'t> {
    lang: Lang,
    text: Cow<'t, str>,
    facts: Facts,
    /// Where it stands, perhaps among the texts of other languages.
    span: Span,
}

impl<'t> Said<'t> {
    fn of(lang: Lang, text: Cow<'t, str>, span: Span, subject: &Subject) -> Self {
        let facts = facts(&text, reading(lang, subject));
        Self { lang, text, facts, span }
    }

    /// Where the first of some facts stands; what is written in words has no place.
    fn place(&self, lacking: &BTreeSet<String>, subject: &Subject) -> Option<Span> {
        let reading = reading(self.lang, subject);
        lacking.iter().find_map(|fact| spot::of_fact(fact, self.span, subject.sources, reading))
    }
}

fn of_text<'t>(text: &'t Localized, subject: &Subject) -> Vec<Said<'t>> {
    // An empty text was reported as wrong; a number that was typed before a text counts it and is no fact.
    let texts = text.iter().filter(|(_, text)| !text.is_empty());
    let said = |(lang, words): (Lang, &'t str)| {
        Said::of(lang, typed_number::without(words).into(), text.span, subject)
    };
    texts.map(said).collect()
}

fn of_prose<'t>(prose: &'t Prose, links: bool, subject: &Subject) -> Said<'t> {
    let whole = Span::new(prose.file, 0, subject.sources.bytes(prose.file).len());
    let mut said = Said::of(prose.lang, prose.plain().into(), whole, subject);
    if links {
        prose.links.iter().map(|link| place_of(link, subject)).for_each(|link| said.facts.add(link));
    }
    said
}

/// Where a link leads, whatever the language of the link calls it: a heading has its name in the first one.
fn place_of(link: &Link, subject: &Subject) -> String {
    let heading = || {
        let (record, name) = (subject.site.find(link.kind, &link.id)?, link.fragment.as_ref()?);
        let texts = &record.meta().prose;
        let at = texts.iter().find_map(|text| text.headings().iter().position(|known| known == name))?;
        let fragment = texts.first()?.headings().into_iter().nth(at);
        Some(Link { fragment, ..link.clone() }.written())
    };
    heading().unwrap_or_else(|| link.written())
}

fn reading<'s>(lang: Lang, subject: &'s Subject) -> &'s Reading {
    &subject.readings[usize::from(lang.0)]
}

fn list(facts: &BTreeSet<String>) -> String {
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    if facts.is_empty() { "–".to_owned() } else { facts.join(", ") }
}
