//! YAML as a tree in which every key and value knows where it stands.
//!
//! serde keeps no spans and loses duplicate keys, so records are read from this tree and not through
//! serde. Every scalar stays text: `no`, `12365` and `5.20` are what the author typed, and the field
//! decides what they mean.

mod line;
mod builder;
mod fault;

use builder::{Builder, Stop};

use super::slips::{self, Slips};
use crate::diagnostic::source_map::SourceMap;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::tree::FileId;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; for an empty value, where its key stands.
    pub span: Span,
}

impl Node {
    /// Whether two nodes say the same, wherever they stand; empty ones say nothing.
    pub fn says_as(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::List(a), Value::List(b)) => {
                !a.is_empty() && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.says_as(b))
            }
            (Value::Map(a), Value::Map(b)) => {
                let same = |(a, b): (&Entry, &Entry)| {
                    a.key == b.key && (a.value.says_as(&b.value) || a.value.value == b.value.value)
                };
                !a.is_empty() && a.len() == b.len() && a.iter().zip(b).all(same)
            }
            _ => false,
        }
    }
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
    let mut builder = Builder::of(text, &mended, file, found);
    match builder.document() {
        Ok(node) => Some(node),
        Err(Stop::Reported) => None,
        Err(Stop::Syntax(error)) => {
            // How deep a line was meant to be is not sure as long as the file cannot be read.
            let indents = |found: &&mut Diagnostic| found.code == &code::BAD_INDENT_CHARACTER;
            builder.found[slips.clone()].iter_mut().filter(indents).for_each(|found| found.fix.clear());
            let at = mended.source(error.marker().byte_offset().unwrap_or(0)).min(text.len());
            let wrong = fault::syntax(&error, text, at, &colons, file);
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
#[cfg(test)]
mod tests {
    use super::builder::MOST_COPIED_NODES;
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
