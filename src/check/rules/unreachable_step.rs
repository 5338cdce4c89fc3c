//! Steps that nothing leads to, and steps from which no end can be reached.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::flow::Flow;
use crate::model::record::{Action, Step};
use crate::model::site::Any;

/// Reports steps outside every way from the start to an end: of those that lead to one another the first, or the
/// last before the way breaks off, since mending that mends the rest.
///
/// A procedure with an unknown target or an unreadable step is left alone: mending that may mend the
/// rest.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let flow = Flow::of(procedure);
    let ids: BTreeSet<&str> = flow.steps.iter().map(|step| step.id.value.as_str()).collect();
    let whole = flow.edges.iter().all(|edge| ids.contains(edge.to));
    if !whole || ids.len() < flow.steps.len() || !flow.steps.iter().all(|step| is_readable(step)) {
        return;
    }
    let (reachable, ending) = (flow.reachable(), flow.ending());
    let lost: Vec<&Step> =
        flow.steps.iter().filter(|step| !reachable.contains(step.id.value.as_str())).copied().collect();
    for (at, step) in lost.iter().enumerate() {
        let id = step.id.value.as_str();
        let leads = |other: &&Step| flow.reachable_from(other.id.value.as_str()).contains(id);
        let back = |other: &&Step| flow.reachable_from(id).contains(other.id.value.as_str());
        // Led to by a lost step that it does not lead back to, or by one before it in a circle.
        let follows = lost
            .iter()
            .enumerate()
            .any(|(place, other)| place != at && leads(other) && (!back(other) || place < at));
        if !follows {
            found.push(
                Diagnostic::new(&code::UNREACHABLE_STEP, step.id.span).with("step", id).hint("lead-there"),
            );
        }
    }
    let endless: Vec<&Step> = flow
        .steps
        .iter()
        .filter(|step| reachable.contains(step.id.value.as_str()) && !ending.contains(step.id.value.as_str()))
        .copied()
        .collect();
    for (at, step) in endless.iter().enumerate() {
        let id = step.id.value.as_str();
        let onward = flow.reachable_from(id);
        let goes_on = endless.iter().enumerate().any(|(place, other)| {
            let other = other.id.value.as_str();
            place != at && onward.contains(other) && (place > at || !flow.reachable_from(other).contains(id))
        });
        if !goes_on {
            found.push(
                Diagnostic::new(&code::NO_WAY_TO_END, step.id.span).with("step", id).hint("lead-to-end"),
            );
        }
    }
}

/// Whether a step was read as it was meant; if not, that was reported, and where it leads is unknown.
fn is_readable(step: &Step) -> bool {
    match &step.action {
        Action::Do { what, .. } => !what.is_empty(),
        Action::Ask { answers, .. } => answers.iter().all(|answer| !answer.to.value.is_empty()),
        Action::End { .. } | Action::Parallel { .. } => true,
    }
}
