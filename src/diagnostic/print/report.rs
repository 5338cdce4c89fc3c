//! A diagnostic with words, line and column: what every format for machines shows.

use serde::Serialize;

use crate::diagnostic::message::Catalogue;
use crate::diagnostic::problem::Diagnostic;
use crate::diagnostic::source_map::{Position, SourceMaps};
use crate::tree::SourceTree;

/// A diagnostic with its words and its place, as `fangce check --format json` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// One sentence.
    pub message: String,
    /// The file, relative to the site's folder; `null` if the site itself is the problem.
    pub file: Option<String>,
    /// The first line, from 1.
    pub line: usize,
    /// The first column, from 1, in characters.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// How to mend it.
    pub hint: Option<String>,
}

/// The reports of diagnostics, in their order.
pub(super) fn reports(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> Vec<Report> {
    let maps = SourceMaps::of(diagnostics, sources);
    diagnostics.iter().map(|diagnostic| report(diagnostic, sources, &maps, words)).collect()
}

fn report(diagnostic: &Diagnostic, sources: &SourceTree, maps: &SourceMaps<'_>, words: &Catalogue) -> Report {
    let none = Position { line: 1, column: 1 };
    let (file, start, end) = match diagnostic.span {
        Some(span) => (Some(sources.path(span.file).to_owned()), maps.start(span), maps.end(span)),
        None => (None, none, none),
    };
    Report {
        code: diagnostic.code.name,
        level: diagnostic.level.name(),
        message: words.message(diagnostic, maps),
        file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        hint: words.hint(diagnostic, maps),
    }
}

impl Report {
    /// The message, with the hint in brackets.
    pub(super) fn sentence(&self) -> String {
        let hint = self.hint.iter().map(|hint| format!(" ({hint})")).collect::<String>();
        format!("{}{hint}", self.message)
    }
}
