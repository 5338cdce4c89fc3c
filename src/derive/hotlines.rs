//! Every telephone number of the site: for what, and who answers.

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

/// The numbers of a unit, or of all units of a body: those of services that it answers, then its own.
pub fn answered_by<'s>(site: &'s Checked<Site>, agency: &Agency) -> Vec<Line<'s>> {
    let id = agency.meta.id.as_str();
    let part_of = |unit: &Agency| {
        unit.meta.id == id || matches!(&unit.form, Form::Unit { agency: body, .. } if body.id == id)
    };
    let mine: Vec<&str> =
        site.records.agencies.iter().filter(|unit| part_of(unit)).map(|unit| unit.meta.id.as_str()).collect();
    let answers = |line: &Line| match line {
        Line::Service { unit, .. } => unit.is_some_and(|unit| mine.contains(&unit.id.as_str())),
        Line::Unit { unit, .. } => mine.contains(&unit.meta.id.as_str()),
    };
    hotlines(site).into_iter().filter(answers).collect()
}

impl<'s> Line<'s> {
    /// The number.
    pub fn number(&self) -> &'s Spanned<String> {
        match self {
            Self::Service { number, .. } | Self::Unit { number, .. } => number,
        }
    }
}

/// All numbers: those of services in the services' order, then those of units.
pub fn hotlines(site: &Checked<Site>) -> Vec<Line<'_>> {
    let of_services = site.records.services.iter().flat_map(|service| {
        service.hotlines.iter().map(move |hotline| Line::Service {
            service,
            number: &hotline.number,
            unit: hotline.unit.as_ref(),
        })
    });
    let of_units = site.records.agencies.iter().flat_map(|unit| match &unit.form {
        Form::Unit { phones, .. } => phones.iter().map(|number| Line::Unit { unit, number }).collect(),
        _ => Vec::new(),
    });
    of_services.chain(of_units).collect()
}
