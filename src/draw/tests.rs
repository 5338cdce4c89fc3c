//! Layouts of charts that nobody has seen: no panic, nothing on anything else, the same bytes twice.

use crate::draw::budget::Budget;
use crate::draw::drawing::Drawing;
use crate::draw::graph::{Edge, Graph, Lane, Node, Shape};
use crate::draw::place::{Course, Placed, Point, Rect};
use crate::draw::quality::Quality;
use crate::draw::random::{Dice, chart};
use crate::draw::svg::{Dress, svg};
use crate::draw::{bpmn, mermaid, plain, wide};

fn written(graph: &Graph, placed: &Placed, layout: &str) -> String {
    svg(
        graph,
        placed,
        &Dress { mark: "data-procedure", layout, ids: Some("x."), style: None, links: true, sheet: None },
    )
}

/// What must hold of any layout of a chart.
fn holds(graph: &Graph, placed: &Placed, what: &str) {
    let quality = Quality::of(graph, placed);
    assert_eq!(quality.faults(), 0, "{what}: {quality:?}");
    let (w, h) = placed.size;
    for rect in &placed.nodes {
        assert!(
            rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= w && rect.bottom() <= h,
            "{what}: a node outside"
        );
    }
    assert_eq!(placed.ways.len(), graph.edges.len(), "{what}: every line is drawn");
    for way in &placed.ways {
        if let Course::Line(points) = &way.course {
            assert!(
                points.len() >= 2 && points.iter().all(|p| p.x.is_finite() && p.y.is_finite()),
                "{what}: a line is a line"
            );
        }
    }
}

#[test]
fn unseen_charts_have_nothing_on_anything_else() {
    for seed in 0..36 {
        let graph = chart(seed, if seed % 12 == 0 { 60 } else { 22 });
        let drawing = Drawing::of(&graph);
        for (placed, layout) in [(&drawing.wide, "wide"), (&drawing.narrow, "narrow")] {
            holds(&graph, placed, &format!("{layout} {seed}"));
            let crossings = Quality::of(&graph, placed).crossings;
            assert!(
                crossings <= 2 * placed.sheets.len().max(1) as u32,
                "{layout} {seed}: {crossings} crossings"
            );
        }
        assert!(
            !bpmn::bpmn(&graph).is_empty()
                && !mermaid::mermaid(&graph).is_empty()
                && !plain::plain(&graph).is_empty()
        );
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for seed in 1..12 {
        let graph = chart(seed, 18);
        let (one, other) = (Drawing::of(&graph), Drawing::of(&graph));
        assert_eq!(written(&graph, &one.wide, "wide"), written(&graph, &other.wide, "wide"));
        assert_eq!(written(&graph, &one.narrow, "narrow"), written(&graph, &other.narrow, "narrow"));
    }
}

#[test]
fn layouts_are_a_function_of_their_key() {
    let graph = chart(5, 18);
    let mut other = graph.clone();
    other.id = "other".into();
    other.nodes[1].href = "elsewhere.html".into();
    assert_eq!(graph.layout_key(), other.layout_key());
    assert_eq!(Drawing::of(&graph), Drawing::of(&other));
    other.nodes[1].text.push('.');
    assert_ne!(graph.layout_key(), other.layout_key());
}

/// A procedure in which a third of the steps are questions whose answers lead anywhere.
fn tangle(count: usize) -> Graph {
    let mut dice = Dice::new(7);
    let mut graph = Graph { jump: "→ {n}".into(), comma: "; ".into(), ..Graph::default() };
    graph.lanes = (0..3).map(|at| Lane { id: format!("lane-{at}"), label: format!("Person {at}") }).collect();
    for at in 0..=count {
        let shape = match at {
            _ if at == count => Shape::Terminator,
            _ if at % 3 == 0 => Shape::Decision,
            _ => Shape::Process,
        };
        let (id, number, lane) = (format!("n{at}"), (at + 1).to_string(), Some(at % 3));
        graph.nodes.push(Node { id, number, lane, said: true, text: "Do it".into(), ..Node::new(shape) });
    }
    for at in 0..count {
        graph.edges.push(Edge { from: at, to: at + 1, ..Edge::default() });
        for answer in 0..if at % 3 == 0 { 4 } else { 0 } {
            let to = dice.below(count);
            let label = format!("Answer {answer}");
            graph.edges.push(Edge { from: at, to, label, back: to <= at, ..Edge::default() });
        }
    }
    graph
}

#[test]
fn a_tangle_is_drawn_within_its_budget_and_says_that_it_is_simplified() {
    for count in [40, 120, 600] {
        let graph = tangle(count);
        let drawing = Drawing::of(&graph);
        assert!(drawing.simplified && wide::tangled(&graph), "{count}");
        holds(&graph, &drawing.wide, &format!("a tangle of {count}"));
    }
    for seed in 0..36 {
        let graph = chart(seed, 22);
        let drawing = Drawing::of(&graph);
        let column = !drawing.wide.centred;
        assert!(!wide::tangled(&graph) && drawing.simplified == column, "usual chart {seed}");
    }
}

#[test]
fn steps_are_bounded() {
    for seed in 0..12 {
        let graph = chart(seed, 60);
        let all = Budget::of(&graph).left();
        let size = (graph.nodes.len() + graph.edges.len()) as f64;
        assert!(all as f64 <= 400.0 * size * size.log2(), "{all} steps for {size} nodes and lines");
        let mut budget = Budget::of(&graph);
        wide::wide(&graph, &mut budget);
        assert!(budget.left() <= all);
    }
    assert_eq!(Budget::of(&tangle(600)).left(), 0, "what no screen shows is not searched for");
}

#[test]
fn a_file_for_modellers_holds_every_line_of_a_tangle() {
    let graph = tangle(300);
    let sizes = vec![(120.0, 60.0); graph.nodes.len()];
    let laned = wide::sized(&graph, &sizes, &mut Budget::of(&graph));
    assert!(laned.ways.iter().all(|way| matches!(way.course, Course::Line(_))));
    let Quality { overlaps, through, shared, .. } = Quality::of(&graph, &laned);
    assert_eq!((overlaps, through, shared), (0, 0, 0));
    assert_eq!(laned.strips.len(), 3);
}

#[test]
fn a_line_that_comes_back_over_its_own_node_is_a_fault() {
    let rect = |y| Rect { x: 0.0, y, w: 100.0, h: 50.0 };
    let node = || Node::new(Shape::Process);
    let edge = Edge { from: 0, to: 1, ..Edge::default() };
    let graph = Graph { nodes: vec![node(), node()], edges: vec![edge], ..Graph::default() };
    let mut placed = Drawing::of(&graph).narrow;
    placed.nodes = vec![rect(0.0), rect(100.0)];
    let mut through = |points: &[(f64, f64)]| {
        let points = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
        placed.ways[0].course = Course::Line(points);
        Quality::of(&graph, &placed).through
    };
    assert_eq!(through(&[(100.0, 25.0), (80.0, 25.0), (80.0, 100.0)]), 1);
    assert_eq!(through(&[(100.0, 25.0), (120.0, 25.0), (120.0, 125.0), (100.0, 125.0)]), 0);
    assert_eq!(through(&[(80.0, 50.0), (80.0, 100.0)]), 0);
}
