//! A chart in parts: each laid out by itself, one below the other.

use std::ops::Range;

use super::cut::{cuts, halves};
use super::part::Part;
use super::search::best;
use crate::draw::budget::Budget;
use crate::draw::graph::Graph;
use crate::draw::place::{Course, Placed, Rect, Sheet, Way};
use crate::draw::sizes::LETTERS;

/// Room above a part for its name, and between two.
const HEAD: f64 = 40.0;

/// A chart in parts that fit a page, each with the lanes of those who act in it; nothing if one cannot be drawn.
pub fn sheets(graph: &Graph) -> Option<Placed> {
    let mut parts: Vec<(Part, Placed)> = Vec::new();
    for nodes in cuts(graph) {
        drawn(graph, nodes, &mut parts)?;
    }
    let mut whole = Placed {
        letters: LETTERS,
        centred: true,
        size: (0.0, 0.0),
        nodes: Vec::new(),
        words: Vec::new(),
        ways: vec![Way { course: Course::Line(Vec::new()), label: None }; graph.edges.len()],
        strips: Vec::new(),
        gates: Vec::new(),
        sheets: Vec::new(),
    };
    for (part, mut placed) in parts {
        let (w, h) = placed.size;
        let y = whole.size.1 + HEAD;
        placed.shift(0.0, y);
        whole.size = (whole.size.0.max(w), y + h);
        let (nodes, name) = (part.nodes.clone(), name(graph, &part.nodes));
        let rect = Rect { x: 0.0, y, w, h };
        whole.sheets.push(Sheet { nodes, rect, name });
        part.settle(placed, &mut whole);
    }
    Some(whole)
}

/// Draws a part, in two where it is too much for one picture.
fn drawn(graph: &Graph, nodes: Range<usize>, parts: &mut Vec<(Part, Placed)>) -> Option<()> {
    let part = Part::of(graph, nodes.clone());
    let lanes = part.graph.lanes.len() > 1;
    let placed = best(&part.graph, lanes, &mut Budget::of(&part.graph));
    if let Some(placed) = placed {
        parts.push((part, placed));
        return Some(());
    }
    match halves(graph, &nodes) {
        Some([one, other]) => {
            drawn(graph, one, parts)?;
            drawn(graph, other, parts)
        }
        None => {
            let placed = best(&part.graph, false, &mut Budget::of(&part.graph))?;
            parts.push((part, placed));
            Some(())
        }
    }
}

/// The name of a part: its steps, then what the author calls the parts that begin in it.
fn name(graph: &Graph, nodes: &Range<usize>) -> String {
    let all = || graph.nodes[nodes.clone()].iter();
    let numbers: Vec<&str> = all().map(|node| node.number.as_str()).filter(|it| !it.is_empty()).collect();
    let texts: Vec<&str> = all().map(|node| node.text.as_str()).collect();
    let names = if numbers.is_empty() { texts } else { numbers };
    let (first, last) = (names[0], names[names.len() - 1]);
    let steps = graph.range.replace("{from}", first).replace("{to}", last);
    let begun = all().map(|node| node.part.clone()).filter(|part| !part.is_empty());
    [steps].into_iter().chain(begun).collect::<Vec<_>>().join(" · ")
}
