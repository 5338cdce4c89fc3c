//! Jumps of one node, one below the other: a spine down their left side, a pill for each.

use super::words;
use crate::draw::graph::Graph;
use crate::draw::place::{Course, Point, Rect};
use crate::draw::sizes::REACH;
use crate::draw::text::Line;

/// From the spine to the pills.
const TICK: f64 = 10.0;
/// From the border of a stack of several to its spine, at least.
const INTO: f64 = 6.0;
/// How far from the border the engine may set the spine.
const LOOSE: f64 = 18.0;

/// A jump with its words and the size of its pill.
pub struct Pill {
    /// The line that is a jump.
    pub edge: usize,
    lines: Vec<Line>,
    size: (f64, f64),
}

/// The jumps of one node.
pub struct Stack {
    /// The node.
    pub from: usize,
    /// Its jumps, at least one.
    pub pills: Vec<Pill>,
    /// Width and height of all together.
    pub size: (f64, f64),
}

/// The stacks of a chart in which some lines are jumps, by their nodes.
pub fn stacks(graph: &Graph, jumps: &[bool]) -> Vec<Stack> {
    let stack = |from: usize| {
        let jumps = (0..jumps.len()).filter(|at| jumps[*at] && graph.edges[*at].from == from);
        let pills: Vec<Pill> = jumps
            .map(|edge| {
                let (lines, size) = words::pill(&graph.jump_words(edge));
                Pill { edge, lines, size }
            })
            .collect();
        let wide = pills.iter().map(|pill| pill.size.0).fold(0.0, f64::max);
        let high: f64 = pills.iter().map(|pill| pill.size.1).sum();
        let size = match pills.len() {
            0 => return None,
            1 => pills[0].size,
            count => (wide + LOOSE + TICK, high + (count - 1) as f64 * 2.0 * REACH + REACH),
        };
        Some(Stack { from, pills, size })
    };
    (0..graph.nodes.len()).filter_map(stack).collect()
}

impl Stack {
    /// Where a line must enter a stack of several: at its left, as a share of half its width from the middle.
    pub fn entry(&self) -> Option<f64> {
        (self.pills.len() > 1).then_some(2.0 * INTO / self.size.0 - 1.0)
    }

    /// The course of each jump, where the stack stands in `rect` and `stem` leads to it.
    pub fn hung(&self, rect: &Rect, stem: &[Point]) -> Vec<(usize, Course)> {
        if let [pill] = &self.pills[..] {
            let course = Course::Jump { pill: *rect, lines: pill.lines.clone(), stem: stem.to_vec() };
            return vec![(pill.edge, course)];
        }
        let Some(end) = stem.last().copied() else { return Vec::new() };
        let before = &stem[..stem.len() - 1];
        let mut y = rect.y + REACH;
        let mut all = Vec::new();
        for Pill { edge, lines, size: (w, h) } in &self.pills {
            let pill = Rect { x: end.x + TICK, y, w: *w, h: *h };
            y = pill.bottom() + 2.0 * REACH;
            let middle = (pill.y + h / 2.0).round();
            let mut stem = before.to_vec();
            stem.extend([Point { x: end.x, y: middle }, Point { x: pill.x, y: middle }]);
            all.push((*edge, Course::Jump { pill, lines: lines.clone(), stem }));
        }
        all
    }
}
