//! A text as a YAML value, and where in a file it is put.

use crate::diagnostic::{Edit, Span};
use crate::load::yaml::{Entry, Node, Value};

/// Words that YAML reads as something else than text in some of its versions.
const WORDS: [&str; 11] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", ".nan"];

/// A text as one line of YAML, in a block and in brackets alike.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// Several texts as a list in brackets.
pub fn list(texts: &[&str]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| scalar(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Whether a text needs no quotes: it begins with a letter and holds nothing that means something to YAML.
fn is_plain(text: &str) -> bool {
    let calm = |c: char| c.is_alphanumeric() || " .-()/'’".contains(c);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', '-'])
        && text.chars().all(calm)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// The change that makes a map say `new` (YAML) under the key `tag`: in place of what it says there, else after the
/// entry `beside`. `source` is the text of the file.
pub fn edit(source: &str, map: &Node, beside: &Entry, tag: &str, new: &str) -> Edit {
    let Value::Map(entries) = &map.value else { unreachable!("a text is a map of languages") };
    let put =
        |start: usize, end: usize, new: String| Edit { span: Span::new(map.span.file, start, end), new };
    if let Some(entry) = entries.iter().find(|entry| entry.key == tag) {
        let written = Written::of(source, entry);
        let space = if written.is_apart { " " } else { "" };
        return put(written.start, written.end, format!("{space}{new}"));
    }
    let written = Written::of(source, beside);
    let first = entries.first().map_or(0, |first| first.key_span.start as usize);
    if source[..first].trim_end().ends_with('{') {
        return put(written.end, written.end, format!(", {tag}: {new}"));
    }
    let key = beside.key_span.start as usize;
    let line = source[..key].rfind('\n').map_or(0, |at| at + 1);
    let indent: String = source[line..key].chars().map(|_| ' ').collect();
    let rest = &source[written.end..];
    let end = written.end + rest.find('\n').unwrap_or(rest.len());
    let (end, ending) = if source[..end].ends_with('\r') { (end - 1, "\r\n") } else { (end, "\n") };
    put(end, end, format!("{ending}{indent}{tag}: {new}"))
}

/// The change that takes what a map says under a key away; `None` where that cannot be done without touching others.
pub fn removal(source: &str, map: &Node, tag: &str) -> Option<Edit> {
    let Value::Map(entries) = &map.value else { return None };
    let at = entries.iter().position(|entry| entry.key == tag)?;
    let (key, end) = (entries[at].key_span.start as usize, Written::of(source, &entries[at]).end);
    let first = entries.first().map_or(0, |first| first.key_span.start as usize);
    let (start, end) = if source[..first].trim_end().ends_with('{') {
        let before = at.checked_sub(1)?;
        (Written::of(source, &entries[before]).end, end)
    } else {
        let line = source[..key].rfind('\n').map_or(0, |at| at + 1);
        // The key after a dash holds the item together.
        let is_own = source[line..key].trim().is_empty();
        let rest = source[end..].find('\n').map_or(source.len(), |at| end + at + 1);
        is_own.then_some((line, rest))?
    };
    Some(Edit { span: Span::new(map.span.file, start, end), new: String::new() })
}

/// Where the value of an entry is written, with the marks around it.
struct Written {
    start: usize,
    end: usize,
    /// Whether it begins right after the colon, so that a space comes before what takes its place.
    is_apart: bool,
}

impl Written {
    fn of(source: &str, entry: &Entry) -> Self {
        let after = entry.key_span.end as usize;
        let colon = source[after..].find(':').map_or(after, |at| after + at + 1);
        let rest = &source[colon..];
        let start = colon + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
        let span = entry.value.span;
        let (from, to) = (span.start as usize, span.end as usize);
        let mark = source[start..].chars().next();
        match (&entry.value.value, mark) {
            // An empty value has the place of its key.
            _ if span == entry.key_span => Self { start: colon, end: colon, is_apart: true },
            (Value::List(_), Some('[')) => {
                let end = source[to..].find(']').map_or(to, |at| to + at + 1);
                Self { start, end, is_apart: false }
            }
            (Value::List(_), _) => Self { start: colon, end: to, is_apart: true },
            (_, Some('>' | '|')) => {
                let end = block_end(source, entry.key_span.start as usize, start);
                Self { start, end, is_apart: false }
            }
            _ => Self { start: from, end: to, is_apart: false },
        }
    }
}

/// Where a block of text ends that begins with a mark at `start`: after the last line that is indented more deeply than
/// its key.
fn block_end(source: &str, key: usize, start: usize) -> usize {
    let line = source[..key].rfind('\n').map_or(0, |at| at + 1);
    let depth = source[line..key].chars().count();
    let mut at = start + source[start..].find('\n').unwrap_or(source.len() - start);
    let mut end = at;
    while at < source.len() {
        let from = at + 1;
        let line = source[from..].split('\n').next().unwrap_or_default();
        let indent = line.chars().take_while(|c| *c == ' ').count();
        at = from + line.len();
        if line.trim().is_empty() {
            continue;
        }
        if indent <= depth {
            break;
        }
        end = at;
    }
    end - usize::from(source[..end].ends_with('\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::yaml::parse;
    use crate::tree::SourceTree;

    /// A file after the text of the field `a` was given this English text.
    fn told(source: &str, new: &str) -> String {
        let tree = SourceTree::new([("content/a.yaml".to_owned(), Vec::new())]);
        let file = tree.id("content/a.yaml").unwrap();
        let mut found = Vec::new();
        let root = parse(source, file, &mut found).unwrap();
        let Value::Map(entries) = &root.value else { panic!("{root:?}") };
        let map = &entries.iter().find(|entry| entry.key == "a").unwrap().value;
        let Value::Map(texts) = &map.value else { panic!("{map:?}") };
        let beside = texts.iter().find(|entry| entry.key == "zh").unwrap();
        let edit = edit(source, map, beside, "en", &scalar(new));
        let range = edit.span.range();
        format!("{}{}{}", &source[..range.start], edit.new, &source[range.end..])
    }

    #[test]
    fn every_other_byte_stays() {
        for (before, after) in [
            ("a:\n  zh: 甲 # why\n  # b\nb: 1\n", "a:\n  zh: 甲 # why\n  en: One\n  # b\nb: 1\n"),
            ("a: {zh: 甲}\nb: 1\n", "a: {zh: 甲, en: One}\nb: 1\n"),
            ("a: {zh: 甲, en: Two} # c\n", "a: {zh: 甲, en: One} # c\n"),
            (
                "a:\n  zh: >-\n    甲\n\n    乙\n\nb: 1\n",
                "a:\n  zh: >-\n    甲\n\n    乙\n  en: One\n\nb: 1\n",
            ),
            ("a:\n  zh: 甲\n  en: |\n    x\n    y\nb: 1\n", "a:\n  zh: 甲\n  en: One\nb: 1\n"),
            ("a:\n  zh: 甲\n  en:\n", "a:\n  zh: 甲\n  en: One\n"),
            ("a:\n  zh: 甲\n  en: ~ # t\n", "a:\n  zh: 甲\n  en: One # t\n"),
            ("a:\r\n  zh: 甲\r\nb: 1\r\n", "a:\r\n  zh: 甲\r\n  en: One\r\nb: 1\r\n"),
            ("a:\n  zh: 甲", "a:\n  zh: 甲\n  en: One"),
            ("a: {zh: [甲, \"乙]\"]}\n", "a: {zh: [甲, \"乙]\"], en: One}\n"),
            ("a: {en: [x, y], zh: [甲]} # c\n", "a: {en: One, zh: [甲]} # c\n"),
            ("a:\n  en: # c\n  - x\n  - y\n  zh: 甲\n", "a:\n  en: One\n  zh: 甲\n"),
            ("a:\n  zh:\n    - 甲\n    - 乙\nb: 1\n", "a:\n  zh:\n    - 甲\n    - 乙\n  en: One\nb: 1\n"),
            ("a:\n  zh: \"甲：\n    乙\"\n", "a:\n  zh: \"甲：\n    乙\"\n  en: One\n"),
        ] {
            assert_eq!(told(before, "One"), after, "{before}");
        }
        assert_eq!(
            told("a: {zh: 甲}\n", "One: \"two\", three"),
            "a: {zh: 甲, en: \"One: \\\"two\\\", three\"}\n"
        );
    }

    #[test]
    fn what_means_something_to_yaml_is_quoted() {
        for (text, yaml) in [
            ("Metrology training", "Metrology training"),
            ("no", "\"no\""),
            ("15 days", "\"15 days\""),
            ("a, b", "\"a, b\""),
            ("a # b", "\"a # b\""),
            ("The office's form (new)", "The office's form (new)"),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), yaml);
        }
    }
}
