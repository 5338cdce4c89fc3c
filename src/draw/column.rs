//! The narrow layout: one numbered column for phones, short branches indented, jumps as pills.

mod indent;

use crate::draw::caption::caption;
use crate::draw::graph::{Graph, Node, Shape};
use crate::draw::place::{Course, Gate, Label, Placed, Point, Rect, Way, Words};
use crate::draw::quality::{MARGIN, examine};
use crate::draw::shape;
use crate::draw::sizes::{INSET, JOIN, LETTERS, PILL, REACH};
use crate::draw::text::{widest, wrap};

/// The width of the whole: a phone of 360 px with gutters of 20 px.
const WIDTH: f64 = 320.0;
/// The left border of the first column.
const LEFT: f64 = 2.0;
/// How far a branch is indented.
const STEP: f64 = 26.0;
/// Free room at the right of words.
const PAD: f64 = 10.0;
/// From one box to the next.
const GAP: f64 = 14.0;
/// Where the line of a column runs behind its left border.
const RAIL: f64 = 8.0;
/// From one line beside a column to the next.
const SLOT: f64 = 5.0;

/// How a line is drawn in the column.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Track {
    /// Straight down at this x.
    Down(f64),
    /// Down at this x, then right into the side of the node.
    Side(f64),
    /// As a pill.
    Jump,
}

/// The narrow layout of a chart.
///
/// A line whose words would read as another's becomes a pill. A box that no line enters has a pill above it that
/// names the steps from which the way comes.
pub fn narrow(graph: &Graph) -> Placed {
    let depth = indent::indents(graph);
    let mut tracks = tracks(graph, &depth);
    loop {
        let placed = laid(graph, &depth, &tracks);
        let (quality, troubles) = examine(graph, &placed);
        let drawn = |at: &usize| tracks[*at] != Track::Jump;
        let blamed: Vec<usize> = troubles.iter().map(|trouble| trouble.one).filter(drawn).collect();
        if quality.faults() == 0 || blamed.is_empty() {
            return placed;
        }
        blamed.into_iter().for_each(|at| tracks[at] = Track::Jump);
    }
}

/// The column with its lines on some tracks.
fn laid(graph: &Graph, depth: &[usize], tracks: &[Track]) -> Placed {
    let mut column = Column { graph, depth, tracks, y: 6.0, placed: empty(graph) };
    for at in 0..graph.nodes.len() {
        column.node(at);
    }
    column.lines();
    let mut placed = column.placed;
    placed.size = (WIDTH, (column.y + 4.0).ceil());
    placed
}

fn empty(graph: &Graph) -> Placed {
    let ways = graph.edges.iter().map(|_| Way { course: Course::Line(Vec::new()), label: None }).collect();
    Placed {
        letters: LETTERS,
        centred: false,
        size: (0.0, 0.0),
        nodes: Vec::new(),
        words: Vec::new(),
        ways,
        strips: Vec::new(),
        gates: Vec::new(),
        sheets: Vec::new(),
    }
}

/// The left border of boxes at a depth.
fn left(depth: usize) -> f64 {
    LEFT + depth as f64 * STEP
}

