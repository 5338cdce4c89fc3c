//! A chart as Mermaid source: plain `flowchart` syntax, one line a node and a line, lanes as subgraphs.

use crate::draw::graph::{Graph, Node, Shape, Tone};

/// How the tones of nodes look, in colours that are read on light and dark pages alike.
const TONES: &str = "  classDef b fill:#eceff2,stroke:#3d4f60,color:#17202a\n  classDef g fill:#e1f2e5,stroke:#3d4f60,color:#17202a\n  classDef s fill:#fbe4e1,stroke:#3d4f60,color:#17202a\n  classDef o fill:#fdf1d8,stroke:#3d4f60,color:#17202a\n";

/// The chart as Mermaid source, with a subgraph for each lane.
pub fn mermaid(graph: &Graph) -> String {
    let mut text = format!("%% {}\nflowchart TB\n", graph.title.replace('\n', " "));
    let lanes = graph.lanes.len() > 1;
    let within = |lane: Option<usize>| {
        let nodes = graph.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| !lanes || node.lane == lane).map(|(at, node)| line(at, node))
    };
    if lanes {
        for (at, lane) in graph.lanes.iter().enumerate() {
            text.push_str(&format!("  subgraph lane{at}[\"{}\"]\n", quoted(&lane.label)));
            within(Some(at)).for_each(|line| text.push_str(&format!("  {line}")));
            text.push_str("  end\n");
        }
    }
    within(None).for_each(|line| text.push_str(&line));
    for (at, edge) in graph.edges.iter().enumerate() {
        let said = graph.edge_words(at);
        let label = if said.is_empty() { String::new() } else { format!("|\"{}\"|", quoted(&said)) };
        text.push_str(&format!("  n{} -->{label} n{}\n", edge.from, edge.to));
    }
    if graph.nodes.iter().any(|node| node.tone != Tone::Plain) {
        text.push_str(TONES);
    }
    text
}

/// A node, with its number and its tone.
fn line(at: usize, node: &Node) -> String {
    let (open, close) = match node.shape {
        Shape::Terminator | Shape::Pill => ("([", "])"),
        Shape::Process | Shape::Document => ("[", "]"),
        Shape::Predefined => ("[[", "]]"),
        Shape::Decision => ("{", "}"),
        Shape::Connector => (">", "]"),
        Shape::Fork => ("{{", "}}"),
    };
    let words = [&node.number, &node.text].into_iter().filter(|words| !words.is_empty());
    let words = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let words = if node.remark.is_empty() { words } else { format!("{words}\n{}", node.remark) };
    let tone = if node.tone == Tone::Plain { String::new() } else { format!(":::{}", node.tone.class()) };
    format!("  n{at}{open}\"{}\"{close}{tone}\n", quoted(&words))
}

/// Text inside quotation marks: Mermaid's own entities for what would end or start markup.
fn quoted(text: &str) -> String {
    text.replace('#', "#35;")
        .replace('"', "#quot;")
        .replace('<', "#lt;")
        .replace('>', "#gt;")
        .replace('\n', "<br/>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::graph::{Edge, Lane};

    #[test]
    fn words_cannot_end_their_quotes() {
        let node = |text: &str| Node { text: text.into(), ..Node::new(Shape::Decision) };
        let edge = Edge { from: 0, to: 1, label: "\"yes\"".into(), ..Edge::default() };
        let graph = Graph {
            nodes: vec![node("a \"b\" <c>"), node("d")],
            edges: vec![edge],
            title: "t".into(),
            ..Graph::default()
        };
        assert_eq!(
            mermaid(&graph),
            "%% t\nflowchart TB\n  n0{\"a #quot;b#quot; #lt;c#gt;\"}\n  n1{\"d\"}\n  n0 -->|\"#quot;yes#quot;\"| n1\n"
        );
    }
    #[test]
    fn each_lane_is_a_subgraph_and_tones_have_colours() {
        let lane = |id: &str| Lane { id: id.into(), label: id.to_uppercase() };
        let node =
            |lane, text: &str| Node { lane: Some(lane), text: text.into(), ..Node::new(Shape::Process) };
        let graph = Graph {
            lanes: vec![lane("a"), lane("b")],
            nodes: vec![node(1, "x"), Node { tone: Tone::Good, ..node(0, "y") }],
            ..Graph::default()
        };
        assert_eq!(
            mermaid(&graph),
            format!(
                "%% \nflowchart TB\n  subgraph lane0[\"A\"]\n    n1[\"y\"]:::g\n  end\n  subgraph lane1[\"B\"]\n    n0[\"x\"]\n  end\n{TONES}"
            )
        );
    }
}
