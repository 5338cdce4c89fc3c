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
pub(super) static TIGHT_DASH: Slip =
    Slip { code: &code::YAML_SYNTAX, what: "yaml-tight-dash", hint: "space-after-dash" };
pub(super) static DOUBLE_DASH: Slip =
    Slip { code: &code::YAML_SYNTAX, what: "yaml-double-dash", hint: "one-dash" };
pub(super) static DIGIT_COMMA: Slip =
    Slip { code: &code::YAML_SYNTAX, what: "yaml-digit-comma", hint: "no-digit-comma" };
pub(super) static HASH: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-hash", hint: "hash" };

/// A change to a line: `len` bytes at `at` become `new`.
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) new: &'static str,
    pub(super) slip: &'static Slip,
}

/// The reports on a line's changes: one for each kind of slip, at the first, with the changes that mend all of them.
///
/// Texts that would not stay what they are, those that begin with a character of YAML's own, are not mended.
pub(super) fn reports(edits: &[Edit], line: &str, start: usize, file: FileId) -> Vec<Diagnostic> {
    let mut found: Vec<(&'static Slip, Diagnostic)> = Vec::new();
    for edit in edits {
        let Some(wrong) = line.get(edit.at..edit.at + edit.len) else { continue };
        let span = Span::new(file, start + edit.at, start + edit.at + edit.len);
        let known = found.iter().position(|(slip, _)| std::ptr::eq(*slip, edit.slip));
        let at = known.unwrap_or_else(|| {
            found.push((edit.slip, report(edit.slip, wrong, span)));
            found.len() - 1
        });
        let (slip, report) = &mut found[at];
        // Where the end of the line of slips is reached without a gap, it is one.
        if let Some(whole) = report.span.as_mut().filter(|whole| whole.end == span.start) {
            whole.end = span.end;
        }
        if slip.is_sure() {
            report.fix.push(crate::diagnostic::Edit { span, new: edit.new.to_owned() });
        }
    }
    found.into_iter().map(|(_, report)| report).collect()
}

impl Slip {
    /// Whether the change for reading is what the author means in any case.
    fn is_sure(&self) -> bool {
        !["yaml-character", "yaml-hash"].contains(&self.what)
    }
}

fn report(slip: &'static Slip, wrong: &str, span: Span) -> Diagnostic {
    let shown = wrong.chars().next().map_or_else(String::new, name);
    let found = Diagnostic::new(slip.code, span).hint(slip.hint);
    match slip.what {
        "" => found.with("character", shown),
        what => found.with("what", Arg::Word(what)),
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
