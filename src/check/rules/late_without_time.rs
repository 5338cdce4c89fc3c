//! A way for when the time of a step has passed, where no time is stated that could pass.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::record::Action;
use crate::model::site::Any;
use crate::model::value::When;

/// Reports `late` in steps without `within`, or with one that says that none is stated.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    for step in procedure.all_steps() {
        let Action::Do { late: Some(late), within, .. } = &step.action else { continue };
        if within.as_ref().is_none_or(|within| within.when == When::NotStated) {
            let found_here = Diagnostic::new(&code::LATE_WITHOUT_TIME, late.span);
            found.push(found_here.with("step", step.id.value.as_str()).hint("say-time"));
        }
    }
}
