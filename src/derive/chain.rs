//! What comes after a deadline: the later times along its procedure and those that it leads to.

use std::collections::BTreeSet;

use super::deadlines::of_step;
use crate::check::Checked;
use crate::model::flow::Flow;
use crate::model::record::{Action, Procedure, Step};
use crate::model::site::Any;
use crate::model::value::{Deadline, When};
use crate::model::{Lang, Link, Localized, Site};

/// A later time.
#[derive(Debug, Clone, Copy)]
pub struct Rung<'s> {
    /// The procedure it belongs to.
    pub procedure: &'s Procedure,
    /// The step that it limits.
    pub step: &'s Step,
    /// The answer that it limits, at a question.
    pub answer: Option<&'s Localized>,
    /// The time; «not stated» is one too, since it is a gap in the chain.
    pub deadline: &'s Deadline,
}

/// The times after a step, in reading order, each once; then those of the procedures in which its ends
/// go on. Only steps that can be reached from it count. A chain without any time has no rungs.
pub fn after<'s>(site: &'s Checked<Site>, procedure: &'s Procedure, step: &'s Step) -> Vec<Rung<'s>> {
    let mut chain = Chain { site, rungs: Vec::new(), seen: BTreeSet::new(), known: Vec::new() };
    chain.known.extend(of_step(step).into_iter().map(|(deadline, _)| mark(deadline)));
    chain.follow(procedure, Some(step));
    let timed = |rung: &Rung| matches!(rung.deadline.when, When::Within(..) | When::Lasts(..));
    // A gap after the last time says nothing of any day.
    let end = chain.rungs.iter().rposition(timed).map_or(0, |last| last + 1);
    chain.rungs.truncate(end);
    chain.rungs
}

struct Chain<'s> {
    site: &'s Checked<Site>,
    rungs: Vec<Rung<'s>>,
    /// The procedures that were followed.
    seen: BTreeSet<&'s str>,
    /// The times that stand in the chain already: a procedure may repeat what the one before it said.
    known: Vec<(When, Option<&'s str>)>,
}

fn mark(deadline: &Deadline) -> (When, Option<&str>) {
    (deadline.when, deadline.from.as_ref().map(|from| from.show(Lang(0)).text))
}

impl<'s> Chain<'s> {
    fn follow(&mut self, procedure: &'s Procedure, from: Option<&'s Step>) {
        if !self.seen.insert(&procedure.meta.id) {
            return;
        }
        let flow = Flow::of(procedure);
        let own = from.map(|from| from.id.value.as_str());
        let within = own.map_or_else(|| flow.reachable(), |from| flow.reachable_from(from));
        let later = flow.steps.iter().filter(|step| within.contains(step.id.value.as_str()));
        let mut onward: Vec<&Link> = Vec::new();
        for step in later {
            if Some(step.id.value.as_str()) != own {
                self.add(procedure, step);
            }
            if let Action::End { procedure: Some(next), .. } = &step.action {
                onward.push(next);
            }
        }
        for next in onward {
            if let Any::Procedure(next) = self.site.get(next) {
                self.follow(next, None);
            }
        }
    }

    fn add(&mut self, procedure: &'s Procedure, step: &'s Step) {
        for (deadline, answer) in of_step(step) {
            let again = deadline.when != When::NotStated && self.known.contains(&mark(deadline));
            if !again {
                self.known.push(mark(deadline));
                self.rungs.push(Rung { procedure, step, answer, deadline });
            }
        }
    }
}
