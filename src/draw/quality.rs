//! How good a layout is, by the same measures as the gate in the browser: what decides between two.

mod meet;

use crate::draw::graph::{Graph, Node, Shape};
use crate::draw::place::{Course, Placed, Point, Rect};
use crate::draw::shape::inside;
use crate::draw::sizes::REACH;
pub use meet::apart;
pub use meet::away;
pub use meet::hits;
use meet::{meetings, through};

/// How far a label may stand from its line, in px.
const FAR: f64 = 24.0;
/// How much nearer to its own line than to any other a label must stand, in px.
pub const MARGIN: f64 = 4.0;

/// What a crossing costs against length, in px: one is better than a jump, three are not.
const CROSSING: f64 = 1e4;

/// What is wrong with a layout, and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quality {
    /// Pairs of nodes that overlap, and nodes that do not keep to their lane.
    pub overlaps: u32,
    /// Lines through nodes, their own too where they come back over them.
    pub through: u32,
    /// Labels on nodes, on other labels, under foreign lines, or far from their own.
    pub label_hits: u32,
    /// Labels that stand nearer to another line than to their own, or hardly further.
    pub misread: u32,
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
        self.overlaps + self.through + self.label_hits + self.misread + self.shared
    }

    /// The cost: less is better.
    pub fn cost(&self) -> f64 {
        f64::from(self.overlaps) * 1e7
            + f64::from(self.through) * 1e6
            + f64::from(self.label_hits + self.misread + self.shared) * 2e5
            + f64::from(self.crossings) * CROSSING
            + f64::from(self.bends) * 150.0
            + self.length
            + self.area / 120.0
    }

    /// The quality of a layout.
    pub fn of(graph: &Graph, placed: &Placed) -> Quality {
        examine(graph, placed).0
    }
}

/// What went wrong, by the lines that have to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// One line.
    pub one: usize,
    /// Another, or the same.
    pub other: usize,
}

impl Trouble {
    /// Whether a line has to do with it.
    pub fn concerns(&self, line: usize) -> bool {
        self.one == line || self.other == line
    }
}

/// The quality of a layout, and the lines that spoil it.
pub fn examine(graph: &Graph, placed: &Placed) -> (Quality, Vec<Trouble>) {
    let mut exam = Exam {
        graph,
        placed,
        lines: Vec::new(),
        pills: Vec::new(),
        found: Quality { area: placed.size.0 * placed.size.1, ..Quality::default() },
        troubles: Vec::new(),
    };
    for (at, way) in placed.ways.iter().enumerate() {
        match &way.course {
            Course::Line(points) => exam.lines.push((at, points)),
            Course::Jump { pill, stem, .. } => {
                exam.lines.push((at, stem));
                exam.pills.push((at, *pill));
            }
        }
    }
    for gate in &placed.gates {
        exam.lines.push((gate.edges[0], &gate.stem));
        exam.pills.push((gate.edges[0], gate.pill));
    }
    exam.boxes();
    exam.courses();
    exam.pairs();
    exam.labels();
    (exam.found, exam.troubles)
}

/// How many nodes reach over a border of their lane.
pub fn strays(graph: &Graph, placed: &Placed) -> u32 {
    let strip = |lane: usize, y: f64| {
        let mut strips = placed.strips.iter().filter(|strip| strip.lane == lane).map(|strip| strip.rect);
        // A chart in parts has the lanes of each.
        strips.find(|rect| placed.sheets.is_empty() || y >= rect.y && y <= rect.bottom())
    };
    let out = |(node, rect): (&Node, &Rect)| {
        let strip = node.lane.and_then(|lane| strip(lane, rect.y));
        strip.is_some_and(|strip| rect.x < strip.x - 1.0 || rect.right() > strip.right() + 1.0)
    };
    graph.nodes.iter().zip(&placed.nodes).filter(|pair| out(*pair)).count() as u32
}

struct Exam<'a> {
    graph: &'a Graph,
    placed: &'a Placed,
    /// Every line, the stems of pills too, with its place.
    lines: Vec<(usize, &'a [Point])>,
    /// Every pill, with the place of its line.
    pills: Vec<(usize, Rect)>,
    found: Quality,
    troubles: Vec<Trouble>,
}

