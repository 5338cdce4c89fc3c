//! Who is responsible for what.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Cx;
use super::common::{Choice, LinkView, TextView};
use super::item::ItemView;
use crate::derive::matrix;
use crate::derive::parts::List;
use crate::model::Kind;
use crate::model::record::{Agency, Boundary, Party};
use crate::model::site::Any;
use crate::route::Page;

/// Who is responsible for what.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The matters; none where the table would be too large.
    pub matters: Vec<LinkView>,
    /// The matters as lists, for narrow screens.
    pub lists: Vec<MatterList>,
    /// The bodies, for the filter.
    pub who: Vec<Choice>,
    /// The bodies; none where the table would be too large.
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
    /// The page of who is responsible for what; of too many matters lists of a part of them, and no table.
    pub fn matrix_page(&self) -> MatrixView {
        let matters = self.site.matters(self.held());
        let parties = matters.iter().flat_map(|matter| &matter.parties);
        let involved: BTreeSet<&str> = parties.map(|party| party.agency.id.as_str()).collect();
        let bodies = self.site.bodies().into_iter();
        let choice =
            |body: &Agency| Choice { key: body.meta.id.clone(), text: self.plain(Any::Agency(body).short()) };
        let table = !self.is_cut(List::Matrix);
        let rows = if table { matrix::matrix(self.site.everything().0).rows } else { Vec::new() };
        let links = matters.iter().filter(|_| table).map(|matter| self.to(Any::Boundary(matter)));
        MatrixView {
            matters: links.collect(),
            lists: matters.iter().map(|matter| self.matter_list(matter)).collect(),
            who: bodies.filter(|body| involved.contains(body.meta.id.as_str())).map(choice).collect(),
            rows: rows.iter().map(|row| self.matrix_row(row, &matters)).collect(),
        }
    }

    fn matter_list(&self, matter: &Boundary) -> MatterList {
        let part = |party: &Party| MatterPart {
            id: party.agency.id.clone(),
            agency: self.link(&party.agency),
            cell: self.matrix_cell(matter, party),
        };
        MatterList {
            matter: self.to(Any::Boundary(matter)),
            parts: matter.parties.iter().map(part).collect(),
        }
    }

    fn matrix_row(&self, row: &matrix::Row, matters: &[&Boundary]) -> MatrixRow {
        let cells = row.cells.iter().zip(matters);
        MatrixRow {
            id: row.agency.meta.id.clone(),
            agency: self.to(Any::Agency(row.agency)),
            cells: cells.map(|(party, matter)| party.map(|party| self.matrix_cell(matter, party))).collect(),
        }
    }

    fn matrix_cell(&self, matter: &Boundary, party: &Party) -> MatrixCell {
        MatrixCell {
            matter: self.to(Any::Boundary(matter)),
            href: self.at(Page::of(Kind::Boundary, &matter.meta.id), Some(&party.anchor)),
            short: party.short.as_ref().map(|short| self.text(short)),
            lead: party.lead,
            roles: self.party(party).roles,
        }
    }
}
