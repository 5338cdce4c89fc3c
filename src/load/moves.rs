//! `moved.yaml`: old addresses of records and their new ones.

use super::fields::{Reader, text};
use super::value::link;
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, code};
use crate::model::Link;
use crate::model::moves::{Move, Moves};

/// The moves: a map from `type/old-id` to `type/new-id`.
pub fn moves(node: &Node, reader: &mut Reader) -> Option<Moves> {
    let Value::Map(entries) = &node.value else {
        reader.wrong_type(node, "map");
        return None;
    };
    let mut all = Vec::new();
    for entry in entries {
        let key = Node { value: Value::Text(entry.key.clone()), span: entry.key_span };
        let from = address(&key, reader);
        let to = address(&entry.value, reader);
        all.extend(from.zip(to).map(|(from, to)| Move { from, to }));
    }
    Some(Moves { all })
}

/// The address of a whole record, with its type.
fn address(node: &Node, reader: &mut Reader) -> Option<Link> {
    let link = link(node, reader)?;
    if link.fragment.is_some() || link.id.is_empty() {
        let wrong = Diagnostic::new(&code::BAD_LINK, node.span).with("link", text(node, reader)?);
        reader.report(wrong.hint("whole-record"));
        return None;
    }
    Some(link)
}
