//! `duties/<id>.yaml`.

use super::meta;
use crate::load::fields::{Fields, Reader};
use crate::load::item::items;
use crate::load::value::{law, link, localized};
use crate::load::yaml::Node;
use crate::model::record::Duty;

/// A duty.
pub fn duty(node: &Node, id: &str, reader: &mut Reader) -> Option<Duty> {
    let mut fields = Fields::of(node, "duty", reader)?;
    let duty = Duty {
        meta: meta(&mut fields, reader, id),
        title: fields.required(reader, "title", localized),
        summary: fields.required(reader, "summary", localized),
        tasks: items(&mut fields, reader, "tasks", "task"),
        laws: fields.list(reader, "laws", law),
        related: fields.list(reader, "related", link),
    };
    if !fields.has("tasks") {
        fields.missing("tasks");
    }
    fields.finish(reader);
    Some(duty)
}
