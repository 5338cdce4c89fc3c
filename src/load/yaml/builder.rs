//! The tree of a text, from the parser's events.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, options};

use super::{Entry, Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::load::mended::Mended;
use crate::load::{slips, wrap};
use crate::tree::FileId;

/// Most values that a file's anchors and aliases may copy. What is written out counts for nothing here: its
/// file bounds it.
pub const MOST_COPIED_NODES: usize = 100_000;
/// Most bytes of text that a file's anchors and aliases may copy.
const MOST_COPIED_BYTES: usize = 4 << 20;
/// Deepest nesting; a regime's items reach 14.
pub const DEEPEST: usize = 64;

/// Why reading stopped.
pub enum Stop {
    /// The parser gave up.
    Syntax(ScanError),
    /// A diagnostic was added already.
    Reported,
}

/// Reads the parser's events into nodes.
pub struct Builder<'t, 'd> {
    source: &'t str,
    text: &'t str,
    mended: &'t Mended,
    file: FileId,
    /// What is wrong so far.
    pub found: &'d mut Vec<Diagnostic>,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    /// Finished nodes by anchor id.
    anchors: HashMap<usize, Node>,
    /// What was copied so far.
    copied: Size,
    /// Where the last `---` stands.
    document: Span,
}

impl<'t, 'd> Builder<'t, 'd> {
    /// At the beginning of a text of which slips were mended.
    pub fn of(source: &'t str, mended: &'t Mended, file: FileId, found: &'d mut Vec<Diagnostic>) -> Self {
        let options = options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
        Builder {
            source,
            text: &mended.text,
            mended,
            file,
            found,
            parser: Parser::new_from_str_with_options(&mended.text, options),
            anchors: HashMap::new(),
            copied: Size::default(),
            document: Span::file(file),
        }
    }

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

    /// The one document of the text.
    pub fn document(&mut self) -> Result<Node, Stop> {
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
