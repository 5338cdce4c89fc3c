//! Diagnostics as a SARIF log, for tools that collect the findings of many checkers.

use serde_json::{Value, json};

use super::report::{Report, reports};
use crate::diagnostic::code;
use crate::diagnostic::message::Catalogue;
use crate::diagnostic::problem::Diagnostic;
use crate::tree::SourceTree;

/// A SARIF 2.1.0 log, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.
pub fn sarif(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue) -> String {
    let rules: Vec<_> = code::ALL
        .iter()
        .map(|code| json!({ "id": code.name, "fullDescription": { "text": words.entry(code.name).explain.trim() } }))
        .collect();
    let results: Vec<_> = reports(diagnostics, sources, words).iter().map(result).collect();
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

fn result(report: &Report) -> Value {
    let location = |file| {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": file },
            "region": {
                "startLine": report.line, "startColumn": report.column,
                "endLine": report.end_line, "endColumn": report.end_column
            }
        } })
    };
    let locations: Vec<_> = report.file.iter().map(location).collect();
    json!({
        "ruleId": report.code, "level": report.level,
        "message": { "text": report.sentence() }, "locations": locations
    })
}
