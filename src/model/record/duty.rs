//! Duties and their tasks.

use super::{Meta, Record};
use crate::model::walk::{Relation, Sink};
use crate::model::{Item, Kind, Link, Localized};

/// A duty of the office.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Duty {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub title: Localized,
    /// What it is, in a few sentences.
    pub summary: Localized,
    /// The tasks, in the source's order.
    pub tasks: Vec<Item>,
    /// The laws it rests on.
    pub laws: Vec<Link>,
    /// Where to read on.
    pub related: Vec<Link>,
}

impl Record for Duty {
    const KIND: Kind = Kind::Duty;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn summary(&self) -> Option<&Localized> {
        Some(&self.summary)
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.text(&self.summary);
        sink.items(&self.tasks);
        sink.links(&self.laws, Relation::Basis);
        sink.links(&self.related, Relation::See);
    }
}
