//! Reading a map field by field: what is missing, what is unknown, what has the wrong type.
//!
//! A reader asks for each field once; whatever was not asked for is unknown, and the names that were
//! asked for are the suggestions. A missing or wrong field yields its default, so that the rest of
//! the record is still read: an error was reported, and nothing with an error is ever rendered.

use std::borrow::Cow;

use super::form::numeral::{alone, numeral};
use super::form::shape;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, Spanned, bad_choice, code, likely, meant};
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
        let wrong = wrong_type(node, expected);
        self.report(match shape::shape(expected, node, self.languages) {
            Some(form) => wrong.hint_with("form", "form", form),
            None if type_word(node) == "nothing" => wrong.hint("empty"),
            None => wrong.hint("write-expected"),
        });
    }

    /// Reports that the value of a field is no list.
    fn no_list(&mut self, node: &Node, field: &'static str) {
        let wrong = wrong_type(node, "list");
        let form = shape::list(field, node, self.languages);
        self.report(match &node.value {
            Value::Map(entries) if is_entry(field, entries) => {
                let key = entries.first().map_or("", |entry| entry.key.as_str());
                wrong.hint_with("dash", "key", key)
            }
            Value::Text(text) if shape::is_plain(field) && entries_of(text).is_some() => {
                wrong.hint_with("list", "form", form.as_str()).fixed(node.span, form)
            }
            _ => wrong.hint_with("list", "form", form),
        });
    }
}

fn wrong_type(node: &Node, expected: &'static str) -> Diagnostic {
    let found = Diagnostic::new(&code::WRONG_TYPE, node.span);
    found.with("expected", Arg::Word(expected)).with("found", Arg::Word(type_word(node)))
}

/// The words that a text lists without brackets; `None` if there is none.
fn entries_of(text: &str) -> Option<Vec<String>> {
    Some(shape::entries(text)).filter(|words| !words.is_empty())
}

/// Whether a map that stands where a list belongs may be one entry of it: its keys are names of fields.
fn is_entry(field: &str, entries: &[Entry]) -> bool {
    let name = |entry: &Entry| entry.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    !shape::is_plain(field) && !entries.is_empty() && entries.iter().all(name)
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
    /// Names that must be there and are not.
    missing: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The fields of a map; `None` after a report if the node is no map.
    pub fn of(node: &'n Node, what: &'static str, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => {
                Some(Self { entries, what, span: node.span, asked: Vec::new(), missing: Vec::new() })
            }
            _ => {
                reader.wrong_type(node, what);
                None
            }
        }
    }

    /// What is being read: a key of the message catalogue's `words`.
    pub fn what(&self) -> &'static str {
        self.what
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

    /// Makes every field known, where what is wrong with the whole was reported.
    pub fn ignore(&mut self) {
        self.asked.extend(self.entries.iter().map(|entry| Cow::from(entry.key.clone())));
    }

    /// Whether a field stands here that nobody asked for so far.
    pub fn has_unknown(&self) -> bool {
        self.entries.iter().any(|entry| !self.asked.iter().any(|name| *name == entry.key))
    }

    /// A field that must be there; its default after a report if it is not or is wrong.
    pub fn required<T: Default>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> T {
        match self.node(name) {
            Some(node) if node.value != Value::Null => read(node, reader).unwrap_or_default(),
            _ => {
                self.missing(name);
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
        self.nodes(reader, name).iter().filter_map(|node| read(node, reader)).collect()
    }

    /// A field that holds a list with at least one entry.
    pub fn required_list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        let nodes = self.nodes(reader, name);
        if nodes.is_empty()
            && !matches!(self.node(name).map(|node| &node.value), Some(Value::Text(_) | Value::Map(_)))
        {
            self.missing(name);
        }
        nodes.iter().filter_map(|node| read(node, reader)).collect()
    }

    /// A field that holds one value or a list of them; absent is empty.
    pub fn one_or_list<T>(&mut self, reader: &mut Reader, name: &'static str, read: Read<T>) -> Vec<T> {
        match self.node(name) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => {
                twice(name, items, reader);
                items.iter().filter_map(|node| read(node, reader)).collect()
            }
            Some(node) => read(node, reader).into_iter().collect(),
        }
    }

    /// The entries of a list. What is no list is reported, and read as the one that it was probably meant to be.
    fn nodes(&mut self, reader: &mut Reader, name: &'static str) -> Vec<Cow<'n, Node>> {
        let Some(node) = self.node(name) else { return Vec::new() };
        match &node.value {
            Value::List(items) => {
                twice(name, items, reader);
                return items.iter().map(Cow::Borrowed).collect();
            }
            Value::Null => return Vec::new(),
            Value::Text(_) | Value::Map(_) => reader.no_list(node, name),
        }
        match &node.value {
            Value::Text(text) if shape::is_plain(name) => {
                let entry = |text| Cow::Owned(Node { value: Value::Text(text), span: node.span });
                entries_of(text).unwrap_or_default().into_iter().map(entry).collect()
            }
            Value::Map(entries) if is_entry(name, entries) => vec![Cow::Borrowed(node)],
            _ => Vec::new(),
        }
    }

    /// Notes that a field that must be there is not; [`Fields::finish`] reports it.
    pub fn missing(&mut self, name: &'static str) {
        if !self.missing.contains(&name) {
            self.missing.push(name);
        }
    }

    /// Reports every field that nobody asked for, and those that are missing.
    ///
    /// A name that was probably meant to be a missing one is one problem and not two.
    pub fn finish(mut self, reader: &mut Reader) {
        let unknown: Vec<&Entry> =
            self.entries.iter().filter(|entry| !self.asked.iter().any(|name| *name == entry.key)).collect();
        for entry in unknown {
            let found = Diagnostic::new(&code::UNKNOWN_FIELD, entry.key_span);
            let found = found.with("field", entry.key.as_str()).with("record", Arg::Word(self.what));
            let free: Vec<&str> = self.asked.iter().map(Cow::as_ref).filter(|name| !self.has(name)).collect();
            // A field that is needed is rather meant than one that may be left out.
            let needed = likely(&entry.key, self.missing.iter().copied().filter(|name| !self.has(name)));
            let name = needed.or_else(|| likely(&entry.key, free.iter().copied())).map(str::to_owned);
            reader.report(match name {
                Some(name) => {
                    let found = found.hint_with("did-you-mean-field", "name", name.as_str());
                    self.missing.retain(|missing| *missing != name);
                    // From now on it counts as written, so that no second field is meant to be it.
                    let known = self.asked.iter().position(|asked| *asked == name).expect("it was asked for");
                    self.asked.swap_remove(known);
                    found.fixed(entry.key_span, name)
                }
                None => found.hint_with("known-fields", "fields", self.asked.join(", ")),
            });
        }
        for name in &self.missing {
            let at = self.entries.iter().find(|entry| entry.key == *name).map(|entry| entry.key_span);
            let found = Diagnostic::new(&code::MISSING_FIELD, at.unwrap_or_else(|| self.first_key()));
            let found = found.with("field", *name).with("record", Arg::Word(self.what));
            reader.report(match example(self.what, name, reader.languages) {
                Some(form) => found.hint_with("add-form", "form", form),
                None => found.hint("add-field"),
            });
        }
    }
}

