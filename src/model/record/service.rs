//! Public services: what one gets, from whom, under which number.

use super::{Meta, Record};
use crate::model::application::Application;
use crate::model::contact::Contact;
use crate::model::value::NamedDay;
use crate::model::walk::{Relation, Sink};
use crate::model::{Item, Kind, Link, Localized};

/// The place of the numbers on a service's page: in a text, `[](service/x#hotline)` is the numbers.
pub const HOTLINE: &str = "hotline";

/// A public service.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Service {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub name: Localized,
    /// What it is, in a sentence.
    pub summary: Option<Localized>,
    /// What one gets.
    pub offers: Vec<Item>,
    /// For whom it is.
    pub for_whom: Option<Localized>,
    /// Words under which people look for it.
    pub topics: Vec<Localized>,
    /// Units that offer it, in the lead.
    pub lead: Vec<Link>,
    /// Units that help.
    pub supporting: Vec<Link>,
    /// How people reach those who offer it.
    pub contact: Contact,
    /// Days on which it takes place.
    pub dates: Vec<NamedDay>,
    /// How one applies for it.
    pub application: Application,
}

impl Record for Service {
    const KIND: Kind = Kind::Service;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.name
    }

    fn summary(&self) -> Option<&Localized> {
        self.summary.as_ref()
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.name);
        sink.texts(&self.summary);
        sink.items(&self.offers);
        sink.texts(&self.for_whom);
        sink.texts(&self.topics);
        sink.links(&self.lead, Relation::Offers);
        sink.links(&self.supporting, Relation::Supports);
        if self.contact != Contact::default() {
            sink.within(HOTLINE, |sink| sink.contact(&self.contact));
        }
        self.dates.iter().for_each(|date| sink.text(&date.name));
        self.application.walk(sink);
    }
}
