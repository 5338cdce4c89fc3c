//! Procedures: who does what, in which order, until which day, with which outcome.

use super::{Comparison, Meta, Record};
use crate::diagnostic::Spanned;
use crate::model::item::Origin;
use crate::model::value::{Deadline, Penalty};
use crate::model::walk::{Part, Relation, Sink};
use crate::model::{Kind, Link, Localized};

/// How a procedure ends for those it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Outcome {
    /// Well.
    Good,
    /// Neither well nor badly.
    #[default]
    Neutral,
    /// With a sanction.
    Sanction,
    /// In other hands.
    HandedOver,
}

/// One answer to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The words.
    pub say: Localized,
    /// The step it leads to.
    pub to: Spanned<String>,
    /// By when it must be given.
    pub within: Option<Deadline>,
    /// The legal basis.
    pub basis: Vec<Link>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One of several branches that run side by side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Branch {
    /// Its name.
    pub name: Option<Localized>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// What happens in a step.
#[expect(clippy::large_enum_variant, reason = "most steps are deeds, and a site has few thousand steps")]
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Somebody does something.
    Do {
        /// What.
        what: Localized,
        /// By when.
        within: Option<Deadline>,
        /// More about it.
        details: Vec<Localized>,
        /// The papers it produces.
        produces: Vec<Link>,
        /// The procedure that this step stands for.
        procedure: Option<Link>,
        /// The step that follows; without it the next one in the list.
        to: Option<Spanned<String>>,
    },
    /// Somebody decides.
    Ask {
        /// The question.
        question: Localized,
        /// More about it.
        details: Vec<Localized>,
        /// The answers, at least two in a checked site.
        answers: Vec<Answer>,
    },
    /// The procedure ends.
    End {
        /// How.
        what: Localized,
        /// How it is for those it is about.
        outcome: Outcome,
        /// More about it.
        details: Vec<Localized>,
        /// The procedure in which it goes on.
        procedure: Option<Link>,
    },
    /// Several branches run side by side, then join.
    Parallel {
        /// The branches, at least two in a checked site.
        branches: Vec<Branch>,
        /// The step after the join; without it the next one in the list.
        to: Option<Spanned<String>>,
    },
}

impl Action {
    /// What the step says; a fork says nothing itself.
    pub fn words(&self) -> Option<&Localized> {
        match self {
            Action::Do { what, .. } | Action::End { what, .. } => Some(what),
            Action::Ask { question, .. } => Some(question),
            Action::Parallel { .. } => None,
        }
    }
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id, also its anchor.
    pub id: Spanned<String>,
    /// The name of the part of the procedure that begins here; a long procedure has several.
    pub part: Option<Localized>,
    /// Who acts.
    pub actor: Option<Link>,
    /// What happens.
    pub action: Action,
    /// The legal basis.
    pub basis: Vec<Link>,
    /// What the source does not say here.
    pub unstated: Option<Localized>,
    /// Penalties that this step imposes.
    pub penalties: Vec<Penalty>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a procedure belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Scope {
    /// A regime or a boundary.
    Of(Link),
    /// Nothing: it stands alone.
    Alone,
}

/// A procedure.
#[derive(Debug, Clone, PartialEq)]
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
    match &step.action {
        Action::Do { what, within, details, produces, procedure, .. } => {
            sink.text(what);
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
