//! Agencies and laws that nothing names: left over, or a reference is missing somewhere.

use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, code};
use crate::model::Meta;
use crate::model::record::Record;

/// Reports agencies and laws without a reference. A reference by itself does not count.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let records = &subject.site.records;
    let agencies = records.agencies.iter().map(|agency| (agency.meta(), &code::UNUSED_AGENCY));
    let laws = records.laws.iter().map(|law| (law.meta(), &code::UNUSED_LAW));
    let named = |meta: &Meta| {
        let by_settings = subject.site.config.links().any(|link| link.target.get() == meta.number.get());
        by_settings || meta.number.get().is_some_and(|name| subject.is_named(name))
    };
    let unused = |(meta, code): (&Meta, &'static Code)| {
        Diagnostic::new(code, meta.span).with("id", meta.id.as_str()).hint("use-or-remove")
    };
    found.extend(agencies.chain(laws).filter(|(meta, _)| !named(meta)).map(unused));
}
