//! Lists that grow with the site, cut into parts that stand on pages of their own.
//!
//! Where a list is cut follows from what its entries weigh as estimated, the same in every language, so
//! that a small site has every list whole and a page never grows with the site.

pub mod cut;
mod list;
pub mod weight;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::deadlines::Deadlines;
use super::lists::Lists;
use super::mentions::Mentions;
use crate::check::Checked;
use crate::model::site::Any;
use crate::model::{Kind, Site};

/// A list that may be too long for one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List<'s> {
    /// All telephone numbers.
    Hotlines,
    /// All deadlines.
    Deadlines,
    /// All penalties.
    Penalties,
    /// Who is responsible for what.
    Matrix,
    /// What those who are inspected may do, and what inspectors must do.
    Rights,
    /// What inspectors must not do.
    Limits,
    /// All records of a type.
    Index(Kind),
    /// What names a record.
    Mentions(Kind, &'s str),
}

/// A part of a list.
#[derive(Debug, Clone)]
pub struct Part<'s> {
    /// The places of its entries in the list.
    pub range: Range<usize>,
    /// The record to which its first entry belongs, and that of its last one.
    pub ends: (Any<'s>, Any<'s>),
}

/// The parts of all lists that are cut.
#[derive(Debug, Default)]
pub struct Parts<'s> {
    /// The lists that have more than one part.
    lists: BTreeMap<List<'s>, Vec<Part<'s>>>,
    /// The part of each deadline, by its place among all rows; empty where they are on one page.
    times: Vec<usize>,
    crowded: BTreeSet<&'s str>,
    alphabet: bool,
}

impl<'s> Parts<'s> {
    /// The parts of a site's lists.
    pub fn of(
        site: &'s Checked<Site>,
        mentions: &Mentions<'s>,
        deadlines: &Deadlines<'s>,
        lists: &Lists<'s>,
    ) -> Self {
        let mut parts = Parts { alphabet: list::alphabet(site) <= cut::NAMES, ..Parts::default() };
        for (list, entries) in list::tables(site, deadlines, lists) {
            parts.add(list, &entries, cut::TABLE);
        }
        if parts.count(List::Deadlines) > 1 {
            parts.times = vec![1; deadlines.rows.len()];
            for (entry, (_, at)) in deadlines.by_form().into_iter().enumerate() {
                parts.times[at] = parts.part(List::Deadlines, entry);
            }
        }
        for record in site.records.iter().filter(|record| record.kind() != Kind::Term) {
            let crowded = match record {
                Any::Agency(agency) => list::agency(site, mentions, agency) > cut::PAIR.whole,
                _ => false,
            };
            let (kind, id) = (record.kind(), record.meta().id.as_str());
            if crowded {
                parts.crowded.insert(id);
            }
            let entries = list::mentions(&mentions.listed(record, crowded));
            parts.add(List::Mentions(kind, id), &entries, cut::PAIR);
        }
        parts
    }

    fn add(&mut self, list: List<'s>, entries: &[list::Weighed<'s>], bounds: cut::Bounds) {
        let weights: Vec<cut::Entry> = entries.iter().map(|(entry, _)| *entry).collect();
        let ranges = cut::cut(&weights, bounds);
        if ranges.len() > 1 {
            let ends = |range: &Range<usize>| (entries[range.start].1, entries[range.end - 1].1);
            let parts = ranges.into_iter().map(|range| Part { ends: ends(&range), range });
            self.lists.insert(list, parts.collect());
        }
    }

    /// The parts of a list; none where it is whole.
    pub fn get<'p>(&'p self, list: List<'p>) -> &'p [Part<'p>] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// How many parts a list has, from 1. That of terms has its own in `glossary`.
    pub fn count(&self, list: List) -> usize {
        self.get(list).len().max(1)
    }

    /// The places of a part's entries, of a list with so many entries. Parts count from 1.
    pub fn range(&self, list: List, part: usize, entries: usize) -> Range<usize> {
        self.get(list).get(part - 1).map_or(0..entries, |part| part.range.clone())
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

    /// Whether so much hangs on an agency that its page lists in short what others tell at length.
    pub fn crowded(&self, agency: &str) -> bool {
        self.crowded.contains(agency)
    }

    /// Whether every name of the site fits on a page.
    pub fn alphabet(&self) -> bool {
        self.alphabet
    }
}
