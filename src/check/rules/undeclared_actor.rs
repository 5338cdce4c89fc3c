//! Actors of steps that the procedure does not list, and listed ones who do nothing.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::site::Any;

/// Reports actors that stand only in a step or only in the list.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let listed: BTreeSet<&str> = procedure.actors.iter().map(|actor| actor.id.as_str()).collect();
    let steps = procedure.all_steps();
    let acting: BTreeSet<&str> =
        steps.iter().filter_map(|step| step.actor.as_ref()).map(|actor| actor.id.as_str()).collect();
    for actor in steps
        .iter()
        .filter_map(|step| step.actor.as_ref())
        .filter(|actor| !listed.contains(actor.id.as_str()))
    {
        let unlisted = Diagnostic::new(&code::UNDECLARED_ACTOR, actor.span).with("actor", actor.id.as_str());
        found.push(unlisted.hint("add-actor").suggest(&actor.id, listed.difference(&acting).copied()));
    }
    for actor in procedure.actors.iter().filter(|actor| !acting.contains(actor.id.as_str())) {
        let idle = Diagnostic::new(&code::UNUSED_ACTOR, actor.span).with("actor", actor.id.as_str());
        found.push(idle.hint("drop-actor"));
    }
}
