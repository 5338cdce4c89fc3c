//! A step says a number that none of the items it draws on says: 20 days where the home says 15.

use std::collections::BTreeSet;

use crate::check::homes::{of_text, of_when};
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::Localized;
use crate::model::record::{Action, Step};
use crate::model::site::Any;
use crate::reading::Reading;

/// Reports numbers of steps and answers that are not among the facts of their homes.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    for step in procedure.all_steps() {
        let allowed = drawn(step);
        let homes: Vec<Vec<&BTreeSet<String>>> = allowed.iter().map(|source| subject.facts(source)).collect();
        if homes.is_empty() || homes.iter().any(Vec::is_empty) {
            continue;
        }
        let said = of_step(step, subject.readings);
        let is_known = |fact: &String| homes.iter().flatten().any(|home| home.contains(fact));
        let lost: Vec<&str> = said.iter().filter(|fact| !is_known(fact)).map(String::as_str).collect();
        if !lost.is_empty() {
            let wrong =
                Diagnostic::new(&code::CONTRADICTS_HOME, step.id.span).with("numbers", lost.join(", "));
            found.push(wrong.with("source", allowed.join(", ")).hint("follow-home"));
        }
    }
}

/// The source ids that a step and its answers draw on.
fn drawn(step: &Step) -> Vec<&str> {
    let mut origins = vec![&step.origin];
    if let Action::Ask { answers, .. } = &step.action {
        origins.extend(answers.iter().map(|answer| &answer.origin));
    }
    origins.into_iter().flat_map(|origin| &origin.draws_on).map(|source| source.value.as_str()).collect()
}

fn of_step(step: &Step, readings: &[Reading]) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    let mut add = |text: &Localized| facts.extend(of_text(text, readings).flat_map(|facts| facts.told()));
    match &step.action {
        Action::Do { what, within, details, .. } => {
            add(what);
            details.iter().for_each(&mut add);
            facts.extend(within.iter().flat_map(of_when));
        }
        Action::Ask { question, details, answers } => {
            add(question);
            details.iter().for_each(&mut add);
            answers.iter().for_each(|answer| add(&answer.say));
            facts.extend(answers.iter().flat_map(|answer| &answer.within).flat_map(of_when));
        }
        Action::End { what, details, .. } => {
            add(what);
            details.iter().for_each(&mut add);
        }
        Action::Parallel { .. } => {}
    }
    facts
}
