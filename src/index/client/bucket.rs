//! Buckets: terms that lie in one part, with their postings.

use std::collections::{BTreeMap, BTreeSet};

use super::super::pack::number;
use super::super::part::{json, object};
use super::heads::Heads;
use super::postings::Listed;

/// Terms in order.
pub type All = BTreeMap<String, Listed>;

/// A part of terms.
pub struct Bucket {
    /// The terms as they are written, apart by spaces.
    terms: String,
    /// Their postings one after the other, each after its length.
    postings: String,
    /// What results show of the records that are called by them, as JSON.
    heads: Option<String>,
    /// The terms in their order, and where the rows have them, packed.
    pub places: Vec<(String, String)>,
    /// How many of its terms, in their order, have their places in which part.
    pub places_in: Vec<(usize, String)>,
}

impl Bucket {
    /// Of terms, each with how it is written; with heads if they are to stand beside terms.
    pub fn of<'p>(
        listed: impl Iterator<Item = (&'p str, String, &'p Listed)>,
        heads: Option<&Heads>,
    ) -> Self {
        let (mut terms, mut postings) = (String::new(), String::new());
        let (mut all_best, mut all_places) = (BTreeSet::new(), Vec::new());
        for (term, written, Listed { packed, best, places }) in listed {
            terms.push_str(if terms.is_empty() { "" } else { " " });
            terms.push_str(&written);
            number(packed.len() as u32, &mut postings);
            postings.push_str(packed);
            all_best.extend(best);
            all_places.push((term.to_owned(), places.clone()));
        }
        let heads = heads.map(|heads| heads.listed(all_best));
        Self { terms, postings, heads, places: all_places, places_in: Vec::new() }
    }

    /// What it hands over.
    pub fn into_json(self) -> String {
        let values = [
            ("heads", self.heads),
            ("places", Some(json(&self.places_in))),
            ("postings", Some(json(&self.postings))),
            ("terms", Some(json(&self.terms))),
        ];
        object(values.into_iter().filter_map(|(key, value)| Some((key, value?))))
    }
}
