//! How one applies for a service: fields of `services/<id>.yaml`.

use crate::load::contact::{contact, fields_of_contact};
use crate::load::fields::{Fields, Reader, choice, number, text, truth};
use crate::load::item::{items, origin};
use crate::load::value::{agency, amount, deadline, document, law, localized, procedure, stated};
use crate::load::yaml::{Node, Value};
use crate::model::application::{Application, Channel, ChannelKind, Cost, Evidence, RegisterEntry};
use crate::model::value::{Deadline, Stated};

/// How one applies, among the other fields of a service.
pub fn application(fields: &mut Fields, reader: &mut Reader) -> Application {
    let (statutory, promised) = times(fields, reader);
    Application {
        criteria: items(fields, reader, "criteria", "criterion"),
        evidence: fields.list(reader, "evidence", evidence),
        costs: costs(fields, reader),
        statutory,
        promised,
        visits: fields.optional(reader, "visits", number),
        channels: fields.list(reader, "channels", channel),
        outputs: fields.list(reader, "outputs", document),
        procedures: fields.list(reader, "procedures", procedure),
        complaint: fields.optional(reader, "complaint", contact).unwrap_or_default(),
        basis: fields.list(reader, "basis", law),
        entry: fields.optional(reader, "register", entry).unwrap_or_default(),
    }
}

/// The time that the law sets, and that which the office promises. Either may be `null`: not stated.
fn times(fields: &mut Fields, reader: &mut Reader) -> (Option<Deadline>, Option<Deadline>) {
    let node = fields.node("processing_time").filter(|node| node.value != Value::Null);
    let Some(mut times) = node.and_then(|node| Fields::of(node, "processing-time", reader)) else {
        return Default::default();
    };
    let mut time = |name: &'static str, reader: &mut Reader| {
        let node = times.node(name)?;
        deadline(node, reader)
    };
    let both = (time("statutory", reader), time("promised", reader));
    times.finish(reader);
    both
}

fn evidence(node: &Node, reader: &mut Reader) -> Option<Evidence> {
    if !matches!(node.value, Value::Map(_)) {
        return document(node, reader).map(|document| Evidence { document, ..Evidence::default() });
    }
    let mut fields = Fields::of(node, "evidence", reader)?;
    let evidence = Evidence {
        document: fields.required(reader, "document", document),
        originals: fields.optional(reader, "originals", number),
        copies: fields.optional(reader, "copies", number),
        issued_by: fields.list(reader, "issued_by", agency),
        when: fields.optional(reader, "when", localized),
        origin: origin(&mut fields, reader),
    };
    fields.finish(reader);
    Some(evidence)
}

/// `[]` is free of charge, `null` is not stated.
fn costs(fields: &mut Fields, reader: &mut Reader) -> Stated<Vec<Cost>> {
    match fields.node("costs").map(|node| &node.value) {
        None => Stated::Absent,
        Some(Value::Null) => Stated::NotStated,
        Some(_) => Stated::Is(fields.list(reader, "costs", cost)),
    }
}

fn cost(node: &Node, reader: &mut Reader) -> Option<Cost> {
    let mut fields = Fields::of(node, "cost", reader)?;
    let cost = Cost {
        amount: stated(&mut fields, reader, "amount", amount),
        when: fields.optional(reader, "when", localized),
        basis: fields.list(reader, "basis", law),
    };
    if !fields.has("amount") {
        fields.missing("amount");
    }
    fields.finish(reader);
    Some(cost)
}

fn channel(node: &Node, reader: &mut Reader) -> Option<Channel> {
    let mut fields = Fields::of(node, "channel", reader)?;
    let kind = fields.node("kind").map(|node| {
        choice(node, reader, &ChannelKind::ALL.map(|kind| (kind.key(), kind))).unwrap_or_default()
    });
    if kind.is_none() {
        fields.missing("kind");
    }
    let channel = Channel {
        kind: kind.unwrap_or_default(),
        contact: fields_of_contact(&mut fields, reader),
        single_sign_on: fields.optional(reader, "single_sign_on", truth),
    };
    if kind == Some(ChannelKind::Online) && !fields.has("url") {
        fields.missing("url");
    }
    fields.finish(reader);
    Some(channel)
}

fn entry(node: &Node, reader: &mut Reader) -> Option<RegisterEntry> {
    let mut fields = Fields::of(node, "register", reader)?;
    let entry = RegisterEntry {
        code: fields.optional(reader, "code", text),
        base_code: fields.optional(reader, "base_code", text),
        version: fields.optional(reader, "version", text),
        power: fields.optional(reader, "power", localized),
        power_source: fields.optional(reader, "power_source", localized),
        handling: fields.optional(reader, "handling", localized),
        special_procedure: fields.optional(reader, "special_procedure", localized),
    };
    fields.finish(reader);
    Some(entry)
}
