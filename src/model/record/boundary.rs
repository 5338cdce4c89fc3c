//! Boundaries: a matter, and which agency does what in it.

use super::{Meta, Record};
use crate::model::item::Origin;
use crate::model::walk::{Relation, Sink};
use crate::model::{Item, Kind, Link, Localized};

/// An agency's part in a matter.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Party {
    /// The anchor on the page.
    pub anchor: String,
    /// The agency.
    pub agency: Link,
    /// Its part in a few words, for tables.
    pub short: Option<Localized>,
    /// Whether the source says it leads.
    pub lead: bool,
    /// What it does, in the source's order.
    pub roles: Vec<Item>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A legal basis as the document lists it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Basis {
    /// The law.
    pub law: Link,
    /// Where it comes from.
    pub origin: Origin,
}

/// A matter that several agencies share.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Boundary {
    /// Common fields.
    pub meta: Meta,
    /// The matter.
    pub matter: Localized,
    /// Who does what, in a sentence.
    pub summary: Option<Localized>,
    /// The parties, in the source's order.
    pub parties: Vec<Party>,
    /// The legal bases, in the source's order.
    pub basis: Vec<Basis>,
    /// The case that shows it at work.
    pub case: Option<Link>,
}

impl Record for Boundary {
    const KIND: Kind = Kind::Boundary;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.matter
    }

    fn summary(&self) -> Option<&Localized> {
        self.summary.as_ref()
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.matter);
        sink.texts(&self.summary);
        for party in &self.parties {
            sink.within(&party.anchor, |sink| {
                sink.link(&party.agency, if party.lead { Relation::Lead } else { Relation::Party });
                sink.texts(&party.short);
                sink.origin(&party.origin);
                sink.items(&party.roles);
            });
        }
        for basis in &self.basis {
            sink.link(&basis.law, Relation::Basis);
            sink.origin(&basis.origin);
        }
        sink.links(&self.case, Relation::Illustrates);
    }
}
