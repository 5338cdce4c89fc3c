//! Terms and their postings, cut into parts: [`super::han`] and [`super::words`] say which go together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::pack::number;
use super::super::vocabulary::is_han_term;
use super::Own;
use super::postings::{Listed, listed};
use super::{han, heads, words};

/// The size at which a part of terms ends, in bytes before compression; the parts of a large site are larger.
pub const SIZE: usize = 12 << 10;

/// The parts of the terms of a language.
pub struct Terms {
    /// Characters with which the terms of a part begin, pairs that are apart, and the part.
    pub han: Vec<(String, String, Value)>,
    /// The first key of a part of other terms, and the part.
    pub words: Vec<(String, Value)>,
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

/// Terms apart by spaces, their postings one after the other, each with its length, and what results show of
/// the records that are called by them.
pub fn part<'p>(
    names: impl Iterator<Item = impl AsRef<str>>,
    listed: impl Iterator<Item = &'p Listed>,
    heads: Heads,
) -> Value {
    let mut terms = String::new();
    for name in names {
        terms.push_str(if terms.is_empty() { "" } else { " " });
        terms.push_str(name.as_ref());
    }
    let (mut stream, mut best) = (String::new(), BTreeSet::new());
    for Listed { packed, best: records } in listed {
        number(packed.len() as u32, &mut stream);
        stream.push_str(packed);
        best.extend(records);
    }
    let mut value = json!({ "terms": terms, "postings": stream });
    if let Some(heads) = heads {
        value["heads"] = heads::listed(heads, best);
    }
    value
}
