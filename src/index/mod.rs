//! Search: tantivy ranks, and the browser gets an export of the same index.
//!
//! 1. `document` makes rows of a site: one a record and one an anchored part of it, in each language.
//! 2. `analyzer` cuts texts and queries into terms. The client has the same rules in JavaScript;
//!    `tests/search/vectors.json` holds both to one behaviour.
//! 3. `store` puts the rows into a tantivy index in memory.
//! 4. `vocabulary` knows which words a language's rows have; `plan` makes of a query what to look for;
//!    `query` asks tantivy, and `ranking` makes records of its rows.
//! 5. `client` exports the index through tantivy's public interface; `part` and `pack` write it.

pub mod analyzer;
mod asked;
pub mod client;
mod common;
pub mod document;
mod excerpt;
mod function_words;
mod homophone;
mod numerals;
mod order;
mod pack;
mod part;
mod pinyin;
pub mod plan;
pub mod query;
mod quotation;
mod ranking;
mod reader;
pub mod spoken;
pub mod store;
pub mod vocabulary;

/// The fields of a row, in the order of [`WEIGHTS`].
pub const FIELDS: [&str; 4] = ["title", "names", "context", "body"];

/// How much a match in each field counts.
pub const WEIGHTS: [f32; 4] = [2.5, 2.6, 1.8, 1.0];
