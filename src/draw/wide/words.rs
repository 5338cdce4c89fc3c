//! What is written in the wide layout, and the room it takes.

use super::LETTERS;
use crate::draw::graph::{Graph, Node, Shape};
use crate::draw::place::{Label, Rect, Words};
use crate::draw::shape;
use crate::draw::text::{Line, widest, width, wrap};

/// The widest that words in a node may run.
const MEASURE: f64 = 144.0;
/// The same in a question, whose outline is wider: the measures that are tried.
const QUESTION: [f64; 5] = [90.0, 111.0, 135.0, 160.0, 203.0];
/// The widest label.
const LABEL: f64 = 108.0;
/// What a clock takes before a deadline.
pub const CLOCK: f64 = 15.0;
/// The height of a pill of one line.
const PILL: f64 = 30.0;

/// The words of a node, and the size of its outline.
pub fn node(graph: &Graph, node: &Node, lanes: bool, measure: f64) -> (Words, (f64, f64)) {
    let text = if node.number.is_empty() {
        node.text.clone()
    } else {
        format!("{}\u{a0}{}", node.number, node.text)
    };
    let actor = if lanes || graph.lanes.len() < 2 { "" } else { graph.actor(node) };
    let within = |limit: f64| {
        let mut small = wrap(&node.part, LETTERS.small, limit);
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
    let cost = |(_, (w, h)): &(Words, (f64, f64))| {
        if lanes { (w + 24.0) * (h + 44.0) } else { (w + 120.0) * (h + 24.0) }
    };
    QUESTION
        .into_iter()
        .map(|limit| within(limit * measure))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)))
        .expect("there are measures")
}

/// The lines of a label and the room they take; nothing where there are no words.
pub fn label(label: &str, deadline: &str, small: f64, leading: f64, limit: f64) -> Option<Label> {
    if label.is_empty() && deadline.is_empty() {
        return None;
    }
    let lines = wrap(label, small, limit);
    let deadline = wrap(deadline, small, limit);
    // The space at a line's end is selected with it, and takes room.
    let spaced = |line: &Line| line.width + if line.space { width(" ", small) } else { 0.0 };
    let widest = |lines: &[Line]| lines.iter().map(spaced).fold(0.0, f64::max);
    let w = widest(&lines).max(if deadline.is_empty() { 0.0 } else { widest(&deadline) + CLOCK });
    let h = (lines.len() + deadline.len()) as f64 * leading;
    Some(Label { lines, deadline, rect: Rect { x: 0.0, y: 0.0, w: w.ceil() + 2.0, h } })
}

/// The label of each line.
pub fn labels(graph: &Graph) -> Vec<Option<Label>> {
    graph
        .edges
        .iter()
        .map(|edge| label(&edge.label, &edge.deadline, LETTERS.small, LETTERS.small_leading, LABEL))
        .collect()
}

/// The lines of a pill, and its size.
pub fn pill(text: &str) -> (Vec<Line>, (f64, f64)) {
    let lines = wrap(text, LETTERS.small, LABEL + 20.0);
    let w = ((widest(&lines) + 24.0) / 2.0).ceil() * 2.0;
    let h = PILL + (lines.len() as f64 - 1.0) * LETTERS.small_leading;
    (lines, (w, (h / 2.0).ceil() * 2.0))
}
