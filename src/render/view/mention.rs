//! Back references on a page: who names this record, as what, and where.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::derive::mentions::Mention;
use crate::model::Kind;
use crate::model::walk::Relation;
use crate::route::Page;

/// The references of one sort.
#[derive(Debug, Serialize)]
pub struct MentionGroup {
    /// The sort, a key of the theme's `relation` words.
    pub relation: &'static str,
    /// The records that name this one so.
    pub records: Vec<MentionRecord>,
}

/// A record that names this one.
#[derive(Debug, Serialize)]
pub struct MentionRecord {
    /// The record.
    pub link: LinkView,
    /// Its type, a key of the theme's `type` words.
    pub kind: &'static str,
    /// The sentences that do, with the way to each.
    pub places: Vec<LinkView>,
}

impl Cx<'_> {
    /// The references to a record, by sort, in the order of `key`.
    pub fn mentioned(&self, kind: Kind, id: &str, wanted: impl Fn(&Mention) -> bool) -> Vec<MentionGroup> {
        let mut groups: Vec<(usize, MentionGroup)> = Vec::new();
        for mention in self.derived.mentions.to(kind, id).filter(|mention| wanted(mention)) {
            let (order, relation) = key(mention.relation);
            let group = match groups.iter_mut().find(|(_, group)| group.relation == relation) {
                Some((_, group)) => group,
                None => {
                    groups.push((order, MentionGroup { relation, records: Vec::new() }));
                    &mut groups.last_mut().expect("one was added").1
                }
            };
            self.add(mention, group);
        }
        groups.sort_by_key(|(order, _)| *order);
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn add(&self, mention: &Mention, group: &mut MentionGroup) {
        let record = mention.place.record;
        let link = self.to(record);
        let entry = match group.records.iter_mut().find(|known| known.link.href == link.href) {
            Some(entry) => entry,
            None => {
                group.records.push(MentionRecord { link, kind: record.kind().word(), places: Vec::new() });
                group.records.last_mut().expect("one was added")
            }
        };
        if let (Some(anchor), Some(text)) = (mention.place.anchor, mention.place.text) {
            let href = self.at(Page::of(record.kind(), &record.meta().id), Some(anchor));
            if entry.places.iter().all(|place| place.href != href) {
                entry.places.push(LinkView { href, text: self.text(text) });
            }
        }
    }

    /// A sentence at a place, as a link.
    pub fn place(&self, place: &crate::derive::Place) -> LinkView {
        let record = place.record;
        let text = place.text.map_or_else(TextView::default, |text| self.text(text));
        LinkView { href: self.at(Page::of(record.kind(), &record.meta().id), place.anchor), text }
    }
}

/// The sort of a relation, with its place among the sorts.
fn key(relation: Relation) -> (usize, &'static str) {
    match relation {
        Relation::Lead | Relation::Party => (0, "party"),
        Relation::Offers => (1, "offers"),
        Relation::Supports => (2, "supports"),
        Relation::Answers => (3, "answers"),
        Relation::UnitOf => (4, "units"),
        Relation::Parent => (5, "below"),
        Relation::FilledBy => (6, "plays"),
        Relation::Who => (7, "who"),
        Relation::Actor | Relation::Cast => (8, "actor"),
        Relation::PenaltyBy => (9, "penalty_by"),
        Relation::PenaltyOn => (10, "penalty_on"),
        Relation::Basis => (11, "basis"),
        Relation::Produces => (12, "produces"),
        Relation::PartOf => (13, "part_of"),
        Relation::Continues => (14, "continues"),
        Relation::Illustrates => (15, "illustrates"),
        Relation::Twin => (16, "twin"),
        Relation::IssuedBy => (17, "issued_by"),
        Relation::Owner => (18, "owner"),
        Relation::Replaces => (19, "replaces"),
        Relation::See | Relation::Text => (20, "see"),
    }
}
