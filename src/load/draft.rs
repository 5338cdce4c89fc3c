//! The knowledge base as written: names that may lead nowhere, ids that may stand twice.

use crate::diagnostic::Span;
use crate::model::Kind;
use crate::model::site::{Config, Records};

/// What was read, before anybody asked whether it is true.
#[derive(Debug)]
pub struct Draft {
    /// The settings.
    pub config: Config,
    /// The records that could be read, in the order of files.
    pub records: Records,
    /// Every id that some file claims and where, those of unreadable records included, so that a
    /// broken file is one problem and not one for each reference to it.
    pub claims: Vec<Claim>,
}

/// An id that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The type of the record.
    pub kind: Kind,
    /// The id.
    pub id: String,
    /// Where the record begins.
    pub span: Span,
}
