//! The index as the browser reads it, exported through tantivy's public interface.
//!
//! Pages know the **manifest** of a language, the only part whose name stays whatever it holds; it leads to the
//! **start** part, which is small: norms of rows, and which part holds what. Then
//! **terms** (postings; those of a word and of its forms lie together, with what results show of the records
//! called by them), **heads** (what results show of all records), **texts** (what they quote), and those that few
//! queries need: **places** (where rows have terms, for what stands in quotes), **spellings** (words near a
//! slip), **sounds** (names with the readings of their characters), **traditional** characters. What is small
//! enough is part of the start, so that a small site has one part besides its places. Each is a script named
//! after its contents; `themes/default/client/search/` reads them.
//!
//! Each file names only those above it here.

mod census;
mod language;
mod posting;
mod best;
mod postings;
mod heads;
mod bucket;
mod clusters;
mod han;
mod words;
mod places;
mod helpers;
mod terms;
mod rules;
mod shelf;
mod start;
mod again;

use rayon::prelude::*;

use super::query::Engine;
pub use again::{Step, export_again};
use census::{Around, Census};
use language::Language;
pub use shelf::Put;

/// Puts the parts of all languages, each as soon as it is made.
///
/// # Errors
/// What tantivy could not read; in memory it has no reason to fail.
pub fn export(engine: &Engine, put: Put) -> tantivy::Result<()> {
    let all = &engine.languages;
    let censuses: Vec<Census> =
        all.par_iter().map(|own| Census::of(&own.store)).collect::<tantivy::Result<_>>()?;
    all.par_iter().enumerate().try_for_each(|(at, own)| {
        let around = &Around::of(&censuses, at);
        let start = start::export(&Language { own, around }, put)?;
        shelf::finish(own.tag, &start, around, put);
        Ok(())
    })
}
