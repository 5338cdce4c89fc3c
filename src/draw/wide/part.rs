//! A part of a chart as a chart of its own: pills stand for the lines that come from other parts or lead there.

use std::ops::Range;

use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Course, Gate, Placed};

/// A part of a chart.
pub struct Part {
    /// Its nodes in the whole.
    pub nodes: Range<usize>,
    /// The part by itself: its nodes, then a pill for each gate, then one for each line that leaves it.
    pub graph: Graph,
    /// The line of the whole that each of its lines is; none for those from gates.
    edges: Vec<Option<usize>>,
    /// For each gate the node and the lines of the whole that enter there.
    gates: Vec<(usize, Vec<usize>)>,
}

impl Part {
    /// The nodes of a chart from one up to another.
    pub fn of(graph: &Graph, nodes: Range<usize>) -> Part {
        let within = |at: usize| nodes.contains(&at);
        let mut part = Part {
            graph: Graph { nodes: graph.nodes[nodes.clone()].to_vec(), edges: Vec::new(), ..graph.clone() },
            edges: Vec::new(),
            gates: Vec::new(),
            nodes: nodes.clone(),
        };
        for node in nodes.clone() {
            part.gate(graph, node);
        }
        for (at, edge) in graph.edges.iter().enumerate().filter(|(_, edge)| within(edge.from)) {
            let (from, mut to) = (edge.from - nodes.start, edge.to.wrapping_sub(nodes.start));
            if !within(edge.to) {
                to = part.graph.nodes.len();
                let goal = &graph.nodes[edge.to];
                let (number, text) = (goal.number.clone(), goal.text.clone());
                let lane = graph.nodes[edge.from].lane;
                part.graph.nodes.push(Node { number, text, lane, ..Node::new(Shape::Pill) });
            }
            part.graph.edges.push(Edge { from, to, ..edge.clone() });
            part.edges.push(Some(at));
        }
        part
    }

    /// Adds a pill for the lines that enter a node from other parts, if it has no line from above or waits for
    /// them.
    fn gate(&mut self, graph: &Graph, node: usize) {
        let into = |edge: &&usize| graph.edges[**edge].to == node;
        let all: Vec<usize> = (0..graph.edges.len()).collect();
        let (own, others): (Vec<usize>, Vec<usize>) =
            all.iter().filter(into).partition(|edge| self.nodes.contains(&graph.edges[**edge].from));
        let led = own.iter().any(|edge| graph.edges[*edge].from < node);
        let waits = others.iter().any(|edge| graph.edges[*edge].joins);
        if others.is_empty() || led && !waits {
            return;
        }
        let text = graph.enter_words(&others, false);
        let (from, lane) = (self.graph.nodes.len(), graph.nodes[node].lane);
        self.graph.nodes.push(Node { text, lane, ..Node::new(Shape::Pill) });
        self.graph.edges.push(Edge { from, to: node - self.nodes.start, ..Edge::default() });
        self.edges.push(None);
        self.gates.push((node, others));
    }

    /// Puts the layout of the part into that of the whole.
    pub fn settle(&self, mut placed: Placed, whole: &mut Placed) {
        let pills = placed.nodes.split_off(self.nodes.len());
        let words = placed.words.split_off(self.nodes.len());
        let mut gates = self.gates.iter().zip(pills.into_iter().zip(words));
        whole.nodes.append(&mut placed.nodes);
        whole.words.append(&mut placed.words);
        whole.strips.append(&mut placed.strips);
        for (way, origin) in placed.ways.into_iter().zip(&self.edges) {
            match (origin, way.course) {
                (Some(at), course) => {
                    whole.ways[*at].course = course;
                    whole.ways[*at].label = way.label;
                }
                (None, Course::Line(stem)) => {
                    let ((to, edges), (pill, words)) = gates.next().expect("each has its gate");
                    let (to, edges, lines) = (*to, edges.clone(), words.lines);
                    whole.gates.push(Gate { to, edges, pill, lines, stem });
                }
                (None, Course::Jump { .. }) => {}
            }
        }
    }
}
