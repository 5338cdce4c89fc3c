//! Which records were held against their source or put into words when, newest first.

use jiff::civil::Date;

use crate::check::Checked;
use crate::model::Site;
use crate::model::record::Meta;
use crate::model::site::Any;

/// A record and the day to which it was last brought.
#[derive(Debug, Clone, Copy)]
pub struct Change<'s> {
    /// The record.
    pub record: Any<'s>,
    /// The day on which it was held against its source, else the day whose state it describes.
    pub day: Date,
}

/// Every record with a date, newest first; records of one day in the site's order.
pub fn changes(site: &Checked<Site>) -> Vec<Change<'_>> {
    let mut changes: Vec<Change> = site.records.iter().filter_map(|record| change(site, record)).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.day));
    changes
}

/// The day to which a record was last brought, if there is one.
pub fn change<'s>(site: &'s Checked<Site>, record: Any<'s>) -> Option<Change<'s>> {
    let upkeep = site.upkeep(record.meta());
    Some(Change { record, day: upkeep.reviewed.or(upkeep.as_of)? })
}

/// The last day to which a record was brought, if any has one.
pub fn newest(site: &Checked<Site>) -> Option<Date> {
    site.records.iter().filter_map(|record| change(site, record)).map(|change| change.day).max()
}

/// What every page asks of the days of all records.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// Whether any record has a day, and so a change to tell of.
    pub any: bool,
    /// The day by which every record had been held against its source: the oldest of all, if each has one.
    pub checked: Option<Date>,
}

impl Days {
    /// The days of a site.
    pub fn of(site: &Checked<Site>) -> Self {
        let all = &site.config.upkeep;
        let metas = || site.records.iter().map(|record| record.meta());
        let reviewed: Option<Vec<Date>> = metas().map(|meta| meta.reviewed.or(all.reviewed)).collect();
        let has_day = |meta: &Meta| meta.reviewed.or(all.reviewed).or(meta.as_of).or(all.as_of).is_some();
        Self { any: metas().any(has_day), checked: reviewed.and_then(|days| days.into_iter().min()) }
    }
}
