//! The posting list of a term in a field: which rows have it, how often, and where.

use tantivy::TERMINATED;
use tantivy::postings::Postings;

use super::super::pack::number;

/// A posting list.
pub struct PostingList {
    /// The place of the field in [`super::super::FIELDS`].
    pub field: usize,
    /// How many rows of other languages have the term.
    pub others: u32,
    /// The rows, and how often each has the term.
    pub rows: Vec<(u32, u32)>,
    /// Its places in them, packed.
    pub places: String,
}

impl PostingList {
    /// Reads what tantivy has.
    pub fn read(field: usize, others: u32, postings: &mut impl Postings) -> Self {
        let (mut rows, mut packed, mut places) = (Vec::new(), String::new(), Vec::new());
        let mut row = postings.doc();
        while row != TERMINATED {
            rows.push((row, postings.term_freq()));
            postings.positions(&mut places);
            let mut before = 0;
            for place in &places {
                number(place - before, &mut packed);
                before = *place;
            }
            row = postings.advance();
        }
        Self { field, others, rows, places: packed }
    }
}
