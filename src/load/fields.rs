//! Reading a map field by field: what is missing, what is unknown, what has the wrong type.
//!
//! A reader asks for each field once; whatever was not asked for is unknown, and the names that were
//! asked for are the suggestions. A missing or wrong field yields its default, so that the rest of
//! the record is still read: an error was reported, and nothing with an error is ever rendered.

use std::borrow::Cow;

use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, Spanned, code};
use crate::model::Languages;

/// What every reader needs: the languages, and where problems go.
pub struct Reader<'r> {
    /// The languages of the site.
    pub languages: &'r Languages,
    /// What was found.
    pub found: &'r mut Vec<Diagnostic>,
    /// In how many items, one inside the other, the place lies that is being read.
    depth: usize,
}

/// Most items that may stand one inside the other. Documents number six levels (第一条, （一）, 1., （1）, ①, a);
/// templates hold a few more than this.
const MOST_ITEMS: usize = 12;

impl<'r> Reader<'r> {
    /// A reader of values in some languages.
    pub fn new(languages: &'r Languages, found: &'r mut Vec<Diagnostic>) -> Self {
        Self { languages, found, depth: 0 }
    }

    /// Reads an item, unless it lies too deep in others: that is reported.
    pub fn item<T>(&mut self, node: &Node, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth == MOST_ITEMS {
            self.report(Diagnostic::new(&code::TOO_DEEP, node.span).with("most", MOST_ITEMS));
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Adds a problem.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Reports that a value has another type than its field needs.
    ///
    /// `expected` is a key of the message catalogue's `words`.
    pub fn wrong_type(&mut self, node: &Node, expected: &'static str) {
        let found = Diagnostic::new(&code::WRONG_TYPE, node.span);
        let found = found.with("expected", Arg::Word(expected)).with("found", Arg::Word(type_word(node)));
        self.report(match expected {
            "number" => found.hint("digits"),
            "localised" => found.hint("localised"),
            "list" => found.hint("list"),
            _ => found.hint("write-expected"),
        });
    }
}

/// How a function reads a value: the value, or `None` after a report.
pub type Read<T> = fn(&Node, &mut Reader) -> Option<T>;

/// The word for what a node is.
pub fn type_word(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "nothing",
        Value::Text(text) if text.trim().is_empty() => "nothing",
        Value::Text(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    }
}

/// A map that is being read.
pub struct Fields<'n> {
    entries: &'n [Entry],
    /// What is being read: a key of the message catalogue's `words`.
    what: &'static str,
    /// Where the map stands.
    pub span: Span,
    /// Names that were asked for; most are constants, so that asking costs no allocation.
    asked: Vec<Cow<'static, str>>,
}

impl<'n> Fields<'n> {
    /// The fields of a map; `None` after a report if the node is no map.
    pub fn of(node: &'n Node, what: &'static str, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { entries, what, span: node.span, asked: Vec::new() }),
            _ => {
                reader.wrong_type(node, what);
                None
            }
        }
    }

    /// The value of a field, which from now on is known.
    pub fn node(&mut self, name: impl Into<Cow<'static, str>>) -> Option<&'n Node> {
        let name = name.into();
        let node = self.entries.iter().find(|entry| entry.key == name).map(|entry| &entry.value);
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        node
    }

    /// Whether a field is there, even if empty. Does not make it known.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == name)
    }

    /// The names that were written, and where.
    pub fn keys(&self) -> impl Iterator<Item = (&'n str, Span)> + use<'n> {
        self.entries.iter().map(|entry| (entry.key.as_str(), entry.key_span))
    }

    /// Where the first name stands; the map itself if it is empty.
    pub fn first_key(&self) -> Span {
        self.entries.first().map_or(self.span, |entry| entry.key_span)
    }

    /// A field that must be there; its default after a report if it is not or is wrong.
    pub fn required<T: Default>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> T {
        match self.node(name) {
            Some(node) if node.value != Value::Null => read(node, reader).unwrap_or_default(),
            _ => {
                self.missing(reader, name);
                T::default()
            }
        }
    }

    /// A field that may be absent or empty.
    pub fn optional<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Option<T> {
        let node = self.node(name).filter(|node| node.value != Value::Null)?;
        read(node, reader)
    }

    /// A field that holds a list; absent is empty.
    pub fn list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        self.optional_nodes(reader, name).into_iter().filter_map(|node| read(node, reader)).collect()
    }

    /// A field that holds a list with at least one entry.
    pub fn required_list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        let nodes = self.optional_nodes(reader, name);
        if nodes.is_empty()
            && !matches!(self.node(name).map(|node| &node.value), Some(Value::Text(_) | Value::Map(_)))
        {
            self.missing(reader, name);
        }
        nodes.into_iter().filter_map(|node| read(node, reader)).collect()
    }

    /// A field that holds one value or a list of them; absent is empty.
    pub fn one_or_list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        match self.node(name) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => {
                items.iter().filter_map(|node| read(node, reader)).collect()
            }
            Some(node) => read(node, reader).into_iter().collect(),
        }
    }

    fn optional_nodes(&mut self, reader: &mut Reader, name: &'static str) -> Vec<&'n Node> {
        match self.node(name) {
            None => Vec::new(),
            Some(node) => match &node.value {
                Value::List(items) => items.iter().collect(),
                Value::Null => Vec::new(),
                _ => {
                    reader.wrong_type(node, "list");
                    Vec::new()
                }
            },
        }
    }

    /// Reports a field that is not there.
    pub fn missing(&self, reader: &mut Reader, name: &'static str) {
        let at = self.entries.iter().find(|entry| entry.key == name).map(|entry| entry.key_span);
        let at = at.unwrap_or_else(|| self.first_key());
        let found = Diagnostic::new(&code::MISSING_FIELD, at)
            .with("field", name)
            .with("record", Arg::Word(self.what));
        reader.report(found.hint("add-field"));
    }

    /// Reports every field that nobody asked for.
    pub fn finish(self, reader: &mut Reader) {
        let missing: Vec<&str> = self.asked.iter().map(Cow::as_ref).filter(|name| !self.has(name)).collect();
        for entry in self.entries.iter().filter(|entry| !self.asked.iter().any(|name| *name == entry.key)) {
            let found = Diagnostic::new(&code::UNKNOWN_FIELD, entry.key_span);
            let found = found.with("field", entry.key.as_str()).with("record", Arg::Word(self.what));
            let found = found.hint_with("known-fields", "fields", self.asked.join(", "));
            reader.report(found.suggest(&entry.key, missing.iter().copied()));
        }
    }
}

