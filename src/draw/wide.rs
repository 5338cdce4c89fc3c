//! The wide layout: from top to bottom, a swimlane for each actor where they fit.

mod engine;
mod finish;
mod search;
mod words;

use crate::draw::graph::Graph;
use crate::draw::place::{Placed, Type};
use crate::draw::quality::Quality;
pub use engine::{Engine, Graphlay, Plan, Request, Wish};
#[cfg(test)]
pub use search::MOST_PLANS;
pub use words::{CLOCK, label};

/// Letters of the wide layout.
const LETTERS: Type = Type { size: 15.0, small: 14.0, leading: 20.0, small_leading: 17.0 };
/// The widest drawing with lanes that is still shown with them.
pub const LANES_UP_TO: f64 = 1180.0;

/// The wide layout of a chart: with lanes if they fit, else with the actors in the nodes.
///
/// A line that would cross another, or run where it must not, is drawn as a jump. A tangle that even so
/// cannot be drawn without a fault is drawn as the column.
pub fn wide(graph: &Graph) -> Placed {
    counted(graph).0
}

/// The wide layout, and how many plans it took: the measure of its work.
pub fn counted(graph: &Graph) -> (Placed, usize) {
    let mut plans = 0;
    if graph.lanes.len() > 1 && graph.nodes.iter().any(|node| node.lane.is_some()) {
        let placed = search::best(graph, true, &mut plans);
        if placed.size.0 <= LANES_UP_TO && publishable(graph, &placed) {
            return (placed, plans);
        }
    }
    let placed = search::best(graph, false, &mut plans);
    if publishable(graph, &placed) {
        return (placed, plans);
    }
    // The column draws every tangle cleanly.
    (crate::draw::column::narrow(graph), plans)
}

/// Whether nothing lies on anything else and no lines cross.
fn publishable(graph: &Graph, placed: &Placed) -> bool {
    let quality = Quality::of(graph, placed);
    quality.faults() + quality.crossings == 0
}

/// The wide layout with lanes, however wide it gets, every line drawn as a line: for files.
pub fn laned(graph: &Graph) -> Placed {
    search::whole(graph, graph.lanes.len() > 1)
}
