//! The site as a page sees it: every answer is noted with its question.

mod records;
mod relations;
mod lists;
mod sides;

use std::borrow::Cow;
use std::sync::Arc;

use super::entries::Entries;
use super::notes::Notes;
use super::{Called, Question};
use crate::check::Checked;
use crate::derive::Derived;
use crate::model::attachment::Attachments;
use crate::model::site::{Any, Config};
use crate::model::{Languages, Site};

/// A site and what follows from it, for who makes a page.
///
/// There is no other way to either, so that no page can show what it did not ask for. The settings and the files
/// that are published as they are are no question: with others, every page is made again. A clone notes in the same place.
///
/// Parts of lists count from 1; part 0 is the whole list.
#[derive(Clone)]
pub struct Tracked<'a> {
    entries: Entries<'a>,
    notes: Arc<Notes<'a>>,
}

impl<'a> Tracked<'a> {
    /// A site of which nothing was asked yet.
    pub fn new(site: &'a Checked<Site>, derived: &'a Derived<'a>) -> Self {
        Self { entries: Entries { site, derived }, notes: Arc::default() }
    }

    /// The same site, with notes of its own.
    pub fn apart(&self) -> Self {
        Self { entries: self.entries, notes: Arc::default() }
    }

    /// The questions that were asked so far, each once.
    pub fn questions(&self) -> Vec<Question<'a>> {
        self.notes.questions()
    }

    /// Notes questions that somebody else asked for the same page.
    pub fn asked(&self, questions: &[Question<'a>]) {
        questions.iter().for_each(|question| self.note(question.clone()));
    }

    fn note(&self, question: Question<'a>) {
        self.notes.add(question);
    }

    fn derived(&self) -> &'a Derived<'a> {
        self.entries.derived
    }

    /// The settings.
    pub fn config(&self) -> &'a Config {
        &self.entries.site.config
    }

    /// The languages.
    pub fn languages(&self) -> &'a Languages {
        &self.config().languages
    }

    /// The files that are published as they are.
    pub fn files(&self) -> &'a Attachments {
        &self.entries.site.files
    }

    /// Everything, for a page that shows something of every record.
    pub fn everything(&self) -> (&'a Checked<Site>, &'a Derived<'a>) {
        self.note(Question::Everything);
        (self.entries.site, self.entries.derived)
    }
}

/// An id that lives as long as the site, if the site has it.
fn named<'a>(record: Option<Any<'a>>, id: &str) -> Cow<'a, str> {
    record.map_or_else(|| id.to_owned().into(), |record| (&*record.meta().id).into())
}
