//! `regimes/<id>.yaml`.

use super::{comparison, meta};
use crate::load::fields::{Fields, Reader, choice};
use crate::load::item::{item, number_anchors, origin};
use crate::load::value::localized;
use crate::load::yaml::Node;
use crate::model::Kind;
use crate::model::record::{Regime, Section, SectionKind};

const KINDS: &[(&str, SectionKind)] = &[
    ("objects", SectionKind::Objects),
    ("contents", SectionKind::Contents),
    ("methods", SectionKind::Methods),
    ("procedure", SectionKind::Procedure),
    ("measures", SectionKind::Measures),
    ("handling", SectionKind::Handling),
];

/// A supervision regime.
pub fn regime(node: &Node, id: &str, reader: &mut Reader) -> Option<Regime> {
    let mut fields = Fields::of(node, "regime", reader)?;
    let mut regime = Regime {
        meta: meta(&mut fields, reader, id),
        title: fields.required(reader, "title", localized),
        summary: fields.optional(reader, "summary", localized),
        purpose: fields.optional(reader, "purpose", item),
        sections: fields.required_list(reader, "sections", section),
        compare_with: comparison(&mut fields, reader, Kind::Regime),
    };
    fields.finish(reader);
    if let Some(purpose) = &mut regime.purpose {
        number_anchors(std::slice::from_mut(purpose), "purpose");
    }
    for (at, section) in regime.sections.iter_mut().enumerate() {
        anchors(section, at + 1);
    }
    Some(regime)
}

fn anchors(section: &mut Section, at: usize) {
    if section.anchor.is_empty() {
        section.anchor = format!("section-{at}");
    }
    if let Some(lead) = &mut section.lead {
        number_anchors(std::slice::from_mut(lead), &format!("{}-lead", section.anchor));
    }
    number_anchors(&mut section.items, &section.anchor);
}

fn section(node: &Node, reader: &mut Reader) -> Option<Section> {
    let mut fields = Fields::of(node, "section", reader)?;
    let kind = fields.optional(reader, "kind", |node, reader| choice(node, reader, KINDS));
    let origin = origin(&mut fields, reader);
    let section = Section {
        anchor: origin.source.as_ref().map(|source| source.value.clone()).unwrap_or_default(),
        heading: fields.required(reader, "heading", localized),
        kind,
        lead: fields.optional(reader, "lead", item),
        items: fields.list(reader, "items", item),
        origin,
    };
    fields.finish(reader);
    Some(section)
}
