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

use rayon::prelude::*;

use super::query::Engine;
use language::Language;
pub use shelf::Put;

/// Puts the parts of all languages, each as soon as it is made.
///
/// # Errors
/// What tantivy could not read; in memory it has no reason to fail.
pub fn export(engine: &Engine, put: Put) -> tantivy::Result<()> {
    let languages = (0..engine.languages.len()).into_par_iter();
    languages.try_for_each(|at| start::export(&Language::of(engine, at)?, put))
}
