//! YAML as a tree in which every key and value knows where it stands.
//!
//! serde keeps no spans and loses duplicate keys, so records are read from this tree and not through
//! serde. Every scalar stays text: `no`, `12365` and `5.20` are what the author typed, and the field
//! decides what they mean.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, options};

use super::mended::Mended;
use super::slips::{self, Slips};
use super::wrap;
use crate::diagnostic::source_map::SourceMap;
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::tree::FileId;

/// Most values that a file's anchors and aliases may copy. What is written out counts for nothing here: its
/// file bounds it.
const MOST_COPIED_NODES: usize = 100_000;
/// Most bytes of text that a file's anchors and aliases may copy.
const MOST_COPIED_BYTES: usize = 4 << 20;
/// Deepest nesting; a regime's items reach 14.
const DEEPEST: usize = 64;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; for an empty value, where its key stands.
    pub span: Span,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar as typed.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order written, without duplicate keys.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// Reads one YAML document; an empty file is an empty map.
///
/// `None` if the text is no YAML; what is wrong is added to `found`. Slips of input methods are
/// mended on the way (and reported), so that the rest of the file is still checked.
pub fn parse(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let before = found.len();
    let Slips { mended, colons } = slips::mend(text, file, found);
    let slips = before..found.len();
    let options = options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
    let mut builder = Builder {
        source: text,
        text: &mended.text,
        mended: &mended,
        file,
        found,
        parser: Parser::new_from_str_with_options(&mended.text, options),
        anchors: HashMap::new(),
        copied: Size::default(),
        document: Span::file(file),
    };
    match builder.document() {
        Ok(node) => Some(node),
        Err(Stop::Reported) => None,
        Err(Stop::Syntax(error)) => {
            let at = mended.source(error.marker().byte_offset().unwrap_or(0)).min(text.len());
            let wrong = syntax(&error, text, at, &colons, file);
            let places = [at, wrong.span.map_or(at, |span| span.start as usize)];
            if !places.into_iter().any(|place| is_followed(text, place, &found[slips.clone()])) {
                found.push(wrong);
            }
            None
        }
    }
}

/// Whether a slip that was reported is the likely cause of a syntax error, so that a second message
/// would only confuse: one in the same line, or indentation in the line above, of which nobody can tell
/// how deep it was meant to be.
fn is_followed(text: &str, at: usize, slips: &[Diagnostic]) -> bool {
    let map = SourceMap::of(text);
    let line = map.position(at).line;
    slips.iter().any(|slip| {
        let slipped = slip.span.map_or(0, |span| map.position(span.start as usize).line);
        slipped == line || (slip.code == &code::BAD_INDENT_CHARACTER && slipped + 1 == line)
    })
}

/// Why reading stopped.
enum Stop {
    /// The parser gave up.
    Syntax(ScanError),
    /// A diagnostic was added already.
    Reported,
}

struct Builder<'t, 'd> {
    source: &'t str,
    text: &'t str,
    mended: &'t Mended,
    file: FileId,
    found: &'d mut Vec<Diagnostic>,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    /// Finished nodes by anchor id.
    anchors: HashMap<usize, Node>,
    /// What was copied so far.
    copied: Size,
    /// Where the last `---` stands.
    document: Span,
}

