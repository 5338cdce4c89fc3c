//! Who is responsible for what.

use serde::Serialize;

use super::Cx;
use super::common::{Choice, LinkView, TextView};
use super::item::ItemView;
use crate::derive::matrix;
use crate::model::record::{Boundary, Party};
use crate::model::site::Any;
use crate::route::Page;

/// Who is responsible for what.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The matters.
    pub matters: Vec<LinkView>,
    /// The matters as lists, for narrow screens.
    pub lists: Vec<MatterList>,
    /// The bodies, for the filter.
    pub who: Vec<Choice>,
    /// The bodies.
    pub rows: Vec<MatrixRow>,
}

/// A matter with everyone who takes part.
#[derive(Debug, Serialize)]
pub struct MatterList {
    /// The matter.
    pub matter: LinkView,
    /// Each body with its part.
    pub parts: Vec<MatterPart>,
}

/// A body in the list of a matter.
#[derive(Debug, Serialize)]
pub struct MatterPart {
    /// Its id, for the filter.
    pub id: String,
    /// The body.
    pub agency: LinkView,
    /// Its part.
    pub cell: MatrixCell,
}

/// A body's part in every matter.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// Its id, for the filter.
    pub id: String,
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
    /// Its part in a few words.
    pub short: Option<TextView>,
    /// What it does.
    pub roles: Vec<ItemView>,
}

impl Cx<'_> {
    /// The page of who is responsible for what.
    pub fn matrix_page(&self) -> MatrixView {
        let matrix = matrix::matrix(self.site);
        let matters: Vec<LinkView> =
            matrix.matters.iter().map(|matter| self.to(Any::Boundary(matter))).collect();
        let cell = |at: usize, party: &Party| MatrixCell {
            matter: matters[at].clone(),
            href: self
                .at(Page::of(crate::model::Kind::Boundary, &matrix.matters[at].meta.id), Some(&party.anchor)),
            short: party.short.as_ref().map(|short| self.text(short)),
            lead: party.lead,
            roles: self.party(party).roles,
        };
        let rows = matrix.rows.iter().map(|row| MatrixRow {
            id: row.agency.meta.id.clone(),
            agency: self.to(Any::Agency(row.agency)),
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(at, party)| party.map(|party| cell(at, party)))
                .collect(),
        });
        let list = |(at, matter): (usize, &&Boundary)| MatterList {
            matter: matters[at].clone(),
            parts: matter
                .parties
                .iter()
                .map(|party| MatterPart {
                    id: party.agency.id.clone(),
                    agency: self.link(&party.agency),
                    cell: cell(at, party),
                })
                .collect(),
        };
        let choice = |row: &matrix::Row| Choice {
            key: row.agency.meta.id.clone(),
            text: self.plain(Any::Agency(row.agency).short()),
        };
        MatrixView {
            lists: matrix.matters.iter().enumerate().map(list).collect(),
            who: matrix.rows.iter().map(choice).collect(),
            rows: rows.collect(),
            matters: matters.clone(),
        }
    }
}
