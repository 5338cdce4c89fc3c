//! What records say.

use jiff::civil::Date;

use super::{Called, Question, Tracked, named};
use crate::derive::{application, changes, headings};
use crate::model::list::List;
use crate::model::record::{Guide, Meta};
use crate::model::site::{Any, Upkeep};
use crate::model::{Kind, Lang, Link};
use crate::route::{self, Page};

impl<'a> Tracked<'a> {
    /// The record that a reference leads to.
    pub fn get(&self, link: &Link) -> Any<'a> {
        let record = self.entries.site.get(link);
        self.note(Question::Record(record.kind(), (&*record.meta().id).into()));
        record
    }

    /// What the record is called that a reference leads to.
    pub fn called(&self, link: &Link) -> Called<'a> {
        let called = Called::from(self.entries.site.get(link));
        self.note(Question::Called(called.kind, called.id.into()));
        called
    }

    /// The id of the heading that a place of a record is, on its page in a language, as [`headings::called`] says.
    pub fn heading(&self, kind: Kind, id: &str, name: &str, lang: Lang) -> Option<Option<String>> {
        let record = self.entries.site.find(kind, id);
        self.note(Question::Heading(kind, named(record, id), name.to_owned().into(), lang));
        let record = record?;
        headings::called(record, name, lang)
    }

    /// The last day on which a law is in force that says this of its end, as far as the site says.
    pub fn last_day(&self, until: Option<Date>, replaced_by: Option<&Link>) -> Option<Date> {
        until.or_else(|| match self.get(replaced_by?) {
            Any::Law(next) => next.begins_after(),
            _ => None,
        })
    }

    /// The record of a type with an id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Any<'a>> {
        let record = self.entries.site.find(kind, id);
        self.note(Question::Record(kind, named(record, id)));
        record
    }

    /// Whether there is a record of a type with an id.
    pub fn exists(&self, kind: Kind, id: &str) -> bool {
        let record = self.entries.site.find(kind, id);
        self.note(Question::Exists(kind, named(record, id)));
        record.is_some()
    }

    /// Every record of a type.
    pub fn records(&self, kind: Kind) -> Vec<Any<'a>> {
        self.note(Question::Records(kind));
        self.entries.site.records.of(kind)
    }

    /// Every guide.
    pub fn guides(&self) -> &'a List<Guide> {
        self.note(Question::Records(Kind::Guide));
        &self.entries.site.records.guides
    }

    /// How many records of a type there are that lists show.
    pub fn count(&self, kind: Kind) -> usize {
        self.note(Question::Count(kind));
        self.entries.site.listed(kind).len()
    }

    /// Whether the site has a page that is no record's.
    pub fn has_page(&self, page: Page) -> bool {
        match page {
            Page::Index(kind) => self.note(Question::Any(kind)),
            page => {
                let place = Page::ONCE.iter().position(|once| *once == page);
                place.into_iter().for_each(|at| self.note(Question::There(at)));
            }
        }
        route::has(self.entries.site, self.derived(), page)
    }

    /// Whether every name of the site fits on a page.
    pub fn has_alphabet(&self) -> bool {
        self.note(Question::Alphabet);
        self.derived().alphabet()
    }

    /// Whether pages have twins in Markdown.
    pub fn has_twins(&self) -> bool {
        // The settings are no question: every page hangs on them. The rest is as `route::has_twins` says.
        self.config().markdown.unwrap_or_else(|| self.has_page(Page::Handbook))
    }

    /// Whether any service says how one applies for it.
    pub fn is_guided(&self) -> bool {
        self.note(Question::Guided);
        application::is_told(self.entries.site)
    }

    /// Who keeps a record, and its days.
    pub fn upkeep(&self, meta: &Meta) -> Upkeep {
        self.entries.site.upkeep(meta)
    }

    /// Whether any record has a day.
    pub fn is_dated(&self) -> bool {
        self.note(Question::Dated);
        self.derived().days().any
    }

    /// The day by which every record had been held against its source, if each has one.
    pub fn checked(&self) -> Option<Date> {
        self.note(Question::Checked);
        self.derived().days().checked
    }

    /// The last day on which a record was brought up to date.
    pub fn newest(&self) -> Option<Date> {
        self.note(Question::Newest);
        changes::newest(self.entries.site)
    }
}
