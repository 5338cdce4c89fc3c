//! A word that the site has agreed to write otherwise: two words for one thing make readers look for a difference.

use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Prose};

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

/// Reports each avoided word of a text once, where it stands first in the span.
fn report(text: &str, lang: Lang, span: Span, subject: &Subject, found: &mut Vec<Diagnostic>) {
    for words in &subject.site.config.words {
        for word in words.avoid.get(lang) {
            let Some(written) = stands(text, word) else { continue };
            let span = spot::of_words(written, span, subject.sources).unwrap_or(span);
            let preferred = words.prefer.show(lang).text;
            found.push(
                Diagnostic::new(&code::AVOIDED_WORD, span).with("word", written).with("preferred", preferred),
            );
        }
    }
}

/// A word as it stands in a text, in whatever letters, and not as a part of another word. Han characters have no
/// spaces around them and count anywhere.
fn stands<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let joins = |c: Option<char>, own: Option<char>| {
        let is_letter = |c: char| c.is_alphanumeric() && !crate::text::is_han(c);
        c.is_some_and(is_letter) && own.is_some_and(is_letter)
    };
    let starts = text.char_indices().map(|(at, _)| at);
    let mut places = starts.filter_map(|at| Some((at, text.get(at..at + word.len())?)));
    let found = places.find(|(at, piece)| {
        let (before, after) = (text[..*at].chars().next_back(), text[at + piece.len()..].chars().next());
        piece.to_lowercase() == word.to_lowercase()
            && !joins(before, word.chars().next())
            && !joins(after, word.chars().next_back())
    });
    found.map(|(_, piece)| piece)
}

#[cfg(test)]
mod tests {
    use super::stands;

    #[test]
    fn a_word_is_no_part_of_another() {
        assert_eq!(stands("The Elevator stops.", "elevator"), Some("Elevator"));
        assert_eq!(stands("elevators", "elevator"), None);
        assert_eq!(stands("unlicense", "license"), None);
        assert_eq!(stands("看录入说明。", "录入说明"), Some("录入说明"));
        assert_eq!(stands("é", "elevator"), None);
    }
}
