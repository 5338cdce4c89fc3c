//! Tables that follow from the checked site: each is a function of it, and none is stored.
//!
//! Knows no page and no word of any language.

pub mod chain;
pub mod changes;
pub mod deadlines;
pub mod headings;
pub mod hotlines;
pub mod inspection;
pub mod matrix;
pub mod mentions;
pub mod penalties;
mod place;
pub mod quiz;
pub mod start;

pub use place::{Place, Tracker};

use crate::check::Checked;
use crate::model::Site;
use changes::Days;
use deadlines::Deadlines;
use mentions::Mentions;

/// All that many pages and files ask for, made once for a site.
pub struct Derived<'s> {
    /// Back references.
    pub mentions: Mentions<'s>,
    /// Every deadline.
    pub deadlines: Deadlines<'s>,
    /// The days of all records.
    pub days: Days,
}

impl<'s> Derived<'s> {
    /// What follows from a site.
    pub fn of(site: &'s Checked<Site>) -> Self {
        Self { mentions: Mentions::of(site), deadlines: Deadlines::of(site), days: Days::of(site) }
    }
}
