//! The site as a page sees it: every answer is noted with its question.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::entries::{Entries, Timed};
use super::notes::Notes;
use super::{Called, Question};
use crate::check::Checked;
use crate::derive::deadlines::of_step;
use crate::derive::hotlines::Line;
use crate::derive::inspection::Group;
use crate::derive::mentions::{Listed, Mention};
use crate::derive::parts::List;
use crate::derive::{Derived, changes, matrix, penalties};
use crate::model::list;
use crate::model::record::{Agency, Boundary, Guide, Meta, Party, Procedure, Term};
use crate::model::site::{Any, Config, Upkeep};
use crate::model::value::Deadline;
use crate::model::{Kind, Lang, Languages, Link, Site};
use crate::route::{self, Page};

/// A site and what follows from it, for who makes a page.
///
/// There is no other way to either, so that no page can show what it did not ask for. The settings are no
/// question: with other settings, every page is made again. A clone notes in the same place.
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

    /// Everything, for a page that shows something of every record.
    pub fn everything(&self) -> (&'a Checked<Site>, &'a Derived<'a>) {
        self.note(Question::Everything);
        (self.entries.site, self.entries.derived)
    }
}

/// What records say.
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
    pub fn guides(&self) -> &'a list::List<Guide> {
        self.note(Question::Records(Kind::Guide));
        &self.entries.site.records.guides
    }

    /// How many records of a type there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.note(Question::Count(kind));
        self.entries.site.records.count(kind)
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

/// What names a record, and what belongs to it.
impl<'a> Tracked<'a> {
    /// Where the home of a source id is: what its record is called, and the place on its page.
    pub fn home(&self, source: &str) -> Option<(Called<'a>, Option<&'a str>)> {
        let home = self.derived().mentions().home(source);
        self.note(Question::Home(source.to_owned().into()));
        home.map(|home| (home.record.into(), home.anchor))
    }

    /// The references to a record.
    pub fn mentions(&self, kind: Kind, id: &str) -> Vec<&'a Mention<'a>> {
        let record = self.entries.site.find(kind, id);
        self.note(Question::Mentions(kind, named(record, id)));
        record.map_or_else(Vec::new, |record| self.derived().mentions().to(kind, &record.meta().id).collect())
    }

    /// The references to a record that a part of their list holds; told whole, none is listed in short.
    pub fn listed(&self, kind: Kind, id: &str, part: usize) -> Vec<Listed<'a>> {
        let Some(record) = self.find(kind, id) else { return Vec::new() };
        self.note(Question::Part(List::Mentions(kind, &record.meta().id), part));
        self.entries.mentions(record, part)
    }

    /// Whether so much hangs on an agency that its page lists in short what others tell at length.
    pub fn is_crowded(&self, agency: &Agency) -> bool {
        self.note(Question::Crowded(agency.meta.id.clone().into()));
        self.derived().crowded(&agency.meta.id)
    }

    /// The units of a body.
    pub fn units(&self, body: &Agency) -> &'a [&'a Agency] {
        self.note(Question::Units(body.meta.id.clone().into()));
        self.derived().belonging().units(&body.meta.id)
    }

    /// The parts of an agency in matters.
    pub fn matters_of(&self, agency: &Agency) -> &'a [(&'a Boundary, &'a Party)] {
        self.note(Question::Matters(agency.meta.id.clone().into()));
        self.derived().belonging().matters(&agency.meta.id)
    }

    /// The procedures of a regime or a boundary.
    pub fn procedures(&self, kind: Kind, id: &str) -> &'a [&'a Procedure] {
        self.note(Question::Procedures(kind, id.to_owned().into()));
        self.derived().belonging().procedures(kind, id)
    }

    /// The numbers that a unit answers, or all units of a body.
    pub fn answered_by(&self, agency: &Agency) -> Vec<Line<'a>> {
        self.note(Question::Answered(agency.meta.id.clone().into()));
        self.derived().hotlines().answered_by(agency).collect()
    }

    /// The part of the page of deadlines where a step's deadline stands, and its key there.
    pub fn time(&self, deadline: &Deadline) -> Option<(usize, &'a str)> {
        let deadlines = self.derived().deadlines();
        // Whether it stands in a step is known to whoever has it.
        let at = deadlines.of_step(deadline)?;
        let row = &deadlines.rows[at];
        let is_own = |(own, _): (&Deadline, _)| own.span == deadline.span;
        let of = row.steps.iter().find(|(_, step)| of_step(step).into_iter().any(is_own));
        let (procedure, _) = of.expect("a row knows the steps that repeat it");
        self.note(Question::Times((&*procedure.meta.id).into()));
        Some((self.derived().part_of_deadline(at), &row.key))
    }
}

