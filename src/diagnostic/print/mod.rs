//! Diagnostics as people and machines read them: terminal, JSON, SARIF, GitHub annotations.
//!
//! The one place that turns spans into lines and columns. Knows no exit code and no stream.

mod report;
mod human;
mod github;
mod sarif;

use super::code::Level;
use super::message::Catalogue;
use super::problem::Diagnostic;
use crate::tree::SourceTree;
use report::reports;

pub use github::github;
pub use human::human;
pub use report::Report;
pub use sarif::sarif;

/// The summary line: how many errors and warnings there are.
pub fn summary(diagnostics: &[Diagnostic], words: &Catalogue) -> String {
    let count = |level| diagnostics.iter().filter(|found| found.level == level).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    words.phrase("summary", &[("errors", errors.into()), ("warnings", warnings.into())])
}

/// One JSON array of [`Report`]s.
pub fn json(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    serde_json::to_string_pretty(&reports(diagnostics, sources, words)).expect("reports are plain data")
}
