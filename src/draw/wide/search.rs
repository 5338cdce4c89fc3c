//! The search for a plan: several wishes, then jumps for the lines that stand in the way.

use std::cmp::Reverse;

use super::finish::finish;
use super::words;
use super::{Engine, Graphlay, LANES_UP_TO, Request, Wish};
use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Course, Label, Placed, Point, Rect, Words};
use crate::draw::quality::{Trouble, examine};
use crate::draw::text::Line;

/// What a jump costs against crossings and length: a reader must look for where it leads.
const JUMP: f64 = 2e4;
/// The most rounds in which lines become jumps.
const ROUNDS: usize = 12;

/// The most plans that one chart can take, with lanes and without.
#[cfg(test)]
pub const MOST_PLANS: usize = 2 * (Wish::ALL.len() + (ROUNDS - 1) * Wish::AGAIN);

/// The best drawing that is found; lines that cross others become jumps.
pub fn best(graph: &Graph, lanes: bool, plans: &mut usize) -> Placed {
    let mut jumps = bundles(graph);
    let mut best: Option<Found> = None;
    for round in 0..ROUNDS {
        let attempt = Attempt::new(graph, &jumps);
        let found = attempt.plan(lanes, round > 0, plans);
        let troubles = found.troubles.clone();
        if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            best = Some(found);
        }
        // Lanes that are far too wide for a screen do not get narrow enough by jumps.
        let hopeless = lanes && best.as_ref().is_some_and(|best| best.placed.size.0 > 1.3 * LANES_UP_TO);
        if troubles.is_empty() || hopeless {
            break;
        }
        attempt.give_way(&troubles, &mut jumps);
    }
    best.expect("there is a first round").placed
}

/// Lines that become jumps at once: of three or more answers that lead to the same step all but one.
///
/// Side by side, nobody could tell whose words are whose.
fn bundles(graph: &Graph) -> Vec<bool> {
    let same = |a: &Edge, b: &Edge| (a.from, a.to) == (b.from, b.to);
    let bundled = |(at, edge): (usize, &Edge)| {
        let count = graph.edges.iter().filter(|other| same(edge, other)).count();
        count > 2 && graph.edges[..at].iter().any(|other| same(edge, other))
    };
    graph.edges.iter().enumerate().map(bundled).collect()
}

/// The best drawing without jumps.
pub fn whole(graph: &Graph, lanes: bool) -> Placed {
    Attempt::new(graph, &vec![false; graph.edges.len()]).plan(lanes, false, &mut 0).placed
}

/// A drawing with its cost.
struct Found {
    cost: f64,
    placed: Placed,
    troubles: Vec<Trouble>,
}

impl Found {
    /// What is clean comes first, then what costs less.
    fn rank(&self) -> (bool, f64) {
        (!self.troubles.is_empty(), self.cost)
    }
}

/// A chart in which some lines end at a pill of their own.
struct Attempt<'a> {
    /// The chart as it was.
    graph: &'a Graph,
    /// The chart with its pills, which stand behind the nodes.
    with: Graph,
    /// The line that each pill is for.
    pills: Vec<usize>,
}

impl<'a> Attempt<'a> {
    fn new(graph: &'a Graph, jumps: &[bool]) -> Self {
        let mut with = graph.clone();
        let mut pills = Vec::new();
        for at in (0..jumps.len()).filter(|at| jumps[*at]) {
            let edge = &graph.edges[at];
            let lane = graph.nodes[edge.from].lane;
            with.edges[at] = Edge { from: edge.from, to: with.nodes.len(), ..Edge::default() };
            with.nodes.push(Node { lane, text: graph.jump_words(at), ..Node::new(Shape::Process) });
            pills.push(at);
        }
        Attempt { graph, with, pills }
    }

