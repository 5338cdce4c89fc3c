//! An item counts its parts («six cases») and has more or fewer.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::site::Any;
use crate::model::walk::Part;

/// Reports items whose `count` is not the number of their items.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        let Part::Item(item) = part else { return };
        if let Some(count) = item.count.as_ref().filter(|count| count.value as usize != item.items.len()) {
            let wrong =
                Diagnostic::new(&code::COUNT_MISMATCH, count.span).with("expected", count.value as usize);
            found.push(wrong.with("found", item.items.len()).hint("recount"));
        }
    });
}
