//! Terms of the glossary.

use super::{Meta, Record};
use crate::model::walk::{Relation, Sink};
use crate::model::{Kind, Link, Localized, LocalizedList};

/// A term with its definition and the words under which people look for it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Term {
    /// Common fields.
    pub meta: Meta,
    /// The term.
    pub term: Localized,
    /// What it means.
    pub definition: Localized,
    /// Colloquial words, abbreviations, other names.
    pub aliases: LocalizedList,
    /// Where to read on.
    pub see: Vec<Link>,
}

impl Record for Term {
    const KIND: Kind = Kind::Term;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.term
    }

    fn summary(&self) -> Option<&Localized> {
        Some(&self.definition)
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.term);
        sink.text(&self.definition);
        sink.aliases(&self.aliases);
        sink.links(&self.see, Relation::See);
    }
}
