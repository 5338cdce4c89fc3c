//! What an author did wrong where the parser gave up, and how to mend it.

use granit_parser::{ErrorKind, ScanError};

use super::builder::DEEPEST;
use super::line::{Line, in_brackets, missing_comma, unbalanced};
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::tree::FileId;

/// The message for a text that the parser gave up on at a place. `colons` are second colons in braces.
///
/// What the line looks like comes before what the parser says, since it often gives up lines after the cause.
pub fn syntax(error: &ScanError, text: &str, at: usize, colons: &[usize], file: FileId) -> Diagnostic {
    let at = if text[at..].trim().is_empty() { text.trim_end().len() } else { at };
    let line = Line::around(text, at);
    let within = line.start..=line.start + line.text.len();
    if let Some(colon) = colons.iter().find(|colon| within.contains(*colon)) {
        return colon_in_brackets(text, *colon, file);
    }
    if let Some(found) = by_line(&line, file) {
        return found;
    }
    let dash = line.start + line.text.len() - line.text.trim_start().len();
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            Diagnostic::new(&code::TOO_DEEP, character(text, at, file)).with("most", DEEPEST)
        }
        ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
            if at <= dash && (text[dash..].starts_with("- ") || line.text.trim() == "-") =>
        {
            Diagnostic::new(&code::LIST_INDENT, Span::new(file, dash, dash + 1)).hint("line-up")
        }
        kind => by_kind(kind, &line, text, at, file),
    }
}

/// The character at a place.
fn character(text: &str, at: usize, file: FileId) -> Span {
    Span::new(file, at, at + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// A second colon in braces: a comma is missing before it, or quotation marks around the value.
fn colon_in_brackets(text: &str, colon: usize, file: FileId) -> Diagnostic {
    let value = in_brackets(text, colon).to_owned();
    let found = Diagnostic::new(&code::UNQUOTED_COLON, Span::new(file, colon, colon + 1));
    match missing_comma(&value) {
        Some((form, field)) => {
            found.hint_args("comma-before", vec![("form", form.into()), ("name", field.into())])
        }
        None => found.hint_with("quote-in-brackets", "value", value),
    }
}

/// What the line alone tells: marks of a merge, another language's comment, a colon in a value.
fn by_line(line: &Line, file: FileId) -> Option<Diagnostic> {
    let wrong = |what| Diagnostic::new(&code::YAML_SYNTAX, line.span(file)).with("what", Arg::Word(what));
    if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.text.starts_with(mark)) {
        return Some(wrong("yaml-conflict").hint("conflict"));
    }
    if let Some(form) = line.other_comment() {
        return Some(wrong("yaml-comment").hint_with("comment", "form", form));
    }
    let colon = line.start + line.colon_in_value()?;
    let span = Span::new(file, colon, colon + 1);
    Some(Diagnostic::new(&code::UNQUOTED_COLON, span).hint_with("quote", "value", line.value()))
}

/// What the parser's error means here, and whether the cause lies above.
fn by_kind(kind: &ErrorKind, line: &Line, text: &str, at: usize, file: FileId) -> Diagnostic {
    let wrong = |span, what| Diagnostic::new(&code::YAML_SYNTAX, span).with("what", Arg::Word(what));
    let (what, hint) = match text[at..].starts_with([',', ']', '}', '?']) && line.begins_value(at) {
        true => ("yaml-character", "quote-character"),
        false => syntax_word(kind),
    };
    if matches!(what, "yaml-bracket" | "yaml-no-colon")
        && let Some(bracket) = unbalanced(text, at)
    {
        return wrong(Span::new(file, bracket, bracket + 1), "yaml-bracket").hint("close-bracket");
    }
    if what == "yaml-no-colon" {
        let above = line.above(text).and_then(|above| Some((above.span(file), above.lacking()?)));
        let here = || line.with_colon().map(|form| (character(text, at, file), form));
        if let Some((span, form)) = above.or_else(here) {
            return wrong(span, "yaml-missing-colon").hint_with("this-line", "form", form);
        }
    }
    wrong(character(text, at, file), what).hint(hint)
}

/// What a parser error means to an author, and the hint that mends it. The parser's own words are for
/// programmers, so none of them is shown.
fn syntax_word(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => ("yaml-unclosed-quote", "close-quote"),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::CommentNotSeparated => ("yaml-after-quote", "quote-whole"),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::PlainScalarStartsWithDashFlowIndicator
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::InvalidColonPlacement => ("yaml-bracket", "close-bracket"),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::CommentInterceptedScalar => ("yaml-no-colon", "add-colon"),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::InvalidBlockScalarIndent => ("yaml-indent", "indent"),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => ("yaml-space", "plain-space"),
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::ZeroBlockScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::ExpectedNodeContent
        | ErrorKind::UnexpectedEndOfPlainScalar
        | ErrorKind::ExpectedWhitespace
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::ExpectedTagBang
        | ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::InvalidTagUtf8LeadingByte
        | ErrorKind::InvalidTagUtf8TrailingByte
        | ErrorKind::InvalidTagUtf8 => ("yaml-character", "quote-character"),
        ErrorKind::UnknownAnchor => ("yaml-alias", "quote-character"),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => ("yaml-escape", "escape"),
        ErrorKind::InvalidDocumentEnd | ErrorKind::ExpectedDocumentStart => {
            ("yaml-second-document", "one-document")
        }
        // Directives, and what only a broken program can cause.
        _ => ("yaml-unreadable", "indent"),
    }
}
