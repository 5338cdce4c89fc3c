//! `moved.yaml`: old addresses of records and their new ones.

use super::fields::{Reader, text};
use super::id::check_id;
use super::value::link;
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, code};
use crate::model::Link;
use crate::model::id::is_id;
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
        // A page will stand there, so it must be an address that a record could have.
        let from = address(&key, reader).filter(|from| is_page(from, &key, reader));
        let to = address(&entry.value, reader);
        all.extend(from.zip(to).map(|(from, to)| Move { from, to }));
    }
    Some(Moves { all })
}

/// Whether a page can stand at an address; reported if not.
fn is_page(link: &Link, node: &Node, reader: &mut Reader) -> bool {
    check_id(&link.id, node.span, reader);
    is_id(&link.id)
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
