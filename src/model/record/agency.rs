//! Bodies that act: agencies, their units, and roles.

use super::{Meta, Record};
use crate::diagnostic::Spanned;
use crate::model::contact::Contact;
use crate::model::walk::{Relation, Sink};
use crate::model::{Kind, Link, Localized, LocalizedList};

/// Which sort of body it is, with what only that sort has.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Form {
    /// A fixed body.
    Body {
        /// Its level of government, a word of [`Config::levels`](crate::model::site::Config::levels).
        level: Option<Spanned<String>>,
        /// The body above it.
        parent: Option<Link>,
    },
    /// A unit (股, 办) of a body.
    Unit {
        /// The body it belongs to.
        agency: Link,
    },
    /// No fixed body, but whoever plays the part.
    Role {
        /// Who that is.
        meaning: Option<Localized>,
        /// Bodies or units that the source says play it.
        filled_by: Vec<Link>,
        /// Whether whoever plays it acts for the authority in an inspection.
        inspects: bool,
    },
}

/// An agency, a unit or a role.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Agency {
    /// Common fields.
    pub meta: Meta,
    /// The full name.
    pub name: Localized,
    /// The short name.
    pub short: Option<Localized>,
    /// Other names.
    pub aliases: LocalizedList,
    /// Which sort of body it is.
    pub form: Form,
    /// How people reach it, apart from the hotlines of services; a role has none.
    pub contact: Contact,
    /// Its number in a register of organisations.
    pub code: Option<String>,
    /// By what right it acts: by law, authorised, entrusted.
    pub standing: Option<Localized>,
}

impl Record for Agency {
    const KIND: Kind = Kind::Agency;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.name
    }

    fn summary(&self) -> Option<&Localized> {
        match &self.form {
            Form::Role { meaning, .. } => meaning.as_ref(),
            _ => None,
        }
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.name);
        sink.texts(&self.short);
        sink.aliases(&self.aliases);
        match &self.form {
            Form::Body { parent, .. } => sink.links(parent, Relation::Parent),
            Form::Unit { agency } => sink.link(agency, Relation::UnitOf),
            Form::Role { meaning, filled_by, .. } => {
                sink.texts(meaning);
                sink.links(filled_by, Relation::FilledBy);
            }
        }
        sink.contact(&self.contact);
        sink.texts(&self.standing);
    }
}
