//! Tables over the whole site: hotlines, deadlines, penalties, the matrix.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::facts::PenaltyView;
use super::item::ItemView;
use super::service::HotlineView;
use crate::derive::hotlines::Line;
use crate::derive::{deadlines, hotlines, matrix, penalties};
use crate::model::record::Party;
use crate::model::site::Any;
use crate::render::html::Html;
use crate::render::route::Page;

/// All numbers.
#[derive(Debug, Serialize)]
pub struct HotlinesView {
    /// The numbers.
    pub hotlines: Vec<HotlineView>,
}

/// All deadlines.
#[derive(Debug, Serialize)]
pub struct DeadlinesView {
    /// The deadlines, by the record in which they stand.
    pub groups: Vec<DeadlineGroup>,
}

/// The deadlines of a record.
#[derive(Debug, Serialize)]
pub struct DeadlineGroup {
    /// The record.
    pub record: LinkView,
    /// Its deadlines.
    pub rows: Vec<DeadlineRow>,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineRow {
    /// The sentence it belongs to.
    pub place: LinkView,
    /// Who must act.
    pub who: Vec<LinkView>,
    /// The time.
    pub time: Html,
    /// What happens otherwise.
    pub otherwise: Option<TextView>,
}

/// All penalties.
#[derive(Debug, Serialize)]
pub struct PenaltiesView {
    /// The penalties, by the record in which they stand.
    pub groups: Vec<PenaltyGroup>,
}

/// The penalties of a record.
#[derive(Debug, Serialize)]
pub struct PenaltyGroup {
    /// The record.
    pub record: LinkView,
    /// Its penalties.
    pub rows: Vec<PenaltyRow>,
}

/// A penalty.
#[derive(Debug, Serialize)]
pub struct PenaltyRow {
    /// The sentence it belongs to.
    pub place: LinkView,
    /// The penalty.
    pub penalty: PenaltyView,
}

/// Who is responsible for what.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The matters.
    pub matters: Vec<LinkView>,
    /// The bodies.
    pub rows: Vec<MatrixRow>,
}

/// A body's part in every matter.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The body.
    pub agency: LinkView,
    /// Its part in each matter, in the order of the matters.
    pub cells: Vec<Option<MatrixCell>>,
}

/// A body's part in a matter.
#[derive(Debug, Serialize)]
pub struct MatrixCell {
    /// The matter.
    pub matter: LinkView,
    /// The way to the party on the matter's page.
    pub href: String,
    /// Whether it leads.
    pub lead: bool,
    /// What it does.
    pub roles: Vec<ItemView>,
}

impl Cx<'_> {
    /// The page of all numbers.
    pub fn hotlines_page(&self) -> HotlinesView {
        HotlinesView { hotlines: self.all_hotlines() }
    }

    /// Every number of the site.
    pub fn all_hotlines(&self) -> Vec<HotlineView> {
        let view = |line: Line| match line {
            Line::Service { service, number, unit } => {
                let service = self.to(Any::Service(service));
                self.number(&number.value, unit.map(|unit| self.link(unit)), Some(service))
            }
            Line::Unit { unit, number } => self.number(&number.value, Some(self.to(Any::Agency(unit))), None),
        };
        hotlines::hotlines(self.site).into_iter().map(view).collect()
    }

    /// The page of all deadlines.
    pub fn deadlines_page(&self) -> DeadlinesView {
        let mut groups: Vec<DeadlineGroup> = Vec::new();
        for row in deadlines::deadlines(self.site) {
            let record = self.to(row.place.record);
            let view = DeadlineRow {
                place: self.place(&row.place),
                who: self.links(row.place.who),
                time: match &row.deadline.of {
                    Some(of) => {
                        let args = [("of", &self.inline(of)), ("fact", &self.when(row.deadline))];
                        self.words.fill("fact.of", &args, self.scripts)
                    }
                    None => self.when(row.deadline),
                },
                otherwise: row.deadline.otherwise.as_ref().map(|otherwise| self.text(otherwise)),
            };
            match groups.last_mut().filter(|group| group.record.href == record.href) {
                Some(group) => group.rows.push(view),
                None => groups.push(DeadlineGroup { record, rows: vec![view] }),
            }
        }
        DeadlinesView { groups }
    }

    /// The page of all penalties.
    pub fn penalties_page(&self) -> PenaltiesView {
        let mut groups: Vec<PenaltyGroup> = Vec::new();
        for row in penalties::penalties(self.site) {
            let record = self.to(row.place.record);
            let view = PenaltyRow { place: self.place(&row.place), penalty: self.penalty(row.penalty) };
            match groups.last_mut().filter(|group| group.record.href == record.href) {
                Some(group) => group.rows.push(view),
                None => groups.push(PenaltyGroup { record, rows: vec![view] }),
            }
        }
        PenaltiesView { groups }
    }

    /// The page of who is responsible for what.
    pub fn matrix_page(&self) -> MatrixView {
        let matrix = matrix::matrix(self.site);
        let matters: Vec<LinkView> =
            matrix.matters.iter().map(|matter| self.to(Any::Boundary(matter))).collect();
        let cell = |at: usize, party: &Party| MatrixCell {
            matter: matters[at].clone(),
            href: self
                .at(Page::of(crate::model::Kind::Boundary, &matrix.matters[at].meta.id), Some(&party.anchor)),
            lead: party.lead,
            roles: self.party(party).roles,
        };
        let rows = matrix.rows.iter().map(|row| MatrixRow {
            agency: self.to(Any::Agency(row.agency)),
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(at, party)| party.map(|party| cell(at, party)))
                .collect(),
        });
        MatrixView { rows: rows.collect(), matters }
    }
}
