//! A chart as plain text: numbered steps, who acts, and where each answer leads.

use crate::draw::graph::{Graph, Tone};

/// The chart as plain text, one step a paragraph.
pub fn plain(graph: &Graph) -> String {
    let mut text = format!("{}\n", graph.title);
    for (at, node) in graph.nodes.iter().enumerate() {
        let number = if node.number.is_empty() { "▶".to_owned() } else { format!("{}.", node.number) };
        let actor = graph.actor(node);
        let actor = if actor.is_empty() { String::new() } else { format!("[{actor}] ") };
        let mark = match node.tone {
            Tone::Good => "✓ ",
            Tone::Sanction => "! ",
            Tone::HandedOver => "⇒ ",
            Tone::Plain | Tone::Start => "",
        };
        text.push_str(&format!("\n{number} {actor}{mark}{}\n", node.text));
        for (way, edge) in graph.edges.iter().enumerate().filter(|(_, edge)| edge.from == at) {
            let said = graph.edge_words(way);
            if said.is_empty() && edge.to == at + 1 {
                continue;
            }
            let goal = &graph.nodes[edge.to];
            let goal = if goal.number.is_empty() { goal.text.clone() } else { goal.number.clone() };
            let space = if said.is_empty() { "" } else { " " };
            text.push_str(&format!("   - {}{space}→ {goal}\n", said));
        }
    }
    text
}
