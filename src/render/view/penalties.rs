//! Every penalty, with its next rungs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Cx;
use super::common::{Choice, LinkView};
use super::facts::PenaltyView;
use crate::model::Link;
use crate::model::value::Penalty;

/// All penalties.
#[derive(Debug, Serialize)]
pub struct PenaltiesView {
    /// The penalties, by the record in which they stand.
    pub groups: Vec<PenaltyGroup>,
    /// Everyone on whom one falls, for the filter.
    pub who: Vec<Choice>,
}

/// The penalties of a record.
#[derive(Debug, Serialize)]
pub struct PenaltyGroup {
    /// The anchor of the group.
    pub id: String,
    /// The record.
    pub record: LinkView,
    /// Its name in words, for the filter.
    pub name: String,
    /// Its penalties.
    pub rows: Vec<PenaltyRow>,
}

/// A penalty.
#[derive(Debug, Serialize)]
pub struct PenaltyRow {
    /// The sentence it belongs to.
    pub place: LinkView,
    /// The ids of those on whom it falls, its next rungs included, for the filter.
    pub who_ids: String,
    /// The penalty.
    pub penalty: PenaltyView,
}

impl Cx<'_> {
    /// The page of all penalties, or of a part of them.
    pub fn penalties_page(&self) -> PenaltiesView {
        let mut groups: Vec<PenaltyGroup> = Vec::new();
        let mut who: Vec<&Link> = Vec::new();
        let mut known = BTreeSet::new();
        for row in self.site.penalties(self.held()) {
            let record = row.place.record;
            let hit = hits(row.penalty);
            who.extend(hit.iter().filter(|link| known.insert(&link.id)));
            let view = PenaltyRow {
                place: self.place(&row.place),
                who_ids: hit.iter().map(|link| link.id.as_str()).collect::<Vec<_>>().join(" "),
                penalty: self.penalty(row.penalty),
            };
            let id = format!("{}.{}", record.kind().word(), record.meta().id);
            match groups.last_mut().filter(|group| group.id == id) {
                Some(group) => group.rows.push(view),
                None => groups.push(PenaltyGroup {
                    id,
                    record: self.to(record),
                    name: self.plain(record.short()),
                    rows: vec![view],
                }),
            }
        }
        PenaltiesView { groups, who: self.choices(&who) }
    }
}

/// Those on whom a penalty or one of its next rungs falls, each once.
fn hits(penalty: &Penalty) -> Vec<&Link> {
    let mut all: Vec<&Link> = Vec::new();
    let mut rung = Some(penalty);
    while let Some(penalty) = rung {
        for link in &penalty.on {
            if all.iter().all(|known| known.id != link.id) {
                all.push(link);
            }
        }
        rung = penalty.then.as_deref();
    }
    all
}
