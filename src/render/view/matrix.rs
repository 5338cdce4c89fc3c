//! Who is responsible for what.

use serde::Serialize;

use super::Cx;
use super::common::LinkView;
use super::item::ItemView;
use crate::derive::matrix;
use crate::model::record::Party;
use crate::model::site::Any;
use crate::render::route::Page;

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
