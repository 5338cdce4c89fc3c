//! Where a record and its fields stand in their file.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::load::group::node;
use crate::load::yaml::{Entry, Node, Value};
use crate::model::kind::Home;
use crate::model::site::Any;
use crate::tree::SourceTree;

/// A record in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where its first field begins.
    pub start: Span,
    /// How many spaces stand before each of its fields.
    pub indent: usize,
    /// Whether it is written in curly brackets.
    pub flow: bool,
    /// Where its id stands; none of a record whose file has it for a name.
    pub id: Option<Span>,
    /// The values of its fields.
    pub fields: BTreeMap<String, Span>,
}

/// The place of a record that was read from these files.
pub fn row(sources: &SourceTree, record: Any) -> Option<Row> {
    let meta = record.meta();
    let file = meta.span.file;
    let root = node(sources, file, &mut Vec::new())?;
    let entries = match record.kind().home() {
        Home::Folder => entries(&root)?,
        Home::Table(_) => {
            entries(&root)?.iter().find_map(|list| in_list(&list.value, &meta.id, meta.span))?
        }
    };
    let first = entries.first()?;
    let text = String::from_utf8_lossy(sources.bytes(file));
    let start = first.key_span.start as usize;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let before = text[line..start].trim_end();
    let id = entries.iter().find(|entry| entry.key == "id" && record.kind().home() != Home::Folder);
    Some(Row {
        start: first.key_span,
        indent: text[line..start].chars().count(),
        flow: before.ends_with('{'),
        id: id.map(|id| inner(&text, id.value.span, &meta.id)),
        fields: entries.iter().map(|entry| (entry.key.clone(), entry.value.span)).collect(),
    })
}

fn entries(node: &Node) -> Option<&[Entry]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        Value::Null | Value::Text(_) | Value::List(_) => None,
    }
}

/// The fields of the record with an id in a list; of several lists that have the id, the one that holds the place.
fn in_list<'n>(list: &'n Node, id: &str, place: Span) -> Option<&'n [Entry]> {
    let Value::List(items) = &list.value else { return None };
    let holds = |node: &&Node| node.span.start <= place.start && place.end <= node.span.end;
    let is_it = |entries: &&[Entry]| {
        entries.iter().any(|entry| entry.key == "id" && entry.value.value == Value::Text(id.to_owned()))
    };
    items.iter().filter(holds).filter_map(entries).find(is_it)
}

/// A scalar without its quotes.
fn inner(text: &str, span: Span, value: &str) -> Span {
    let at = text.get(span.range()).and_then(|written| written.find(value)).unwrap_or_default();
    let start = span.start as usize + at;
    Span::new(span.file, start, start + value.len())
}
