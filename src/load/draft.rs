//! What was read, before anybody asked whether it is true: names that may lead nowhere, ids that may stand
//! twice.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};
use crate::model::Kind;
use crate::model::Languages;
use crate::model::attachment::Attachment;
use crate::model::site::{Config, Shared};

/// What `site.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The languages: without them nothing else can be read.
    pub languages: Languages,
    /// The settings.
    pub config: Config,
}

/// What one group of files says: a record's file with its long texts, or a table.
///
/// It depends on these files and the site's languages alone.
#[derive(Debug, Default)]
pub struct Draft {
    /// The records that could be read, in the order of the files.
    pub records: Vec<Shared>,
    /// Every id that is claimed, those of unreadable records included, so that a broken file is one
    /// problem and not one for each reference to it.
    pub claims: Vec<Claim>,
    /// Names that records would bear if what was found were mended: of a file in the wrong place, of an id in
    /// capitals. References to them are right.
    pub lost: Vec<(Kind, String)>,
    /// Types of which records may stand here that could not be read: nothing is known of references to them.
    pub incomplete: Vec<Kind>,
    /// The files that are published as they are.
    pub files: Vec<Arc<Attachment>>,
    /// What was found.
    pub found: Vec<Diagnostic>,
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
