//! What belongs to what: units to bodies, parts in matters to agencies, procedures to regimes and boundaries.

use std::collections::HashMap;

use crate::check::Checked;
use crate::model::record::{Agency, Boundary, Form, Party, Procedure, Scope};
use crate::model::{Kind, Site};

/// The records that belong to another one, by its id, each in the site's order; none that has ended.
#[derive(Debug, Default)]
pub struct Belonging<'s> {
    units: HashMap<&'s str, Vec<&'s Agency>>,
    matters: HashMap<&'s str, Vec<(&'s Boundary, &'s Party)>>,
    procedures: HashMap<Kind, HashMap<&'s str, Vec<&'s Procedure>>>,
}

impl<'s> Belonging<'s> {
    /// What belongs to what in a site.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let mut all = Self::default();
        for unit in site.records.agencies.iter().filter(|unit| unit.meta.is_listed()) {
            if let Form::Unit { agency, .. } = &unit.form {
                all.units.entry(&agency.id).or_default().push(unit);
            }
        }
        for boundary in site.records.boundaries.iter().filter(|boundary| boundary.meta.is_listed()) {
            for party in &boundary.parties {
                all.matters.entry(&party.agency.id).or_default().push((boundary, party));
            }
        }
        for procedure in site.records.procedures.iter().filter(|procedure| procedure.meta.is_listed()) {
            if let Scope::Of(link) = &procedure.scope {
                let of_kind = all.procedures.entry(link.kind).or_default();
                of_kind.entry(&link.id).or_default().push(procedure);
            }
        }
        all
    }

    /// The units of a body.
    pub fn units(&self, body: &str) -> &[&'s Agency] {
        self.units.get(body).map_or(&[], Vec::as_slice)
    }

    /// The parts of an agency in matters.
    pub fn matters(&self, agency: &str) -> &[(&'s Boundary, &'s Party)] {
        self.matters.get(agency).map_or(&[], Vec::as_slice)
    }

    /// The procedures of a regime or a boundary.
    pub fn procedures(&self, kind: Kind, id: &str) -> &[&'s Procedure] {
        self.procedures.get(&kind).and_then(|of_kind| of_kind.get(id)).map_or(&[], Vec::as_slice)
    }
}
