//! What names a record, and what belongs to it.

use super::{Called, Question, Tracked, named};
use crate::derive::deadlines::of_step;
use crate::derive::hotlines::{Line, for_service};
use crate::derive::mentions::{Listed, Mention};
use crate::derive::parts::List;
use crate::model::Kind;
use crate::model::record::{Agency, Boundary, Party, Procedure, Service};
use crate::model::value::Deadline;

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

    /// The numbers of a service, or where it has none those of the units that offer it.
    pub fn lines_for<'p>(&self, service: &'p Service) -> Vec<Line<'p>>
    where
        'a: 'p,
    {
        self.note(Question::Reached(service.meta.id.clone().into()));
        for_service(self.entries.site, service)
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
