//! Items, and where facts come from.

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::{AmountFact, DeadlineFact, FrequencyFact, HeadcountFact, PenaltyFact};
use super::{Rows, Text, references};
use crate::model::Item;
use crate::model::item::{Audience, ItemKind, NoteKind, Origin, Stage};

/// Where something comes from, and what the editor says of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OriginRow {
    /// The id in the office's document whose home this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// Ids in the document whose home is elsewhere and which this repeats in short.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    draws_on: Vec<String>,
    /// Editor's notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteRow>,
    /// Forms in the document where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    printed: Vec<String>,
}

/// An editor's note.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct NoteRow {
    /// `typo`, `doubt`, `gap` or `level`.
    kind: &'static str,
    /// The note.
    text: Text,
}

/// A statement with what is known of it as data.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct ItemRow {
    /// The anchor on the page.
    anchor: String,
    /// The number as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Text>,
    /// The statement.
    pub text: Text,
    /// `right`, `obligation`, `prohibition`, `power` or `fact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// When in an inspection it matters: `before`, `during`, `after` or `always`.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    /// `citizen`, `business`, `staff`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audience: Vec<&'static str>,
    /// Who is bound or entitled: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    who: Vec<String>,
    /// The legal basis: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deadlines: Vec<DeadlineFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    frequencies: Vec<FrequencyFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headcounts: Vec<HeadcountFact>,
    /// A sum that is no penalty; `null` is «not stated in the source».
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Option<AmountFact>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    penalties: Vec<PenaltyFact>,
    /// Other places to look: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    see: Vec<String>,
    /// Statements below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ItemRow>,
    #[serde(flatten)]
    origin: OriginRow,
}

/// The word of an audience.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Citizen => "citizen",
        Audience::Business => "business",
        Audience::Staff => "staff",
    }
}

impl Rows<'_> {
    /// Where something comes from.
    pub fn origin(self, origin: &Origin) -> OriginRow {
        let kind = |kind| match kind {
            NoteKind::Typo => "typo",
            NoteKind::Doubt => "doubt",
            NoteKind::Gap => "gap",
            NoteKind::Level => "level",
        };
        let notes =
            origin.notes.iter().map(|note| NoteRow { kind: kind(note.kind), text: self.text(&note.text) });
        OriginRow {
            source: origin.source.as_ref().map(|source| source.value.clone()),
            draws_on: origin.draws_on.iter().map(|source| source.value.clone()).collect(),
            notes: notes.collect(),
            printed: origin.printed.clone(),
        }
    }

    /// Statements.
    pub fn items(self, items: &[Item]) -> Vec<ItemRow> {
        items.iter().map(|item| self.item(item)).collect()
    }

    /// A statement with those below it.
    pub fn item(self, item: &Item) -> ItemRow {
        let kind = |kind| match kind {
            ItemKind::Right => "right",
            ItemKind::Obligation => "obligation",
            ItemKind::Prohibition => "prohibition",
            ItemKind::Power => "power",
            ItemKind::Fact => "fact",
        };
        ItemRow {
            anchor: item.anchor.clone(),
            label: self.some(&item.label),
            text: self.text(&item.text),
            kind: item.kind.map(kind),
            stage: item.stage.map(Stage::word),
            audience: item.audience.iter().copied().map(audience).collect(),
            who: references(&item.who),
            basis: references(&item.basis),
            deadlines: item.deadlines.iter().map(|deadline| self.deadline(deadline)).collect(),
            frequencies: item.frequencies.iter().map(|often| self.frequency(often)).collect(),
            headcounts: item.headcounts.iter().map(|count| self.headcount(count)).collect(),
            amount: self.amount(&item.amount),
            penalties: item.penalties.iter().map(|penalty| self.penalty(penalty)).collect(),
            see: references(&item.see),
            items: self.items(&item.items),
            origin: self.origin(&item.origin),
        }
    }
}
