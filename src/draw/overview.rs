//! How the parts of a chart lead to one another, as a chart.

use crate::draw::budget::Budget;
use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::Placed;
use crate::draw::wide;

/// The way to a part on the page, by its place from 0.
pub fn anchor(part: usize) -> String {
    format!("_part{}", part + 1)
}

/// A node for each part and a line wherever the way leads on into a later one; nothing for a chart in one picture.
///
/// Where that is too tangled, each part is led to from the first from which the way comes.
pub fn overview(graph: &Graph, wide: &Placed) -> Option<(Graph, Placed)> {
    if wide.sheets.is_empty() {
        return None;
    }
    let part = |node: usize| wide.sheets.iter().position(|sheet| sheet.nodes.contains(&node)).unwrap_or(0);
    let mut ways: Vec<(usize, usize)> =
        graph.edges.iter().map(|edge| (part(edge.from), part(edge.to))).collect();
    ways.retain(|(from, to)| from < to);
    ways.sort_unstable();
    ways.dedup();
    let mut chart = Graph {
        nodes: wide.sheets.iter().enumerate().map(|(at, sheet)| node(at, &sheet.name)).collect(),
        edges: ways.iter().map(|(from, to)| Edge { from: *from, to: *to, ..Edge::default() }).collect(),
        rtl: graph.rtl,
        ..Graph::default()
    };
    let clean = |chart: &Graph| {
        let placed = wide::wide(chart, &mut Budget::of(chart));
        placed.filter(|placed| placed.sheets.is_empty() && placed.centred)
    };
    if let Some(placed) = clean(&chart) {
        return Some((chart, placed));
    }
    chart.edges.sort_by_key(|edge| (edge.to, edge.from));
    chart.edges.dedup_by_key(|edge| edge.to);
    let placed = clean(&chart)?;
    Some((chart, placed))
}

fn node(at: usize, name: &str) -> Node {
    let (id, href) = (format!("part-{}", at + 1), format!("#{}", anchor(at)));
    Node { id, href, text: name.to_owned(), ..Node::new(Shape::Predefined) }
}
