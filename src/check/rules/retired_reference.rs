//! A reference to a record that has ended.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::Link;
use crate::model::meta::Status;
use crate::model::site::Any;
use crate::model::walk::Part;

/// Reports references of a record that holds to one that has ended.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    if record.meta().status != Status::Current {
        return;
    }
    record.walk(&mut |part| {
        if let Part::Link(link, _) = part {
            found.extend(retired(link, subject));
        }
    });
}

/// Reports references of the settings to records that have ended.
pub fn settings(subject: &Subject, found: &mut Vec<Diagnostic>) {
    found.extend(subject.site.config.links().filter_map(|link| retired(link, subject)));
}

fn retired(link: &Link, subject: &Subject) -> Option<Diagnostic> {
    let target = subject.site.record(link.target.get()?)?;
    let wrong = || Diagnostic::new(&code::RETIRED_REFERENCE, link.span).with("link", link.written());
    (!target.meta().is_listed()).then(|| wrong().hint("what-holds"))
}
