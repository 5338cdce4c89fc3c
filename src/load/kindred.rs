//! Which type of record a map is, whatever its folder says.

use super::fields::Reader;
use super::record;
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, code};
use crate::model::{Kind, Languages};

/// The one type of record that has a folder and whose fields are those of a map: all that it needs are there, and
/// none that it does not have. `None` if no type fits or several do.
pub fn kind_of(node: &Node, languages: &Languages) -> Option<Kind> {
    let mut fitting = Kind::foldered().filter(|kind| faults(*kind, node, languages) == 0);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// How many fields of a map's own a type lacks or needs.
fn faults(kind: Kind, node: &Node, languages: &Languages) -> usize {
    let mut found = Vec::new();
    record::filed(kind, node, "", Vec::new(), &mut Reader::new(languages, &mut found));
    found.iter().filter(|found| is_fault(found, node)).count()
}

/// Whether a report says that the map itself has a field too many or too few.
pub fn is_fault(found: &Diagnostic, node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let about = found.code == &code::UNKNOWN_FIELD || found.code == &code::MISSING_FIELD;
    about && entries.iter().any(|entry| Some(entry.key_span) == found.span)
}
