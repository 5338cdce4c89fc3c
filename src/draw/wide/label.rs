//! Where the labels of lines stand: beside their own line, clear of everything else.

use super::engine::Plan;
use crate::draw::graph::{Graph, Shape};
use crate::draw::place::{Course, Label, Placed, Point, Rect};
use crate::draw::quality::{MARGIN, apart, away, hits};
use crate::draw::shape::inside;
use crate::draw::sizes::REACH;

/// How far a label stands from its line.
const GAP: f64 = 4.0;
/// How much of a line is seen before and after a label that stands on it.
const SEEN: f64 = 8.0;

/// From how many answers on they stand at the arrowheads.
const FAN: usize = 3;

/// Sets every label beside its line, near where it begins, at the place that touches least.
pub fn place(graph: &Graph, placed: &mut Placed, labels: &[Option<Label>], plan: &Plan) {
    let lines: Vec<&[Point]> = placed
        .ways
        .iter()
        .map(|way| match &way.course {
            Course::Line(points) => points.as_slice(),
            Course::Jump { .. } => &[],
        })
        .collect();
    let mut scene = Scene { graph, nodes: &placed.nodes, lines, set: vec![None; labels.len()] };
    // Twice, so that those set first yield to those set later.
    for round in 0..2 {
        for (at, label) in labels.iter().enumerate() {
            let Some(label) = label else { continue };
            let free = |rect: Rect| scene.price(at, &rect, 0.0, f64::MAX) == 0.0;
            if round == 0 || !scene.set[at].is_some_and(free) {
                scene.set[at] = scene.best(at, (label.rect.w, label.rect.h), plan);
            }
        }
    }
    for ((label, rect), way) in labels.iter().zip(scene.set).zip(&mut placed.ways) {
        if let (Some(label), Some(rect)) = (label, rect) {
            way.label = Some(Label { rect, ..label.clone() });
        }
    }
}

/// What stands already where labels are set.
struct Scene<'a> {
    graph: &'a Graph,
    nodes: &'a [Rect],
    lines: Vec<&'a [Point]>,
    /// The labels that are set.
    set: Vec<Option<Rect>>,
}

impl Scene<'_> {
    fn ends(&self, line: usize) -> (usize, usize) {
        (self.graph.edges[line].from, self.graph.edges[line].to)
    }

    /// The cheapest place for the label of a line.
    fn best(&self, at: usize, (w, h): (f64, f64), plan: &Plan) -> Option<Rect> {
        // Lines between the same two nodes lie side by side: their labels stand beside them all.
        let bundled = (0..self.lines.len()).filter(|other| self.ends(*other) == self.ends(at)).count() > 1;
        let late = self.late(at);
        // The room that the engine kept; it may lie on the line itself.
        let kept = plan.anchors.get(at).copied().flatten().map(|c| {
            let rect = Rect { x: (c.x - w / 2.0).round(), y: (c.y - h / 2.0).round(), w, h };
            (14.0 + away(&rect, self.lines[at]) * 8.0, rect)
        });
        let mut best: Option<(f64, Rect)> = None;
        for (cost, rect) in candidates(self.lines[at], w, h, bundled, late).into_iter().chain(kept) {
            let astride = |border: f64| border > rect.x && border < rect.right();
            let border = plan.lanes.iter().any(|(_, from, to)| astride(*from) || astride(*to));
            let cost = cost + if border { 400.0 } else { 0.0 };
            let least = best.map_or(f64::MAX, |(least, _)| least);
            let cost = self.price(at, &rect, cost, least);
            if cost < least {
                best = Some((cost, rect));
            }
        }
        best.map(|(_, rect)| rect)
    }

    /// Whether a label stands where its line ends: a fan's lines lie side by side where they begin.
    fn late(&self, at: usize) -> bool {
        let edges = &self.graph.edges;
        let fan = edges.iter().filter(|edge| edge.from == edges[at].from && edge.said()).count();
        fan >= FAN && edges.iter().filter(|edge| edge.to == edges[at].to).count() == 1
    }

    /// `cost` and what a place costs by what it touches; once it is not below `least`, no more is counted.
    fn price(&self, at: usize, rect: &Rect, mut cost: f64, least: f64) -> f64 {
        if cost >= least {
            return cost;
        }
        let close = rect.grown(1.0);
        cost += match (hits(self.lines[at], rect), threaded(self.lines[at], rect)) {
            (true, false) => 300.0,
            _ => 0.0,
        };
        let own = away(rect, self.lines[at]);
        for (node, of) in self.nodes.iter().zip(&self.graph.nodes) {
            if of.shape == Shape::Pill {
                let reach = Rect { y: node.y - REACH, h: node.h + 2.0 * REACH, ..*node };
                cost += if apart(rect, &reach) < own + MARGIN { 500.0 } else { 0.0 };
            }
            if node.meets(&close, 0.0) && inside(of.shape, &node.grown(2.0), &close) {
                cost += 1000.0;
            }
        }
        let other = |(other, found): (usize, &Option<Rect>)| {
            other != at && found.is_some_and(|found| found.meets(&close, 0.0))
        };
        cost += self.set.iter().enumerate().filter(|found| other(*found)).count() as f64 * 1000.0;
        // Lines between the same two nodes are as good as one's own; beside any other a label would mislead.
        for (other, line) in self.lines.iter().enumerate().filter(|(other, _)| *other != at) {
            if cost >= least {
                break;
            }
            let gap = away(rect, line);
            cost += match (self.ends(other) == self.ends(at), gap) {
                (true, gap) if gap < 1.0 => 60.0,
                (true, _) => 0.0,
                (false, gap) if gap < 1.0 => 800.0,
                (false, gap) if gap < own + MARGIN => 500.0,
                (false, gap) if gap < own + 2.0 * MARGIN => 110.0,
                _ => 0.0,
            };
        }
        cost
    }
}

