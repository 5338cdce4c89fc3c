//! What a part of a list holds: the same for whoever shows it and for whoever asks whether it changed.
//!
//! Parts count from 1; part 0 is the whole list, as a book tells it.

use std::ops::Range;

use super::Called;
use crate::check::Checked;
use crate::derive::bans::Limit;
use crate::derive::chain::{self, Rung};
use crate::derive::deadlines::Row;
use crate::derive::hotlines::Line;
use crate::derive::inspection::Group;
use crate::derive::mentions::Listed;
use crate::derive::parts::List;
use crate::derive::{Derived, penalties};
use crate::model::record::{Agency, Boundary, Procedure, Term};
use crate::model::site::Any;
use crate::model::{Kind, Lang, Site};

/// A deadline as the page of all deadlines tells it.
#[derive(Debug)]
pub struct Timed<'a> {
    /// Its form, a key.
    pub form: &'static str,
    /// Its place among all rows.
    pub at: usize,
    /// The deadline and where it stands.
    pub row: &'a Row<'a>,
    /// Of all procedures that repeat it the one that leads furthest, with the later times along it.
    pub along: Option<(&'a Procedure, Vec<Rung<'a>>)>,
}

/// A site with what follows from it.
#[derive(Clone, Copy)]
pub struct Entries<'a> {
    /// The site.
    pub site: &'a Checked<Site>,
    /// What follows from it.
    pub derived: &'a Derived<'a>,
}

impl<'a> Entries<'a> {
    fn range(self, list: List, part: usize, entries: usize) -> Range<usize> {
        if part == 0 { 0..entries } else { self.derived.range(list, part, entries) }
    }

    /// Telephone numbers with the unit that answers.
    pub fn numbers(self, part: usize) -> &'a [(Option<&'a Agency>, Line<'a>)] {
        let all = &self.derived.lists().numbers;
        &all[self.range(List::Hotlines, part, all.len())]
    }

    /// Deadlines, those of a form together.
    pub fn deadlines(self, part: usize) -> Vec<Timed<'a>> {
        let deadlines = self.derived.deadlines();
        let all = deadlines.by_form();
        let timed = |(form, at): &(&'static str, usize)| {
            let row = &deadlines.rows[*at];
            Timed { form, at: *at, row, along: self.along(row) }
        };
        all[self.range(List::Deadlines, part, all.len())].iter().map(timed).collect()
    }

    fn along(self, row: &Row<'a>) -> Option<(&'a Procedure, Vec<Rung<'a>>)> {
        let steps = row.steps.iter();
        let all = steps.map(|(procedure, step)| (*procedure, chain::after(self.site, procedure, step)));
        all.reduce(|best, next| if next.1.len() > best.1.len() { next } else { best })
    }

    /// Penalties.
    pub fn penalties(self, part: usize) -> &'a [penalties::Row<'a>] {
        let all = &self.derived.lists().penalties;
        &all[self.range(List::Penalties, part, all.len())]
    }

    /// Matters.
    pub fn matters(self, part: usize) -> Vec<&'a Boundary> {
        let all: Vec<&Boundary> =
            self.site.records.boundaries.iter().filter(|matter| matter.meta.is_listed()).collect();
        let range = self.range(List::Matrix, part, all.len());
        all[range].to_vec()
    }

    /// What those who are inspected may do and inspectors must do.
    pub fn rights(self, part: usize) -> &'a [(&'static str, Group<'a>)] {
        let all = &self.derived.lists().rights;
        &all[self.range(List::Rights, part, all.len())]
    }

    /// What inspectors must not do.
    pub fn limits(self, part: usize) -> &'a [Limit<'a>] {
        let all = &self.derived.lists().limits;
        &all[self.range(List::Limits, part, all.len())]
    }

    /// The records of a type but terms, each with the number of its group.
    pub fn index(self, kind: Kind, part: usize) -> &'a [(usize, Any<'a>)] {
        let all = self.derived.lists().indexes.get(&kind).map_or(&[][..], Vec::as_slice);
        &all[self.range(List::Index(kind), part, all.len())]
    }

    /// What names a record, as its pages list it; told whole, none is listed in short.
    pub fn mentions(self, record: Any<'a>, part: usize) -> Vec<Listed<'a>> {
        let (kind, id) = (record.kind(), record.meta().id.as_str());
        let crowded = part != 0 && self.derived.crowded(id);
        let all = self.derived.mentions().listed(record, crowded);
        let range = self.range(List::Mentions(kind, id), part, all.len());
        all[range].to_vec()
    }

    /// Terms in the order of a language.
    pub fn terms(self, lang: Lang, part: usize) -> &'a [&'a Term] {
        self.derived.glossary().terms(lang, (part != 0).then_some(part))
    }

    /// How many parts a list has, from 1.
    pub fn count(self, list: List) -> usize {
        match list {
            List::Index(Kind::Term) => self.derived.glossary().count(),
            list => self.derived.count(list),
        }
    }

    /// What the records are called with which a part begins and ends, in a language; none of a list that is whole.
    pub fn ends<'p>(self, list: List<'p>, part: usize, lang: Lang) -> Option<(Called<'p>, Called<'p>)>
    where
        'a: 'p,
    {
        let ends: (Any<'p>, Any<'p>) = match list {
            List::Index(Kind::Term) => {
                let terms = self.terms(lang, part);
                (Any::Term(terms.first()?), Any::Term(terms.last()?))
            }
            list => self.derived.parts(list).get(part.checked_sub(1)?)?.ends,
        };
        Some((ends.0.into(), ends.1.into()))
    }
}
