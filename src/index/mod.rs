//! Search: tantivy ranks, and the browser gets an export of the same index.
//!
//! 1. `document` makes `row`s of a site: one a record and one an anchored part of it, in each language.
//! 2. `analyzer` cuts texts and queries into terms; `number` and `counted` read numbers in Han characters. The client has the same rules in JavaScript;
//!    `tests/search/vectors.json` holds both to one behaviour.
//! 3. `indexed` reads each text once: its terms go into the `words` of the language and into `store`, a
//!    tantivy index in memory, by way of `analysed`.
//! 4. `vocabulary` knows which words a language's rows have; `plan` makes of a query what to look for;
//!    `query` asks tantivy, and `ranking` makes records of its rows.
//! 5. `client` exports the index through tantivy's public interface; `part` and `pack` write it.
//!
//! Each file names only those above it here.

mod number;
pub mod analyzer;
mod function_words;
mod numerals;
mod pinyin;
mod common;
mod homophone;
pub mod row;
mod order;
mod reader;
mod dialled;
pub mod spoken;
pub mod document;
mod words;
mod vocabulary;
mod analysed;
mod store;
mod indexed;
mod counted;
mod asked;
mod quotation;
mod plan;
mod excerpt;
mod ranking;
pub mod query;
mod pack;
mod part;
pub mod client;

/// The fields of a row, in the order of [`WEIGHTS`].
pub const FIELDS: [&str; 4] = ["title", "names", "context", "body"];

/// How much a match in each field counts.
pub const WEIGHTS: [f32; 4] = [2.5, 2.6, 1.8, 1.0];

/// So many of the first fields are what a record is called by; the last is running text, and what the others
/// hold are titles, names and headings.
const NAMES: usize = 2;
const BODY: usize = 3;
