//! Every telephone number of the site: for what, and who answers.

use std::collections::HashMap;

use crate::check::Checked;
use crate::diagnostic::Spanned;
use crate::model::record::{Agency, Form, Service};
use crate::model::{Link, Site};

/// A number and what it is for.
#[derive(Debug, Clone, Copy)]
pub enum Line<'s> {
    /// The hotline of a service.
    Service {
        /// The service.
        service: &'s Service,
        /// The number.
        number: &'s Spanned<String>,
        /// The unit that answers.
        unit: Option<&'s Link>,
    },
    /// The number of a unit, apart from any service.
    Unit {
        /// The unit.
        unit: &'s Agency,
        /// The number.
        number: &'s Spanned<String>,
    },
}

impl<'s> Line<'s> {
    /// The number.
    pub fn number(&self) -> &'s Spanned<String> {
        match self {
            Self::Service { number, .. } | Self::Unit { number, .. } => number,
        }
    }
}

/// All numbers, and who answers which.
#[derive(Debug, Default)]
pub struct Hotlines<'s> {
    /// Those of services in the services' order, then those of units.
    pub lines: Vec<Line<'s>>,
    /// The places of the lines that an agency answers, a body with all of its units, by its id.
    answered: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Hotlines<'s> {
    /// The numbers of a site.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let lines = lines(site);
        let bodies: HashMap<&str, &str> = site.records.agencies.iter().filter_map(body).collect();
        let mut answered: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            let unit = match line {
                Line::Service { unit, .. } => unit.map(|unit| unit.id.as_str()),
                Line::Unit { unit, .. } => Some(unit.meta.id.as_str()),
            };
            for id in unit.into_iter().chain(unit.and_then(|unit| bodies.get(unit).copied())) {
                answered.entry(id).or_default().push(at);
            }
        }
        Self { lines, answered }
    }

    /// The numbers that a unit answers, or all units of a body: those of services, then its own.
    pub fn answered_by(&self, agency: &Agency) -> impl Iterator<Item = Line<'s>> {
        let places = self.answered.get(agency.meta.id.as_str()).map_or(&[][..], Vec::as_slice);
        places.iter().map(|at| self.lines[*at])
    }
}

/// The id of a unit and of its body.
fn body(agency: &Agency) -> Option<(&str, &str)> {
    match &agency.form {
        Form::Unit { agency: body, .. } => Some((&agency.meta.id, &body.id)),
        _ => None,
    }
}

/// The numbers of a service.
pub fn of_service(service: &Service) -> impl Iterator<Item = Line<'_>> {
    service.hotlines.iter().map(move |hotline| Line::Service {
        service,
        number: &hotline.number,
        unit: hotline.unit.as_ref(),
    })
}

fn lines(site: &Checked<Site>) -> Vec<Line<'_>> {
    let of_services = site.records.services.iter().flat_map(of_service);
    let of_units = site.records.agencies.iter().flat_map(|unit| match &unit.form {
        Form::Unit { phones, .. } => phones.iter().map(|number| Line::Unit { unit, number }).collect(),
        _ => Vec::new(),
    });
    of_services.chain(of_units).collect()
}
