//! What is written in the wide layout, and the room it takes.

use std::cell::OnceCell;

use crate::draw::caption::caption;
use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Label, Words};
use crate::draw::shape;
use crate::draw::sizes::{LETTERS, PILL};
use crate::draw::text::{Line, widest, wrap};

/// The widest that words in a node may run.
const MEASURE: f64 = 144.0;
/// The same in a question, whose outline is wider: the measures that are tried.
const QUESTION: [f64; 5] = [90.0, 111.0, 135.0, 160.0, 203.0];
/// How wide words in nodes may run against the usual measure: the choices that are tried.
pub const MEASURES: [f64; 2] = [1.0, 0.8];
/// The widest label.
const LABEL: f64 = 108.0;

/// The words of a node, and width and height of its outline.
pub type Written = (Words, (f64, f64));

/// What is written in the nodes and at the lines of a chart, measured once for all plans.
pub struct Texts<'a> {
    /// The chart.
    pub graph: &'a Graph,
    /// Whether lanes say who acts.
    pub lanes: bool,
    /// How many of the last nodes are pills on which lines end.
    pub exits: usize,
    /// The label of each line.
    pub labels: Vec<Option<Label>>,
    /// The words of each node and the size of its outline, by measure.
    nodes: [(f64, OnceCell<Vec<Written>>); 2],
}

impl<'a> Texts<'a> {
    /// The texts of a chart.
    pub fn new(graph: &'a Graph, lanes: bool) -> Self {
        let caption = |edge: &Edge| caption(&edge.label, &edge.deadline, LABEL);
        let labels = graph.edges.iter().map(caption).collect();
        let ends = |at: &usize| {
            graph.nodes[*at].shape == Shape::Pill && graph.edges.iter().any(|edge| edge.to == *at)
        };
        let exits = (0..graph.nodes.len()).rev().take_while(ends).count();
        Texts { graph, lanes, exits, labels, nodes: MEASURES.map(|measure| (measure, OnceCell::new())) }
    }

    /// The texts of a chart whose nodes have sizes already, and no words.
    pub fn sized(graph: &'a Graph, lanes: bool, sizes: &[(f64, f64)]) -> Self {
        let texts = Texts::new(graph, lanes);
        for (_, cell) in &texts.nodes {
            cell.get_or_init(|| sizes.iter().map(|size| (Words::default(), *size)).collect());
        }
        texts
    }

    /// The words of each node and the size of its outline at one of [`MEASURES`].
    pub fn of(&self, measure: f64) -> &[Written] {
        let [usual, slim] = &self.nodes;
        let (measure, cell) = if measure == slim.0 { slim } else { usual };
        let node = |written: &Node| node(self.graph, written, self.lanes, *measure);
        cell.get_or_init(|| self.graph.nodes.iter().map(node).collect())
    }
}

/// The words of a node, and the size of its outline.
fn node(graph: &Graph, node: &Node, lanes: bool, measure: f64) -> Written {
    if node.shape == Shape::Pill {
        let (lines, size) = pill(&node.text);
        return (Words { actor: Vec::new(), lines }, size);
    }
    let text = if node.number.is_empty() {
        node.text.clone()
    } else {
        format!("{}\u{a0}{}", node.number, node.text)
    };
    let actor = if lanes || graph.lanes.len() < 2 { "" } else { graph.actor(node) };
    let within = |limit: f64| {
        let mut small = wrap(&node.part, LETTERS.small, limit);
        small.extend(wrap(&node.remark, LETTERS.small, limit));
        small.extend(wrap(actor, LETTERS.small, limit));
        let words = Words { actor: small, lines: wrap(&text, LETTERS.size, limit) };
        let size = shape::size(node.shape, &words, LETTERS);
        (words, size)
    };
    if node.shape != Shape::Decision {
        // What is long begins with a sentence, not with a tower.
        let long = if node.text.len() > 60 && !lanes { 1.6 } else { 1.0 };
        return within(MEASURE * measure * long);
    }
    // In a lane width is dear, without lanes height is.
    let cost = |(_, (w, h)): &Written| {
        if lanes { (w + 24.0) * (h + 44.0) } else { (w + 120.0) * (h + 24.0) }
    };
    QUESTION
        .into_iter()
        .map(|limit| within(limit * measure))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)))
        .expect("there are measures")
}

/// The lines of a pill, and its size.
pub fn pill(text: &str) -> (Vec<Line>, (f64, f64)) {
    let lines = wrap(text, LETTERS.small, LABEL + 20.0);
    let w = ((widest(&lines) + 24.0) / 2.0).ceil() * 2.0;
    let h = PILL + (lines.len() as f64 - 1.0) * LETTERS.small_leading;
    (lines, (w, (h / 2.0).ceil() * 2.0))
}
