//! `agencies.yaml`: agencies, units, roles.

use super::meta;
use crate::load::fields::{Fields, Reader, spanned, truth};
use crate::load::id::id;
use crate::load::value::{agency, localized, localized_list, phone};
use crate::load::yaml::Node;
use crate::model::record::{Agency, Form};

/// An entry of `agencies`.
pub fn body(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "agency", |fields, reader| Form::Body {
        level: fields.optional(reader, "level", spanned),
        parent: fields.optional(reader, "parent", agency),
    })
}

/// An entry of `units`.
pub fn unit(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "unit", |fields, reader| Form::Unit {
        agency: fields.required(reader, "agency", agency),
        phones: fields.list(reader, "phones", phone),
    })
}

/// An entry of `roles`.
pub fn role(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "role", |fields, reader| Form::Role {
        meaning: fields.optional(reader, "meaning", localized),
        filled_by: fields.list(reader, "filled_by", agency),
        inspects: fields.optional(reader, "inspects", truth).unwrap_or(false),
    })
}

fn entry(
    node: &Node,
    reader: &mut Reader,
    what: &'static str,
    form: impl Fn(&mut Fields, &mut Reader) -> Form,
) -> Option<Agency> {
    let mut fields = Fields::of(node, what, reader)?;
    let id = fields.required(reader, "id", id);
    let agency = Agency {
        meta: meta(&mut fields, reader, &id),
        name: fields.required(reader, "name", localized),
        short: fields.optional(reader, "short", localized),
        aliases: fields.optional(reader, "aliases", localized_list).unwrap_or_default(),
        form: form(&mut fields, reader),
    };
    fields.finish(reader);
    Some(agency)
}