impl<'t> Builder<'t, '_> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Stop> {
        loop {
            let (event, span) = match self.parser.next_event() {
                Some(Ok(next)) => next,
                Some(Err(error)) => return Err(Stop::Syntax(error)),
                None => return Ok((Event::StreamEnd, self.span(self.text.len()..self.text.len()))),
            };
            let span = self.span(span.byte_range().unwrap_or(0..0));
            match event {
                Event::StreamStart => {}
                Event::DocumentStart(..) => self.document = span,
                event => return Ok((event, span)),
            }
        }
    }

    /// The place in the source of a range of the mended text, without the white space at its end.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + text.trim_end().len();
        Span::new(self.file, self.mended.source(range.start), self.mended.source(end))
    }

    fn document(&mut self) -> Result<Node, Stop> {
        let (event, span) = self.next()?;
        if matches!(event, Event::StreamEnd | Event::DocumentEnd) {
            return Ok(Node { value: Value::Map(Vec::new()), span: Span::file(self.file) });
        }
        let root = self.node(event, span)?;
        self.next()?;
        let (after, _) = self.next()?;
        if !matches!(after, Event::StreamEnd) {
            let second = Diagnostic::new(&code::YAML_SYNTAX, self.document);
            self.found.push(second.with("what", Arg::Word("yaml-second-document")).hint("one-document"));
            return Err(Stop::Reported);
        }
        Ok(match root.value {
            Value::Null => Node { value: Value::Map(Vec::new()), span: Span::file(self.file) },
            _ => root,
        })
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> Result<Node, Stop> {
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                if matches!(style, ScalarStyle::DoubleQuoted) {
                    self.escapes(span);
                }
                let plain = matches!(style, ScalarStyle::Plain);
                let value = match text.as_ref() {
                    "" | "~" | "null" if plain => Value::Null,
                    text if matches!(style, ScalarStyle::Literal) => Value::Text(text.to_owned()),
                    text => Value::Text(self.unfolded(text, span)),
                };
                (Node { value, span }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.list(span)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.map(span)?, anchor),
            Event::Alias(anchor) => (self.alias(anchor, span)?, 0),
            _ => (Node { value: Value::Null, span }, 0),
        };
        if anchor > 0 {
            self.copy(&node, span)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// The value of a text with its lines joined as their languages ask.
    fn unfolded(&self, value: &str, span: Span) -> String {
        let written = self.source.get(span.range()).filter(|written| written.contains('\n'));
        written.and_then(|written| wrap::unfolded(value, written)).unwrap_or_else(|| value.to_owned())
    }

    /// Reports an escape that stands for what nobody can see.
    fn escapes(&mut self, span: Span) {
        let written = self.source.get(span.range()).unwrap_or_default();
        if let Some((place, character)) = slips::hidden_escape(written) {
            let start = span.start as usize;
            let at = Span::new(self.file, start + place.start, start + place.end);
            let hidden =
                Diagnostic::new(&code::INVISIBLE_CHARACTER, at).with("character", slips::name(character));
            self.found.push(hidden.hint_with("escape", "escape", &written[place]));
        }
    }

    fn list(&mut self, start: Span) -> Result<Node, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let span = cover(
                    start,
                    items.first().map(|item: &Node| item.span),
                    items.last().map(|item| item.span),
                );
                return Ok(Node { value: Value::List(items), span });
            }
            items.push(self.node(event, span)?);
        }
    }

    fn map(&mut self, start: Span) -> Result<Node, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let first = entries.first().map(|entry| entry.key_span);
                let span = cover(start, first, entries.last().map(|entry| entry.value.span));
                return Ok(Node { value: Value::Map(self.unique(entries)), span });
            }
            let key_node = self.node(event, span)?;
            let key_span = key_node.span;
            let (event, span) = self.next()?;
            let mut value = self.node(event, span)?;
            if value.value == Value::Null && value.span.start == value.span.end {
                value.span = key_span;
            }
            match key_node.value {
                Value::Text(key) => entries.push(Entry { key, key_span, value }),
                _ => {
                    let wrong =
                        Diagnostic::new(&code::YAML_SYNTAX, key_span).with("what", Arg::Word("yaml-odd-key"));
                    self.found.push(wrong.hint("plain-key"));
                }
            }
        }
    }

    /// A map's entries without those whose key stood before, which are reported.
    ///
    /// Sorted and not compared each with all others: a glossary may be one map of thousands.
    fn unique(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|a, b| entries[*a].key.cmp(&entries[*b].key).then(a.cmp(b)));
        let mut again = vec![false; entries.len()];
        for same in order.chunk_by(|a, b| entries[*a].key == entries[*b].key) {
            let first = entries[same[0]].key_span;
            for at in &same[1..] {
                let Entry { key, key_span, .. } = &entries[*at];
                let twice = Diagnostic::new(&code::DUPLICATE_KEY, *key_span).with("key", key.as_str());
                self.found.push(twice.with("line", Arg::Line(first)).hint("merge"));
                again[*at] = true;
            }
        }
        entries.into_iter().zip(again).filter(|(_, again)| !again).map(|(entry, _)| entry).collect()
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<Node, Stop> {
        let Some(node) = self.anchors.remove(&anchor) else { return Ok(Node { value: Value::Null, span }) };
        self.copy(&node, span)?;
        let value = node.value.clone();
        self.anchors.insert(anchor, node);
        Ok(Node { value, span })
    }

    /// Counts a node that is about to be copied; stops when the file has copied too much.
    fn copy(&mut self, node: &Node, span: Span) -> Result<(), Stop> {
        self.copied.add(node);
        if self.copied.nodes > MOST_COPIED_NODES || self.copied.bytes > MOST_COPIED_BYTES {
            let bomb = Diagnostic::new(&code::ALIAS_BOMB, span).with("most", MOST_COPIED_NODES);
            self.found.push(bomb.with("megabytes", MOST_COPIED_BYTES >> 20));
            return Err(Stop::Reported);
        }
        Ok(())
    }
}

