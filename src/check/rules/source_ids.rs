//! Ids of the office's document: each has one home, and whatever draws on one draws on a home.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::{Arg, Diagnostic, Span, Spanned, code};
use crate::model::walk::Part;

/// Reports ids with two homes, and ids that are drawn on and have none.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut homes: BTreeMap<&str, Span> = BTreeMap::new();
    let mut drawn: Vec<&Spanned<String>> = Vec::new();
    subject.each_part(|_, part| match part {
        Part::Source(source) => match homes.get(source.value.as_str()) {
            Some(first) => found.push(twice(source, *first, subject)),
            None => drop(homes.insert(&source.value, source.span)),
        },
        Part::DrawsOn(source) => drawn.push(source),
        _ => {}
    });
    if !subject.complete {
        // The home may be in a record that could not be read.
        return;
    }
    for source in drawn.into_iter().filter(|source| !homes.contains_key(source.value.as_str())) {
        let lost = Diagnostic::new(&code::DANGLING_SOURCE, source.span).with("source", source.value.as_str());
        found.push(lost.hint("home").suggest(&source.value, homes.keys().copied()));
    }
}

fn twice(source: &Spanned<String>, first: Span, subject: &Subject) -> Diagnostic {
    let found = Diagnostic::new(&code::DUPLICATE_SOURCE, source.span).with("source", source.value.as_str());
    found.with("file", subject.sources.path(first.file)).with("line", Arg::Line(first)).hint("draws-on")
}