/// Reports entries of a list that say the same as the one before them: a line was pasted twice.
///
/// Of entries with an id or a number of their own it is that which is told to stand twice.
fn twice(field: &str, items: &[Node], reader: &mut Reader) {
    let named = |node: &Node| {
        let Value::Map(entries) = &node.value else { return false };
        field == "articles" || entries.iter().any(|entry| matches!(entry.key.as_str(), "id" | "source"))
    };
    for pair in items.windows(2).filter(|pair| pair[0].says_as(&pair[1]) && !named(&pair[1])) {
        let twice = Diagnostic::new(&code::ENTRY_TWICE, pair[1].span).with("line", Arg::Line(pair[0].span));
        reader.report(twice.hint("delete-one"));
    }
}

/// How a field that must be there is written.
fn example(what: &str, name: &str, languages: &Languages) -> Option<String> {
    let text = shape::localised("", languages);
    Some(match name {
        "number" if what == "article" => "number: 7".into(),
        "kind" if what == "note" => "kind: doubt".into(),
        "kind" if what == "section" => "kind: contents".into(),
        "kind" if what == "document" => "kind: form".into(),
        "title" | "name" | "summary" | "description" | "matter" | "term" | "definition" | "heading"
        | "shows" | "say" | "aspect" | "of" | "do" | "ask" | "end" => format!("{name}: {text}"),
        "units" => "units: {lead: [front-desk]}".into(),
        "hotlines" => "hotlines: [{number: 0730-2214550}]".into(),
        "number" => "number: 0730-2214550".into(),
        "unit" => "unit: day".into(),
        "per" => "per: year".into(),
        "at_least" => "at_least: 1".into(),
        "currency" => "currency: CNY".into(),
        "sanctions" => format!("sanctions: [{text}]"),
        "tasks" | "items" | "roles" | "offers" => format!("{name}: [{text}]"),
        "id" if what == "step" => "id: first-step".into(),
        "id" => "id: front-desk".into(),
        "agency" | "publisher" => format!("{name}: county-qts"),
        "to" => "to: next-step".into(),
        "steps" => format!("steps: [{{id: done, end: {text}}}]"),
        "answers" => format!("answers: [{{say: {text}, to: done}}]"),
        _ => return None,
    })
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
    let Value::Text(text) = &node.value else {
        reader.report(wrong_type(node, "number").hint("digits"));
        return None;
    };
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let wrong = wrong_type(node, "number");
    if let Some(meant) = numeral(text).map(|number| number.to_string()) {
        let wrong = wrong.hint_with("this-number", "number", meant.as_str());
        // `3个月` is more than a number: what stands around it would be lost.
        let certain = alone(text).is_some();
        reader.report(if certain { wrong.fixed(node.span, meant.as_str()) } else { wrong });
        return meant.parse().ok();
    }
    reader.report(match shape::range(text) {
        Some((_, to)) => wrong.hint_with("one-number", "number", to.to_string()),
        None => wrong.hint("digits"),
    });
    None
}

/// `true` or `false`.
pub fn truth(node: &Node, reader: &mut Reader) -> Option<bool> {
    match &node.value {
        Value::Text(text) if text == "true" => Some(true),
        Value::Text(text) if text == "false" => Some(false),
        Value::Text(text) => {
            let word = meant(text, ["true", "false"].into_iter());
            let wrong = wrong_type(node, "truth");
            reader.report(match word {
                Some(word) => wrong.hint_with("form", "form", word).fixed(node.span, word),
                None => wrong.hint("write-expected"),
            });
            word.map(|word| word == "true")
        }
        _ => {
            reader.wrong_type(node, "truth");
            None
        }
    }
}

/// One of a few words.
pub fn choice<T: Copy>(node: &Node, reader: &mut Reader, choices: &[(&'static str, T)]) -> Option<T> {
    let text = text(node, reader)?;
    let value = |wanted: &str| choices.iter().find(|(word, _)| *word == wanted).map(|(_, value)| *value);
    if let Some(known) = value(&text) {
        return Some(known);
    }
    let (found, near) = bad_choice(&text, node.span, choices.iter().map(|(word, _)| *word));
    reader.report(found);
    near.and_then(value)
}
