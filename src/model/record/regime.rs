//! Supervision regimes: their purpose and their sections, in the document's own order.

use super::{Comparison, Meta, Record};
use crate::model::item::Origin;
use crate::model::walk::Sink;
use crate::model::{Item, Kind, Localized};

/// What a section of a regime is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Who or what is inspected.
    Objects,
    /// What is looked at.
    Contents,
    /// How it is looked at.
    Methods,
    /// The steps.
    Procedure,
    /// What the inspectors may and must do.
    Measures,
    /// What follows.
    Handling,
}

/// A section of a regime.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Section {
    /// The anchor on the page.
    pub anchor: String,
    /// Its heading.
    pub heading: Localized,
    /// What it is about, if one of these.
    pub kind: Option<SectionKind>,
    /// The paragraph that opens it.
    pub lead: Option<Item>,
    /// Its statements, in the source's order.
    pub items: Vec<Item>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A supervision regime.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Regime {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub title: Localized,
    /// What it is, in a sentence.
    pub summary: Option<Localized>,
    /// What it is for, as the document's opening says.
    pub purpose: Option<Item>,
    /// The sections, in the document's own order.
    pub sections: Vec<Section>,
    /// How it differs from a near-twin.
    pub compare_with: Option<Comparison>,
}

impl Record for Regime {
    const KIND: Kind = Kind::Regime;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn summary(&self) -> Option<&Localized> {
        self.summary.as_ref().or_else(|| self.purpose.as_ref().map(|purpose| &purpose.text))
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.texts(&self.summary);
        sink.items(&self.purpose);
        for section in &self.sections {
            sink.within(&section.anchor, |sink| {
                sink.text(&section.heading);
                sink.origin(&section.origin);
                sink.items(&section.lead);
                sink.items(&section.items);
            });
        }
        self.compare_with.iter().for_each(|twin| sink.comparison(twin));
    }
}
