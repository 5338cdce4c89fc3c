//! Targets that are no step, and questions with fewer than two answers.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::load::form::shape::localised;
use crate::model::flow::Flow;
use crate::model::record::{Action, Step};
use crate::model::site::Any;

/// Reports `to` fields that name no step, and questions and forks with nothing to choose.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let flow = Flow::of(procedure);
    let ids: Vec<&str> = flow.steps.iter().map(|step| step.id.value.as_str()).collect();
    let mut targets: Vec<_> = flow.edges.iter().filter_map(|edge| edge.written).collect();
    targets.dedup_by_key(|target| target.span);
    for target in targets.into_iter().filter(|target| !ids.contains(&target.value.as_str())) {
        let lost = Diagnostic::new(&code::UNKNOWN_STEP, target.span).with("step", target.value.as_str());
        let lost =
            lost.hint_with("steps", "steps", ids.join(", ")).suggest(&target.value, ids.iter().copied());
        // The words of a step in place of its id.
        let called = |step: &&&Step| {
            step.action.words().is_some_and(|text| text.iter().any(|(_, words)| words == target.value))
        };
        let named: Vec<&&Step> = flow.steps.iter().filter(called).collect();
        found.push(match named.as_slice() {
            [step] => lost
                .hint_with("write-word", "name", step.id.value.as_str())
                .fixed(target.span, step.id.value.as_str()),
            _ => lost,
        });
    }
    for step in &flow.steps {
        let count = match &step.action {
            Action::Ask { answers, .. } => answers.len(),
            Action::Parallel { branches, .. } => branches.len(),
            Action::Do { .. } | Action::End { .. } => continue,
        };
        // None at all was reported as a missing field.
        if count == 1 {
            // Beside the one that is there.
            let at = match &step.action {
                Action::Ask { answers, .. } => {
                    answers.first().filter(|answer| !answer.say.is_empty()).map(|answer| answer.say.span)
                }
                _ => None,
            };
            let few =
                Diagnostic::new(&code::TOO_FEW_ANSWERS, at.unwrap_or(step.id.span)).with("count", count);
            let text = localised("", &subject.site.config.languages);
            let form = match &step.action {
                Action::Ask { .. } => format!("- {{say: {text}, to: …}}"),
                _ => "- {steps: [{id: …, do: …}]}".to_owned(),
            };
            found.push(few.hint_with("two-answers", "form", form));
        }
    }
}
