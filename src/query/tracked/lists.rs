//! Lists over the whole site.
//!
//! Parts count from 1; part 0 is the whole list.

use super::{Called, Question, Tracked};
use crate::derive::bans::Limit;
use crate::derive::hotlines::Line;
use crate::derive::inspection::Group;
use crate::derive::parts::List;
use crate::derive::{matrix, penalties};
use crate::model::record::{Agency, Boundary, Term};
use crate::model::site::Any;
use crate::model::{Kind, Lang};
use crate::query::entries::Timed;

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

    pub(super) fn note_cut(&self, list: List) {
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
    pub fn limits(&self, part: usize) -> &'a [Limit<'a>] {
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
