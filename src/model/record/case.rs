//! Cases: a story that shows a boundary at work.

use super::{Meta, Record};
use crate::model::walk::{Relation, Sink};
use crate::model::{Kind, Link, Localized};

/// A case; the story is the long text.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Case {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub title: Localized,
    /// The boundary it belongs to.
    pub boundary: Link,
    /// What it shows.
    pub shows: Localized,
}

impl Record for Case {
    const KIND: Kind = Kind::Case;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn summary(&self) -> Option<&Localized> {
        Some(&self.shows)
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.text(&self.shows);
        sink.link(&self.boundary, Relation::Illustrates);
    }
}
