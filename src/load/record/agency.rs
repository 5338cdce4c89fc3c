//! `agencies.yaml`: agencies, units, roles.

use super::meta;
use crate::load::contact::contact_beside;
use crate::load::fields::{Fields, Reader, spanned, text, truth};
use crate::load::id::id;
use crate::load::value::{agency, localized, localized_list};
use crate::load::yaml::Node;
use crate::model::contact::Contact;
use crate::model::record::{Agency, Form};

/// An entry of `agencies`.
pub fn body(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "agency", |fields, reader| {
        let form = Form::Body {
            level: fields.optional(reader, "level", spanned),
            parent: fields.optional(reader, "parent", agency),
        };
        (form, contact_beside(fields, reader, "phones"))
    })
}

/// An entry of `units`.
pub fn unit(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "unit", |fields, reader| {
        let form = Form::Unit { agency: fields.required(reader, "agency", agency) };
        (form, contact_beside(fields, reader, "phones"))
    })
}

/// An entry of `roles`.
pub fn role(node: &Node, reader: &mut Reader) -> Option<Agency> {
    entry(node, reader, "role", |fields, reader| {
        let form = Form::Role {
            meaning: fields.optional(reader, "meaning", localized),
            filled_by: fields.list(reader, "filled_by", agency),
            inspects: fields.optional(reader, "inspects", truth).unwrap_or(false),
        };
        (form, Contact::default())
    })
}

fn entry(
    node: &Node,
    reader: &mut Reader,
    what: &'static str,
    own: impl Fn(&mut Fields, &mut Reader) -> (Form, Contact),
) -> Option<Agency> {
    let mut fields = Fields::of(node, what, reader)?;
    let id = fields.required(reader, "id", id);
    let meta = meta(&mut fields, reader, &id);
    let name = fields.required(reader, "name", localized);
    let short = fields.optional(reader, "short", localized);
    let aliases = fields.optional(reader, "aliases", localized_list).unwrap_or_default();
    let code = fields.optional(reader, "code", text);
    let standing = fields.optional(reader, "standing", localized);
    let (form, contact) = own(&mut fields, reader);
    let agency = Agency { meta, name, short, aliases, form, contact, code, standing };
    fields.finish(reader);
    Some(agency)
}
