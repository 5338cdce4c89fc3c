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

/// A text as a terminal may show it, of the same length in bytes: what would move its cursor or turn the text around
/// becomes a mark. Ends of lines and tabs stay.
pub fn shown(text: &str) -> String {
    let mark = |c: char| match c {
        '\n' | '\t' => c,
        '\u{80}'..='\u{9f}' => '\u{bf}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        c if c.is_control() => '?',
        c => c,
    };
    text.chars().map(mark).collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor_of_a_terminal() {
        let text = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{7f}\r\u{0}\u{2066}中\n\tc";
        assert_eq!(shown(text), "a?[2J¿31m\u{fffd}b???\u{fffd}中\n\tc");
        assert_eq!(shown(text).len(), text.len());
    }
}
