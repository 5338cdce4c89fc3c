//! Actors of steps that the procedure does not list, and listed ones who do nothing.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::site::Any;
use crate::model::{Kind, Link};

/// Reports actors that stand only in a step, each once, or only in the list.
///
/// Of an actor that does not exist the reference is reported. As long as a step has a wrong actor, those who seem to
/// do nothing may be meant there.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let listed: BTreeSet<&str> = procedure.actors.iter().map(|actor| actor.id.as_str()).collect();
    let steps = procedure.all_steps();
    let acting = || steps.iter().flat_map(|step| step.actor.iter().chain(&step.with));
    let mut wrong: Vec<&Link> = acting().filter(|actor| !listed.contains(actor.id.as_str())).collect();
    let acting: BTreeSet<&str> = acting().map(|actor| actor.id.as_str()).collect();
    if wrong.is_empty() {
        for actor in procedure.actors.iter().filter(|actor| !acting.contains(actor.id.as_str())) {
            let idle = Diagnostic::new(&code::UNUSED_ACTOR, actor.span).with("actor", actor.id.as_str());
            found.push(idle.hint("drop-actor"));
        }
    }
    let mut told = BTreeSet::new();
    wrong.retain(|actor| subject.is_claimed(Kind::Agency, &actor.id) && told.insert(actor.id.as_str()));
    for actor in wrong {
        let unlisted = Diagnostic::new(&code::UNDECLARED_ACTOR, actor.span).with("actor", actor.id.as_str());
        let all: Vec<&str> =
            procedure.actors.iter().map(|actor| actor.id.as_str()).chain([actor.id.as_str()]).collect();
        let unlisted = unlisted.hint_with("add-actor", "actors", format!("actors: [{}]", all.join(", ")));
        found.push(unlisted.suggest(&actor.id, listed.difference(&acting).copied()));
    }
}
