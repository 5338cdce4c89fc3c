//! The glossary.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, TextView};
use crate::model::record::Term;
use crate::text::collate::Initials;

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// The terms of this part by letter, sorted as the language sorts; few terms stand under no letter.
    pub letters: Vec<TermLetter>,
}

/// The terms under a letter.
#[derive(Debug, Serialize)]
pub struct TermLetter {
    /// The letter; none of terms that begin with none, or are few.
    pub letter: Option<char>,
    /// The end of its anchor.
    pub key: String,
    /// The terms.
    pub terms: Vec<TermView>,
}

/// With fewer terms than this nobody needs letters.
const FEW: usize = 20;

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
        let initials = (terms.len() >= FEW).then(|| Initials::in_language(self.tag()));
        let mut letters: BTreeMap<Option<char>, Vec<TermView>> = BTreeMap::new();
        for term in terms {
            let letter = initials.as_ref().and_then(|known| known.of(term.term.show(self.lang).text));
            letters.entry(letter).or_default().push(self.term(term));
        }
        // What begins with no letter stands last, as in the index of names.
        let others = letters.remove(&None).map(|terms| (None, terms));
        let letters = letters.into_iter().chain(others).map(|(letter, terms)| TermLetter {
            letter,
            key: letter.map(|letter| letter.to_lowercase().collect()).unwrap_or_default(),
            terms,
        });
        let letters = letters.collect();
        GlossaryView { letters }
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
