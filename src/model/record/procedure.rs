//! Procedures: who does what, in which order, until which day, with which outcome.

use super::{Action, Comparison, Meta, Record, Step};
use crate::model::walk::{Part, Relation, Sink};
use crate::model::{Kind, Link, Localized};

/// What a procedure belongs to.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Scope {
    /// A regime or a boundary.
    Of(Link),
    /// Nothing: it stands alone.
    Alone,
}

/// A procedure.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Procedure {
    /// Common fields.
    pub meta: Meta,
    /// What it belongs to.
    pub scope: Scope,
    /// Its name.
    pub title: Localized,
    /// What it is, in a sentence.
    pub summary: Option<Localized>,
    /// What sets it off.
    pub trigger: Option<Localized>,
    /// Who takes part, in the order of the lanes.
    pub actors: Vec<Link>,
    /// The steps, readable from top to bottom.
    pub steps: Vec<Step>,
    /// How it differs from a near-twin.
    pub compare_with: Option<Comparison>,
}

impl Procedure {
    /// Every step, those of branches included, in reading order.
    pub fn all_steps(&self) -> Vec<&Step> {
        fn collect<'a>(steps: &'a [Step], into: &mut Vec<&'a Step>) {
            for step in steps {
                into.push(step);
                if let Action::Parallel { branches, .. } = &step.action {
                    branches.iter().for_each(|branch| collect(&branch.steps, into));
                }
            }
        }
        let mut all = Vec::new();
        collect(&self.steps, &mut all);
        all
    }
}

impl Record for Procedure {
    const KIND: Kind = Kind::Procedure;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn summary(&self) -> Option<&Localized> {
        self.summary.as_ref()
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.texts(&self.summary);
        if let Scope::Of(link) = &self.scope {
            sink.link(link, Relation::PartOf);
        }
        sink.texts(&self.trigger);
        sink.links(&self.actors, Relation::Cast);
        walk_steps(&self.steps, sink);
        self.compare_with.iter().for_each(|twin| sink.comparison(twin));
    }
}

fn walk_steps<'a>(steps: &'a [Step], sink: &mut Sink<'a, '_>) {
    for step in steps {
        sink.within(&step.id.value, |sink| walk_step(step, sink));
    }
}

fn walk_step<'a>(step: &'a Step, sink: &mut Sink<'a, '_>) {
    sink.part(Part::Step(step));
    sink.links(&step.actor, Relation::Actor);
    sink.links(&step.with, Relation::Actor);
    match &step.action {
        Action::Do { what, within, details, produces, procedure, each, .. } => {
            sink.text(what);
            sink.texts(each);
            sink.texts(details);
            within.iter().for_each(|deadline| sink.deadline(deadline));
            sink.links(produces, Relation::Produces);
            sink.links(procedure, Relation::Continues);
        }
        Action::Ask { question, details, answers } => {
            sink.text(question);
            sink.texts(details);
            for answer in answers {
                sink.text(&answer.say);
                answer.within.iter().for_each(|deadline| sink.deadline(deadline));
                sink.links(&answer.basis, Relation::Basis);
                sink.origin(&answer.origin);
            }
        }
        Action::End { what, details, procedure, .. } => {
            sink.text(what);
            sink.texts(details);
            sink.links(procedure, Relation::Continues);
        }
        Action::Parallel { branches, .. } => {
            for branch in branches {
                sink.texts(&branch.name);
                walk_steps(&branch.steps, sink);
            }
        }
    }
    sink.links(&step.basis, Relation::Basis);
    sink.texts(&step.part);
    sink.texts(&step.unstated);
    step.penalties.iter().for_each(|penalty| sink.penalty(penalty));
    sink.origin(&step.origin);
}
