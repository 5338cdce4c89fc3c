//! Days that cannot be: a record that is to be checked again before it was checked.

use jiff::civil::Date;

use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::Site;
use crate::model::record::Meta;
use crate::model::site::Any;
use crate::tree::SourceTree;

/// Reports records whose `review_by` lies before their `reviewed`.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let meta = record.meta();
    if let (Some(reviewed), Some(by)) = (meta.reviewed, meta.review_by)
        && by < reviewed
    {
        let wrong = at(meta, "review_by", by, subject.sources)
            .with("date", by.to_string())
            .with("other", reviewed.to_string());
        found.push(wrong.hint("after"));
    }
}

/// Reports days of the past that lie after `today`.
pub fn future(site: &Site, sources: &SourceTree, today: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for meta in site.records.iter().map(|record| record.meta()) {
        let days = [("reviewed", meta.reviewed), ("as_of", meta.as_of)];
        let days =
            days.into_iter().filter_map(|(field, date)| Some((field, date.filter(|date| *date > today)?)));
        for (field, date) in days {
            let wrong = at(meta, field, date, sources);
            let wrong = wrong.with("date", date.to_string()).with("other", today.to_string());
            found.push(wrong.hint("not-yet"));
        }
    }
    found
}

/// The report on the day of a field, where it stands in the record's file.
fn at(meta: &Meta, field: &str, date: Date, sources: &SourceTree) -> Diagnostic {
    let start = meta.span.start as usize;
    let rest = Span::new(meta.span.file, start, sources.bytes(meta.span.file).len());
    // A telling beginning is not enough, so the whole is looked for.
    let place = spot::of_words(&format!("{field}: {date}"), rest, sources);
    let day = |place: Span| Span { start: place.end - date.to_string().len() as u32, ..place };
    Diagnostic::new(&code::IMPOSSIBLE_DATE, place.map_or(meta.span, day))
}
