//! The plainest layout with lanes: a row for each node, every line drawn around the right of all.
//!
//! For files that must hold every line of a chart that is too tangled to be planned. A line leaves its node
//! to the right, where nothing else stands in the row, runs up or down on a track of its own, and enters
//! between two rows. So no line runs through a node or on another; they cross at right angles. Labels have
//! no place here. It takes n log n steps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::words::{Texts, Written};
use crate::draw::graph::Graph;
use crate::draw::place::{Course, Placed, Point, Rect, Strip, Way};
use crate::draw::shape;
use crate::draw::sizes::LETTERS;
use crate::draw::text::wrap;

/// Free room around nodes and at the border.
const EDGE: f64 = 12.0;
/// From one line to the next.
const SLOT: f64 = 8.0;

/// Every node in a row of its own, every line drawn.
pub fn rows(texts: &Texts) -> Placed {
    let graph = texts.graph;
    let mut placed = Placed {
        letters: LETTERS,
        centred: true,
        size: (0.0, 0.0),
        nodes: Vec::new(),
        words: texts.of(1.0).iter().map(|(words, _)| words.clone()).collect(),
        ways: Vec::new(),
        strips: Vec::new(),
        gates: Vec::new(),
        sheets: Vec::new(),
    };
    let sizes = sizes(texts);
    let borders = borders(texts, &sizes);
    let head = heads(graph, texts.lanes, &borders, &mut placed);
    stack(texts, &sizes, &borders, head, &mut placed);
    let bottom = placed.nodes.last().map_or(head, Rect::bottom) + EDGE;
    let right = lines(graph, borders[borders.len() - 1], &mut placed) + EDGE;
    for strip in &mut placed.strips {
        strip.rect.h = bottom - 2.0;
    }
    if let Some(strip) = placed.strips.last_mut() {
        strip.rect.w = right - strip.rect.x - 1.0;
    }
    placed.size = (right, bottom);
    placed
}

/// The left border of each lane and the right border of the last; of the whole, where there are none.
fn borders(texts: &Texts, sizes: &[(f64, f64)]) -> Vec<f64> {
    let mut wide = vec![0.0_f64; if texts.lanes { texts.graph.lanes.len() } else { 1 }];
    for (node, (w, _)) in texts.graph.nodes.iter().zip(sizes) {
        let lane = lane(texts.lanes, node.lane);
        wide[lane] = wide[lane].max(w + 2.0 * EDGE);
    }
    let mut borders = vec![1.0];
    borders.extend(wide.iter().scan(1.0, |x, w| {
        *x += w;
        Some(*x)
    }));
    borders
}

fn lane(lanes: bool, lane: Option<usize>) -> usize {
    lane.filter(|_| lanes).unwrap_or(0)
}

/// Heads the lanes in which something stands; gives the height of the highest head.
fn heads(graph: &Graph, lanes: bool, borders: &[f64], placed: &mut Placed) -> f64 {
    let mut head = 0.0_f64;
    for (lane, border) in borders.windows(2).enumerate().filter(|(_, border)| lanes && border[0] < border[1])
    {
        let (x, w) = (border[0], border[1] - border[0]);
        let title = wrap(&graph.lanes[lane].label, LETTERS.small, w - 8.0);
        head = head.max(title.len() as f64 * LETTERS.small_leading + 10.0);
        placed.strips.push(Strip { lane, rect: Rect { x, y: 1.0, w, h: 0.0 }, title });
    }
    head
}

/// How many lines leave each node, and how many enter it.
fn degrees(graph: &Graph) -> (Vec<usize>, Vec<usize>) {
    let (mut out, mut into) = (vec![0; graph.nodes.len()], vec![0; graph.nodes.len()]);
    for edge in &graph.edges {
        out[edge.from] += 1;
        into[edge.to] += 1;
    }
    (out, into)
}

/// Width and height of each node: as high as the lines that leave it ask, as wide as those that enter it.
fn sizes(texts: &Texts) -> Vec<(f64, f64)> {
    let (out, into) = degrees(texts.graph);
    let size = |(at, (_, (w, h))): (usize, &Written)| {
        (w.max(SLOT * (into[at] + 1) as f64 / 2.0), h.max(SLOT * (out[at] + 1) as f64))
    };
    texts.of(1.0).iter().enumerate().map(size).collect()
}

/// Stacks the nodes, each with room above for the lines that enter it.
fn stack(texts: &Texts, sizes: &[(f64, f64)], borders: &[f64], head: f64, placed: &mut Placed) {
    let (_, into) = degrees(texts.graph);
    let mut y = head;
    for (at, (node, &(w, h))) in texts.graph.nodes.iter().zip(sizes).enumerate() {
        let lane = lane(texts.lanes, node.lane);
        let middle = (borders[lane] + borders[lane + 1]) / 2.0;
        y += 2.0 * EDGE + SLOT * into[at] as f64;
        placed.nodes.push(Rect { x: (middle - w / 2.0).round(), y, w, h });
        y += h;
    }
}

/// Draws the lines on tracks to the right of `left`; gives the x of the last track.
fn lines(graph: &Graph, left: f64, placed: &mut Placed) -> f64 {
    let (_, entries) = degrees(graph);
    let (mut out, mut into) = (vec![0_usize; graph.nodes.len()], vec![0_usize; graph.nodes.len()]);
    let ends: Vec<(Point, Point)> = graph
        .edges
        .iter()
        .map(|edge| {
            let (from, to) = (placed.nodes[edge.from], placed.nodes[edge.to]);
            out[edge.from] += 1;
            into[edge.to] += 1;
            let y = from.y + SLOT * out[edge.from] as f64;
            let x = shape::meet_level(graph.nodes[edge.from].shape, &from, y, true).round();
            // The higher a line comes in, the further left it enters, so that none of them cross.
            let level = to.y - EDGE - SLOT * (1 + entries[edge.to] - into[edge.to]) as f64;
            let enter = to.x + to.w * into[edge.to] as f64 / (1 + entries[edge.to]) as f64;
            (Point { x, y }, Point { x: enter.round(), y: level })
        })
        .collect();
    let tracks =
        tracks(&ends.iter().map(|(from, to)| (from.y.min(to.y), from.y.max(to.y))).collect::<Vec<_>>());
    let mut right = left;
    for ((edge, (from, to)), track) in graph.edges.iter().zip(&ends).zip(tracks) {
        let x = (left + SLOT * (track + 1) as f64).round();
        right = right.max(x);
        let y = shape::meet(graph.nodes[edge.to].shape, &placed.nodes[edge.to], to.x, false).round();
        let points = vec![*from, Point { x, y: from.y }, Point { x, y: to.y }, *to, Point { x: to.x, y }];
        placed.ways.push(Way { course: Course::Line(points), label: None });
    }
    right
}

/// The track of each of these stretches of height, as few as there can be: none shares one with another
/// that it touches.
fn tracks(stretches: &[(f64, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    order.sort_by(|a, b| stretches[*a].0.total_cmp(&stretches[*b].0).then(a.cmp(b)));
    let mut tracks = vec![0; stretches.len()];
    // Heights are whole half px at the finest, so they are ordered as numbers of them.
    let key = |y: f64| (y * 2.0) as i64;
    let mut ends: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    for at in order {
        let (from, to) = stretches[at];
        let free = ends.peek().copied().filter(|Reverse((end, _))| *end < key(from));
        let track = match free {
            Some(Reverse((_, track))) => {
                ends.pop();
                track
            }
            None => ends.len(),
        };
        tracks[at] = track;
        ends.push(Reverse((key(to), track)));
    }
    tracks
}
