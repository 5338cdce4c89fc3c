//! The glossary.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, TextView};
use crate::model::record::Term;

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// The terms of this part, sorted as the language sorts.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub id: String,
    /// The term.
    pub term: TextView,
    /// The term in the other languages.
    pub others: Vec<TextView>,
    /// What it means.
    pub definition: TextView,
    /// Other words for it.
    pub aliases: Vec<TextView>,
    /// Where to read on.
    pub see: Vec<LinkView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
}

impl Cx<'_> {
    /// The glossary.
    pub fn glossary(&self) -> GlossaryView {
        let terms = self.site.terms(self.lang, self.held());
        GlossaryView { terms: terms.iter().map(|term| self.term(term)).collect() }
    }

    fn term(&self, term: &Term) -> TermView {
        TermView {
            id: term.meta.id.clone(),
            term: self.text(&term.term),
            others: self.elsewhere(&term.term),
            definition: self.text(&term.definition),
            aliases: self.also(&term.aliases, &[Some(&term.term)]),
            see: self.links(&term.see),
            notes: self.notes(&term.meta.origin.notes),
        }
    }
}
