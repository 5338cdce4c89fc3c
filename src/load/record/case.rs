//! `cases/<id>.yaml`.

use super::meta;
use crate::load::fields::{Fields, Reader};
use crate::load::value::{boundary, localized};
use crate::load::yaml::Node;
use crate::model::record::Case;

/// A case.
pub fn case(node: &Node, id: &str, reader: &mut Reader) -> Option<Case> {
    let mut fields = Fields::of(node, "case", reader)?;
    let case = Case {
        meta: meta(&mut fields, reader, id),
        title: fields.required(reader, "title", localized),
        boundary: fields.required(reader, "boundary", boundary),
        shows: fields.required(reader, "shows", localized),
    };
    fields.finish(reader);
    Some(case)
}
