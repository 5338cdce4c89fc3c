//! A case and a boundary that do not name each other: the page of one leads to the other, and nothing leads back.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Level, code};
use crate::model::Link;
use crate::model::site::Any;

/// Reports the half of each pair whose other half names another record, or none.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let records = &subject.site.records;
    for case in records.cases.iter() {
        if let Some(Any::Boundary(other)) = subject.site.find(case.boundary.kind, &case.boundary.id) {
            let own = format!("case: {}", case.meta.id);
            let back = other.case.as_ref();
            // A reference that leads nowhere was reported, and may be meant to lead back.
            if back.is_none_or(|back| subject.site.find(back.kind, &back.id).is_some()) {
                found.extend(half(&case.boundary, back, &case.meta.id, own));
            }
        }
    }
    for boundary in records.boundaries.iter() {
        let Some(link) = &boundary.case else { continue };
        if let Some(Any::Case(other)) = subject.site.find(link.kind, &link.id) {
            let own = format!("boundary: {}", boundary.meta.id);
            let back = &other.boundary;
            if subject.site.find(back.kind, &back.id).is_some() {
                found.extend(half(link, Some(back), &boundary.meta.id, own));
            }
        }
    }
}

/// The report on a reference to a record that names `back` where it should name `id`, as `own` says.
fn half(link: &Link, back: Option<&Link>, id: &str, own: String) -> Option<Diagnostic> {
    if back.is_some_and(|back| back.id == id) {
        return None;
    }
    let half = Diagnostic::new(&code::ONE_SIDED, link.span).with("link", link.written());
    let half = half.hint_with("name-back", "field", own);
    // Where nothing is named on the other side, it may be meant that way.
    Some(Diagnostic { level: if back.is_some() { Level::Warning } else { Level::Note }, ..half })
}
