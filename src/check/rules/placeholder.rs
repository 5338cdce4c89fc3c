//! Words that stand for what was to be written later: 待补, TODO, ××.

use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::site::Any;
use crate::model::walk::Part;

/// What is left in a text that is not finished, with what may follow it in one that is.
const LEFT: [(&str, &[char]); 9] = [
    ("××", &[]),
    ("XXX", &[]),
    ("xxx", &[]),
    ("TODO", &[]),
    ("TBD", &[]),
    ("FIXME", &[]),
    // 待补正 is a step of many procedures.
    ("待补", &['正', '缴', '报', '办', '贴', '助']),
    ("待填", &['报']),
    ("？？", &[]),
];

/// Reports texts, editor's notes left out, in which something is left open.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut is_note = false;
    record.walk(&mut |part| {
        let Part::Text(text) = part else {
            is_note = matches!(part, Part::Note(_));
            return;
        };
        if std::mem::take(&mut is_note) {
            return;
        }
        if let Some(words) = text.iter().find_map(|(_, text)| left(text)) {
            let place = spot::of_words(words, text.span, subject.sources).unwrap_or(text.span);
            found.push(Diagnostic::new(&code::PLACEHOLDER, place).with("words", words).hint("fill-in"));
        }
    });
}

fn left(text: &str) -> Option<&'static str> {
    LEFT.into_iter().find_map(|(words, goes_on)| {
        let open = text.match_indices(words).any(|(at, _)| !text[at + words.len()..].starts_with(goes_on));
        open.then_some(words)
    })
}
