//! How far each step of the column is indented: short branches stand beside the way around them.

use crate::draw::graph::{Graph, Shape};

/// The deepest indentation.
const DEEPEST: usize = 4;
/// The longest branch that is indented though other steps lead into or out of it.
const SHORT: usize = 5;
/// The longest branch that is indented.
const LONG: usize = 9;

/// The depth of each node, from 0.
pub fn indents(graph: &Graph) -> Vec<usize> {
    let mut depth = vec![0; graph.nodes.len()];
    let out = graph.outgoing();
    block(graph, &out, 0, graph.nodes.len(), 0, &mut depth);
    depth
}

/// Sets the depth of the nodes from `low` up to `high`.
fn block(graph: &Graph, out: &[Vec<usize>], low: usize, high: usize, level: usize, depth: &mut [usize]) {
    let mut at = low;
    while at < high {
        depth[at] = level;
        at += 1;
        if level >= DEEPEST {
            continue;
        }
        if let Some(end) = branches(graph, out, at - 1, high) {
            block(graph, out, at, end, level + 1, depth);
            at = end;
        }
    }
}

/// The node at which the branches of a node end, if they are to be indented.
fn branches(graph: &Graph, out: &[Vec<usize>], at: usize, high: usize) -> Option<usize> {
    let targets = || out[at].iter().map(|edge| graph.edges[*edge].to).filter(|to| *to > at && *to < high);
    if graph.nodes[at].shape == Shape::Fork {
        return targets()
            .max()
            .map(|last| branch_end(graph, at, last, high))
            .filter(|end| end - at <= 3 * LONG);
    }
    if out[at].len() < 2 || !targets().any(|to| to == at + 1) {
        return None;
    }
    let mut ends: Vec<usize> = targets().filter(|to| *to > at + 1).collect();
    ends.sort_unstable();
    ends.into_iter().rev().find(|end| {
        let length = end - at - 1;
        length <= SHORT || length <= LONG && closed(graph, at, *end)
    })
}

/// Where the last branch of a fork, which begins at `last`, ends: the join, where all of them meet.
fn branch_end(graph: &Graph, fork: usize, last: usize, high: usize) -> usize {
    let join = (last + 1..high).find(|node| {
        graph.nodes[*node].join
            && graph.edges.iter().any(|edge| edge.to == *node && edge.from > fork && edge.from < *node)
    });
    join.unwrap_or(last + 1)
}

/// Whether the nodes between two are entered only from the first and left only to the second, or back.
fn closed(graph: &Graph, first: usize, end: usize) -> bool {
    let within = |node: usize| node > first && node < end;
    graph.edges.iter().all(|edge| {
        let (from, to) = (within(edge.from), within(edge.to));
        from == to || from && (to || edge.to <= end) || to && edge.from == first
    })
}
