//! The files that an import writes: records as YAML, long texts as Markdown.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

/// The files of a content folder by their paths below it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files {
    /// The language of the texts.
    pub lang: String,
    /// Path → text.
    pub texts: BTreeMap<String, String>,
}

impl Files {
    /// Adds a record.
    pub fn record(&mut self, path: &str, record: Mapping) {
        let text = serde_yaml::to_string(&record).expect("plain values can be written");
        self.texts.insert(path.to_owned(), text);
    }

    /// Adds a long text.
    pub fn prose(&mut self, stem: &str, text: String) {
        self.texts.insert(format!("{stem}.{}.md", self.lang), text);
    }

    /// Adds paragraphs to the end of a long text, which may be missing.
    pub fn add_prose(&mut self, stem: &str, text: &str) {
        let known = self.texts.entry(format!("{stem}.{}.md", self.lang)).or_default();
        if !known.is_empty() {
            known.push('\n');
        }
        known.push_str(text);
        known.push('\n');
    }

    /// How many records a folder has.
    pub fn count(&self, folder: &str) -> usize {
        let inside = |path: &&String| path.split_once('/').is_some_and(|(of, _)| of == folder);
        self.texts.keys().filter(inside).filter(|path| path.ends_with(".yaml")).count()
    }

    /// An editor's note on something that the fields do not hold.
    pub fn gap(&self, text: String) -> Value {
        map([("kind", "gap".into()), (self.lang.as_str(), text.into())]).into()
    }

    /// A text in the language of the document.
    pub fn said(&self, text: &str) -> Value {
        map([(self.lang.as_str(), text.into())]).into()
    }
}

/// A map of fields in this order.
pub fn map<'k>(fields: impl IntoIterator<Item = (&'k str, Value)>) -> Mapping {
    fields.into_iter().map(|(key, value)| (Value::from(key), value)).collect()
}

/// A list of words.
pub fn list<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Value {
    Value::Sequence(words.into_iter().map(|word| Value::String(word.into())).collect())
}

/// A text as one line of words: line breaks inside it end sentences in Chinese without a gap.
pub fn line(text: &str) -> String {
    let parts: Vec<&str> = text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut joined = String::new();
    for part in parts {
        let is_wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
        if !joined.is_empty() && !is_wide(joined.chars().next_back()) && !is_wide(part.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// Text as Markdown that shows just that.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '{' | '}'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // A number and a mark, a hyphen or a plus sign would begin a list.
    let begun = escaped.trim_start_matches(|c: char| c.is_ascii_digit());
    if begun.len() < escaped.len() && begun.starts_with(['.', ')']) {
        let at = escaped.len() - begun.len();
        escaped.insert(at, '\\');
    } else if escaped.starts_with(['-', '+', '=']) {
        escaped.insert(0, '\\');
    }
    escaped
}

/// Text as Markdown that shows just that, where it does not begin a line.
pub fn inside(text: &str) -> String {
    let escaped = escaped(&format!("x{text}"));
    escaped.strip_prefix('x').unwrap_or_default().to_owned()
}

/// The first clause of a text, for a name: at most so many characters.
pub fn clause(text: &str, most: usize) -> String {
    let clause = text.split(['。', '；', '，', '：', ',', ';', '\n']).find(|part| !part.trim().is_empty());
    let clause = clause.unwrap_or(text).trim();
    clause.chars().take(most).collect()
}
