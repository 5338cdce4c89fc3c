//! Terms and their postings, cut into parts: [`super::han`] and [`super::words`] say which go together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::pack::number;
use super::super::vocabulary::is_han_term;
use super::Own;
use super::postings::{Listed, listed};
use super::{han, heads, words};

/// The parts of the terms of a language.
pub struct Terms {
    /// Characters with which the Han terms of a part begin, pairs that are apart, and the part.
    pub han: Vec<(String, String, Part)>,
    /// The first key of a part of other terms, and the part.
    pub words: Vec<(String, Part)>,
}

/// A part of terms.
pub struct Part {
    /// What it hands over but the name of the part that has its places.
    pub value: Value,
    /// Its terms in their order, and where the rows have them, packed.
    pub places: Vec<(String, String)>,
}

/// Terms in order.
pub type All = BTreeMap<String, Listed>;
/// What results show of each record, if it is to stand beside terms.
pub type Heads<'a> = Option<&'a [Vec<Value>]>;

impl Terms {
    /// The terms of a language.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(own: &Own, heads: Heads) -> tantivy::Result<Self> {
        let (han, words): (All, All) = listed(own)?.into_iter().partition(|(term, _)| is_han_term(term));
        Ok(Self { han: han::parts(own, &han, heads), words: words::parts(own, &words, heads) })
    }
}

/// Terms, each with how it is written: apart by spaces, their postings one after the other, each with its
/// length, and what results show of the records that are called by them.
pub fn part<'p>(listed: impl Iterator<Item = (&'p str, String, &'p Listed)>, heads: Heads) -> Part {
    let (mut terms, mut stream) = (String::new(), String::new());
    let (mut all_best, mut all_places) = (BTreeSet::new(), Vec::new());
    for (term, written, Listed { packed, best, places }) in listed {
        terms.push_str(if terms.is_empty() { "" } else { " " });
        terms.push_str(&written);
        number(packed.len() as u32, &mut stream);
        stream.push_str(packed);
        all_best.extend(best);
        all_places.push((term.to_owned(), places.clone()));
    }
    let mut value = json!({ "terms": terms, "postings": stream });
    if let Some(heads) = heads {
        value["heads"] = heads::listed(heads, all_best);
    }
    Part { value, places: all_places }
}
