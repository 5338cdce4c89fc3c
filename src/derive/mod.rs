//! Tables that follow from the checked site: each is a function of it, and none is stored.
//!
//! Knows no page and no word of any language.

pub mod belonging;
pub mod chain;
pub mod changes;
pub mod deadlines;
pub mod glossary;
pub mod headings;
pub mod hotlines;
pub mod inspection;
pub mod lists;
pub mod matrix;
pub mod mentions;
pub mod parts;
pub mod penalties;
mod place;
pub mod quiz;
pub mod start;

pub use place::{Place, Tracker};

use crate::check::Checked;
use crate::model::Site;
use belonging::Belonging;
use changes::Days;
use deadlines::Deadlines;
use glossary::Glossary;
use hotlines::Hotlines;
use lists::Lists;
use mentions::Mentions;
use parts::Parts;

/// All that many pages and files ask for, made once for a site.
pub struct Derived<'s> {
    /// Back references.
    pub mentions: Mentions<'s>,
    /// Every deadline.
    pub deadlines: Deadlines<'s>,
    /// Every telephone number.
    pub hotlines: Hotlines<'s>,
    /// What belongs to what.
    pub belonging: Belonging<'s>,
    /// The days of all records.
    pub days: Days,
    /// The lists over the whole site.
    pub lists: Lists<'s>,
    /// The terms.
    pub glossary: Glossary<'s>,
    /// Where long lists are cut.
    pub parts: Parts<'s>,
}

impl<'s> Derived<'s> {
    /// What follows from a site.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let ((mentions, deadlines), (hotlines, belonging)) = rayon::join(
            || (Mentions::of(site), Deadlines::of(site)),
            || (Hotlines::of(site), Belonging::of(site)),
        );
        let lists = Lists::of(site, &hotlines);
        let parts = Parts::of(site, &mentions, &deadlines, &lists);
        let (days, glossary) = (Days::of(site), Glossary::of(site));
        Self { mentions, deadlines, hotlines, belonging, days, lists, glossary, parts }
    }
}
