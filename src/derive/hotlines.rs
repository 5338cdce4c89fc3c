//! Every telephone number of the site: for what, and who answers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::Checked;
use crate::diagnostic::Spanned;
use crate::model::record::{Agency, Form, Service};
use crate::model::site::Any;
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
    /// The record at which the number stands.
    pub fn record(&self) -> Any<'s> {
        match self {
            Self::Service { service, .. } => Any::Service(service),
            Self::Unit { unit, .. } => Any::Agency(unit),
        }
    }

    /// The number.
    pub fn number(&self) -> &'s Spanned<String> {
        match self {
            Self::Service { number, .. } | Self::Unit { number, .. } => number,
        }
    }
}

/// The most numbers on the home page, the poster and the card for the pocket: what one sheet holds.
const CHOSEN: usize = 30;

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

    /// The numbers that stand first, at most `CHOSEN`: those of the services and agencies that `site.yaml`
    /// lists as `home`, in its order, each once; without a list the first of all numbers.
    pub fn chosen(&self, site: &'s Checked<Site>) -> Vec<Line<'s>> {
        let mut chosen = if site.config.home.is_empty() { self.lines.clone() } else { Vec::new() };
        let mut seen = BTreeSet::new();
        for link in &site.config.home {
            let lines: Vec<Line> = match site.get(link) {
                Any::Agency(agency) => self.answered_by(agency).collect(),
                Any::Service(service) => of_service(service).collect(),
                _ => Vec::new(),
            };
            chosen.extend(lines.into_iter().filter(|line| seen.insert(line.number().span)));
        }
        chosen.truncate(CHOSEN);
        chosen
    }

    /// All numbers by the unit that answers, in the order of their first numbers; those of which the site
    /// does not say who answers last.
    pub fn by_unit(&self, site: &'s Checked<Site>) -> Vec<(Option<&'s Agency>, Line<'s>)> {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut lines: Vec<(usize, Option<&Agency>, Line)> = Vec::new();
        for line in &self.lines {
            let unit = match line {
                Line::Unit { unit, .. } => Some(*unit),
                Line::Service { unit, .. } => unit.and_then(|link| match site.get(link) {
                    Any::Agency(unit) => Some(unit),
                    _ => None,
                }),
            };
            let next = places.len();
            let place = unit.map_or(usize::MAX, |unit| *places.entry(&unit.meta.id).or_insert(next));
            lines.push((place, unit, *line));
        }
        lines.sort_by_key(|(place, ..)| *place);
        lines.into_iter().map(|(_, unit, line)| (unit, line)).collect()
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
    let of_services = site.records.services.iter().filter(|service| service.meta.is_listed());
    let of_services = of_services.flat_map(of_service);
    let units = site.records.agencies.iter().filter(|unit| unit.meta.is_listed());
    let of_units = units.flat_map(|unit| match &unit.form {
        Form::Unit { phones, .. } => phones.iter().map(|number| Line::Unit { unit, number }).collect(),
        _ => Vec::new(),
    });
    of_services.chain(of_units).collect()
}
