//! The terminal: language and colour of what is said, and where it goes.

use std::io::{IsTerminal, Write, stderr};

use indicatif::ProgressBar;

use super::Exit;
use crate::diagnostic::message::{Catalogue, catalogue};
use crate::diagnostic::{Diagnostic, Level, print};
use crate::model::Languages;
use crate::tree::SourceTree;

/// How a command speaks.
pub struct Screen {
    /// The words.
    pub words: &'static Catalogue,
    colour: bool,
    /// The locale, and whether there is colour, as one word.
    voice: String,
}

impl Screen {
    /// Speaks the language asked for, else that of the locale; in colour on a terminal without `NO_COLOR`.
    pub fn new(lang: Option<&str>) -> Self {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = lang
            .map(str::to_owned)
            .or_else(|| ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable));
        let colour = stderr().is_terminal() && variable("NO_COLOR").is_none();
        let locale = locale.unwrap_or_default();
        Self { words: catalogue(&locale), colour, voice: format!("{locale} {colour}") }
    }

    /// What decides how diagnostics are worded and coloured.
    pub fn voice(&self) -> &str {
        &self.voice
    }

    /// Shows diagnostics and their count.
    pub fn show(&self, diagnostics: &[Diagnostic], sources: &SourceTree) {
        self.repeat(&self.text(diagnostics, sources));
    }

    /// Diagnostics and their count as [`Self::show`] shows them; empty if there are none.
    pub fn text(&self, diagnostics: &[Diagnostic], sources: &SourceTree) -> String {
        self.written(diagnostics, sources, self.colour)
    }

    /// As [`Self::text`], without colour: for a page.
    pub fn plain_text(&self, diagnostics: &[Diagnostic], sources: &SourceTree) -> String {
        self.written(diagnostics, sources, false)
    }

    fn written(&self, diagnostics: &[Diagnostic], sources: &SourceTree, colour: bool) -> String {
        // What is perhaps meant is told to whoever asks for a check.
        let told: Vec<Diagnostic> =
            diagnostics.iter().filter(|found| found.level > Level::Note).cloned().collect();
        if told.is_empty() {
            return String::new();
        }
        let text = print::human(&told, sources, self.words, colour);
        format!("{text}{}", print::summary(&told, self.words))
    }

    /// Shows what is perhaps meant, in the same way.
    pub fn notes(&self, diagnostics: &[Diagnostic], sources: &SourceTree) {
        let notes: Vec<Diagnostic> =
            diagnostics.iter().filter(|found| found.level == Level::Note).cloned().collect();
        if !notes.is_empty() {
            self.say(print::human(&notes, sources, self.words, self.colour).trim_end());
        }
    }

    /// Shows what [`Self::text`] gave.
    pub fn repeat(&self, text: &str) {
        if !text.is_empty() {
            self.say(text);
        }
    }

    /// A progress bar on a terminal; nothing in a pipe.
    pub fn bar(&self) -> ProgressBar {
        if stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() }
    }

    /// Says something that is no result.
    pub fn say(&self, text: &str) {
        // A closed pipe is no reason to stop.
        let _ = writeln!(stderr(), "{text}");
    }

    /// Says why a command cannot go on.
    pub fn fail(&self, text: &str) {
        self.say(&format!("{}: {}", self.words.phrase("error", &[]), print::shown(text)));
    }

    /// Says that the site lacks a language.
    pub fn no_language(&self, tag: &str, languages: &Languages) -> Exit {
        let known: Vec<&str> = languages.iter().map(|(_, tag)| tag).collect();
        let args = [("lang", tag.into()), ("known", known.join(", ").into())];
        self.fail(&self.words.phrase("no-language", &args));
        Exit::Usage
    }

    /// Says what the outside world refused.
    pub fn world(&self, error: &std::io::Error) -> Exit {
        self.fail(&error.to_string());
        Exit::World
    }
}
