//! The wide layout: from top to bottom, a swimlane for each actor where they fit.

mod engine;

use crate::draw::graph::{Graph, Node, Shape};
use crate::draw::place::{Course, Label, Placed, Point, Rect, Strip, Type, Way, Words};
use crate::draw::quality::Quality;
use crate::draw::shape;
use crate::draw::text::{widest, wrap};
pub use engine::{Engine, Graphlay, Plan, Request, Wish};

/// Letters of the wide layout.
const LETTERS: Type = Type { size: 14.0, small: 12.0, leading: 19.0, small_leading: 16.0 };
/// The widest that words in a node may run.
const MEASURE: f64 = 134.0;
/// The same in a question, whose outline is wider: the measures that are tried.
const QUESTION: [f64; 5] = [84.0, 104.0, 126.0, 150.0, 190.0];
/// The widest label.
const LABEL: f64 = 92.0;
/// What a clock takes before a deadline.
pub const CLOCK: f64 = 15.0;
/// The widest drawing with lanes that is still shown with them.
pub const LANES_UP_TO: f64 = 1180.0;
/// The margin around the drawing.
const EDGE: f64 = 8.0;

/// The wide layout of a chart: with lanes if they fit, else with the actors in the nodes.
///
/// A tangle that cannot be drawn without a fault is drawn as the column.
pub fn wide(graph: &Graph) -> Placed {
    counted(graph).0
}

/// The wide layout, and how many plans it took: the measure of its work.
pub fn counted(graph: &Graph) -> (Placed, usize) {
    let lanes = graph.lanes.len() > 1 && graph.nodes.iter().any(|node| node.lane.is_some());
    // Three answers that lead to the same step: beside a bundle of lines their words would mislead.
    let bundle = |edge: &crate::draw::graph::Edge| {
        graph.edges.iter().filter(|other| (other.from, other.to) == (edge.from, edge.to)).count() > 2
    };
    if graph.edges.iter().any(bundle) {
        return (crate::draw::column::narrow(graph), 0);
    }
    let mut plans = 0;
    if lanes {
        let placed = best(graph, true, &mut plans);
        if placed.size.0 <= LANES_UP_TO && Quality::of(graph, &placed).faults() == 0 {
            return (placed, plans);
        }
    }
    let placed = best(graph, false, &mut plans);
    if Quality::of(graph, &placed).faults() == 0 {
        return (placed, plans);
    }
    // The column draws every tangle cleanly.
    (crate::draw::column::narrow(graph), plans)
}

/// The wide layout with lanes, however wide it gets: for files.
pub fn laned(graph: &Graph) -> Placed {
    best(graph, graph.lanes.len() > 1, &mut 0)
}

/// The words of a node, and the size of its outline.
fn words(graph: &Graph, node: &Node, lanes: bool, measure: f64) -> (Words, (f64, f64)) {
    let text = if node.number.is_empty() {
        node.text.clone()
    } else {
        format!("{}\u{a0}{}", node.number, node.text)
    };
    let actor = if lanes || graph.lanes.len() < 2 { "" } else { graph.actor(node) };
    let within = |limit: f64| {
        let words =
            Words { actor: wrap(actor, LETTERS.small, limit), lines: wrap(&text, LETTERS.size, limit) };
        let size = shape::size(node.shape, &words, LETTERS);
        (words, size)
    };
    if node.shape != Shape::Decision {
        // What is long begins with a sentence, not with a tower.
        let long = if node.text.len() > 60 && !lanes { 1.6 } else { 1.0 };
        return within(MEASURE * measure * long);
    }
    // In a lane width is dear, without lanes height is.
    let cost = |(_, (w, h)): &(Words, (f64, f64))| {
        if lanes { (w + 24.0) * (h + 44.0) } else { (w + 120.0) * (h + 24.0) }
    };
    QUESTION
        .into_iter()
        .map(|limit| within(limit * measure))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)))
        .expect("there are measures")
}

/// The lines of a label and the room they take; nothing where there are no words.
pub fn label(label: &str, deadline: &str, small: f64, leading: f64, limit: f64) -> Option<Label> {
    if label.is_empty() && deadline.is_empty() {
        return None;
    }
    let lines = wrap(label, small, limit);
    let deadline = wrap(deadline, small, limit);
    let w = widest(&lines).max(if deadline.is_empty() { 0.0 } else { widest(&deadline) + CLOCK });
    let h = (lines.len() + deadline.len()) as f64 * leading;
    Some(Label { lines, deadline, rect: Rect { x: 0.0, y: 0.0, w: w.ceil() + 2.0, h } })
}

/// The best of the plans that the engine makes.
fn best(graph: &Graph, lanes: bool, plans: &mut usize) -> Placed {
    let labels: Vec<Option<Label>> = graph
        .edges
        .iter()
        .map(|edge| label(&edge.label, &edge.deadline, LETTERS.small, LETTERS.small_leading, LABEL))
        .collect();
    let mut best: Option<(f64, Placed)> = None;
    let mut clean = false;
    for (at, wish) in Wish::ALL.into_iter().enumerate() {
        // Tangles of many lines are not worth the time of many plans.
        let most = match graph.edges.len() {
            0..=40 => Wish::ALL.len(),
            41..=60 => Wish::USUAL,
            _ => 2,
        };
        if at >= most || (at >= Wish::USUAL && clean) {
            break;
        }
        *plans += 1;
        let (words, sizes): (Vec<Words>, Vec<(f64, f64)>) =
            graph.nodes.iter().map(|node| words(graph, node, lanes, wish.measure)).unzip();
        let request = Request { graph, sizes: &sizes, labels: &labels, lanes };
        let Some(plan) = Graphlay.plan(&request, wish) else { continue };
        let placed = finish(graph, words, &sizes, &labels, &plan, lanes);
        let wide = (placed.size.0 - LANES_UP_TO).max(0.0) * 1000.0;
        let quality = Quality::of(graph, &placed);
        let cost = quality.cost() + wide;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            clean = quality.faults() + quality.crossings == 0;
            best = Some((cost, placed));
        }
    }
    best.map(|(_, placed)| placed).expect("an engine always finds a plan")
}

/// A plan with its outlines met, its labels set, its lanes headed, in whole px.
fn finish(
    graph: &Graph,
    words: Vec<Words>,
    sizes: &[(f64, f64)],
    labels: &[Option<Label>],
    plan: &Plan,
    lanes: bool,
) -> Placed {
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
    let mut placed =
        Placed { letters: LETTERS, centred: true, size: (0.0, 0.0), nodes, words, ways, strips: Vec::new() };
    crate::draw::label::place(graph, &mut placed, labels, plan);
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
        let bar = if graph.nodes[node].join && !below { crate::draw::svg::JOIN } else { 0.0 };
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
