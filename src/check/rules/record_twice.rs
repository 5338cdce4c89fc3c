//! Two records of one type with the same name: a copy that was left, or readers who cannot tell them apart.

use std::collections::BTreeMap;

use crate::check::subject::Subject;
use crate::diagnostic::{Arg, Diagnostic, Level, code};
use crate::model::Kind;
use crate::model::kind::Home;
use crate::model::site::Any;

/// Reports the copy of two records that have the same name in every language.
///
/// If one id begins as the other does (`training`, `training-2`), it is a copy beyond doubt. Two files that say the same
/// under other names are told as perhaps meant. Two units of one name in different agencies are, and so are
/// two procedures of one name.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<(Kind, Vec<&str>), Vec<Any>> = BTreeMap::new();
    for record in subject.site.records.iter() {
        let names: Vec<&str> = record.title().iter().map(|(_, name)| name).collect();
        if names.len() == subject.site.config.languages.len() {
            known.entry((record.kind(), names)).or_default().push(record);
        }
    }
    for ((kind, names), records) in known.iter().filter(|(_, records)| records.len() > 1) {
        for pair in records.windows(2) {
            let (original, copy) = in_order(pair[0], pair[1], subject);
            let sure = is_copy(&original.meta().id, &copy.meta().id);
            let bytes = |record: Any| subject.sources.bytes(record.meta().span.file);
            let same = kind.home() == Home::Folder && bytes(original) == bytes(copy);
            if !sure && !same {
                continue;
            }
            let twice =
                Diagnostic::new(&code::RECORD_TWICE, copy.meta().span).with("type", Arg::Word(kind.word()));
            let twice =
                twice.with("name", names[0]).with("file", subject.sources.path(original.meta().span.file));
            let twice = twice.with("line", Arg::Line(original.meta().span)).hint("delete-or-rename");
            found.push(Diagnostic { level: if sure { Level::Warning } else { Level::Note }, ..twice });
        }
    }
}

/// The original and the copy: the copy's id goes on where the other ends, or fewer places refer to it.
fn in_order<'s>(a: Any<'s>, b: Any<'s>, subject: &Subject) -> (Any<'s>, Any<'s>) {
    let rank = |record: Any<'s>, other: Any<'s>| {
        let goes_on = record.meta().id.starts_with(other.meta().id.as_str());
        let named = record.meta().number.get().map_or(0, |name| subject.referrers(name));
        (goes_on, std::cmp::Reverse(named), record.meta().id.clone())
    };
    if rank(a, b) <= rank(b, a) { (a, b) } else { (b, a) }
}

fn is_copy(original: &str, copy: &str) -> bool {
    copy.strip_prefix(original).is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
}
