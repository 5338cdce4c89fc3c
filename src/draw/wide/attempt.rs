//! A chart in which some lines are jumps, and the drawings that the engine's plans make of it.

use super::engine::{Engine, Graphlay, Request, Wish};
use super::finish::finish;
use super::stack::{self, Stack};
use super::words::Texts;
use crate::draw::budget::{Budget, steps};
use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Course, Label, Placed, Rect, Way};
use crate::draw::quality::{Trouble, examine};
use crate::draw::room;

/// What a jump costs against crossings and length: a reader must look for where it leads.
const JUMP: f64 = 2e4;

/// A drawing with its cost.
pub struct Found {
    cost: f64,
    wish: Wish,
    /// How many faults it has, which none may have that is published.
    pub faults: u32,
    /// How many lines cross.
    pub crossings: u32,
    /// The drawing; words of nodes come in when it is chosen.
    pub placed: Placed,
    /// What is wrong with it.
    pub troubles: Vec<Trouble>,
}

impl Found {
    /// What is clean comes first, then what costs less.
    pub fn rank(&self) -> (bool, f64) {
        (self.faults > 0, self.cost)
    }

    /// The drawing with the words in its nodes.
    pub fn worded(self, texts: &Texts) -> Placed {
        let words = texts.of(self.wish.measure).iter().map(|(words, _)| words.clone());
        Placed { words: words.take(self.placed.nodes.len()).collect(), ..self.placed }
    }
}

/// A chart in which some lines end at pills, which are stacked where one node has several.
pub struct Attempt<'a> {
    /// How many nodes the chart has without its pills.
    count: usize,
    /// The chart as the engine gets it: a node for each stack, behind all others, and one line to it.
    with: Graph,
    /// The line of the chart that each line of it is.
    kept: Vec<usize>,
    /// The stacks.
    stacks: Vec<Stack>,
    /// What is written in the nodes.
    texts: &'a Texts<'a>,
    /// The room of each label, by the engine's lines.
    labels: Vec<Option<Label>>,
    /// What a plan takes.
    pub steps: u64,
}

impl<'a> Attempt<'a> {
    /// The chart of some texts, with some lines as jumps.
    pub fn new(texts: &'a Texts, jumps: &[bool]) -> Self {
        let graph = texts.graph;
        let count = graph.nodes.len() - texts.exits;
        let mut nodes = graph.nodes[..count].to_vec();
        let stacks = stack::stacks(graph, jumps);
        let (mut edges, mut kept, mut labels) = (Vec::new(), Vec::new(), Vec::new());
        for (at, edge) in graph.edges.iter().enumerate() {
            if !jumps[at] {
                edges.push(edge.clone());
                labels.push(texts.labels[at].clone());
                kept.push(at);
            } else if let Some(place) = stacks.iter().position(|stack| stack.pills[0].edge == at) {
                edges.push(Edge { from: edge.from, to: count + place, ..Edge::default() });
                labels.push(None);
                kept.push(at);
            }
        }
        let lane = |stack: &Stack| graph.nodes[stack.from].lane;
        nodes.extend(stacks.iter().map(|stack| Node { lane: lane(stack), ..Node::new(Shape::Pill) }));
        let with = Graph { nodes, edges, lanes: graph.lanes.clone(), ..Graph::default() };
        Attempt { count, with, kept, stacks, texts, labels, steps: steps(graph, jumps) }
    }

    /// The best drawing of those that the engine plans; nothing if it has no plan within the budget.
    pub fn best(&self, again: bool, budget: &mut Budget) -> Option<Found> {
        let mut best: Option<Found> = None;
        let (wishes, enough) = Wish::order(self.texts.lanes, self.with.edges.len(), again);
        for (at, wish) in wishes.iter().enumerate() {
            let good = |found: &Found| found.faults == 0 && found.crossings == 0 && room::fits(&found.placed);
            if at >= enough && best.as_ref().is_some_and(good) {
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

    /// The drawing that the engine's plan for a wish makes.
    pub fn draw(&self, wish: Wish) -> Option<Found> {
        let texts = self.texts.of(wish.measure);
        let stacks = self.stacks.iter().map(|stack| stack.size);
        let sizes: Vec<(f64, f64)> =
            texts[..self.count].iter().map(|(_, size)| *size).chain(stacks).collect();
        let lanes = self.texts.lanes;
        let entry = |edge: &Edge| {
            let stack = edge.to.checked_sub(self.count).map(|at| &self.stacks[at]);
            stack.and_then(Stack::entry)
        };
        let entries: Vec<Option<f64>> = self.with.edges.iter().map(entry).collect();
        let (graph, labels) = (&self.with, &self.labels[..]);
        let request = Request { graph, sizes: &sizes, labels, entries: &entries, lanes };
        let plan = Graphlay.plan(&request, wish)?;
        let mut placed = finish(&request, &plan);
        self.hang(&mut placed);
        let (quality, troubles) = examine(self.texts.graph, &placed);
        let jumps: usize = self.stacks.iter().map(|stack| stack.pills.len()).sum();
        let cost = quality.cost() + room::excess(&placed) * 1000.0 + jumps as f64 * JUMP;
        Some(Found { cost, wish, faults: quality.faults(), crossings: quality.crossings, placed, troubles })
    }

    /// Makes the last nodes what they are, pills, and gives the lines their places in the chart.
    fn hang(&self, placed: &mut Placed) {
        let rects: Vec<Rect> = placed.nodes.split_off(self.count);
        let none = Way { course: Course::Line(Vec::new()), label: None };
        let ways = std::mem::replace(&mut placed.ways, vec![none; self.texts.graph.edges.len()]);
        for (way, at) in ways.into_iter().zip(&self.kept) {
            placed.ways[*at] = way;
        }
        for (stack, rect) in self.stacks.iter().zip(rects) {
            let Course::Line(stem) = &placed.ways[stack.pills[0].edge].course else { continue };
            for (edge, course) in stack.hung(&rect, &stem.clone()) {
                placed.ways[edge].course = course;
            }
        }
    }
}
