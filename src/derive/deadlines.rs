//! Every deadline of the site, in reading order.

use super::place::{Place, Tracker};
use crate::check::Checked;
use crate::model::value::Deadline;
use crate::model::walk::Part;
use crate::model::{Kind, Site};

/// A deadline and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    /// The deadline.
    pub deadline: &'s Deadline,
    /// Where it stands.
    pub place: Place<'s>,
}

/// The deadlines of all records but procedures, whose steps repeat what stands at its home.
pub fn deadlines(site: &Checked<Site>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for record in site.records.iter().filter(|record| record.kind() != Kind::Procedure) {
        let mut tracker = Tracker::new(record);
        record.walk(&mut |part| {
            tracker.see(part);
            if let Part::Deadline(deadline) = part {
                rows.push(Row { deadline, place: tracker.place() });
            }
        });
    }
    rows
}
