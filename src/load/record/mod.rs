//! The types of records as authors write them: one file a type, each turning a map into a record.

pub mod agency;
pub mod boundary;
pub mod case;
pub mod duty;
pub mod guide;
pub mod law;
pub mod procedure;
pub mod regime;
pub mod application;
pub mod service;
pub mod term;

use super::contact::web_address;
use super::fields::{Fields, Reader, choice, number};
use super::item::origin;
use super::value::{date, link, localized, typed_link};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::model::id::Number;
use crate::model::kind::record_types;
use crate::model::record::{Comparison, Difference, Meta, Status};
use crate::model::site::Shared;
use crate::model::{Kind, Link, Prose};

macro_rules! filed {
    (@$args:tt Folder $kind:ident $word:ident) => { filed!(@@$args $kind $word) };
    (@$args:tt Table $kind:ident $word:ident) => {};
    (@@($of:ident $node:ident $id:ident $prose:ident $reader:ident) $kind:ident $word:ident) => {
        if $of == Kind::$kind {
            let mut record = $word::$word($node, $id, $reader)?;
            record.meta.prose = $prose;
            return Some(record.into());
        }
    };
    ($($kind:ident $word:ident $field:ident $folder:literal $home:ident$(($file:literal))? $order:ident;)*) => {
        /// The record of a type that stands in a file of its own, with its long texts in the order of
        /// languages; `None` after a report, or for a type that has no such files.
        pub fn filed(of: Kind, node: &Node, id: &str, prose: Vec<Prose>, reader: &mut Reader) -> Option<Shared> {
            $(filed!(@(of node id prose reader) $home $kind $word);)*
            None
        }
    };
}
record_types!(filed);

/// The common fields of a record.
pub fn meta(fields: &mut Fields, reader: &mut Reader, id: &str) -> Meta {
    let status = fields.node("status").and_then(|node| {
        choice(
            node,
            reader,
            &[
                ("current", Standing::Current),
                ("historical", Standing::Historical),
                ("superseded", Standing::Superseded),
                ("retired", Standing::Retired),
            ],
        )
    });
    let superseded_by = fields.optional(reader, "superseded_by", link);
    if status == Some(Standing::Superseded) && superseded_by.is_none() && !fields.has("superseded_by") {
        let status = fields.node("status").map_or(fields.span, |node| node.span);
        let missing = Diagnostic::new(&code::MISSING_FIELD, status).with("field", "superseded_by");
        reader.report(missing.with("record", Arg::Word(fields.what())).hint("superseded"));
    }
    let reason = fields.optional(reader, "reason", localized);
    if status == Some(Standing::Retired) && !fields.has("reason") {
        fields.missing("reason");
    }
    if reason.is_some() && !fields.has("status") && superseded_by.is_none() {
        fields.missing("status");
    }
    Meta {
        id: id.to_owned(),
        span: Span { end: fields.span.start, ..fields.span },
        order: fields.optional(reader, "order", number),
        origin: origin(fields, reader),
        owner: fields.optional(reader, "owner", super::value::agency),
        reviewed: fields.optional(reader, "reviewed", date),
        review_by: fields.optional(reader, "review_by", date),
        as_of: fields.optional(reader, "as_of", date),
        link: fields.optional(reader, "link", web_address),
        status: match (status, superseded_by) {
            (_, Some(by)) => Status::Superseded(by),
            (Some(Standing::Historical), None) => Status::Historical,
            (Some(Standing::Retired), None) => Status::Retired,
            _ => Status::Current,
        },
        reason,
        prose: Vec::new(),
        number: Number::default(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Standing {
    Current,
    Historical,
    Superseded,
    Retired,
}

/// The comparison of a record with its twin of the same type.
pub fn comparison(fields: &mut Fields, reader: &mut Reader, kind: Kind) -> Option<Comparison> {
    let node = fields.node("compare_with").filter(|node| node.value != Value::Null)?;
    let mut fields = Fields::of(node, "comparison", reader)?;
    let to = match fields.node("to").filter(|node| node.value != Value::Null) {
        Some(node) => typed_link(node, reader, kind).unwrap_or_default(),
        None => {
            fields.missing("to");
            Link::default()
        }
    };
    let rows = fields.required_list(reader, "rows", difference);
    fields.finish(reader);
    Some(Comparison { to, rows })
}

fn difference(node: &Node, reader: &mut Reader) -> Option<Difference> {
    let mut fields = Fields::of(node, "difference", reader)?;
    let aspect = fields.required(reader, "aspect", localized);
    let (here, here_origin) = side(&mut fields, reader, "here");
    let (there, there_origin) = side(&mut fields, reader, "there");
    fields.finish(reader);
    Some(Difference { aspect, here, here_origin, there, there_origin })
}

fn side(
    fields: &mut Fields,
    reader: &mut Reader,
    name: &'static str,
) -> (crate::model::Localized, crate::model::item::Origin) {
    let Some(node) = fields.node(name) else {
        fields.missing(name);
        return Default::default();
    };
    let Some(mut side) = Fields::of(node, "difference", reader) else { return Default::default() };
    let text = super::item::needed_text(&mut side, reader);
    let origin = origin(&mut side, reader);
    side.finish(reader);
    (text, origin)
}
