//! The languages of a text state different numbers, or its translations link to different places.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Prose};
use crate::reading::{Facts, Reading, facts};

/// Reports texts whose numbers, and long texts whose numbers or links, differ between languages.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let tag = |lang: Lang| subject.site.config.languages.tag(lang).to_owned();
    let reading = |lang: Lang| &subject.readings[usize::from(lang.0)];
    let mut compare = |texts: Vec<Said>, span: Span| {
        let Some((first, others)) = texts.split_first() else { return };
        for other in others.iter().filter(|other| !first.facts.alike(&other.facts)) {
            let [a, b] = [first, other].map(|said| {
                let mut facts = said.facts.clone();
                facts.spell_out(&said.text, reading(said.lang));
                facts
            });
            let lacking = (a.lacking_in(&b), b.lacking_in(&a));
            if lacking.0.is_empty() && lacking.1.is_empty() {
                continue;
            }
            let differs = Diagnostic::new(&code::LANGUAGE_PARITY, span)
                .with("first_lang", tag(first.lang))
                .with("first", list(&lacking.0))
                .with("second_lang", tag(other.lang))
                .with("second", list(&lacking.1));
            found.push(differs.hint("same-facts"));
        }
    };
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            // An empty text was reported as wrong.
            let there = text.iter().filter(|(_, text)| !text.is_empty());
            compare(
                there.map(|(lang, text)| Said::of(lang, text.into(), reading(lang))).collect(),
                text.span,
            );
        }
    });
    let prose = &record.meta().prose;
    if let Some(last) = prose.last() {
        let of_prose = |prose: &Prose| {
            let mut said = Said::of(prose.lang, prose.plain().into(), reading(prose.lang));
            prose.links.iter().map(crate::model::Link::written).for_each(|link| said.facts.add(link));
            said
        };
        compare(prose.iter().map(of_prose).collect(), Span::file(last.file));
    }
}

/// What is said in a language.
struct Said<'t> {
    lang: Lang,
    text: Cow<'t, str>,
    facts: Facts,
}

impl<'t> Said<'t> {
    fn of(lang: Lang, text: Cow<'t, str>, reading: &Reading) -> Self {
        Self { lang, facts: facts(&text, reading), text }
    }
}

fn list(facts: &BTreeSet<String>) -> String {
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    if facts.is_empty() { "–".to_owned() } else { facts.join(", ") }
}
