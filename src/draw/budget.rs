//! How much work a chart may cost, in counted steps: never in time, so that it is the same everywhere.
//!
//! One step is what the engine needs for one element of a small chart, about a microsecond. Measured
//! over procedures of 12 to 250 steps, a plan takes as many as the elements that the engine places (nodes,
//! lines, and a waypoint wherever a line passes a row) to the power of 1.5; a node with many lines more.

use crate::draw::graph::Graph;

/// Steps for each element, times the logarithm of their number.
const SHARE: u64 = 200;
/// The most nodes and lines for which a wide layout is sought: no screen shows more in one picture.
const LARGEST: usize = 1000;
/// How many plans there is room for at least, where no lines are given up.
const PLANS: u64 = 24;

/// What is left of the steps that a chart may cost.
#[derive(Debug, Clone)]
pub struct Budget {
    left: u64,
    plan: u64,
    exceeded: bool,
}

impl Budget {
    /// All steps of a chart: n log n of its nodes and lines, none for what is too large to be seen.
    pub fn of(graph: &Graph) -> Budget {
        let size = graph.nodes.len() + graph.edges.len();
        let left = if size > LARGEST { 0 } else { SHARE * size as u64 * u64::from(size.max(1).ilog2() + 1) };
        Budget { left, plan: left / PLANS, exceeded: false }
    }

    /// The most steps that one plan may take where others must follow.
    pub fn plan(&self) -> u64 {
        self.plan
    }

    /// The steps that are left.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether something was left undone for want of steps.
    pub fn exceeded(&self) -> bool {
        self.exceeded
    }

    /// Takes steps for a piece of work; false, and nothing taken, if there are too few.
    pub fn take(&mut self, steps: u64) -> bool {
        let enough = steps <= self.left;
        if enough {
            self.left -= steps;
        }
        self.exceeded |= !enough;
        enough
    }

    /// Lets a search have half of what is left; what it does not need comes back.
    pub fn half<T>(&mut self, search: impl FnOnce(&mut Budget) -> T) -> T {
        let mut half = Budget { left: self.left / 2, exceeded: false, ..*self };
        let given = half.left;
        let found = search(&mut half);
        self.left -= given - half.left;
        self.exceeded |= half.exceeded;
        found
    }
}

/// How many rows each line goes down or up when every node stands as high as the lines into it allow.
///
/// Lines that are jumps go nowhere.
pub fn spans(graph: &Graph, jumps: &[bool]) -> Vec<usize> {
    let out = graph.outgoing();
    let mut row = vec![0_usize; graph.nodes.len()];
    for from in 0..row.len() {
        for edge in out[from].iter().filter(|edge| !jumps[**edge]) {
            let to = graph.edges[*edge].to;
            if to > from {
                row[to] = row[to].max(row[from] + 1);
            }
        }
    }
    let span = |(edge, jump): (&crate::draw::graph::Edge, &bool)| {
        if *jump { 1 } else { row[edge.to].abs_diff(row[edge.from]) }
    };
    graph.edges.iter().zip(jumps).map(span).collect()
}

/// The steps of one plan in which some lines are jumps.
pub fn steps(graph: &Graph, jumps: &[bool]) -> u64 {
    let (mut out, mut into) = (vec![0_u64; graph.nodes.len()], vec![0_u64; graph.nodes.len()]);
    for (edge, jump) in graph.edges.iter().zip(jumps) {
        out[edge.from] += 1;
        into[edge.to] += u64::from(!jump);
    }
    let crowd: u64 = out.iter().chain(&into).map(|lines| lines.pow(3)).sum();
    let waypoints: usize = spans(graph, jumps).iter().map(|span| span.saturating_sub(1)).sum();
    let pills = jumps.iter().filter(|jump| **jump).count();
    let size = (graph.nodes.len() + pills + graph.edges.len() + waypoints) as u64;
    size * size.isqrt() + crowd / 4
}
