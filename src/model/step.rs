//! Steps of procedures: who does or decides what, and what comes after.

use super::item::Origin;
use super::value::{Deadline, Penalty};
use super::{Link, Localized};
use crate::diagnostic::Spanned;

/// How a procedure ends for those it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
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
#[derive(Debug, Clone, Default, PartialEq, Hash)]
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
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Branch {
    /// Its name.
    pub name: Option<Localized>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// For how many branches the step behind them waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Join {
    /// For all of them.
    #[default]
    All,
    /// For the first that is done.
    One,
}

/// What happens in a step.
#[expect(clippy::large_enum_variant, reason = "most steps are deeds, and a site has few thousand steps")]
#[derive(Debug, Clone, PartialEq, Hash)]
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
        /// The step that follows when the time of `within` has passed.
        late: Option<Spanned<String>>,
        /// Whether it may be left out.
        optional: bool,
        /// For each of which it is done once.
        each: Option<Localized>,
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
        /// For how many branches that step waits.
        join: Join,
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
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Step {
    /// Its id, also its anchor.
    pub id: Spanned<String>,
    /// The name of the part of the procedure that begins here; a long procedure has several.
    pub part: Option<Localized>,
    /// Who acts.
    pub actor: Option<Link>,
    /// Who else acts in it; nobody where none is first.
    pub with: Vec<Link>,
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
