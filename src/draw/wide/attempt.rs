//! A chart in which some lines are jumps, and the drawings that the engine's plans make of it.

use super::engine::{Engine, Graphlay, Request, Wish};
use super::finish::finish;
use super::words::{self, Texts};
use crate::draw::budget::{Budget, steps};
use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Course, Label, Placed, Point, Rect};
use crate::draw::quality::{Trouble, examine};
use crate::draw::text::Line;

/// The widest drawing with lanes that is still shown with them.
pub const LANES_UP_TO: f64 = 1180.0;
/// What a jump costs against crossings and length: a reader must look for where it leads.
const JUMP: f64 = 2e4;

/// A drawing with its cost.
pub struct Found {
    cost: f64,
    wish: Wish,
    /// The drawing; words of nodes come in when it is chosen.
    pub placed: Placed,
    /// What is wrong with it.
    pub troubles: Vec<Trouble>,
}

impl Found {
    /// What is clean comes first, then what costs less.
    pub fn rank(&self) -> (bool, f64) {
        (!self.troubles.is_empty(), self.cost)
    }

    /// The drawing with the words in its nodes.
    pub fn worded(self, texts: &Texts) -> Placed {
        let words = texts.of(self.wish.measure).iter().map(|(words, _)| words.clone()).collect();
        Placed { words, ..self.placed }
    }
}

/// A chart in which some lines end at a pill of their own.
pub struct Attempt<'a> {
    /// How many nodes the chart has without its pills.
    count: usize,
    /// The chart with its pills, which stand behind the nodes.
    with: Graph,
    /// The line that each pill is for, with its words and their size.
    pills: Vec<(usize, Vec<Line>, (f64, f64))>,
    /// What is written in the nodes.
    texts: &'a Texts<'a>,
    /// The room of each line's label.
    labels: Vec<Option<Label>>,
    /// What a plan takes.
    pub steps: u64,
}

impl<'a> Attempt<'a> {
    /// The chart of some texts, with some lines as jumps.
    pub fn new(texts: &'a Texts, jumps: &[bool]) -> Self {
        let graph = texts.graph;
        let mut with = graph.clone();
        let mut pills = Vec::new();
        let mut labels = texts.labels.clone();
        for at in (0..jumps.len()).filter(|at| jumps[*at]) {
            let from = graph.edges[at].from;
            with.edges[at] = Edge { from, to: with.nodes.len(), ..Edge::default() };
            with.nodes.push(Node { lane: graph.nodes[from].lane, ..Node::new(Shape::Process) });
            labels[at] = None;
            let (lines, size) = words::pill(&graph.jump_words(at));
            pills.push((at, lines, size));
        }
        Attempt { count: graph.nodes.len(), with, pills, texts, labels, steps: steps(graph, jumps) }
    }

    /// The best drawing of those that the engine plans; nothing if it has no plan within the budget.
    pub fn best(&self, again: bool, budget: &mut Budget) -> Option<Found> {
        let mut best: Option<Found> = None;
        let (wishes, enough) = Wish::order(self.texts.lanes, self.with.edges.len(), again);
        for (at, wish) in wishes.iter().enumerate() {
            if at >= enough && best.as_ref().is_some_and(|best| best.troubles.is_empty()) {
                break;
            }
            if !budget.take(self.steps) {
                break;
            }
            let Some(found) = self.draw(*wish) else { continue };
            if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
                best = Some(found);
            }
        }
        best
    }

    fn draw(&self, wish: Wish) -> Option<Found> {
        let texts = self.texts.of(wish.measure);
        let pills = self.pills.iter().map(|(.., size)| *size);
        let sizes: Vec<(f64, f64)> = texts.iter().map(|(_, size)| *size).chain(pills).collect();
        let lanes = self.texts.lanes;
        let request = Request { graph: &self.with, sizes: &sizes, labels: &self.labels, lanes };
        let plan = Graphlay.plan(&request, wish)?;
        let mut placed = finish(&request, &plan);
        let (quality, troubles) = examine(&self.with, &placed);
        let wide = (placed.size.0 - LANES_UP_TO).max(0.0) * 1000.0;
        let cost = quality.cost() + wide + self.pills.len() as f64 * JUMP;
        self.hang(&mut placed);
        Some(Found { cost, wish, placed, troubles })
    }

    /// Makes the last nodes what they are: pills.
    fn hang(&self, placed: &mut Placed) {
        let rects: Vec<Rect> = placed.nodes.split_off(self.count);
        for ((at, lines, _), pill) in self.pills.iter().zip(rects) {
            let Course::Line(points) = &mut placed.ways[*at].course else { continue };
            let stem: Vec<Point> = std::mem::take(points);
            placed.ways[*at].course = Course::Jump { pill, lines: lines.clone(), stem };
        }
    }
}
