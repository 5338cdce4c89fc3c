//! How good a layout is, by the same measures as the gate in the browser: what decides between two.

use crate::draw::graph::Graph;
use crate::draw::place::{Course, Placed, Point, Rect};
use crate::draw::shape::inside;

/// What is wrong with a layout, and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Pairs of nodes that overlap.
    pub overlaps: u32,
    /// Lines through nodes that are not their own.
    pub through: u32,
    /// Labels on nodes, on other labels, or under foreign lines.
    pub label_hits: u32,
    /// Lines that run on one another.
    pub shared: u32,
    /// Crossings of lines.
    pub crossings: u32,
    /// Corners.
    pub bends: u32,
    /// The length of all lines in px.
    pub length: f64,
    /// Width × height in px².
    pub area: f64,
}

impl Quality {
    /// Faults that a published chart must not have.
    pub fn faults(&self) -> u32 {
        self.overlaps + self.through + self.label_hits + self.shared
    }

    /// The cost: less is better.
    pub fn cost(&self) -> f64 {
        f64::from(self.overlaps) * 1e7
            + f64::from(self.through) * 1e6
            + f64::from(self.label_hits + self.shared) * 2e5
            + f64::from(self.crossings) * 5e4
            + f64::from(self.bends) * 150.0
            + self.length
            + self.area / 120.0
    }

    /// The quality of a layout.
    pub fn of(graph: &Graph, placed: &Placed) -> Quality {
        let mut quality = Quality { area: placed.size.0 * placed.size.1, ..Quality::default() };
        let lines: Vec<(usize, &[Point])> = placed
            .ways
            .iter()
            .enumerate()
            .filter_map(|(at, way)| match &way.course {
                Course::Line(points) => Some((at, points.as_slice())),
                Course::Jump { .. } => None,
            })
            .collect();
        for (at, rect) in placed.nodes.iter().enumerate() {
            quality.overlaps +=
                placed.nodes[at + 1..].iter().filter(|other| rect.meets(other, 1.0)).count() as u32;
        }
        for &(at, points) in &lines {
            let edge = &graph.edges[at];
            for (node, rect) in placed.nodes.iter().enumerate() {
                if node != edge.from && node != edge.to && hits(points, &rect.grown(-2.0)) {
                    quality.through += u32::from(
                        graph.nodes[node].shape != crate::draw::graph::Shape::Decision
                            || through(points, rect),
                    );
                }
            }
            quality.bends += points.len().saturating_sub(2) as u32;
            quality.length += points
                .windows(2)
                .map(|pair| (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs())
                .sum::<f64>();
        }
        for (i, &(a, first)) in lines.iter().enumerate() {
            for &(b, second) in &lines[i + 1..] {
                let (one, two) = (&graph.edges[a], &graph.edges[b]);
                let own: Vec<Rect> = [one.from, one.to]
                    .into_iter()
                    .filter(|n| *n == two.from || *n == two.to)
                    .map(|n| placed.nodes[n].grown(10.0))
                    .collect();
                let (crossings, shared) = meetings(first, second, &own);
                quality.crossings += crossings;
                quality.shared += u32::from(shared > 13.0);
            }
        }
        quality.label_hits = labels(graph, placed, &lines);
        quality
    }
}

fn labels(graph: &Graph, placed: &Placed, lines: &[(usize, &[Point])]) -> u32 {
    let all: Vec<(usize, Rect)> = placed
        .ways
        .iter()
        .enumerate()
        .filter_map(|(at, way)| way.label.as_ref().map(|label| (at, label.rect)))
        .collect();
    let mut hits_count = 0;
    for (i, (at, rect)) in all.iter().enumerate() {
        let boxes = placed.nodes.iter().zip(&graph.nodes);
        hits_count +=
            boxes.filter(|(node, of)| node.meets(rect, 1.0) && inside(of.shape, node, rect)).count();
        hits_count += all[i + 1..].iter().filter(|(_, other)| rect.meets(other, 1.0)).count();
        let foreign = lines.iter().filter(|(line, points)| line != at && hits(points, &rect.grown(-1.0)));
        let (from, to) = (graph.edges[*at].from, graph.edges[*at].to);
        hits_count += foreign
            .filter(|(line, _)| (graph.edges[*line].from, graph.edges[*line].to) != (from, to))
            .count();
        let (w, h) = placed.size;
        hits_count += usize::from(rect.x < 0.0 || rect.y < 0.0 || rect.right() > w || rect.bottom() > h);
    }
    hits_count as u32
}

/// Whether a line of upright and level runs touches a rectangle.
pub fn hits(points: &[Point], rect: &Rect) -> bool {
    points.windows(2).any(|pair| {
        let (a, b) = (pair[0], pair[1]);
        a.x.min(b.x) < rect.right()
            && a.x.max(b.x) > rect.x
            && a.y.min(b.y) < rect.bottom()
            && a.y.max(b.y) > rect.y
    })
}

/// Whether a line touches a diamond in its box.
fn through(points: &[Point], rect: &Rect) -> bool {
    let c = rect.centre();
    points.windows(2).any(|pair| {
        let x = c.x.clamp(pair[0].x.min(pair[1].x), pair[0].x.max(pair[1].x));
        let y = c.y.clamp(pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
        (x - c.x).abs() / (rect.w / 2.0) + (y - c.y).abs() / (rect.h / 2.0) < 0.98
    })
}

/// How often two lines cross, and how long they run on one another, away from the boxes they share.
fn meetings(first: &[Point], second: &[Point], own: &[Rect]) -> (u32, f64) {
    let near = |x: f64, y: f64| {
        own.iter().any(|rect| x > rect.x && x < rect.right() && y > rect.y && y < rect.bottom())
    };
    let (mut crossings, mut shared) = (0, 0.0);
    for a in first.windows(2) {
        for b in second.windows(2) {
            let upright = |run: &[Point]| (run[0].x - run[1].x).abs() < 0.5;
            let span = |p: f64, q: f64| (p.min(q), p.max(q));
            match (upright(a), upright(b)) {
                (true, false) | (false, true) => {
                    let (up, level) = if upright(a) { (a, b) } else { (b, a) };
                    let ((y0, y1), (x0, x1)) = (span(up[0].y, up[1].y), span(level[0].x, level[1].x));
                    let (x, y) = (up[0].x, level[0].y);
                    crossings += u32::from(x >= x0 && x <= x1 && y >= y0 && y <= y1 && !near(x, y));
                }
                (true, true) if (a[0].x - b[0].x).abs() < 1.5 => {
                    let ((a0, a1), (b0, b1)) = (span(a[0].y, a[1].y), span(b[0].y, b[1].y));
                    let (low, high) = (a0.max(b0), a1.min(b1));
                    shared += (0..((high - low).max(0.0) / 2.0) as u32)
                        .filter(|k| !near(a[0].x, low + f64::from(*k) * 2.0))
                        .count() as f64
                        * 2.0;
                }
                (false, false) if (a[0].y - b[0].y).abs() < 1.5 => {
                    let ((a0, a1), (b0, b1)) = (span(a[0].x, a[1].x), span(b[0].x, b[1].x));
                    let (low, high) = (a0.max(b0), a1.min(b1));
                    shared += (0..((high - low).max(0.0) / 2.0) as u32)
                        .filter(|k| !near(low + f64::from(*k) * 2.0, a[0].y))
                        .count() as f64
                        * 2.0;
                }
                _ => {}
            }
        }
    }
    (crossings, shared)
}
