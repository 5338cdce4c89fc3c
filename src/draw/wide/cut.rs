//! Where a chart is cut into parts: between steps that few lines join, where the author begins a part.

use std::ops::Range;

use crate::draw::graph::{Graph, Shape};

/// How many nodes a part has at best: about what a screen shows.
const IDEAL: f64 = 10.0;
/// How many it has at most.
pub const MOST: usize = 15;
/// The most lanes that a part has without being worse for it.
const LANES: usize = 4;
/// What a lane more than that costs, in lines cut.
const LANE: f64 = 2.0;
/// What it costs to begin a part where the author does not begin one.
const UNASKED: f64 = 2.5;

/// Cuts the nodes of a chart, in their order, into parts of at most [`MOST`] nodes.
pub fn cuts(graph: &Graph) -> Vec<Range<usize>> {
    let count = graph.nodes.len();
    let lines = Lines::of(graph);
    // The least cost of the nodes from here on, and where their first part ends.
    let mut best = vec![(0.0, count); count + 1];
    for low in (0..count).rev() {
        let cost = |high: usize| (lines.part(graph, low, high) + best[high].0, high);
        let ends = low + 1..=(low + MOST).min(count);
        best[low] = ends.map(cost).min_by(|a, b| a.0.total_cmp(&b.0)).expect("a part has a node");
    }
    let mut parts = Vec::new();
    let mut low = 0;
    while low < count {
        parts.push(low..best[low].1);
        low = best[low].1;
    }
    parts
}

/// Cuts a part in two where the fewest lines are cut; nothing if it has one node.
pub fn halves(graph: &Graph, part: &Range<usize>) -> Option<[Range<usize>; 2]> {
    let lines = Lines::of(graph);
    let cost = |at: usize| lines.part(graph, part.start, at) + lines.part(graph, at, part.end);
    let at = (part.start + 1..part.end).min_by(|a, b| cost(*a).total_cmp(&cost(*b)))?;
    Some([part.start..at, at..part.end])
}

/// The lines of a chart by their ends.
struct Lines {
    /// For each node the other ends of its lines.
    near: Vec<Vec<usize>>,
}

impl Lines {
    fn of(graph: &Graph) -> Lines {
        let mut near = vec![Vec::new(); graph.nodes.len()];
        for edge in &graph.edges {
            near[edge.from].push(edge.to);
            near[edge.to].push(edge.from);
        }
        Lines { near }
    }

    /// What the nodes from `low` up to `high` cost as a part.
    fn part(&self, graph: &Graph, low: usize, high: usize) -> f64 {
        let out = |other: &&usize| **other < low || **other >= high;
        let cut: usize = self.near[low..high].iter().map(|near| near.iter().filter(out).count()).sum();
        let mut lanes: Vec<usize> = graph.nodes[low..high].iter().filter_map(|node| node.lane).collect();
        lanes.sort_unstable();
        lanes.dedup();
        let node = &graph.nodes[low];
        let asked = low == 0 || !node.part.is_empty();
        let off = (high - low) as f64 - IDEAL;
        // What sets a procedure off stands with its first step.
        let torn = high - low == 1 && low == 0 && node.shape == Shape::Terminator;
        cut as f64 / 2.0
            + off * off / 10.0
            + lanes.len().saturating_sub(LANES) as f64 * LANE
            + if asked { 0.0 } else { UNASKED }
            + if torn { 100.0 } else { 0.0 }
    }
}
