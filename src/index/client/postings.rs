//! The postings of terms as tantivy has them, packed.
//!
//! Rows are sets of numbers, and most of them lie close together, so they are written by interpolation
//! ([`Bits::set`]). How often a term is in a row is a chain of sets too: which of its rows have it more than
//! once, which of those more than twice.

use std::collections::BTreeMap;

use tantivy::TERMINATED;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;

use super::super::pack::{Bits, number};
use super::Own;
use super::best::Best;

/// How often a term is in a row is told by sets up to this, and from there by a number.
const MOST_SETS: u32 = 4;

/// A term of a language.
pub struct Listed {
    /// Its postings, packed: which fields have it, a bit each; of each of them, how many rows, doubled, plus
    /// 1 if rows of other languages have it too, then how many; how many rows have it more than once, twice,
    /// … up to [`MOST_SETS`] times or until there are none, and the rest of the count of each row with more;
    /// at last all sets, field by field, as bits.
    pub packed: String,
    /// The records that are likely shown when the term is looked for.
    pub best: Vec<usize>,
    /// Where the rows have it, field by field and row by row: of each place how far it is from the one before.
    pub places: String,
}

/// What results show of a record, compressed, in bytes of postings, which compress less.
const HEAD: usize = 24;

impl Listed {
    /// About how many bytes it takes in a part of terms, before compression.
    pub fn size(&self, term: &str) -> usize {
        term.len() + self.packed.len() + HEAD * self.best.len()
    }
}

/// Every term of the language.
pub fn listed(own: &Own) -> tantivy::Result<BTreeMap<String, Listed>> {
    let fields = &own.engine.store.fields;
    let mut all: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    let reader = own.engine.store.searcher.segment_reader(0);
    for (at, field) in fields.iter().enumerate() {
        let inverted = reader.inverted_index(*field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((term, info)) = terms.next() {
            let mut postings =
                inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
            let (rows, places) = rows(own, &mut postings);
            if rows.is_empty() {
                continue;
            }
            let term = String::from_utf8_lossy(term).into_owned();
            let others = info.doc_freq - rows.len() as u32;
            all.entry(term).or_default().push(Field { at, others, rows, places });
        }
    }
    let best = Best::of(own)?;
    let listed = |fields: Vec<Field>| Listed {
        packed: packed(own, &fields),
        best: best.records(&fields),
        places: fields.into_iter().map(|field| field.places).collect(),
    };
    Ok(all.into_iter().map(|(term, fields)| (term, listed(fields))).collect())
}

/// Where a field has a term.
pub struct Field {
    /// The place of the field in [`super::super::FIELDS`].
    pub at: usize,
    /// How many rows of other languages have it.
    others: u32,
    /// The rows of the language, from its first one, and how often each has it.
    pub rows: Vec<(u32, u32)>,
    /// Its places in them, packed.
    places: String,
}

/// The postings that lie in the language, and the places packed.
fn rows(own: &Own, postings: &mut impl Postings) -> (Vec<(u32, u32)>, String) {
    let first = own.first as u32;
    let end = first + own.rows.len() as u32;
    let (mut rows, mut packed, mut places) = (Vec::new(), String::new(), Vec::new());
    let mut doc = postings.doc();
    if doc < first {
        doc = postings.seek(first);
    }
    while doc != TERMINATED && doc < end {
        rows.push((doc - first, postings.term_freq()));
        postings.positions(&mut places);
        let mut before = 0;
        for place in &places {
            number(place - before, &mut packed);
            before = *place;
        }
        doc = postings.advance();
    }
    (rows, packed)
}

fn packed(own: &Own, fields: &[Field]) -> String {
    let (mut head, mut bits) = (String::new(), Bits::default());
    number(fields.iter().map(|field| 1 << field.at).sum(), &mut head);
    for Field { others, rows, .. } in fields {
        number(rows.len() as u32 * 2 + u32::from(*others > 0), &mut head);
        if *others > 0 {
            number(*others, &mut head);
        }
        let numbers: Vec<u32> = rows.iter().map(|(row, _)| *row).collect();
        bits.set(&numbers, own.rows.len() as u32);
        let mut often: Vec<u32> = rows.iter().map(|(_, often)| *often).collect();
        for more in 1..=MOST_SETS {
            let places: Vec<u32> = (0..).zip(&often).filter(|(_, n)| **n > more).map(|(at, _)| at).collect();
            number(places.len() as u32, &mut head);
            bits.set(&places, often.len() as u32);
            often.retain(|n| *n > more);
            if often.is_empty() {
                break;
            }
        }
        often.iter().for_each(|n| number(n - MOST_SETS - 1, &mut head));
    }
    head + &bits.text()
}
