//! What the languages of a site know of one another: how many rows each has, how long they are, and how many have
//! which term.

use serde::{Deserialize, Serialize};
use tantivy::query::Bm25StatisticsProvider;
use tantivy::termdict::TermStreamer;

use super::super::store::Store;
use crate::query::Fingerprint;

/// A language as the others see it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Census {
    rows: u64,
    /// How many terms the rows have in each field, those that stand twice counted twice.
    lengths: Vec<u64>,
    /// How many rows have a term in a field, by the [`name`] of both, in the order of names.
    terms: Vec<(Fingerprint, u32)>,
}

/// What a term of a field is known by.
fn name(field: usize, term: &[u8]) -> Fingerprint {
    Fingerprint::of(&(field, term))
}

impl Census {
    /// Of a language.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(store: &Store) -> tantivy::Result<Self> {
        let mut census = Self { rows: store.searcher.total_num_docs()?, ..Self::default() };
        for (at, field) in store.fields.iter().enumerate() {
            census.lengths.push(store.searcher.total_num_tokens(*field)?);
            let reader = store.searcher.segment_reader(0).inverted_index(*field)?;
            let mut terms: TermStreamer = reader.terms().stream()?;
            while terms.advance() {
                census.terms.push((name(at, terms.key()), terms.value().doc_freq));
            }
        }
        census.terms.sort_unstable();
        Ok(census)
    }

    /// How many rows have a term in a field.
    fn often(&self, name: Fingerprint) -> u32 {
        self.terms.binary_search_by_key(&name, |(known, _)| *known).map_or(0, |at| self.terms[at].1)
    }
}

/// What the parts of a language take from all languages together.
pub struct Around<'c> {
    own: &'c Census,
    others: Vec<&'c Census>,
    /// The number of rows in all languages.
    pub rows_in_all: u64,
    /// The average length of each field, over all languages.
    pub averages: Vec<f32>,
}

impl<'c> Around<'c> {
    /// Around the language at a place.
    pub fn of(all: &'c [Census], at: usize) -> Self {
        let rows_in_all = all.iter().map(|census| census.rows).sum();
        let length = |field: usize| all.iter().map(|census| census.lengths[field]).sum::<u64>();
        let average = |field| length(field) as f32 / u64::max(rows_in_all, 1) as f32;
        let averages = (0..all[at].lengths.len()).map(average).collect();
        let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, census)| census);
        Self { own: &all[at], others: others.collect(), rows_in_all, averages }
    }

    /// How many rows of other languages have a term in a field.
    pub fn often(&self, field: usize, term: &[u8]) -> u32 {
        let name = name(field, term);
        self.others.iter().map(|census| census.often(name)).sum()
    }

    /// The fingerprint of how many rows of other languages have which terms of the language.
    pub fn shared(&self) -> Fingerprint {
        let often = |(name, _): &(Fingerprint, u32)| {
            let often: u32 = self.others.iter().map(|census| census.often(*name)).sum();
            (often > 0).then_some((*name, often))
        };
        Fingerprint::all(self.own.terms.iter().filter_map(often))
    }
}
