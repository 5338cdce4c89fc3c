//! `services/<id>.yaml`.

use super::application::application;
use super::meta;
use crate::load::contact::contact_beside;
use crate::load::fields::{Fields, Reader};
use crate::load::item::items;
use crate::load::value::{agency, localized, named_day};
use crate::load::yaml::{Node, Value};
use crate::model::record::Service;

/// A public service.
pub fn service(node: &Node, id: &str, reader: &mut Reader) -> Option<Service> {
    let mut fields = Fields::of(node, "service", reader)?;
    let meta = meta(&mut fields, reader, id);
    let (lead, supporting) = units(&mut fields, reader);
    let service = Service {
        meta,
        name: fields.required(reader, "name", localized),
        summary: fields.optional(reader, "summary", localized),
        offers: items(&mut fields, reader, "offers", "offer"),
        for_whom: fields.optional(reader, "for", localized),
        topics: fields.list(reader, "topics", localized),
        lead,
        supporting,
        contact: contact_beside(&mut fields, reader, "hotlines"),
        dates: fields.list(reader, "dates", named_day),
        application: application(&mut fields, reader),
    };
    fields.finish(reader);
    Some(service)
}

fn units(fields: &mut Fields, reader: &mut Reader) -> (Vec<crate::model::Link>, Vec<crate::model::Link>) {
    let Some(node) = fields.node("units").filter(|node| node.value != Value::Null) else {
        fields.missing("units");
        return Default::default();
    };
    let Some(mut units) = Fields::of(node, "units", reader) else { return Default::default() };
    let lead = units.list(reader, "lead", agency);
    let supporting = units.list(reader, "supporting", agency);
    units.finish(reader);
    (lead, supporting)
}
