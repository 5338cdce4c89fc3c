//! Every telephone number of the site: for what, and who answers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::Checked;
use crate::model::phone::Phone;
use crate::model::record::{Agency, Form, Service};
use crate::model::site::Any;
use crate::model::{Kind, Site};

/// A number and what it is for.
#[derive(Debug, Clone, Copy)]
pub enum Line<'s> {
    /// The hotline of a service.
    Service {
        /// The service.
        service: &'s Service,
        /// The number.
        phone: &'s Phone,
    },
    /// The number of a body or unit, apart from any service.
    Agency {
        /// The body or unit.
        agency: &'s Agency,
        /// The number.
        phone: &'s Phone,
    },
}

impl<'s> Line<'s> {
    /// The record at which the number stands.
    pub fn record(&self) -> Any<'s> {
        match self {
            Self::Service { service, .. } => Any::Service(service),
            Self::Agency { agency, .. } => Any::Agency(agency),
        }
    }

    /// The number.
    pub fn phone(&self) -> &'s Phone {
        match self {
            Self::Service { phone, .. } | Self::Agency { phone, .. } => phone,
        }
    }

    /// The id of the body or unit that answers, if the site says so.
    fn answers(&self) -> Option<&'s str> {
        match self {
            Self::Service { phone, .. } => phone.unit.as_ref().map(|unit| unit.id.as_str()),
            Self::Agency { agency, phone } => {
                Some(phone.unit.as_ref().map_or(&agency.meta.id, |unit| &unit.id).as_str())
            }
        }
    }
}

/// The most numbers on the home page, the poster and the card for the pocket: what one sheet holds.
const CHOSEN: usize = 30;

/// All numbers, and who answers which.
#[derive(Debug, Default)]
pub struct Hotlines<'s> {
    /// Those of services in the services' order, then those of bodies and units that no service gave.
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
            let unit = line.answers();
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
                Any::Service(service) => of_service(site, service).collect(),
                _ => Vec::new(),
            };
            chosen.extend(lines.into_iter().filter(|line| seen.insert(line.phone().number.span)));
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
            let unit = line.answers().and_then(|id| match site.find(Kind::Agency, id) {
                Some(Any::Agency(unit)) => Some(unit),
                _ => None,
            });
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
        Form::Unit { agency: body } => Some((&agency.meta.id, &body.id)),
        _ => None,
    }
}

/// The numbers of a service; one that is written twice for the same is there once.
pub fn of_service<'s>(site: &Site, service: &'s Service) -> impl Iterator<Item = Line<'s>> {
    let mut seen = BTreeSet::new();
    let dialling = site.config.dialling.as_ref();
    let phones = service.contact.phones.iter().filter(move |phone| {
        let purpose = phone.purpose.iter().flat_map(|purpose| purpose.iter().map(|(_, text)| text));
        let unit = phone.unit.as_ref().map(|unit| unit.id.as_str());
        seen.insert((phone.dialled(dialling), unit, phone.kind, purpose.collect::<Vec<_>>()))
    });
    phones.collect::<Vec<_>>().into_iter().map(move |phone| Line::Service { service, phone })
}

/// The numbers of a service, or where it has none those of the units that offer it.
pub fn for_service<'s>(site: &'s Site, service: &'s Service) -> Vec<Line<'s>> {
    let own: Vec<Line> = of_service(site, service).collect();
    if !own.is_empty() {
        return own;
    }
    let units = service.lead.iter().filter_map(|link| match site.get(link) {
        Any::Agency(agency) => Some(agency),
        _ => None,
    });
    units.flat_map(of_agency).collect()
}

fn of_agency(agency: &Agency) -> impl Iterator<Item = Line<'_>> {
    agency.contact.phones.iter().map(move |phone| Line::Agency { agency, phone })
}

fn lines(site: &Checked<Site>) -> Vec<Line<'_>> {
    let listed_services = site.records.services.iter().filter(|service| service.meta.is_listed());
    let listed_agencies = site.records.agencies.iter().filter(|agency| agency.meta.is_listed());
    let mut lines: Vec<Line> = listed_services.flat_map(|service| of_service(site, service)).collect();
    let key = |line: &Line| {
        (line.answers().map(str::to_owned), line.phone().dialled(site.config.dialling.as_ref()))
    };
    let given: BTreeSet<_> = lines.iter().map(key).collect();
    lines.extend(listed_agencies.flat_map(of_agency).filter(|line| !given.contains(&key(line))));
    lines
}