/// Which lines can be drawn without touching a box or one another; the rest become pills.
fn tracks(graph: &Graph, depth: &[usize]) -> Vec<Track> {
    let mut tracks = vec![Track::Jump; graph.edges.len()];
    let mut order: Vec<usize> = (0..graph.edges.len()).collect();
    // The nearest target first: it has the best claim to the straight line.
    order.sort_by_key(|at| (graph.edges[*at].to.abs_diff(graph.edges[*at].from), *at));
    let labelled =
        |to: usize| graph.edges.iter().any(|edge| edge.to == to && edge.to > edge.from + 1 && edge.said());
    let mut taken: Vec<(usize, usize, f64)> = Vec::new();
    for at in order {
        let (from, to) = (graph.edges[at].from, graph.edges[at].to);
        // One line from a node to another is drawn; the others between them would lie on it.
        let drawn = |other: usize| {
            (graph.edges[other].from, graph.edges[other].to) == (from, to) && tracks[other] != Track::Jump
        };
        if to <= from || (0..tracks.len()).any(drawn) {
            continue;
        }
        let free = |x: f64, taken: &[(usize, usize, f64)]| {
            (from + 1..to).all(|node| left(depth[node]) > x + 3.0)
                && taken.iter().all(|(a, b, other)| (other - x).abs() > 3.0 || to <= *a || from >= *b)
        };
        // Every line that leaves the same node and is set already must lie further in.
        let inner = |x: f64, from: usize, taken: &[(usize, usize, f64)]| {
            taken.iter().all(|(a, _, other)| *a != from || *other > x)
        };
        let straight = left(depth[from].max(depth[to])) + RAIL;
        // A line out of a branch that would run beside the label of the one around it is a pill.
        let beside = depth[from] > depth[to] && labelled(to);
        let level = depth[from] == depth[to] || to == from + 1;
        if (level || depth[to] < depth[from]) && !beside && free(straight, &taken) {
            tracks[at] = Track::Down(straight);
            taken.push((from, to, straight));
        } else if depth[to] == depth[from] + 1 {
            // The nearer the target the nearer its line, so that none crosses another; the first place
            // is kept for the way around all branches, which a fork has not.
            let places: &[f64] =
                if graph.nodes[from].shape == Shape::Fork { &[2.0, 1.0, 0.0] } else { &[2.0, 1.0] };
            let slot = places
                .iter()
                .map(|place| left(depth[from]) + RAIL + place * SLOT)
                .find(|x| free(*x, &taken) && inner(*x, from, &taken));
            if let Some(x) = slot {
                tracks[at] = Track::Side(x);
                taken.push((from, to, x));
            }
        }
    }
    tracks
}

struct Column<'a> {
    graph: &'a Graph,
    depth: &'a [usize],
    tracks: &'a [Track],
    y: f64,
    placed: Placed,
}

