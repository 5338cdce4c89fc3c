//! Reading items, notes and origins.

use super::fields::{Fields, Reader, choice, number, spanned};
use super::value::{
    agency, amount, deadline, frequency, headcount, law, link, localized, own_text, penalty, printed, stated,
};
use super::yaml::Node;
use crate::diagnostic::{Arg, Diagnostic, Spanned, code};
use crate::model::item::{Audience, Item, ItemKind, Note, NoteKind, Origin, Stage};

/// The words for audiences.
const AUDIENCES: &[(&str, Audience)] =
    &[("citizen", Audience::Citizen), ("business", Audience::Business), ("staff", Audience::Staff)];

const KINDS: &[(&str, ItemKind)] = &[
    ("right", ItemKind::Right),
    ("obligation", ItemKind::Obligation),
    ("prohibition", ItemKind::Prohibition),
    ("power", ItemKind::Power),
    ("fact", ItemKind::Fact),
];

const STAGES: &[(&str, Stage)] = &[
    ("before", Stage::Before),
    ("during", Stage::During),
    ("after", Stage::After),
    ("always", Stage::Always),
];

const NOTES: &[(&str, NoteKind)] = &[
    ("typo", NoteKind::Typo),
    ("doubt", NoteKind::Doubt),
    ("gap", NoteKind::Gap),
    ("level", NoteKind::Level),
];

/// An audience.
pub fn audience(node: &Node, reader: &mut Reader) -> Option<Audience> {
    choice(node, reader, AUDIENCES)
}

/// An editor's note.
pub fn note(node: &Node, reader: &mut Reader) -> Option<Note> {
    let mut fields = Fields::of(node, "note", reader)?;
    let kind = fields.node("kind").map(|node| choice(node, reader, NOTES).unwrap_or(NoteKind::Doubt));
    if kind.is_none() {
        fields.missing("kind");
    }
    let text = needed_text(&mut fields, reader);
    fields.finish(reader);
    Some(Note { kind: kind.unwrap_or(NoteKind::Doubt), text })
}

/// The texts of the map's own language keys, reported if there is none.
pub fn needed_text(fields: &mut Fields, reader: &mut Reader) -> crate::model::Localized {
    let text = own_text(fields, reader);
    if text.is_none() {
        let tags: Vec<&str> = reader.languages.iter().map(|(_, tag)| tag).collect();
        let found = Diagnostic::new(&code::MISSING_FIELD, fields.span).with("field", tags.join(", "));
        reader.report(found.with("record", Arg::Word("text")).hint("add-field"));
    }
    text.unwrap_or_default()
}

/// The fields that say where something comes from.
pub fn origin(fields: &mut Fields, reader: &mut Reader) -> Origin {
    Origin {
        source: fields.optional(reader, "source", spanned),
        draws_on: fields.list(reader, "draws_on", spanned),
        notes: fields.one_or_list(reader, "note", note),
        printed: printed(fields, reader),
    }
}

/// Reads a list of items and gives each an anchor.
pub fn items(fields: &mut Fields, reader: &mut Reader, name: &'static str, prefix: &str) -> Vec<Item> {
    let mut items = fields.list(reader, name, item);
    number_anchors(&mut items, prefix);
    items
}

/// Gives items without id and source an anchor from their place: `prefix-1-2`.
pub fn number_anchors(items: &mut [Item], prefix: &str) {
    for (at, item) in items.iter_mut().enumerate() {
        if item.anchor.is_empty() {
            item.anchor = format!("{prefix}-{}", at + 1);
        }
        let prefix = item.anchor.clone();
        number_anchors(&mut item.items, &prefix);
    }
}

/// An item.
pub fn item(node: &Node, reader: &mut Reader) -> Option<Item> {
    reader.item(node, |reader| item_fields(node, reader))
}

fn item_fields(node: &Node, reader: &mut Reader) -> Option<Item> {
    let mut fields = Fields::of(node, "item", reader)?;
    let id = fields.optional(reader, "id", super::id::anchor_id);
    let origin = origin(&mut fields, reader);
    let anchor = id.or_else(|| origin.source.as_ref().map(|source| source.value.clone())).unwrap_or_default();
    let item = Item {
        anchor,
        label: fields.optional(reader, "label", localized),
        text: needed_text(&mut fields, reader),
        origin,
        items: fields.list(reader, "items", item),
        count: fields.optional(reader, "count", spanned_number),
        who: fields.list(reader, "who", agency),
        audience: fields.list(reader, "audience", audience),
        kind: fields.optional(reader, "kind", |node, reader| choice(node, reader, KINDS)),
        stage: fields.optional(reader, "stage", |node, reader| choice(node, reader, STAGES)),
        basis: fields.list(reader, "basis", law),
        deadlines: fields.one_or_list(reader, "deadline", deadline),
        frequencies: fields.one_or_list(reader, "frequency", frequency),
        headcounts: fields.one_or_list(reader, "headcount", headcount),
        amount: stated(&mut fields, reader, "amount", amount),
        penalties: fields.one_or_list(reader, "penalty", penalty),
        see: fields.list(reader, "see", link),
    };
    fields.finish(reader);
    Some(item)
}

fn spanned_number(node: &Node, reader: &mut Reader) -> Option<Spanned<u32>> {
    number(node, reader).map(|value| Spanned { value, span: node.span })
}
