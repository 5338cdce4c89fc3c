//! The wide layout: from top to bottom, a swimlane for each actor where they fit.

mod engine;
mod words;
mod label;
mod finish;
mod rows;
mod attempt;
mod jumps;
mod search;

use crate::draw::budget::Budget;
use crate::draw::graph::Graph;
use crate::draw::place::Placed;
pub use search::tangled;

/// The wide layout of a chart: with lanes if they fit, else with the actors in the nodes.
///
/// A line that would cross another, or run where it must not, is drawn as a jump. Nothing for a tangle that
/// even so cannot be drawn without a fault within its budget.
pub fn wide(graph: &Graph, budget: &mut Budget) -> Option<Placed> {
    if graph.lanes.len() > 1 && graph.nodes.iter().any(|node| node.lane.is_some()) {
        let placed = budget.half(|half| search::best(graph, true, half));
        if placed.is_some() {
            return placed;
        }
    }
    search::best(graph, false, budget)
}

/// The wide layout with lanes, however wide it gets, every line drawn as a line: for files.
///
/// In plain rows if one plan takes more than the budget.
pub fn laned(graph: &Graph, budget: &mut Budget) -> Placed {
    search::whole(graph, graph.lanes.len() > 1, budget)
}