/// Text; quotes and numbers are text too.
pub fn text(node: &Node, reader: &mut Reader) -> Option<String> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => {
            reader.wrong_type(node, "text");
            None
        }
    }
}

/// Text with its place.
pub fn spanned(node: &Node, reader: &mut Reader) -> Option<Spanned<String>> {
    text(node, reader).map(|value| Spanned { value, span: node.span })
}

/// A whole number from 0.
pub fn number<T: std::str::FromStr>(node: &Node, reader: &mut Reader) -> Option<T> {
    let value = match &node.value {
        Value::Text(text) => text.parse().ok(),
        _ => None,
    };
    if value.is_none() {
        reader.wrong_type(node, "number");
    }
    value
}

/// `true` or `false`.
pub fn truth(node: &Node, reader: &mut Reader) -> Option<bool> {
    match &node.value {
        Value::Text(text) if text == "true" => Some(true),
        Value::Text(text) if text == "false" => Some(false),
        _ => {
            reader.wrong_type(node, "truth");
            None
        }
    }
}

/// One of a few words.
pub fn choice<T: Copy>(node: &Node, reader: &mut Reader, choices: &[(&'static str, T)]) -> Option<T> {
    let text = text(node, reader)?;
    let known = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if known.is_none() {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let found = Diagnostic::new(&code::BAD_CHOICE, node.span).with("value", text.as_str());
        let found = found.with("choices", words.join(", ")).hint("choose");
        reader.report(found.suggest(&text, words));
    }
    known
}
