//! Diagnostics as GitHub shows them beside the changed lines.

use super::report::reports;
use super::shown;
use crate::diagnostic::message::Catalogue;
use crate::diagnostic::problem::Diagnostic;
use crate::tree::SourceTree;

/// GitHub workflow commands, one a line.
///
/// Escapes follow <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
pub fn github(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    let data = |text: &str| shown(text).replace('%', "%25").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut lines = String::new();
    for report in reports(diagnostics, sources, words) {
        let file = property(report.file.as_deref().unwrap_or("content/site.yaml"));
        lines.push_str(&format!(
            "::{} file={file},line={},endLine={},col={},endColumn={},title={}::{}\n",
            // GitHub's own word.
            if report.level == "note" { "notice" } else { report.level },
            report.line,
            report.end_line,
            report.column,
            report.end_column,
            property(report.code),
            data(&report.sentence()),
        ));
    }
    lines
}
