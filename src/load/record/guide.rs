//! `guides/<id>.yaml`.

use super::meta;
use crate::load::fields::{Fields, Reader};
use crate::load::item::audience;
use crate::load::value::localized;
use crate::load::yaml::Node;
use crate::model::record::Guide;

/// A guide.
pub fn guide(node: &Node, id: &str, reader: &mut Reader) -> Option<Guide> {
    let mut fields = Fields::of(node, "guide", reader)?;
    let guide = Guide {
        meta: meta(&mut fields, reader, id),
        title: fields.required(reader, "title", localized),
        summary: fields.optional(reader, "summary", localized),
        audience: fields.one_or_list(reader, "audience", audience),
    };
    fields.finish(reader);
    Some(guide)
}
