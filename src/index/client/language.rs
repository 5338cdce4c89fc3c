//! A language that is exported, beside the others.

use tantivy::query::Bm25StatisticsProvider;

use super::super::indexed::Indexed;
use super::super::query::Engine;
use super::super::row::Row;
use super::super::store::{Statistics, Store};

/// A language of a site.
pub struct Language<'e> {
    /// The language.
    pub own: &'e Indexed<'e>,
    /// The indexes of the others.
    pub others: Vec<&'e Store>,
    /// The number of rows in all languages.
    pub rows_in_all: u64,
    /// The average length of each field, over all languages.
    pub averages: Vec<f32>,
}

impl<'e> Language<'e> {
    /// The language at a place among those of the site.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(engine: &'e Engine, at: usize) -> tantivy::Result<Self> {
        let statistics: Statistics = engine.statistics();
        let own = &engine.languages[at];
        let rows_in_all = statistics.total_num_docs()?;
        let average = |field| Ok(statistics.total_num_tokens(field)? as f32 / rows_in_all.max(1) as f32);
        let averages =
            own.store.fields.iter().map(|field| average(*field)).collect::<tantivy::Result<_>>()?;
        let others = engine.languages.iter().enumerate().filter(|(other, _)| *other != at);
        Ok(Self { own, others: others.map(|(_, language)| &language.store).collect(), rows_in_all, averages })
    }

    /// The rows.
    pub fn rows(&self) -> &'e [Row<'e>] {
        &self.own.rows.rows
    }
}
