//! Agencies and laws that nothing names: left over, or a reference is missing somewhere.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::Kind;
use crate::model::walk::Part;

/// Reports agencies and laws without a reference. A reference by itself does not count.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if !subject.complete {
        return;
    }
    let mut used: BTreeSet<(Kind, &str)> = BTreeSet::new();
    let config = &subject.site.config;
    let named = std::iter::once(&config.publisher).chain(&config.upkeep.owner).chain(&config.start);
    used.extend(named.map(|link| (link.kind, link.id.as_str())));
    subject.each_part(|record, part| {
        if let Part::Link(link, _) = part
            && (record.kind(), &record.meta().id) != (link.kind, &link.id)
        {
            used.insert((link.kind, &link.id));
        }
    });
    let records = &subject.site.records;
    for agency in records.agencies.iter().filter(|agency| !used.contains(&(Kind::Agency, &agency.meta.id))) {
        let unused =
            Diagnostic::new(&code::UNUSED_AGENCY, agency.meta.span).with("id", agency.meta.id.as_str());
        found.push(unused.hint("use-or-remove"));
    }
    for law in records.laws.iter().filter(|law| !used.contains(&(Kind::Law, &law.meta.id))) {
        let unused = Diagnostic::new(&code::UNUSED_LAW, law.meta.span).with("id", law.meta.id.as_str());
        found.push(unused.hint("use-or-remove"));
    }
}
