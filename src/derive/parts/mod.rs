//! Lists that grow with the site, cut into parts that stand on pages of their own.
//!
//! Where a list is cut follows from what its entries weigh as estimated, the same in every language, so
//! that a small site has every list whole and a page never grows with the site.

pub mod cut;
pub mod weight;
mod list;

use std::collections::BTreeMap;
use std::ops::Range;

use super::deadlines::Deadlines;
use super::lists::Lists;
use super::mentions::Mentions;
use crate::check::Checked;
use crate::model::site::Any;
use crate::model::{Kind, Site};

/// Hands the table of lists over the whole site to a macro: a row is a list with the function of `list.rs`
/// that says what its entries weigh. It is the list of the page of the same name.
macro_rules! lists {
    ($then:ident) => {
        $then! {
            /// All telephone numbers.
            Hotlines hotlines;
            /// All deadlines.
            Deadlines deadlines;
            /// All penalties.
            Penalties penalties;
            /// Who is responsible for what.
            Matrix matters;
            /// What those who are inspected may do, and what inspectors must do.
            Rights rights;
            /// What inspectors must not do.
            Limits limits;
        }
    };
}
pub(crate) use lists;

macro_rules! list {
    ($($(#[$doc:meta])* $list:ident $entries:ident;)*) => {
        /// A list that may be too long for one page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum List<'s> {
            $(
                $(#[$doc])*
                $list,
            )*
            /// All records of a type.
            Index(Kind),
            /// What names a record.
            Mentions(Kind, &'s str),
        }
    };
}

lists!(list);

/// A part of a list.
#[derive(Debug, Clone)]
pub struct Part<'s> {
    /// The places of its entries in the list.
    pub range: Range<usize>,
    /// The record to which its first entry belongs, and that of its last one.
    pub ends: (Any<'s>, Any<'s>),
}

/// What names a record, on its page.
#[derive(Debug)]
pub struct Named<'s> {
    /// Whether so much hangs on it that its page lists in short what others tell at length.
    pub crowded: bool,
    /// The parts of the list; none where it is whole.
    pub parts: Vec<Part<'s>>,
}

impl<'s> Named<'s> {
    /// Of a record.
    pub fn of(site: &'s Checked<Site>, mentions: &Mentions<'s>, record: Any<'s>) -> Self {
        let crowded = match record {
            Any::Agency(agency) => list::agency(site, mentions, agency) > cut::PAIR.whole,
            _ => false,
        };
        let entries = list::mentions(&mentions.listed(record, crowded));
        Self { crowded, parts: parts(&entries, cut::PAIR) }
    }
}

/// The parts of the lists over the whole site.
#[derive(Debug, Default)]
pub struct Tables<'s> {
    /// The lists that have more than one part.
    lists: BTreeMap<List<'s>, Vec<Part<'s>>>,
    /// The part of each deadline, by its place among all rows; empty where they are on one page.
    times: Vec<usize>,
}

impl<'s> Tables<'s> {
    /// The parts of a site's lists.
    pub fn of(site: &'s Checked<Site>, deadlines: &Deadlines<'s>, lists: &Lists<'s>) -> Self {
        let mut tables = Self::default();
        let sources = list::Sources { site, deadlines, lists };
        for (list, entries) in sources.tables() {
            let parts = parts(&entries, cut::TABLE);
            if !parts.is_empty() {
                tables.lists.insert(list, parts);
            }
        }
        if !tables.get(List::Deadlines).is_empty() {
            tables.times = vec![1; deadlines.rows.len()];
            for (entry, (_, at)) in deadlines.by_form().into_iter().enumerate() {
                tables.times[at] = tables.part(List::Deadlines, entry);
            }
        }
        tables
    }

    /// The parts of a list; none where it is whole.
    pub fn get<'p>(&'p self, list: List<'p>) -> &'p [Part<'p>] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The part in which a deadline stands, from 1, by its place among all rows.
    pub fn deadline(&self, at: usize) -> usize {
        self.times.get(at).copied().unwrap_or(1)
    }

    /// The part in which an entry of a list stands, from 1.
    fn part(&self, list: List, entry: usize) -> usize {
        let parts = self.get(list);
        parts.partition_point(|part| part.range.end <= entry).min(parts.len().saturating_sub(1)) + 1
    }
}

/// The parts of a list; none where it is whole.
fn parts<'s>(entries: &[list::Weighed<'s>], bounds: cut::Bounds) -> Vec<Part<'s>> {
    let weights: Vec<cut::Entry> = entries.iter().map(|(entry, _)| *entry).collect();
    let ranges = cut::cut(&weights, bounds);
    if ranges.len() < 2 {
        return Vec::new();
    }
    let ends = |range: &Range<usize>| (entries[range.start].1, entries[range.end - 1].1);
    ranges.into_iter().map(|range| Part { ends: ends(&range), range }).collect()
}

/// Whether every name of a site fits on a page.
pub fn has_alphabet(site: &Checked<Site>) -> bool {
    list::alphabet(site) <= cut::NAMES
}
