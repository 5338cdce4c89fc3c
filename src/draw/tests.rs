//! Layouts of charts that nobody has seen: no panic, nothing on anything else, the same bytes twice.

use crate::draw::place::{Course, Placed};
use crate::draw::quality::Quality;
use crate::draw::random::chart;
use crate::draw::svg::{Dress, svg};
use crate::draw::{bpmn, column, mermaid, plain, wide};

fn written(graph: &crate::draw::graph::Graph, placed: &Placed, layout: &str) -> String {
    svg(graph, placed, &Dress { mark: "data-procedure", layout, ids: Some("x."), style: None, links: true })
}

/// What must hold of any layout of a chart.
fn holds(graph: &crate::draw::graph::Graph, placed: &Placed, what: &str) {
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
        let broad = wide::wide(&graph);
        holds(&graph, &broad, &format!("wide {seed}"));
        assert_eq!(Quality::of(&graph, &broad).crossings, 0, "wide {seed}: lines cross");
        let slim = column::narrow(&graph);
        holds(&graph, &slim, &format!("narrow {seed}"));
        assert_eq!(Quality::of(&graph, &slim).crossings, 0, "narrow {seed}: lines cross");
        assert!(
            !bpmn::bpmn(&graph, &wide::laned(&graph)).is_empty()
                && !mermaid::mermaid(&graph).is_empty()
                && !plain::plain(&graph).is_empty()
        );
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for seed in 1..12 {
        let graph = chart(seed, 18);
        assert_eq!(
            written(&graph, &wide::wide(&graph), "wide"),
            written(&graph, &wide::wide(&graph), "wide")
        );
        assert_eq!(
            written(&graph, &column::narrow(&graph), "narrow"),
            written(&graph, &column::narrow(&graph), "narrow")
        );
    }
}

#[test]
fn a_layout_takes_a_bounded_number_of_plans() {
    for seed in 1..6 {
        let (_, plans) = wide::counted(&chart(seed, 40));
        assert!(plans <= wide::MOST_PLANS, "{plans} plans");
    }
}
