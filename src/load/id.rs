//! Ids as authors write them.

use super::fields::{Reader, text};
use super::yaml::Node;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::id::{is_id, is_taken, to_id};

/// An id, reported if it could be no part of a URL.
pub fn id(node: &Node, reader: &mut Reader) -> Option<String> {
    let written = text(node, reader)?;
    check_id(&written, node.span, reader);
    Some(written)
}

/// An id that is only an anchor on its page; capital letters and dots are fine.
pub fn anchor_id(node: &Node, reader: &mut Reader) -> Option<String> {
    let written = text(node, reader)?;
    let fine = written.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    if !fine {
        check_id(&written, node.span, reader);
    }
    Some(written)
}

/// Reports a text that is no id, with the nearest one that is.
pub fn check_id(written: &str, span: Span, reader: &mut Reader) {
    if is_id(written) {
        return;
    }
    let found = Diagnostic::new(&code::BAD_ID, span).with("id", written);
    reader.report(match to_id(written) {
        Some(better) => found.hint_with("rename", "better", better),
        None if is_taken(&written.to_lowercase()) => found.hint("taken"),
        None => found.hint("latin"),
    });
}