/// How much nodes hold.
#[derive(Default)]
struct Size {
    nodes: usize,
    bytes: usize,
}

impl Size {
    fn add(&mut self, node: &Node) {
        self.nodes += 1;
        match &node.value {
            Value::Null => {}
            Value::Text(text) => self.bytes += text.len(),
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            Value::Map(entries) => {
                for entry in entries {
                    self.nodes += 1;
                    self.bytes += entry.key.len();
                    self.add(&entry.value);
                }
            }
        }
    }
}

/// The span from the first part to the last, or the opening token where there are none.
fn cover(start: Span, first: Option<Span>, last: Option<Span>) -> Span {
    match (first, last) {
        (Some(first), Some(last)) => Span { end: last.end.max(first.end), ..first },
        _ => start,
    }
}

/// The message for a text that the parser gave up on at a place. `colons` are second colons in braces.
fn syntax(error: &ScanError, text: &str, at: usize, colons: &[usize], file: FileId) -> Diagnostic {
    let at = if text[at..].trim().is_empty() { text.trim_end().len() } else { at };
    let line = Line::around(text, at);
    let span = Span::new(file, at, at + text[at..].chars().next().map_or(0, char::len_utf8));
    if let Some(colon) =
        colons.iter().find(|colon| (line.start..=line.start + line.text.len()).contains(*colon))
    {
        let span = Span::new(file, *colon, colon + 1);
        let value = in_brackets(text, *colon).to_owned();
        return Diagnostic::new(&code::UNQUOTED_COLON, span).hint_with("quote-in-brackets", "value", value);
    }
    if let Some(colon) = line.colon_in_value() {
        let span = Span::new(file, line.start + colon, line.start + colon + 1);
        return Diagnostic::new(&code::UNQUOTED_COLON, span).hint_with("quote", "value", line.value());
    }
    let dash = line.start + line.text.len() - line.text.trim_start().len();
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => Diagnostic::new(&code::TOO_DEEP, span).with("most", DEEPEST),
        ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
            if at <= dash && (text[dash..].starts_with("- ") || line.text.trim() == "-") =>
        {
            Diagnostic::new(&code::LIST_INDENT, Span::new(file, dash, dash + 1)).hint("line-up")
        }
        kind => {
            let (what, hint) = match text[at..].starts_with([',', ']', '}', '?']) && line.begins_value(at) {
                true => ("yaml-character", "quote-character"),
                false => syntax_word(kind),
            };
            Diagnostic::new(&code::YAML_SYNTAX, span).with("what", Arg::Word(what)).hint(hint)
        }
    }
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

