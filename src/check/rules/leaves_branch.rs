//! A step in a parallel branch that leads out of it, or one outside that leads in: branches run side by side and join
//! again, so that nobody could say what becomes of the others.

use std::collections::BTreeSet;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::flow::{Flow, Way};
use crate::model::record::{Action, Branch, Step};
use crate::model::site::Any;

/// Reports ways that cross the border of a branch anywhere but at its beginning and its end.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    let flow = Flow::of(procedure);
    let known: BTreeSet<&str> = flow.steps.iter().map(|step| step.id.value.as_str()).collect();
    for step in &flow.steps {
        let Action::Parallel { branches, .. } = &step.action else { continue };
        let all: BTreeSet<&str> = branches.iter().flat_map(ids).collect();
        let join = flow
            .edges
            .iter()
            .find(|edge| matches!(edge.way, Way::Join(..)) && all.contains(edge.from))
            .map(|edge| edge.to);
        for inside in branches.iter().map(ids) {
            for edge in flow.edges.iter().filter(|edge| !matches!(edge.way, Way::Join(..) | Way::Branch(_))) {
                let (from, to) = (inside.contains(edge.from), inside.contains(edge.to));
                let Some(written) = edge.written.filter(|_| from != to && known.contains(edge.to)) else {
                    continue;
                };
                if from && Some(edge.to) == join {
                    continue;
                }
                let crosses = Diagnostic::new(&code::LEAVES_BRANCH, written.span).with("step", edge.from);
                let crosses = crosses.with("to", edge.to);
                found.push(crosses.hint(if from { "stay" } else { "lead-to-fork" }));
            }
        }
    }
}

/// The ids of all steps of a branch, those of branches within it too.
fn ids(branch: &Branch) -> BTreeSet<&str> {
    fn add<'p>(steps: &'p [Step], ids: &mut BTreeSet<&'p str>) {
        for step in steps {
            ids.insert(&step.id.value);
            if let Action::Parallel { branches, .. } = &step.action {
                branches.iter().for_each(|branch| add(&branch.steps, ids));
            }
        }
    }
    let mut ids = BTreeSet::new();
    add(&branch.steps, &mut ids);
    ids
}
