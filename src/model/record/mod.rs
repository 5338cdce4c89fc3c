//! The types of records as the program means them.

mod agency;
mod boundary;
mod case;
mod document;
mod duty;
mod guide;
mod law;
mod procedure;
mod regime;
mod service;
mod term;

pub use agency::{Agency, Form};
pub use boundary::{Basis, Boundary, Party};
pub use case::Case;
pub use document::{Document, DocumentKind};
pub use duty::Duty;
pub use guide::Guide;
pub use law::{Article, InForce, Law};
pub use procedure::{Procedure, Scope};
pub use regime::{Regime, Section, SectionKind};
pub use service::{HOTLINE, Service};
pub use term::Term;

pub use super::meta::{Comparison, Difference, Meta, Status};
pub use super::step::{Action, Answer, Branch, Join, Outcome, Step};
use super::walk::{Part, Sink};
use super::{Kind, Localized};

/// What every type of record has in common.
pub trait Record {
    /// The type.
    const KIND: Kind;

    /// The fields that every record may carry.
    fn meta(&self) -> &Meta;

    /// The name under which lists and links show it.
    fn title(&self) -> &Localized;

    /// A sentence that says what it is, for lists and search.
    fn summary(&self) -> Option<&Localized> {
        None
    }

    /// Hands every part of the record except its [`Meta`] to a sink, in reading order.
    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>);
}

/// Hands every part of a record, common fields included, to a function in reading order.
pub fn walk<'a, R: Record>(record: &'a R, take: &mut dyn FnMut(Part<'a>)) {
    let mut sink = Sink::new(take);
    sink.meta(record.meta());
    record.walk(&mut sink);
    for prose in &record.meta().prose {
        sink.prose(prose);
    }
}