impl Exam<'_> {
    fn course(&self, line: usize) -> &[Point] {
        self.lines.iter().find(|(at, _)| *at == line).map_or(&[], |(_, points)| points)
    }

    fn blame(&mut self, one: usize, other: usize) {
        self.troubles.push(Trouble { one, other });
    }

    /// Whether a line is drawn as a pill.
    fn hangs(&self, line: usize) -> bool {
        self.pills.iter().any(|(at, _)| *at == line)
    }

    /// Nodes and pills that overlap, and nodes that stand in a foreign lane.
    fn boxes(&mut self) {
        self.found.overlaps += strays(self.graph, self.placed);
        let boxes: Vec<Rect> =
            self.placed.nodes.iter().copied().chain(self.pills.iter().map(|(_, pill)| *pill)).collect();
        for (at, rect) in boxes.iter().enumerate() {
            self.found.overlaps +=
                boxes[at + 1..].iter().filter(|other| rect.meets(other, 1.0)).count() as u32;
        }
    }

    /// Each line by itself: its length, its corners, the boxes it runs through.
    fn courses(&mut self) {
        for (at, points) in self.lines.clone() {
            let edge = &self.graph.edges[at];
            for (node, rect) in self.placed.nodes.iter().enumerate() {
                // Its own nodes a line touches with its first and its last run alone.
                let first = usize::from(node == edge.from).min(points.len());
                let last = points.len() - usize::from(node == edge.to).min(points.len() - first);
                let points = &points[first..last];
                let diamond = self.graph.nodes[node].shape == Shape::Decision;
                if hits(points, &rect.grown(-2.0)) && (!diamond || through(points, rect)) {
                    self.found.through += 1;
                    self.blame(at, at);
                }
            }
            for (other, pill) in self.pills.clone() {
                if other != at && hits(points, &pill.grown(-2.0)) {
                    self.found.through += 1;
                    self.blame(at, other);
                }
            }
            self.found.bends += points.len().saturating_sub(2) as u32;
            let runs = points.windows(2);
            self.found.length +=
                runs.map(|run| (run[0].x - run[1].x).abs() + (run[0].y - run[1].y).abs()).sum::<f64>();
        }
    }

    /// Lines that cross or lie on one another.
    fn pairs(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        for (i, &(a, first)) in lines.iter().enumerate() {
            for &(b, second) in &lines[i + 1..] {
                let (one, two) = (&self.graph.edges[a], &self.graph.edges[b]);
                // Pills of one node hang on one stem.
                if one.from == two.from && self.hangs(a) && self.hangs(b) {
                    continue;
                }
                let own: Vec<Rect> = [one.from, one.to]
                    .into_iter()
                    .filter(|n| *n == two.from || *n == two.to)
                    .map(|n| self.placed.nodes[n].grown(10.0))
                    .collect();
                let (crossings, shared) = meetings(first, second, &own);
                self.found.crossings += crossings;
                self.found.shared += u32::from(shared > 13.0);
                if crossings > 0 || shared > 13.0 {
                    self.blame(a, b);
                }
            }
        }
        self.lines = lines;
    }

    /// Labels on boxes, on other labels, under foreign lines, or outside.
    fn labels(&mut self) {
        let ways = self.placed.ways.iter().enumerate();
        let all: Vec<(usize, Rect)> =
            ways.filter_map(|(at, way)| way.label.as_ref().map(|label| (at, label.rect))).collect();
        let ends = |line: usize| (self.graph.edges[line].from, self.graph.edges[line].to);
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut misread: Vec<(usize, usize)> = Vec::new();
        let (w, h) = self.placed.size;
        for (i, &(at, rect)) in all.iter().enumerate() {
            let nodes = self.placed.nodes.iter().zip(&self.graph.nodes);
            let on = nodes.filter(|(node, of)| node.meets(&rect, 1.0) && inside(of.shape, node, &rect));
            found.extend(on.map(|_| (at, at)));
            let pills = self.pills.iter().filter(|(_, pill)| pill.meets(&rect, 1.0));
            found.extend(pills.map(|(other, _)| (at, *other)));
            let others = all[i + 1..].iter().filter(|(_, other)| rect.meets(other, 1.0));
            found.extend(others.map(|(other, _)| (at, *other)));
            let under = self.lines.iter().filter(|(line, points)| {
                *line != at && ends(*line) != ends(at) && hits(points, &rect.grown(0.5))
            });
            found.extend(under.map(|(line, _)| (at, *line)));
            // Far from its line nobody knows whose words they are; in the column labels stand in a row
            // above the step that they lead to.
            let own = away(&rect, self.course(at));
            if self.placed.centred && own > FAR {
                found.push((at, at));
            }
            let foreign = self.lines.iter().filter(|(line, _)| ends(*line) != ends(at));
            let nearest =
                foreign.map(|(line, points)| (away(&rect, points), *line)).min_by(|a, b| a.0.total_cmp(&b.0));
            // A finger's reach around a pill belongs to it.
            let pills = self.pills.iter().filter(|(line, _)| *line != at);
            let reached = pills.filter(|(_, pill)| {
                let Rect { x, y, w, h } = *pill;
                let reach = Rect { x, y: y - REACH, w, h: h + 2.0 * REACH };
                apart(&rect, &reach) < own + MARGIN
            });
            misread.extend(reached.map(|(line, _)| (at, *line)));
            if let Some((gap, line)) = nearest.filter(|(gap, _)| *gap < own + MARGIN) {
                misread.extend((gap > 0.0).then_some((at, line)));
            }
            if rect.x < 0.0 || rect.y < 0.0 || rect.right() > w || rect.bottom() > h {
                found.push((at, at));
            }
        }
        self.found.label_hits = found.len() as u32;
        self.found.misread = misread.len() as u32;
        found.into_iter().chain(misread).for_each(|(one, other)| self.blame(one, other));
    }
}