impl Column<'_> {
    /// Sets a node below the last one, with the labels above it and the pills below it.
    fn node(&mut self, at: usize) {
        let node = &self.graph.nodes[at];
        self.entries(at);
        let x = left(self.depth[at]);
        let words = self.words(node, WIDTH - LEFT - x - INSET - PAD);
        let foot = shape::foot(node.shape);
        let inner =
            words.actor.len() as f64 * LETTERS.small_leading + words.lines.len() as f64 * LETTERS.leading;
        let rect = Rect {
            x,
            y: self.y.round(),
            w: WIDTH - LEFT - x,
            h: (inner + 10.0 + foot).ceil().max(shape::least(node.shape)),
        };
        self.y = rect.bottom();
        self.placed.nodes.push(rect);
        self.placed.words.push(words);
        self.pills(at);
    }

    fn words(&self, node: &Node, limit: f64) -> Words {
        let actor = if self.graph.lanes.len() > 1 { self.graph.actor(node) } else { "" };
        let mut small = wrap(&node.part, LETTERS.small, limit);
        small.extend(wrap(&node.waits, LETTERS.small, limit));
        small.extend(wrap(&node.remark, LETTERS.small, limit));
        small.extend(wrap(actor, LETTERS.small, limit));
        Words { actor: small, lines: wrap(&node.text, LETTERS.size, limit) }
    }

    /// Leaves room above a node for its lines and their labels.
    fn entries(&mut self, at: usize) {
        if at == 0 {
            return;
        }
        let edges: Vec<usize> = (0..self.graph.edges.len())
            .filter(|edge| self.graph.edges[*edge].to == at && self.tracks[*edge] != Track::Jump)
            .collect();
        // Labels stand to the right of every line that comes down here.
        let down = edges
            .iter()
            .filter_map(|edge| if let Track::Down(x) = self.tracks[*edge] { Some(x + 6.0) } else { None });
        let x = down.fold(left(self.depth[at]) + 2.0, f64::max);
        let entered = !edges.is_empty();
        let own = |edge: &usize| match self.tracks[*edge] {
            Track::Down(track) | Track::Side(track) if self.graph.edges[*edge].said() => x - track,
            _ => 0.0,
        };
        // Nearer to its own line than to a pill above.
        let hung = self.placed.ways.iter().zip(&self.graph.edges);
        let pills = hung
            .filter(|(_, edge)| edge.from + 1 == at)
            .any(|(way, _)| matches!(way.course, Course::Jump { .. }));
        let clear = edges.iter().map(own).fold(0.0, f64::max) + MARGIN;
        self.y += if pills { clear.max(5.0) } else { 5.0 };
        for edge in edges {
            let written = &self.graph.edges[edge];
            if let Some(label) = caption(&written.label, &written.deadline, WIDTH - LEFT - x - 16.0) {
                let rect = Rect { x, y: self.y.round(), ..label.rect };
                self.y = rect.bottom();
                self.placed.ways[edge].label = Some(Label { rect, ..label });
            }
        }
        let bar = if self.graph.nodes[at].join { JOIN } else { 0.0 };
        if entered {
            self.y += GAP - 5.0 + bar;
        } else {
            self.gate(at, bar);
        }
    }

    /// Sets the pill from which the way comes to a node that no line enters.
    fn gate(&mut self, at: usize, bar: f64) {
        let edges: Vec<usize> =
            (0..self.graph.edges.len()).filter(|edge| self.graph.edges[*edge].to == at).collect();
        if edges.is_empty() {
            self.y += GAP - 5.0 + bar;
            return;
        }
        let x = left(self.depth[at]) + RAIL;
        let lines = wrap(&self.graph.enter_words(&edges, true), LETTERS.small, WIDTH - LEFT - x - 24.0);
        let h = PILL + (lines.len() as f64 - 1.0) * LETTERS.small_leading;
        let pill = Rect { x, y: self.y.round() + REACH, w: (widest(&lines) + 24.0).ceil(), h };
        self.y = pill.bottom() + GAP + bar;
        let x = x + 16.0;
        // Beyond the ends of every outline.
        let top = self.y.round();
        let stem = vec![Point { x, y: pill.bottom() }, Point { x, y: top - bar }];
        self.placed.gates.push(Gate { to: at, edges, pill, lines, stem });
    }

    /// Hangs the pills of a node below it.
    fn pills(&mut self, at: usize) {
        let rect = self.placed.nodes[at];
        let jumps: Vec<usize> = (0..self.graph.edges.len())
            .filter(|edge| self.graph.edges[*edge].from == at && self.tracks[*edge] == Track::Jump)
            .collect();
        // Further in than every line that goes down from here.
        let down = (0..self.graph.edges.len())
            .filter(|edge| self.graph.edges[*edge].from == at)
            .filter_map(|edge| if let Track::Down(x) = self.tracks[edge] { Some(x + 6.0) } else { None });
        let stem = down.fold(rect.x + RAIL + 3.0 * SLOT + 4.0, f64::max);
        for edge in jumps {
            let x = stem + 10.0;
            let lines = wrap(&self.graph.jump_words(edge), LETTERS.small, WIDTH - LEFT - x - 24.0);
            let h = PILL + (lines.len() as f64 - 1.0) * LETTERS.small_leading;
            let pill = Rect { x, y: self.y.round() + REACH, w: (widest(&lines) + 24.0).ceil(), h };
            self.y = pill.bottom() + REACH;
            let middle = (pill.y + h / 2.0).round();
            let stem = vec![
                Point { x: stem, y: shape::meet_flat(self.graph.nodes[at].shape, &rect, stem) },
                Point { x: stem, y: middle },
                Point { x, y: middle },
            ];
            self.placed.ways[edge].course = Course::Jump { pill, lines, stem };
        }
    }

    /// Draws the lines between the boxes that are all set now.
    fn lines(&mut self) {
        for (at, edge) in self.graph.edges.iter().enumerate() {
            let (from, to) = (self.placed.nodes[edge.from], self.placed.nodes[edge.to]);
            let bar = if self.graph.nodes[edge.to].join { JOIN } else { 0.0 };
            let start = |x: f64| Point {
                x,
                y: shape::meet_flat(self.graph.nodes[edge.from].shape, &from, x).round(),
            };
            self.placed.ways[at].course = match self.tracks[at] {
                Track::Down(x) => {
                    let y = shape::top_flat(self.graph.nodes[edge.to].shape, &to, x).round() - bar;
                    Course::Line(vec![start(x), Point { x, y }])
                }
                Track::Side(x) => {
                    let y = (to.y + to.h / 2.0).round();
                    Course::Line(vec![start(x), Point { x, y }, Point { x: to.x, y }])
                }
                Track::Jump => continue,
            };
        }
    }
}
