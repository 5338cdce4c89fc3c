//! `boundaries/<id>.yaml`.

use super::meta;
use crate::load::fields::{Fields, Reader, truth};
use crate::load::item::{items, origin};
use crate::load::value::{agency, case, law, localized};
use crate::load::yaml::{Node, Value};
use crate::model::item::Origin;
use crate::model::record::{Basis, Boundary, Party};

/// A boundary.
pub fn boundary(node: &Node, id: &str, reader: &mut Reader) -> Option<Boundary> {
    let mut fields = Fields::of(node, "boundary", reader)?;
    let boundary = Boundary {
        meta: meta(&mut fields, reader, id),
        matter: fields.required(reader, "matter", localized),
        summary: fields.optional(reader, "summary", localized),
        parties: fields.required_list(reader, "parties", party),
        basis: fields.list(reader, "basis", basis),
        case: fields.optional(reader, "case", case),
    };
    fields.finish(reader);
    Some(boundary)
}

fn party(node: &Node, reader: &mut Reader) -> Option<Party> {
    let mut fields = Fields::of(node, "party", reader)?;
    let agency = fields.required(reader, "agency", agency);
    let origin = origin(&mut fields, reader);
    let anchor =
        origin.source.as_ref().map_or_else(|| format!("party-{}", agency.id), |source| source.value.clone());
    let party = Party {
        short: fields.optional(reader, "short", localized),
        lead: fields.optional(reader, "lead", truth).unwrap_or(false),
        roles: items(&mut fields, reader, "roles", &anchor),
        agency,
        origin,
        anchor,
    };
    if !fields.has("roles") {
        fields.missing("roles");
    }
    fields.finish(reader);
    Some(party)
}

/// A law, or `{law, source, note}`.
fn basis(node: &Node, reader: &mut Reader) -> Option<Basis> {
    if !matches!(node.value, Value::Map(_)) {
        return law(node, reader).map(|law| Basis { law, origin: Origin::default() });
    }
    let mut fields = Fields::of(node, "basis", reader)?;
    let basis = Basis { law: fields.required(reader, "law", law), origin: origin(&mut fields, reader) };
    fields.finish(reader);
    Some(basis)
}
