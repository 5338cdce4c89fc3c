//! From an engine's plan to a drawing: outlines met, labels set, lanes headed, in whole px.

use super::engine::{Plan, Request};
use super::label;
use crate::draw::graph::Graph;
use crate::draw::place::{Course, Placed, Point, Rect, Strip, Way};
use crate::draw::shape;
use crate::draw::sizes::{JOIN, LETTERS};
use crate::draw::text::wrap;

/// The margin around the drawing.
const EDGE: f64 = 8.0;

/// A plan with its outlines met, its labels set, its lanes headed, in whole px.
///
/// The nodes are without their words, which no later step needs.
pub fn finish(request: &Request, plan: &Plan) -> Placed {
    let Request { graph, sizes, labels, lanes, .. } = *request;
    let rect = |at: usize| {
        let (w, h) = sizes[at];
        let c: Point = plan.nodes[at];
        Rect { x: (c.x - w / 2.0).round(), y: (c.y - h / 2.0).round(), w, h }
    };
    let nodes: Vec<Rect> = (0..graph.nodes.len()).map(rect).collect();
    let mut ways = Vec::new();
    for (at, edge) in graph.edges.iter().enumerate() {
        let mut points: Vec<Point> =
            plan.edges[at].iter().map(|p| Point { x: p.x.round(), y: p.y.round() }).collect();
        attach(&mut points, graph, &nodes, edge.from, true);
        attach(&mut points, graph, &nodes, edge.to, false);
        ways.push(Way { course: Course::Line(points), label: None });
    }
    let mut placed = Placed {
        letters: LETTERS,
        centred: true,
        size: (0.0, 0.0),
        nodes,
        words: Vec::new(),
        ways,
        strips: Vec::new(),
        gates: Vec::new(),
        sheets: Vec::new(),
    };
    label::place(graph, &mut placed, labels, plan);
    strips(graph, &mut placed, plan, lanes);
    placed
}

/// Moves an end of a line onto the outline of its node.
fn attach(points: &mut [Point], graph: &Graph, nodes: &[Rect], node: usize, first: bool) {
    let count = points.len();
    if count < 2 {
        return;
    }
    let (end, next) = if first { (0, 1) } else { (count - 1, count - 2) };
    let rect = &nodes[node];
    if (points[end].x - points[next].x).abs() < 0.5 {
        let below = points[next].y > rect.centre().y;
        let bar = if graph.nodes[node].join && !below { JOIN } else { 0.0 };
        points[end].y = shape::meet(graph.nodes[node].shape, rect, points[end].x, below).round() - bar;
    } else {
        let right = points[next].x > rect.centre().x;
        points[end].x = shape::meet_level(graph.nodes[node].shape, rect, points[end].y, right).round();
    }
}

/// Sets the lanes around the drawing, moves all to a margin, and measures the whole.
fn strips(graph: &Graph, placed: &mut Placed, plan: &Plan, lanes: bool) {
    let mut all = Rect { x: f64::MAX, y: f64::MAX, w: 0.0, h: 0.0 };
    let (mut right, mut bottom) = (f64::MIN, f64::MIN);
    let mut see = |rect: &Rect| {
        all.x = all.x.min(rect.x);
        all.y = all.y.min(rect.y);
        right = right.max(rect.right());
        bottom = bottom.max(rect.bottom());
    };
    placed.nodes.iter().for_each(&mut see);
    for way in &placed.ways {
        if let Course::Line(points) = &way.course {
            points.iter().for_each(|p| see(&Rect { x: p.x - 4.0, y: p.y, w: 8.0, h: 0.0 }));
        }
        way.label.iter().for_each(|label| see(&label.rect));
    }
    let mut head = 0.0_f64;
    if lanes {
        let mut bounds: Vec<(usize, f64, f64)> = plan.lanes.clone();
        bounds.sort_by(|a, b| a.1.total_cmp(&b.1));
        let count = bounds.len();
        for (at, (lane, from, to)) in bounds.into_iter().enumerate() {
            let x = if at == 0 { from.min(all.x - EDGE) } else { from }.round();
            let end = if at + 1 == count { to.max(right + EDGE) } else { to }.round();
            let title = wrap(&graph.lanes[lane].label, LETTERS.small, end - x - 8.0);
            head = head.max(title.len() as f64 * LETTERS.small_leading + 10.0);
            placed.strips.push(Strip { lane, rect: Rect { x, y: 0.0, w: end - x, h: 0.0 }, title });
        }
        all.x = placed.strips.first().map_or(all.x, |strip| strip.rect.x);
        right = placed.strips.last().map_or(right, |strip| strip.rect.right());
    }
    let margin = if lanes { 1.0 } else { EDGE };
    let (dx, dy) = (margin - all.x, head + if lanes { 12.0 } else { EDGE } - all.y);
    let height = bottom + dy + EDGE;
    placed.shift(dx, dy);
    for strip in &mut placed.strips {
        strip.rect.y = 1.0;
        strip.rect.h = height - 2.0;
    }
    placed.size = ((right + dx + margin).ceil(), height.ceil());
}
