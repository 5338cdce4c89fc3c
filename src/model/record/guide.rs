//! Guides: free pages that lead readers through the records.

use super::{Meta, Record};
use crate::model::item::Audience;
use crate::model::walk::Sink;
use crate::model::{Kind, Localized};

/// A free page; its body is the long text.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Guide {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub title: Localized,
    /// What one finds there, in a sentence.
    pub summary: Option<Localized>,
    /// For whom it is.
    pub audience: Vec<Audience>,
}

impl Record for Guide {
    const KIND: Kind = Kind::Guide;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn summary(&self) -> Option<&Localized> {
        self.summary.as_ref()
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.texts(&self.summary);
    }
}