/// The value between brackets and commas in which a place lies.
fn in_brackets(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(": ").map_or(0, |colon| colon + 2);
    let end = text[at..].find([',', '}', ']', '\n']).map_or(text.len(), |end| at + end);
    text[start..end].trim()
}

/// A line of the source.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        Line { start, text: &text[start..end] }
    }

    /// Whether a place is the first of a value.
    fn begins_value(&self, at: usize) -> bool {
        self.text[..at - self.start].trim_end().ends_with([':', '-'])
    }

    /// The place of a second `: ` in `key: value: more` where the value is not quoted.
    fn colon_in_value(&self) -> Option<usize> {
        if self.text.trim_start_matches([' ', '-']).starts_with(['{', '[']) {
            return None;
        }
        let key_end = self.text.find(": ")?;
        let value = self.text[key_end + 2..].trim_start();
        let value_at = self.text.len() - value.len();
        if value.starts_with(['"', '\'', '{', '[', '|', '>', '#']) {
            return None;
        }
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        Some(value_at + colon)
    }

    fn value(&self) -> String {
        self.text.split_once(": ").map_or(self.text, |(_, value)| value).trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_clean(text: &str) -> Node {
        let mut found = Vec::new();
        let node = parse(text, FileId(0), &mut found);
        assert!(found.is_empty(), "{found:?}");
        node.unwrap()
    }

    fn field<'n>(node: &'n Node, key: &str) -> &'n Node {
        let Value::Map(entries) = &node.value else { panic!("no map") };
        &entries.iter().find(|entry| entry.key == key).unwrap().value
    }

    #[test]
    fn scalars_stay_as_typed() {
        let node = parse_clean("a: no\nb: 12365\nc: 5.20\nd: 2026-11-22\ne: ''\nf:\n");
        for (key, text) in [("a", "no"), ("b", "12365"), ("c", "5.20"), ("d", "2026-11-22"), ("e", "")] {
            assert_eq!(field(&node, key).value, Value::Text(text.to_owned()));
        }
        assert_eq!(field(&node, "f").value, Value::Null);
    }

    #[test]
    fn chinese_lines_join_without_a_gap() {
        let node =
            parse_clean("a: >-\n  企业有\n  15日。\nb: 甲\n  乙\nc: \"丙\n  丁\"\nd: >-\n  two\n  lines\n");
        let expected = [("a", "企业有15日。"), ("b", "甲乙"), ("c", "丙丁"), ("d", "two lines")];
        for (key, text) in expected {
            assert_eq!(field(&node, key).value, Value::Text(text.to_owned()));
        }
    }

    #[test]
    fn spans_cover_the_value_after_chinese_text_and_a_byte_order_mark() {
        let text = "\u{feff}题: 文\nb: [x, 值]\n";
        let node = parse_clean(text);
        assert_eq!(&text[field(&node, "题").span.range()], "文");
        let Value::List(items) = &field(&node, "b").value else { panic!() };
        assert_eq!(&text[items[1].span.range()], "值");
    }

    #[test]
    fn what_aliases_copy_has_a_limit_and_what_is_written_has_none() {
        let node = parse_clean("a: &x [1, 2]\nb: *x\n");
        assert_eq!(field(&node, "a").value, field(&node, "b").value);
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for at in 1..9 {
            let prev = at - 1;
            let refs = vec![format!("*a{prev}"); 10].join(",");
            bomb.push_str(&format!("a{at}: &a{at} [{refs}]\n"));
        }
        let mut found = Vec::new();
        assert!(parse(&bomb, FileId(0), &mut found).is_none());
        assert_eq!(found[0].code.name, "alias-bomb");
        let long = format!("a: &x {}\nb: [{}]\n", "x".repeat(1 << 20), ["*x"; 5].join(", "));
        let mut found = Vec::new();
        assert!(parse(&long, FileId(0), &mut found).is_none());
        assert_eq!(found[0].code.name, "alias-bomb");
        parse_clean(&"- [a, b, c]\n".repeat(MOST_COPIED_NODES));
    }
}