/// Whether a line runs straight through a rectangle and is seen on both sides of it.
fn threaded(points: &[Point], rect: &Rect) -> bool {
    let mut runs = points.windows(2).filter(|run| hits(run, rect));
    let (Some(run), None) = (runs.next(), runs.next()) else { return false };
    let seen = |a: f64, b: f64, low: f64, high: f64| a.min(b) <= low - SEEN && a.max(b) >= high + SEEN;
    seen(run[0].x, run[1].x, rect.x, rect.right()) || seen(run[0].y, run[1].y, rect.y, rect.bottom())
}

/// Places along a line (further off too if it is one of a bundle): right and left of upright runs, above and
/// below level ones, on the line itself; cheap ones near its beginning, or near its end (`late`).
fn candidates(points: &[Point], w: f64, h: f64, bundled: bool, late: bool) -> Vec<(f64, Rect)> {
    let mut all = Vec::new();
    let mut done = 0.0;
    let (w, h) = (w.ceil(), h.ceil());
    let whole: f64 =
        points.windows(2).map(|run| (run[0].x - run[1].x).abs() + (run[0].y - run[1].y).abs()).sum();
    for run in points.windows(2) {
        let (a, b) = (run[0], run[1]);
        let length = (a.x - b.x).abs() + (a.y - b.y).abs();
        let mut add = |t: f64, x: f64, y: f64, more: f64| {
            let way = if late { (whole - done - t).max(0.0) } else { done + t };
            all.push((way * 0.05 + more, Rect { x: x.round(), y: y.round(), w, h }));
        };
        if (a.x - b.x).abs() < 0.5 {
            let (top, down) = (a.y.min(b.y), b.y > a.y);
            let free = (length - h).max(0.0);
            let steps = (free / 6.0).ceil().clamp(1.0, 60.0);
            for step in 0..=steps as u32 {
                let t = free * f64::from(step) / steps;
                // A little below the outline that the run leaves.
                let y = if down { top + t + 3.0 } else { top + length - h - t - 3.0 };
                let tight = if length < h + 4.0 { 8.0 } else { 0.0 };
                add(t, a.x + GAP, y, tight);
                add(t, a.x - GAP - w, y, tight + 1.0);
                if length >= h + 2.0 * SEEN {
                    add(t, a.x - w / 2.0, y, 20.0);
                }
                for step in 1..=if bundled { 5 } else { 0 } {
                    let off = f64::from(step) * 12.0;
                    add(t, a.x + GAP + off, y, tight + off);
                    add(t, a.x - GAP - w - off, y, tight + off + 1.0);
                }
            }
        } else {
            let (left, right) = (a.x.min(b.x), b.x > a.x);
            let free = (length - w).max(0.0);
            let steps = (free / 8.0).ceil().clamp(1.0, 60.0);
            for step in 0..=steps as u32 {
                let t = free * f64::from(step) / steps;
                let x = if right { left + t } else { left + length - w - t };
                let tight = if length < w + 6.0 { 12.0 } else { 2.0 };
                add(t, x, a.y - h - 2.0, tight);
                add(t, x, a.y + 2.0, tight + 1.0);
                // In the line itself, where nothing else is free.
                add(t, x, a.y - h / 2.0, tight + 18.0);
            }
        }
        done += length;
    }
    all
}
