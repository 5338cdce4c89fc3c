//! A word that the site has agreed to write otherwise: two words for one thing make readers look for a difference.

use std::ops::Range;

use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Prose};
use crate::reading::word::places;

/// Reports words that `site.yaml` lists as avoided, in the language for which it does. Other names of a record may be
/// any words, since readers type them.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.site.config.words.is_empty() {
        return;
    }
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            for (lang, words) in text.iter() {
                report(words, lang, text.span, subject, found);
            }
        }
    });
    for prose in &record.meta().prose {
        in_prose(prose, subject, found);
    }
}

fn in_prose(prose: &Prose, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let length = subject.sources.bytes(prose.file).len();
    report(&prose.plain(), prose.lang, Span::new(prose.file, 0, length), subject, found);
}

/// Reports each avoided word of a text once, where it stands first outside of names.
fn report(text: &str, lang: Lang, span: Span, subject: &Subject, found: &mut Vec<Diagnostic>) {
    for words in &subject.site.config.words {
        for word in words.avoid.get(lang) {
            let places = places(text, word);
            let Some(place) = places.into_iter().find(|place| !is_in_name(text, place, lang, subject)) else {
                continue;
            };
            let written = &text[place];
            let span = spot::of_words(written, span, subject.sources).unwrap_or(span);
            let preferred = words.prefer.show(lang).text;
            found.push(
                Diagnostic::new(&code::AVOIDED_WORD, span).with("word", written).with("preferred", preferred),
            );
        }
    }
}

/// Whether a place is within the name of a body or the title of a law, which are as they are.
fn is_in_name(text: &str, place: &Range<usize>, lang: Lang, subject: &Subject) -> bool {
    let named = [Kind::Agency, Kind::Law].into_iter().flat_map(|kind| subject.site.records.of(kind));
    named.map(|record| record.title().show(lang).text).any(|name| {
        let mut places = text.match_indices(name).map(|(at, _)| at..at + name.len());
        name.len() > place.len() && places.any(|name| name.start <= place.start && place.end <= name.end)
    })
}
