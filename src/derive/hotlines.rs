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
