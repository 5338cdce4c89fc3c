//! Where the elements stand and how the flows run: laid out as any chart, then divided.

use super::dock::{dock, hang};
use super::element::{Element, Placing, Tag, shape_of};
use super::model::{Line, Model};
use crate::draw::budget::Budget;
use crate::draw::graph::{Edge, Graph, Node};
use crate::draw::place::{Course, Point, Rect, Way};
use crate::draw::wide;

/// A model with coordinates.
pub struct Picture {
    /// Width and height.
    pub size: (f64, f64),
    /// The lanes in which something stands, by their places.
    pub lanes: Vec<(usize, Rect)>,
    /// Every element and what hangs on it.
    pub elements: Vec<Placing>,
    /// The course of each line of the model, and the room of its words.
    pub lines: Vec<(Vec<Point>, Option<Rect>)>,
}

impl Picture {
    /// Lays a model out, every flow as a line.
    pub fn of(model: &Model) -> Picture {
        let node = |element: &Element| Node { lane: element.lane, ..Node::new(shape_of(element.tag)) };
        let edge =
            |line: &Line| Edge { from: line.from, to: line.to, label: line.name.clone(), ..Edge::default() };
        let graph = Graph {
            lanes: model.chart.lanes.clone(),
            nodes: model.elements.iter().map(node).collect(),
            edges: model.lines.iter().map(edge).collect(),
            ..Graph::default()
        };
        let sizes: Vec<(f64, f64)> = model.elements.iter().map(|element| element.size()).collect();
        let placed = wide::sized(&graph, &sizes, &mut Budget::of(&graph));
        let elements: Vec<Placing> = model
            .elements
            .iter()
            .zip(&placed.nodes)
            .enumerate()
            .map(|(at, (element, room))| {
                let placing = element.placing(room);
                // The timer hangs on the side on which its line leaves.
                let begin = |late: bool| {
                    let ways = model.lines.iter().zip(&placed.ways);
                    let mut own = ways.filter(|(line, _)| line.from == at && line.late == late);
                    own.find_map(|(_, way)| begin(way)).map(|point| point.x)
                };
                let left = begin(true).zip(begin(false)).is_some_and(|(late, other)| late < other);
                if left { placing.mirrored() } else { placing }
            })
            .collect();
        let round = |at: usize| matches!(model.elements[at].tag, Tag::Start | Tag::End);
        let line = |(line, way): (&Line, &Way)| {
            let Course::Line(points) = &way.course else { return (Vec::new(), None) };
            let mut points = points.clone();
            for (end, late) in [(line.to, false), (line.from, line.late)] {
                let timer = elements[end].timer.as_ref().filter(|_| late);
                if let Some((timer, _)) = timer {
                    hang(&mut points, &timer.rect);
                } else if !model.elements[end].tag.gateway() {
                    // What leads to a gateway ends on its outline already.
                    dock(&mut points, &elements[end].own.rect, round(end));
                }
                points.reverse();
            }
            (points, way.label.as_ref().map(|label| label.rect))
        };
        let lines = model.lines.iter().zip(&placed.ways).map(line).collect();
        let lanes = placed.strips.iter().map(|strip| (strip.lane, strip.rect)).collect();
        Picture { size: placed.size, lanes, elements, lines }
    }
}

/// Where a line begins.
fn begin(way: &Way) -> Option<Point> {
    match &way.course {
        Course::Line(points) => points.first().copied(),
        Course::Jump { .. } => None,
    }
}
