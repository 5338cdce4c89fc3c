//! Who is responsible for what: matters across, bodies down.

use std::collections::BTreeSet;

use crate::check::Checked;
use crate::model::Site;
use crate::model::record::{Agency, Boundary, Party};

/// One body's part in every matter.
#[derive(Debug)]
pub struct Row<'s> {
    /// The body.
    pub agency: &'s Agency,
    /// Its part in each matter, in the order of the matters.
    pub cells: Vec<Option<&'s Party>>,
}

/// The matrix.
#[derive(Debug)]
pub struct Matrix<'s> {
    /// The matters, in the site's order.
    pub matters: Vec<&'s Boundary>,
    /// The bodies that take part in one at least, in the order of `agencies.yaml`.
    pub rows: Vec<Row<'s>>,
}

/// The bodies that take part in any matter, in the order of `agencies.yaml`.
pub fn bodies(site: &Checked<Site>) -> Vec<&Agency> {
    let matters = site.records.boundaries.iter().filter(|matter| matter.meta.is_listed());
    let parties = matters.flat_map(|matter| &matter.parties);
    let involved: BTreeSet<&str> = parties.map(|party| party.agency.id.as_str()).collect();
    site.records.agencies.iter().filter(|agency| involved.contains(agency.meta.id.as_str())).collect()
}

/// The matrix of all boundaries.
pub fn matrix(site: &Checked<Site>) -> Matrix<'_> {
    let matters: Vec<&Boundary> =
        site.records.boundaries.iter().filter(|matter| matter.meta.is_listed()).collect();
    let rows = site
        .records
        .agencies
        .iter()
        .map(|agency| {
            let part = |matter: &&'_ Boundary| {
                matter.parties.iter().position(|party| party.agency.id == agency.meta.id)
            };
            let cells = matters.iter().map(|matter| part(matter).map(|at| &matter.parties[at])).collect();
            Row { agency, cells }
        })
        .filter(|row: &Row| row.cells.iter().any(Option::is_some))
        .collect();
    Matrix { matters, rows }
}