    /// The best plan of those that the engine makes.
    fn plan(&self, lanes: bool, again: bool, plans: &mut usize) -> Found {
        let labels = words::labels(&self.with);
        let mut best: Option<Found> = None;
        let most = Wish::most(self.with.edges.len(), again);
        for wish in Wish::ALL.into_iter().take(most) {
            *plans += 1;
            let Some(found) = self.draw(&labels, wish, lanes) else { continue };
            if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
                best = Some(found);
            }
        }
        best.expect("an engine always finds a plan")
    }

    fn draw(&self, labels: &[Option<Label>], wish: Wish, lanes: bool) -> Option<Found> {
        let count = self.graph.nodes.len();
        let (mut said, mut sizes): (Vec<Words>, Vec<(f64, f64)>) = self.with.nodes[..count]
            .iter()
            .map(|node| words::node(self.graph, node, lanes, wish.measure))
            .unzip();
        for node in &self.with.nodes[count..] {
            let (lines, size) = words::pill(&node.text);
            said.push(Words { actor: Vec::new(), lines });
            sizes.push(size);
        }
        let request = Request { graph: &self.with, sizes: &sizes, labels, lanes };
        let plan = Graphlay.plan(&request, wish)?;
        let mut placed = finish(&self.with, said, &sizes, labels, &plan, lanes);
        let (quality, troubles) = examine(&self.with, &placed);
        let wide = (placed.size.0 - LANES_UP_TO).max(0.0) * 1000.0;
        let cost = quality.cost() + wide + self.pills.len() as f64 * JUMP;
        self.hang(&mut placed);
        Some(Found { cost, placed, troubles })
    }

    /// Makes the last nodes what they are: pills.
    fn hang(&self, placed: &mut Placed) {
        let count = self.graph.nodes.len();
        let rects: Vec<Rect> = placed.nodes.split_off(count);
        let said: Vec<Words> = placed.words.split_off(count);
        for ((&at, pill), words) in self.pills.iter().zip(rects).zip(said) {
            let lines: Vec<Line> = words.lines;
            let Course::Line(points) = &mut placed.ways[at].course else { continue };
            let stem: Vec<Point> = std::mem::take(points);
            placed.ways[at].course = Course::Jump { pill, lines, stem };
        }
    }

    /// Turns the lines that are most in the way into jumps.
    fn give_way(&self, troubles: &[Trouble], jumps: &mut [bool]) {
        let mut left: Vec<Trouble> = troubles.to_vec();
        // Few are solved one by one, since a new plan may solve the others; many at once.
        let most = 1 + troubles.len() / 4;
        for _ in 0..most {
            let blamed = |at: usize| left.iter().filter(|trouble| trouble.concerns(at)).count();
            let drawn = (0..jumps.len()).filter(|at| !jumps[*at] && blamed(*at) > 0);
            // One without which all steps hang together; the most blamed of these; of several one that
            // leads back; then the longest.
            let key = |at: &usize| {
                let edge = &self.graph.edges[*at];
                let spared = spared(self.graph, jumps, *at);
                (spared, blamed(*at), edge.to <= edge.from, edge.from.abs_diff(edge.to), Reverse(*at))
            };
            let Some(at) = drawn.max_by_key(key) else { break };
            jumps[at] = true;
            left.retain(|trouble| !trouble.concerns(at));
        }
    }
}

/// Whether every node is still reached along drawn lines when one more of them becomes a jump.
fn spared(graph: &Graph, jumps: &[bool], without: usize) -> bool {
    let mut seen = vec![false; graph.nodes.len()];
    let mut path = vec![0];
    while let Some(node) = path.pop() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        let drawn = graph
            .edges
            .iter()
            .enumerate()
            .filter(|(at, edge)| edge.from == node && *at != without && !jumps[*at]);
        path.extend(drawn.map(|(_, edge)| edge.to));
    }
    seen[graph.edges[without].to] || !reached(graph, jumps, graph.edges[without].from)
}

/// Whether a node is reached along drawn lines at all.
fn reached(graph: &Graph, jumps: &[bool], goal: usize) -> bool {
    let mut seen = vec![false; graph.nodes.len()];
    let mut path = vec![0];
    while let Some(node) = path.pop() {
        if node == goal {
            return true;
        }
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        path.extend(
            graph.edges.iter().enumerate().filter(|(at, e)| e.from == node && !jumps[*at]).map(|(_, e)| e.to),
        );
    }
    false
}
