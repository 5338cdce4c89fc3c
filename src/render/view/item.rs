//! Items with all that is known of them.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, SourceView, TextView};
use super::facts::{FactView, PenaltyView};
use crate::model::item::{Audience, Item, ItemKind};
use crate::model::value::Stated;

/// An item.
#[derive(Debug, Serialize)]
pub struct ItemView {
    /// Its anchor.
    pub anchor: String,
    /// The number before it, if it has one.
    pub marker: Option<TextView>,
    /// What it says.
    pub text: TextView,
    /// `right`, `obligation`, `prohibition`, `power` or `fact`.
    pub kind: Option<&'static str>,
    /// `citizen`, `business`, `staff`.
    pub audience: Vec<&'static str>,
    /// Deadlines, frequencies, head counts, sums.
    pub facts: Vec<FactView>,
    /// Penalties.
    pub penalties: Vec<PenaltyView>,
    /// Who is bound or entitled.
    pub who: Vec<LinkView>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// Other places to look.
    pub see: Vec<LinkView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// The id in the office's document.
    pub source: Option<String>,
    /// Ids whose homes are elsewhere.
    pub draws: Vec<SourceView>,
    /// Items below it.
    pub items: Vec<ItemView>,
}

/// The key of an audience.
pub fn audience_key(audience: Audience) -> &'static str {
    match audience {
        Audience::Citizen => "citizen",
        Audience::Business => "business",
        Audience::Staff => "staff",
    }
}

fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Right => "right",
        ItemKind::Obligation => "obligation",
        ItemKind::Prohibition => "prohibition",
        ItemKind::Power => "power",
        ItemKind::Fact => "fact",
    }
}

impl Cx<'_> {
    /// Items in their order, numbered as the document numbers them.
    pub fn items(&self, items: &[Item]) -> Vec<ItemView> {
        items.iter().enumerate().map(|(at, item)| self.item(item, Some(at + 1))).collect()
    }

    /// One item; `place` is its number where it stands in a list.
    pub fn item(&self, item: &Item, place: Option<usize>) -> ItemView {
        let mut facts = Vec::new();
        facts.extend(
            item.deadlines.iter().map(|deadline| FactView {
                kind: "deadline",
                html: self.html(&self.words.deadline(deadline)),
            }),
        );
        facts.extend(
            item.frequencies
                .iter()
                .map(|often| FactView { kind: "frequency", html: self.html(&self.words.frequency(often)) }),
        );
        facts.extend(
            item.headcounts
                .iter()
                .map(|count| FactView { kind: "headcount", html: self.html(&self.words.headcount(count)) }),
        );
        if item.amount != Stated::Absent {
            let amount = self.words.stated_amount(&item.amount);
            facts.extend(amount.map(|amount| FactView { kind: "amount", html: self.html(&amount) }));
        }
        ItemView {
            anchor: item.anchor.clone(),
            marker: self.marker(item, place),
            text: self.text(&item.text),
            kind: item.kind.map(kind_key),
            audience: item.audience.iter().map(|audience| audience_key(*audience)).collect(),
            facts,
            penalties: item.penalties.iter().map(|penalty| self.penalty(penalty)).collect(),
            who: self.links(&item.who),
            basis: self.bases(&item.basis),
            see: self.links(&item.see),
            notes: self.notes(&item.origin.notes),
            source: item.origin.source.as_ref().map(|source| source.value.clone()),
            draws: self.draws(&item.origin),
            items: self.items(&item.items),
        }
    }

    /// The number before an item: its label; else the number at the end of its source id, where `p1`
    /// means a paragraph without number; else its place.
    fn marker(&self, item: &Item, place: Option<usize>) -> Option<TextView> {
        if let Some(label) = &item.label {
            return Some(self.text(label));
        }
        let last = item.origin.source.as_ref().and_then(|source| source.value.rsplit('.').next());
        match last {
            Some(part) if part.starts_with(|c: char| c.is_ascii_alphabetic()) => None,
            Some(part) if place.is_some() => Some(self.own(&format!("{part}."))),
            _ => place.map(|place| self.own(&format!("{place}."))),
        }
    }
}
