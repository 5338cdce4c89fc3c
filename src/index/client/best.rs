//! Which records are likely shown when a term is looked for: what a result shows of them stands beside the
//! term, so that most answers need nothing else.

use tantivy::fieldnorm::FieldNormReader;

use super::super::NAMES;
use super::super::WEIGHTS;
use super::super::ranking::kind_weight;
use super::language::Language;
use super::posting::PostingList;

/// How many records stand beside a term at most, and by how many at least it calls: the names of a few are
/// soon had, and the terms that call a few are most of all.
const MOST: usize = 20;
const LEAST: usize = 4;
/// tantivy's constants (<https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html>).
pub const K1: f32 = 1.2;
pub const B: f32 = 0.75;

/// What a score takes besides the postings.
pub struct Best<'a> {
    language: &'a Language<'a>,
    norms: Vec<FieldNormReader>,
}

impl<'a> Best<'a> {
    /// Of a language.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(language: &'a Language) -> tantivy::Result<Self> {
        let store = &language.own.store;
        let reader = store.searcher.segment_reader(0);
        let norms = store.fields[..NAMES].iter().map(|field| reader.get_fieldnorms_reader(*field));
        Ok(Self { language, norms: norms.collect::<tantivy::Result<_>>()? })
    }

    /// The records that are called by a term, the best ones if there are many, in their order: what is called
    /// by it comes before what only mentions it.
    pub fn records(&self, lists: &[PostingList]) -> Vec<usize> {
        let mut scores: Vec<(usize, f32)> = Vec::new();
        for PostingList { field, rows, .. } in lists.iter().filter(|list| list.field < NAMES) {
            for (row, often) in rows {
                let record = self.language.rows()[*row as usize].entry;
                let length = self.norms[*field].fieldnorm(*row) as f32;
                let norm = K1 * (1.0 - B + B * length / self.language.around.averages[*field]);
                let often = *often as f32;
                let kind = kind_weight(self.language.own.rows.entries[record].kind);
                scores.push((record, kind * WEIGHTS[*field] * often / (often + norm)));
            }
        }
        // A record counts as much as its best place.
        scores.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        scores.dedup_by_key(|(record, _)| *record);
        if scores.len() < LEAST {
            return Vec::new();
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut records: Vec<usize> = scores.into_iter().take(MOST).map(|(record, _)| record).collect();
        records.sort_unstable();
        records
    }
}
