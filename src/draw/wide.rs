//! The wide layout: from top to bottom, a swimlane for each actor, in parts where one picture would be too much.

mod engine;
mod words;
mod label;
mod finish;
mod rows;
mod stack;
mod attempt;
mod jumps;
mod search;
mod cut;
mod part;
mod sheets;

use crate::draw::budget::Budget;
use crate::draw::graph::Graph;
use crate::draw::place::{Course, Placed};
pub use search::tangled;

/// The most nodes of one picture: 27 steps, and what sets them off.
const NODES: usize = 28;
/// The most lanes of one picture.
const LANES: usize = 5;
/// The most jumps of one picture: with more it is easier read in parts.
const JUMPS: usize = 2;

/// The wide layout of a chart: with lanes, in parts where one picture would not fit a page.
///
/// Nothing for a chart of which a part cannot be drawn without a fault.
pub fn wide(graph: &Graph, budget: &mut Budget) -> Option<Placed> {
    let lanes = graph.lanes.len() > 1 && graph.nodes.iter().any(|node| node.lane.is_some());
    if graph.nodes.len() <= NODES && graph.lanes.len() <= LANES {
        let jump = |placed: &Placed| {
            let ways = placed.ways.iter();
            ways.filter(|way| matches!(way.course, Course::Jump { .. })).count()
        };
        let placed = search::best(graph, lanes, budget).filter(|placed| jump(placed) <= JUMPS);
        if placed.is_some() {
            return placed;
        }
    }
    sheets::sheets(graph)
}

/// A layout with lanes of nodes that have sizes, however wide it gets, every line drawn as a line: for files.
///
/// Lines enter above and leave below. In plain rows if the plan takes more than the budget.
pub fn sized(graph: &Graph, sizes: &[(f64, f64)], budget: &mut Budget) -> Placed {
    search::whole(graph, sizes, budget)
}
