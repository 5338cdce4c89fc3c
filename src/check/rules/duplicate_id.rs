//! Two records of one type with one id: they would have one URL.
//!
//! Ids of items within a record and of steps within a procedure count as well, since they are anchors
//! of one page.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::span::position;
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::load::Claim;
use crate::model::Kind;

/// Reports the later of two equal ids.
pub fn check(claims: &[Claim], subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(Kind, &str), Span> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| !claim.id.is_empty()) {
        match first.get(&(claim.kind, claim.id.as_str())) {
            Some(known) => found.push(twice(subject, &claim.id, claim.kind.word(), claim.span, *known)),
            None => drop(first.insert((claim.kind, claim.id.as_str()), claim.span)),
        }
    }
    for procedure in &subject.site.records.procedures {
        let mut ids: BTreeMap<&str, Span> = BTreeMap::new();
        for step in procedure.all_steps() {
            if let Some(known) =
                ids.insert(&step.id.value, step.id.span).filter(|_| !step.id.value.is_empty())
            {
                found.push(twice(subject, &step.id.value, "step", step.id.span, known));
            }
        }
    }
    for duty in &subject.site.records.duties {
        let mut anchors: BTreeMap<&str, Span> = BTreeMap::new();
        for task in &duty.tasks {
            if let Some(known) = anchors.insert(&task.anchor, task.text.span) {
                found.push(twice(subject, &task.anchor, "item", task.text.span, known));
            }
        }
    }
}

fn twice(subject: &Subject, id: &str, kind: &'static str, span: Span, known: Span) -> Diagnostic {
    let text = String::from_utf8_lossy(subject.sources.bytes(known.file));
    let line = position(&text, known.start as usize).line;
    let found = Diagnostic::new(&code::DUPLICATE_ID, span).with("id", id).with("type", Arg::Word(kind));
    found.with("line", line).hint("rename-one")
}
