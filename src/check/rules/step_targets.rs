//! Targets that are no step, and questions with fewer than two answers.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::flow::Flow;
use crate::model::record::Action;
use crate::model::site::Any;

/// Reports `to` fields that name no step, and questions and forks with nothing to choose.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let flow = Flow::of(procedure);
    let ids: Vec<&str> = flow.steps.iter().map(|step| step.id.value.as_str()).collect();
    let mut targets: Vec<_> = flow.edges.iter().filter_map(|edge| edge.written).collect();
    targets.dedup_by_key(|target| target.span);
    for target in targets.into_iter().filter(|target| !ids.contains(&target.value.as_str())) {
        let lost = Diagnostic::new(&code::UNKNOWN_STEP, target.span).with("step", target.value.as_str());
        found.push(
            lost.hint_with("steps", "steps", ids.join(", ")).suggest(&target.value, ids.iter().copied()),
        );
    }
    for step in &flow.steps {
        let count = match &step.action {
            Action::Ask { answers, .. } => answers.len(),
            Action::Parallel { branches, .. } => branches.len(),
            Action::Do { .. } | Action::End { .. } => continue,
        };
        // None at all was reported as a missing field.
        if count == 1 {
            let few = Diagnostic::new(&code::TOO_FEW_ANSWERS, step.id.span).with("count", count);
            found.push(few.hint("two-answers"));
        }
    }
}
