//! Which records are likely shown when a term is looked for: what a result shows of them stands beside the
//! term, so that most answers need nothing else.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::Bm25StatisticsProvider;

use super::super::WEIGHTS;
use super::super::ranking::kind_weight;
use super::Own;
use super::postings::Field;

/// How many records stand beside a term at most, and by how many at least it calls: the names of a few are
/// soon had, and the terms that call a few are most of all.
const MOST: usize = 20;
const LEAST: usize = 4;
/// The fields by which records are called, the first of [`super::super::FIELDS`]: what is called by a term
/// comes before what only mentions it.
const NAMES: usize = 2;
/// tantivy's constants (<https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html>).
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What a score takes besides the postings.
pub struct Best<'a> {
    own: &'a Own<'a>,
    norms: Vec<FieldNormReader>,
    averages: Vec<f32>,
}

impl<'a> Best<'a> {
    /// Of a language.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(own: &'a Own) -> tantivy::Result<Self> {
        let searcher = &own.engine.store.searcher;
        let rows = searcher.total_num_docs()?.max(1) as f32;
        let fields = &own.engine.store.fields[..NAMES];
        let reader = searcher.segment_reader(0);
        let norms = fields.iter().map(|field| reader.get_fieldnorms_reader(*field)).collect::<Result<_, _>>();
        let averages = fields.iter().map(|field| Ok(searcher.total_num_tokens(*field)? as f32 / rows));
        Ok(Self { own, norms: norms?, averages: averages.collect::<tantivy::Result<_>>()? })
    }

    /// The records that are called by a term, the best ones if there are many, in their order.
    pub fn records(&self, fields: &[Field]) -> Vec<usize> {
        let mut scores: Vec<(usize, f32)> = Vec::new();
        for Field { at, rows, .. } in fields.iter().filter(|field| field.at < NAMES) {
            for (row, often) in rows {
                let record = self.own.rows[*row as usize].entry - self.own.first_entry;
                let length = self.norms[*at].fieldnorm(self.own.first as u32 + row) as f32;
                let norm = K1 * (1.0 - B + B * length / self.averages[*at]);
                let often = *often as f32;
                let kind = kind_weight(self.own.entries[record].kind);
                scores.push((record, kind * WEIGHTS[*at] * often / (often + norm)));
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
