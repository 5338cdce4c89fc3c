//! Which lines become jumps: what cannot be told apart, what is too long, what stands in the way.

use std::cmp::Reverse;

use crate::draw::budget::{spans, steps};
use crate::draw::graph::{Edge, Graph, Shape};
use crate::draw::quality::Trouble;

/// Lines that are jumps at once: those that lead to another part, and of three or more answers that lead to
/// the same step all but one, since nobody could tell whose words are whose.
pub fn bundles(graph: &Graph) -> Vec<bool> {
    let out = graph.outgoing();
    let same = |at: usize| {
        let edge: &Edge = &graph.edges[at];
        out[edge.from].iter().copied().filter(|other| graph.edges[*other].to == edge.to)
    };
    let leaves = |at: usize| graph.nodes[graph.edges[at].to].shape == Shape::Pill;
    let many = |at: usize| same(at).count() > 2 && same(at).any(|other| other < at);
    (0..graph.edges.len()).map(|at| leaves(at) || many(at)).collect()
}

/// Turns the longest lines into jumps until a plan takes at most so many steps; false if that is not enough.
pub fn shed(graph: &Graph, jumps: &mut [bool], most: u64) -> bool {
    let out = graph.outgoing();
    while steps(graph, jumps) > most {
        let spans = spans(graph, jumps);
        let mut drawn: Vec<usize> = (0..jumps.len()).filter(|at| !jumps[*at]).collect();
        drawn.sort_by_key(|at| (Reverse(spans[*at]), *at));
        // The rows change with each line that goes, so not all go at once.
        let mut some = 1 + drawn.len() / 8;
        let before = some;
        for at in drawn {
            if some > 0 && spared(graph, &out, jumps, at) {
                jumps[at] = true;
                some -= 1;
            }
        }
        if some == before {
            return false;
        }
    }
    true
}

/// Turns the lines that are most in the way into jumps, at most `most` of them.
///
/// Only such without which every step still has a way in; the most blamed of these; of several one that
/// leads back; then the longest.
///
/// False if there is none.
pub fn give_way(graph: &Graph, troubles: &[Trouble], jumps: &mut [bool], most: usize) -> bool {
    let before = jumps.iter().filter(|jump| **jump).count();
    let out = graph.outgoing();
    let mut left: Vec<Trouble> = troubles.to_vec();
    for _ in 0..most {
        let mut blamed = vec![0_usize; jumps.len()];
        for trouble in &left {
            blamed[trouble.one] += 1;
            blamed[trouble.other] += usize::from(trouble.other != trouble.one);
        }
        let mut drawn: Vec<usize> = (0..jumps.len()).filter(|at| !jumps[*at] && blamed[*at] > 0).collect();
        let key = |at: &usize| {
            let edge = &graph.edges[*at];
            Reverse((blamed[*at], edge.to <= edge.from, edge.from.abs_diff(edge.to), Reverse(*at)))
        };
        drawn.sort_by_key(key);
        let spare = drawn.into_iter().find(|at| spared(graph, &out, jumps, *at));
        let Some(at) = spare else { break };
        jumps[at] = true;
        left.retain(|trouble| !trouble.concerns(at));
    }
    jumps.iter().filter(|jump| **jump).count() > before
}

/// Whether every node is still reached along drawn lines when one more of them becomes a jump.
fn spared(graph: &Graph, out: &[Vec<usize>], jumps: &[bool], without: usize) -> bool {
    let mut seen = vec![false; graph.nodes.len()];
    // Nothing leads to where it begins, and to the pills of other parts.
    let mut path: Vec<usize> = (0..graph.nodes.len())
        .filter(|at| *at == 0 || graph.edges.iter().all(|edge| edge.to != *at))
        .collect();
    while let Some(node) = path.pop() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        let drawn = out[node].iter().filter(|at| **at != without && !jumps[**at]);
        path.extend(drawn.map(|at| graph.edges[*at].to));
    }
    seen[graph.edges[without].to] || !seen[graph.edges[without].from]
}
