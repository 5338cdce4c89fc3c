//! Diagnostics as people and machines read them: terminal, JSON, SARIF, GitHub annotations.
//!
//! The one place that turns spans into lines and columns. Knows no exit code and no stream.

use annotate_snippets::{AnnotationKind, Level as Title, Renderer, Snippet};
use serde::Serialize;
use serde_json::json;

use super::message::Catalogue;
use super::span::{Position, position};
use super::{Diagnostic, Level};
use crate::tree::SourceTree;

/// A diagnostic with its words and its place, as `fangce check --format json` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The stable code.
    pub code: &'static str,
    /// `error` or `warning`.
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

/// The report of one diagnostic.
pub fn report(diagnostic: &Diagnostic, sources: &SourceTree, words: &Catalogue) -> Report {
    let none = Position { line: 1, column: 1 };
    let (file, start, end) = match diagnostic.span {
        Some(span) => {
            let text = String::from_utf8_lossy(sources.bytes(span.file));
            let start = position(&text, span.start as usize);
            let end = position(&text, span.end as usize);
            (Some(sources.path(span.file).to_owned()), start, end)
        }
        None => (None, none, none),
    };
    Report {
        code: diagnostic.code.name,
        level: diagnostic.level.name(),
        message: words.message(diagnostic),
        file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        hint: words.hint(diagnostic),
    }
}

/// All diagnostics for a terminal: source line, underline, hint; with colours if asked for.
pub fn human(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&one(diagnostic, sources, words, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn one(diagnostic: &Diagnostic, sources: &SourceTree, words: &Catalogue, renderer: &Renderer) -> String {
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
    };
    let level_word = words.phrase(diagnostic.level.name(), &[]);
    let message = words.message(diagnostic);
    let hint = words.hint(diagnostic);
    let hint_word = words.phrase("hint", &[]);
    let title = level.with_name(level_word).primary_title(message).id(diagnostic.code.name);
    let source;
    let group = match diagnostic.span {
        Some(span) => {
            source = clean(&String::from_utf8_lossy(sources.bytes(span.file)));
            let range = widen(&source, span.range());
            let snippet = Snippet::source(source.as_str())
                .path(sources.path(span.file))
                .annotation(AnnotationKind::Primary.span(range));
            title.element(snippet)
        }
        None => annotate_snippets::Group::with_title(title),
    };
    let group = match hint {
        Some(hint) => group.element(Title::HELP.with_name(hint_word).message(hint)),
        None => group,
    };
    renderer.render(&[group])
}

/// The text as a terminal may show it: control characters would move the cursor, so each becomes a
/// character of the same length in bytes.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_control() && c != '\n' && c != '\t' { '?' } else { c }).collect()
}

/// A range that shows at least one character and stays on character borders.
fn widen(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if start == end {
        end += text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    }
    start..end
}

/// The summary line: how many errors and warnings there are.
pub fn summary(diagnostics: &[Diagnostic], words: &Catalogue) -> String {
    let errors = diagnostics.iter().filter(|found| found.level == Level::Error).count();
    let warnings = diagnostics.len() - errors;
    words.phrase("summary", &[("errors", errors.into()), ("warnings", warnings.into())])
}

/// One JSON array of [`Report`]s.
pub fn json(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    let reports: Vec<Report> = diagnostics.iter().map(|found| report(found, sources, words)).collect();
    serde_json::to_string_pretty(&reports).expect("reports are plain data")
}

/// GitHub workflow commands, one a line.
///
/// Escapes follow <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
pub fn github(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let report = report(diagnostic, sources, words);
        let file = property(report.file.as_deref().unwrap_or("content/site.yaml"));
        let hint = report.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
        lines.push_str(&format!(
            "::{} file={file},line={},endLine={},col={},endColumn={},title={}::{}\n",
            report.level,
            report.line,
            report.end_line,
            report.column,
            report.end_column,
            property(report.code),
            data(&format!("{}{hint}", report.message)),
        ));
    }
    lines
}

/// A SARIF 2.1.0 log, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.
pub fn sarif(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    let rules: Vec<_> = super::code::ALL
        .iter()
        .map(|code| json!({ "id": code.name, "fullDescription": { "text": words.entry(code.name).explain.trim() } }))
        .collect();
    let results: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let report = report(diagnostic, sources, words);
            let hint = report.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
            let locations: Vec<_> = report
                .file
                .iter()
                .map(|file| {
                    json!({ "physicalLocation": {
                        "artifactLocation": { "uri": file },
                        "region": {
                            "startLine": report.line, "startColumn": report.column,
                            "endLine": report.end_line, "endColumn": report.end_column
                        }
                    } })
                })
                .collect();
            json!({
                "ruleId": report.code, "level": report.level,
                "message": { "text": format!("{}{hint}", report.message) }, "locations": locations
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "fangce", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results
        }]
    });
    serde_json::to_string_pretty(&log).expect("a log is plain data")
}
