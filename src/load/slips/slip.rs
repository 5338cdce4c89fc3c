//! A slip as data: what is wrong, and the change that mends it.

use super::character::name;
use crate::diagnostic::{Arg, Code, Diagnostic, Span, code};
use crate::load::mended::Mended;
use crate::tree::FileId;

/// A kind of slip.
pub(super) struct Slip {
    pub(super) code: &'static Code,
    /// The word for what is wrong, where the code is one of YAML in general.
    pub(super) what: &'static str,
    pub(super) hint: &'static str,
}

pub(super) static INVISIBLE: Slip = Slip { code: &code::INVISIBLE_CHARACTER, what: "", hint: "delete" };
pub(super) static INDENT: Slip = Slip { code: &code::BAD_INDENT_CHARACTER, what: "", hint: "two-spaces" };
pub(super) static DASH: Slip = Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-dash" };
pub(super) static COMMA: Slip = Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-comma" };
pub(super) static BRACKET: Slip =
    Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-bracket" };
pub(super) static COLON: Slip = Slip { code: &code::FULLWIDTH_COLON, what: "", hint: "ascii-colon" };
pub(super) static QUOTE: Slip = Slip { code: &code::CURLY_QUOTES, what: "", hint: "ascii-quotes" };
pub(super) static TIGHT: Slip =
    Slip { code: &code::YAML_SYNTAX, what: "yaml-tight-colon", hint: "space-after-colon" };
pub(super) static SPACE: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-space", hint: "plain-space" };
pub(super) static SPECIAL: Slip =
    Slip { code: &code::YAML_SYNTAX, what: "yaml-character", hint: "quote-character" };
pub(super) static HASH: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-hash", hint: "hash" };

/// A change to a line: `len` bytes at `at` become `new`.
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) new: &'static str,
    pub(super) slip: &'static Slip,
}

impl Edit {
    pub(super) fn report(&self, line: &str, start: usize, file: FileId) -> Option<Diagnostic> {
        let wrong = line.get(self.at..self.at + self.len)?;
        let span = Span::new(file, start + self.at, start + self.at + self.len);
        let shown = wrong.chars().next().map_or_else(String::new, name);
        let found = Diagnostic::new(self.slip.code, span).hint(self.slip.hint);
        Some(match self.slip.what {
            "" => found.with("character", shown),
            what => found.with("what", Arg::Word(what)),
        })
    }
}

pub(super) fn apply(line: &str, start: usize, edits: &[Edit], mended: &mut Mended) {
    let mut done = 0;
    for edit in edits {
        if edit.at < done {
            continue;
        }
        mended.push(start + done, &line[done..edit.at]);
        mended.push(start + edit.at, edit.new);
        done = edit.at + edit.len;
    }
    mended.push(start + done, &line[done..]);
}
