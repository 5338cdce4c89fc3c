//! Which records were read through or put into words when, newest first.

use jiff::civil::Date;

use crate::check::Checked;
use crate::model::Site;
use crate::model::site::Any;

/// A record and the day to which it was last brought.
#[derive(Debug, Clone, Copy)]
pub struct Change<'s> {
    /// The record.
    pub record: Any<'s>,
    /// The day on which it was read through, else the day whose state it describes.
    pub day: Date,
}

/// Every record with a date, newest first; records of one day in the site's order.
pub fn changes(site: &Checked<Site>) -> Vec<Change<'_>> {
    let dated = site.records.iter().filter_map(|record| {
        let meta = record.meta();
        Some(Change { record, day: meta.reviewed.or(meta.as_of)? })
    });
    let mut changes: Vec<Change> = dated.collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.day));
    changes
}
