//! What is wrong with a theme, and where.

use crate::diagnostic::{Diagnostic, Span, code};
use crate::tree::SourceTree;

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// One line.
    pub what: String,
    /// The template's file below `templates/`, the line and the column, both from 1.
    pub at: Option<(String, usize, usize)>,
}

impl Fault {
    /// A fault without a place.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), at: None }
    }
}

/// Where a theme lies, for messages.
#[derive(Debug, Clone)]
pub struct Place {
    /// The theme's name.
    pub theme: String,
}

impl Place {
    /// A problem with a file of the theme, at its start if the site has it.
    pub fn wrong(&self, path: &str, what: String, sources: &SourceTree) -> Diagnostic {
        let full = format!("themes/{}/{path}", self.theme);
        let found = match sources.id(&full) {
            Some(file) => Diagnostic::new(&code::THEME_ERROR, Span::file(file)),
            None => Diagnostic::nowhere(&code::THEME_ERROR),
        };
        found.with("file", full).with("what", what)
    }

    /// A problem with a template, at its place in the site's own file if it is there.
    pub fn template(&self, fault: &Fault, sources: &SourceTree) -> Diagnostic {
        let Some((name, line, column)) = &fault.at else {
            return self.wrong("templates", fault.what.clone(), sources);
        };
        let mut found = self.wrong(&format!("templates/{name}"), fault.what.clone(), sources);
        if let Some(span) = &mut found.span {
            let text = String::from_utf8_lossy(sources.bytes(span.file));
            let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let length = text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>();
            *span = Span::new(span.file, start + length, start + length);
        }
        found
    }
}
