//! Ids of the office's document: each has one home, and whatever draws on one draws on a home.

use crate::check::register::SourceHome;
use crate::check::subject::Subject;
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::model::site::Any;
use crate::model::walk::Part;

/// Reports ids that a record draws on and that have no home.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        let Part::DrawsOn(source) = part else { return };
        if !subject.has_home(&source.value) {
            let lost =
                Diagnostic::new(&code::DANGLING_SOURCE, source.span).with("source", source.value.as_str());
            found.push(lost.hint("home").suggest(&source.value, subject.source_ids().iter().copied()));
        }
    });
}

/// Reports the later of two homes of an id, in the site's order.
pub fn twice(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for (id, source) in subject.each_source().filter(|(_, source)| source.homes.len() > 1) {
        let mut homes: Vec<&SourceHome> = source.homes.iter().collect();
        homes.sort_by_key(|home| subject.site.place(home.record));
        let first = homes[0].span;
        for home in &homes[1..] {
            let twice = Diagnostic::new(&code::DUPLICATE_SOURCE, home.span).with("source", id);
            let twice = twice.with("file", subject.sources.path(first.file)).with("line", Arg::Line(first));
            found.push(twice.hint("draws-on"));
        }
    }
}
