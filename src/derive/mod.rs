//! Tables that follow from the checked site: each is a function of it, and none is stored.
//!
//! Knows no page and no word of any language.

pub mod belonging;
pub mod changes;
pub mod headings;
pub mod hotlines;
pub mod inspection;
pub mod bans;
pub mod matrix;
mod place;
pub mod deadlines;
pub mod chain;
pub mod mentions;
pub mod penalties;
pub mod lists;
pub mod parts;
pub mod glossary;
pub mod quiz;
pub mod application;
pub mod start;
pub mod accepted;
pub mod status;

pub use place::{Place, Tracker};

use std::ops::Range;
use std::sync::OnceLock;

use crate::check::Checked;
use crate::model::{Kind, Site};
use belonging::Belonging;
use changes::Days;
use deadlines::Deadlines;
use glossary::Glossary;
use hotlines::Hotlines;
use lists::Lists;
use mentions::Mentions;
use parts::{List, Named, Part, Tables};

/// All that many pages and files ask for; each table is made once, when it is first asked for.
///
/// Tables are made without the thread pool: a thread of it that waits for a table must not be given work that
/// asks for the same one. Whoever renders in the pool calls [`Self::prepare`] first.
pub struct Derived<'s> {
    site: &'s Checked<Site>,
    mentions: OnceLock<Mentions<'s>>,
    deadlines: OnceLock<Deadlines<'s>>,
    hotlines: OnceLock<Hotlines<'s>>,
    belonging: OnceLock<Belonging<'s>>,
    days: OnceLock<Days>,
    lists: OnceLock<Lists<'s>>,
    glossary: OnceLock<Glossary<'s>>,
    tables: OnceLock<Tables<'s>>,
    /// Of each record what names it, by its number.
    named: Vec<OnceLock<Named<'s>>>,
    alphabet: OnceLock<bool>,
}

impl<'s> Derived<'s> {
    /// What follows from a site.
    pub fn of(site: &'s Checked<Site>) -> Self {
        Self {
            site,
            mentions: OnceLock::new(),
            deadlines: OnceLock::new(),
            hotlines: OnceLock::new(),
            belonging: OnceLock::new(),
            days: OnceLock::new(),
            lists: OnceLock::new(),
            glossary: OnceLock::new(),
            tables: OnceLock::new(),
            named: (0..site.names()).map(|_| OnceLock::new()).collect(),
            alphabet: OnceLock::new(),
        }
    }

    /// Makes every table, some side by side.
    pub fn prepare(&self) {
        rayon::join(
            || (self.mentions(), self.days(), self.glossary()),
            || (self.deadlines(), self.lists(), self.belonging(), self.tables(), self.alphabet()),
        );
    }

    /// Back references.
    pub fn mentions(&self) -> &Mentions<'s> {
        self.mentions.get_or_init(|| Mentions::of(self.site))
    }

    /// Every deadline.
    pub fn deadlines(&self) -> &Deadlines<'s> {
        self.deadlines.get_or_init(|| Deadlines::of(self.site))
    }

    /// Every telephone number.
    pub fn hotlines(&self) -> &Hotlines<'s> {
        self.hotlines.get_or_init(|| Hotlines::of(self.site))
    }

    /// What belongs to what.
    pub fn belonging(&self) -> &Belonging<'s> {
        self.belonging.get_or_init(|| Belonging::of(self.site))
    }

    /// The days of all records.
    pub fn days(&self) -> &Days {
        self.days.get_or_init(|| Days::of(self.site))
    }

    /// The lists over the whole site.
    pub fn lists(&self) -> &Lists<'s> {
        self.lists.get_or_init(|| Lists::of(self.site, self.hotlines()))
    }

    /// The terms.
    pub fn glossary(&self) -> &Glossary<'s> {
        self.glossary.get_or_init(|| Glossary::of(self.site))
    }

    /// Whether every name of the site fits on a page.
    pub fn alphabet(&self) -> bool {
        *self.alphabet.get_or_init(|| parts::has_alphabet(self.site))
    }

    /// Whether a list has any entry. A list without one has no page, and nothing leads there.
    pub fn has(&self, list: List) -> bool {
        match list {
            List::Hotlines => !self.hotlines().lines.is_empty(),
            List::Deadlines => !self.deadlines().rows.is_empty(),
            List::Penalties => !self.lists().penalties.is_empty(),
            List::Matrix => !matrix::bodies(self.site).is_empty(),
            List::Rights => !self.lists().rights.is_empty(),
            List::Limits => !self.lists().limits.is_empty(),
            List::Index(kind) => self.site.records.count(kind) > 0,
            List::Mentions(kind, id) => self.site.find(kind, id).is_some(),
        }
    }

    /// The parts of a list; none where it is whole.
    pub fn parts<'p>(&'p self, list: List<'p>) -> &'p [Part<'p>] {
        match list {
            List::Mentions(kind, id) => self.named(kind, id).map_or(&[], |named| &named.parts),
            list => self.tables().get(list),
        }
    }

    /// How many parts a list has, from 1. That of terms has its own in `glossary`.
    pub fn count(&self, list: List) -> usize {
        self.parts(list).len().max(1)
    }

    /// The places of a part's entries, of a list with so many entries. Parts count from 1.
    pub fn range(&self, list: List, part: usize, entries: usize) -> Range<usize> {
        self.parts(list).get(part - 1).map_or(0..entries, |part| part.range.clone())
    }

    /// The part in which a deadline stands, from 1, by its place among all rows.
    pub fn part_of_deadline(&self, at: usize) -> usize {
        self.tables().deadline(at)
    }

    /// Whether so much hangs on an agency that its page lists in short what others tell at length.
    pub fn crowded(&self, agency: &str) -> bool {
        self.named(Kind::Agency, agency).is_some_and(|named| named.crowded)
    }

    fn tables(&self) -> &Tables<'s> {
        self.tables.get_or_init(|| Tables::of(self.site, self.deadlines(), self.lists()))
    }

    fn named(&self, kind: Kind, id: &str) -> Option<&Named<'s>> {
        let record = self.site.find(kind, id)?;
        let own = self.named.get(record.number().index())?;
        Some(own.get_or_init(|| Named::of(self.site, self.mentions(), record)))
    }
}
