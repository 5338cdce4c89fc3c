//! A language that is exported, beside the others.

use super::super::indexed::Indexed;
use super::super::row::Row;
use super::census::Around;

/// A language of a site.
pub struct Language<'e> {
    /// The language.
    pub own: &'e Indexed<'e>,
    /// The others.
    pub around: &'e Around<'e>,
}

impl<'e> Language<'e> {
    /// The rows.
    pub fn rows(&self) -> &'e [Row<'e>] {
        &self.own.rows.rows
    }
}
