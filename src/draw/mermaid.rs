//! A chart as Mermaid source: plain `flowchart` syntax, one line a node and a line.

use crate::draw::graph::{Graph, Node, Shape};

/// The chart as Mermaid source.
pub fn mermaid(graph: &Graph) -> String {
    let mut text = format!("%% {}\nflowchart TB\n", graph.title.replace('\n', " "));
    for (at, node) in graph.nodes.iter().enumerate() {
        let (open, close) = match node.shape {
            Shape::Terminator | Shape::Pill => ("([", "])"),
            Shape::Process | Shape::Document => ("[", "]"),
            Shape::Predefined => ("[[", "]]"),
            Shape::Decision => ("{", "}"),
            Shape::Connector => (">", "]"),
            Shape::Fork => ("{{", "}}"),
        };
        text.push_str(&format!("  n{at}{open}\"{}\"{close}\n", quoted(&words(graph, node))));
    }
    for (at, edge) in graph.edges.iter().enumerate() {
        let said = graph.edge_words(at);
        let label = if said.is_empty() { String::new() } else { format!("|\"{}\"|", quoted(&said)) };
        text.push_str(&format!("  n{} -->{label} n{}\n", edge.from, edge.to));
    }
    text
}

/// Number and words of a node, under its actor.
fn words(graph: &Graph, node: &Node) -> String {
    let actor = graph.actor(node);
    let text =
        if node.number.is_empty() { node.text.clone() } else { format!("{} {}", node.number, node.text) };
    if actor.is_empty() { text } else { format!("{actor}\n{text}") }
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
    use crate::draw::graph::Edge;

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
}