/// What is shown in two languages side by side.
impl Tracked<'_> {
    /// Whether a page is, too.
    pub fn has_sides(&self, page: Page) -> bool {
        self.note_sides(page);
        page.has_sides(self.derived())
    }

    /// Whether the page of a path is, too.
    pub fn has_pair(&self, path: &str) -> bool {
        match path.split_once('/').and_then(|(_, below)| route::named(below)) {
            Some((kind, id)) => _ = self.exists(kind, id),
            None => self.note_sides(Page::Index(Kind::Term)),
        }
        route::has_pair(self.entries.site, self.derived(), path)
    }

    /// A record is, whatever it says; the glossary if it is short; nothing else.
    fn note_sides(&self, page: Page) {
        if page == Page::Index(Kind::Term) {
            self.note_cut(List::Index(Kind::Term));
        }
    }
}

/// Lists over the whole site.
impl<'a> Tracked<'a> {
    /// How many parts a list has, from 1.
    pub fn parts(&self, list: List) -> usize {
        self.note_cut(list);
        self.entries.count(list)
    }

    /// The records with which a part of a list begins and ends, in a language; none of a list that is whole.
    pub fn ends<'p>(&self, list: List<'p>, part: usize, lang: Lang) -> Option<(Called<'p>, Called<'p>)>
    where
        'a: 'p,
    {
        self.note_cut(list);
        self.entries.ends(list, part, lang)
    }

    fn note_cut(&self, list: List) {
        let own = match list {
            List::Mentions(kind, id) => match self.entries.site.find(kind, id) {
                Some(record) => List::Mentions(kind, &record.meta().id),
                // Of what there is not, there are no parts.
                None => return self.note(Question::Exists(kind, id.to_owned().into())),
            },
            List::Index(kind) => List::Index(kind),
            List::Hotlines => List::Hotlines,
            List::Deadlines => List::Deadlines,
            List::Penalties => List::Penalties,
            List::Matrix => List::Matrix,
            List::Rights => List::Rights,
            List::Limits => List::Limits,
        };
        self.note(Question::Cut(own));
    }

    /// Telephone numbers with the unit that answers.
    pub fn numbers(&self, part: usize) -> &'a [(Option<&'a Agency>, Line<'a>)] {
        self.note(Question::Part(List::Hotlines, part));
        self.entries.numbers(part)
    }

    /// Every telephone number.
    pub fn lines(&self) -> &'a [Line<'a>] {
        self.note(Question::Lines);
        &self.derived().hotlines().lines
    }

    /// How many telephone numbers there are.
    pub fn line_count(&self) -> usize {
        self.note(Question::LineCount);
        self.derived().hotlines().lines.len()
    }

    /// The telephone numbers that stand first.
    pub fn chosen(&self) -> Vec<Line<'a>> {
        self.note(Question::Chosen);
        self.derived().hotlines().chosen(self.entries.site)
    }

    /// Deadlines, those of a form together.
    pub fn deadlines(&self, part: usize) -> Vec<Timed<'a>> {
        self.note(Question::Part(List::Deadlines, part));
        self.entries.deadlines(part)
    }

    /// Penalties.
    pub fn penalties(&self, part: usize) -> &'a [penalties::Row<'a>] {
        self.note(Question::Part(List::Penalties, part));
        self.entries.penalties(part)
    }

    /// Matters.
    pub fn matters(&self, part: usize) -> Vec<&'a Boundary> {
        self.note(Question::Part(List::Matrix, part));
        self.entries.matters(part)
    }

    /// The bodies that take part in any matter.
    pub fn bodies(&self) -> Vec<&'a Agency> {
        self.note(Question::Bodies);
        matrix::bodies(self.entries.site)
    }

    /// What those who are inspected may do and inspectors must do.
    pub fn rights(&self, part: usize) -> &'a [(&'static str, Group<'a>)] {
        self.note(Question::Part(List::Rights, part));
        self.entries.rights(part)
    }

    /// What inspectors must not do.
    pub fn limits(&self, part: usize) -> &'a [(&'static str, Group<'a>)] {
        self.note(Question::Part(List::Limits, part));
        self.entries.limits(part)
    }

    /// The records of a type but terms, each with the number of its group.
    pub fn index(&self, kind: Kind, part: usize) -> &'a [(usize, Any<'a>)] {
        self.note(Question::Part(List::Index(kind), part));
        self.entries.index(kind, part)
    }

    /// Terms in the order of a language.
    pub fn terms(&self, lang: Lang, part: usize) -> &'a [&'a Term] {
        self.note(Question::Terms(lang, part));
        self.entries.terms(lang, part)
    }

    /// The part of the glossary in which a term stands in a language, from 1.
    pub fn term_part(&self, lang: Lang, id: &str) -> usize {
        self.note(Question::TermPart(id.to_owned().into()));
        self.derived().glossary().part(lang, id)
    }
}

/// An id that lives as long as the site, if the site has it.
fn named<'a>(record: Option<Any<'a>>, id: &str) -> Cow<'a, str> {
    record.map_or_else(|| id.to_owned().into(), |record| (&*record.meta().id).into())
}
