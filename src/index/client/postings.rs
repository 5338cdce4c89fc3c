//! The postings of terms as tantivy has them, packed.
//!
//! Rows are sets of numbers, and most of them lie close together, so they are written by interpolation
//! ([`Bits::set`]). How often a term is in a row is a chain of sets too: which of its rows have it more than
//! once, which of those more than twice.

use std::sync::Arc;

use tantivy::InvertedIndexReader;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;

use super::super::pack::{Bits, number};
use super::best::Best;
use super::language::Language;
use super::posting::PostingList;

/// How often a term is in a row is told by sets up to this, and from there by a number.
pub const MOST_SETS: u32 = 4;

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

/// Every term of the language, in order.
///
/// # Errors
/// What tantivy could not read.
pub fn listed(language: &Language) -> tantivy::Result<Vec<(String, Listed)>> {
    let best = Best::of(language)?;
    let fields = &language.own.store.fields;
    let segment = language.own.store.searcher.segment_reader(0);
    let readers: Vec<Arc<InvertedIndexReader>> =
        fields.iter().map(|field| segment.inverted_index(*field)).collect::<tantivy::Result<_>>()?;
    let mut cursors: Vec<Cursor> =
        readers.iter().map(|reader| Cursor::of(reader)).collect::<tantivy::Result<_>>()?;
    let mut all = Vec::new();
    while let Some(term) = cursors.iter().filter_map(Cursor::term).min() {
        let term = String::from_utf8_lossy(term).into_owned();
        let mut lists = Vec::new();
        for (at, (cursor, reader)) in cursors.iter_mut().zip(&readers).enumerate() {
            if cursor.term() != Some(term.as_bytes()) {
                continue;
            }
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut postings = reader.read_postings_from_terminfo(cursor.terms.value(), option)?;
            lists.push(PostingList::read(at, language.around.often(at, term.as_bytes()), &mut postings));
            cursor.advance();
        }
        let (packed, best) = (packed(&lists, language.rows().len() as u32), best.records(&lists));
        let places = lists.into_iter().map(|list| list.places).collect();
        all.push((term, Listed { packed, best, places }));
    }
    Ok(all)
}

/// A place in the terms of a field, which are in order.
struct Cursor<'r> {
    terms: TermStreamer<'r>,
    /// Whether there is a term.
    is_at_term: bool,
}

impl<'r> Cursor<'r> {
    fn of(reader: &'r InvertedIndexReader) -> tantivy::Result<Self> {
        let mut terms = reader.terms().stream()?;
        Ok(Self { is_at_term: terms.advance(), terms })
    }

    fn term(&self) -> Option<&[u8]> {
        self.is_at_term.then(|| self.terms.key())
    }

    fn advance(&mut self) {
        self.is_at_term = self.terms.advance();
    }
}

/// Posting lists of a term, as [`Listed::packed`], of so many rows.
fn packed(lists: &[PostingList], in_all: u32) -> String {
    let (mut head, mut bits) = (String::new(), Bits::default());
    number(lists.iter().map(|list| 1 << list.field).sum(), &mut head);
    for PostingList { others, rows, .. } in lists {
        number(rows.len() as u32 * 2 + u32::from(*others > 0), &mut head);
        if *others > 0 {
            number(*others, &mut head);
        }
        let numbers: Vec<u32> = rows.iter().map(|(row, _)| *row).collect();
        bits.set(&numbers, in_all);
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
