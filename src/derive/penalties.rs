//! Every penalty of the site, in reading order.

use super::place::{Place, Tracker};
use crate::check::Checked;
use crate::model::value::Penalty;
use crate::model::walk::Part;
use crate::model::{Kind, Site};

/// A penalty and where it stands; its next rungs hang on it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    /// The penalty.
    pub penalty: &'s Penalty,
    /// Where it stands.
    pub place: Place<'s>,
}

/// The penalties of all records but procedures, whose steps repeat what stands at its home.
pub fn penalties(site: &Checked<Site>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for record in
        site.records.iter().filter(|record| record.kind() != Kind::Procedure && record.meta().is_listed())
    {
        let mut tracker = Tracker::new(record);
        // A next rung is handed on right after the rung that it hangs on.
        let mut next: Option<&Penalty> = None;
        record.walk(&mut |part| {
            tracker.see(part);
            if let Part::Penalty(penalty) = part {
                if !next.is_some_and(|next| std::ptr::eq(next, penalty)) {
                    rows.push(Row { penalty, place: tracker.place() });
                }
                next = penalty.then.as_deref();
            }
        });
    }
    rows
}
