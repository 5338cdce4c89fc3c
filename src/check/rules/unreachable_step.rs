//! Steps that nothing leads to, and steps from which no end can be reached.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::flow::Flow;
use crate::model::record::{Action, Step};
use crate::model::site::Any;

/// Reports steps outside every way from the start to an end.
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
    for step in &flow.steps {
        let id = step.id.value.as_str();
        if !reachable.contains(id) {
            let lost = Diagnostic::new(&code::UNREACHABLE_STEP, step.id.span).with("step", id);
            found.push(lost.hint("lead-there"));
        } else if !ending.contains(id) {
            let endless = Diagnostic::new(&code::NO_WAY_TO_END, step.id.span).with("step", id);
            found.push(endless.hint("lead-to-end"));
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
