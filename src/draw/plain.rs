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
        for said in [&node.waits, &node.remark].into_iter().filter(|said| !said.is_empty()) {
            text.push_str(&format!("   ({said})\n"));
        }
        for (way, edge) in graph.edges.iter().enumerate().filter(|(_, edge)| edge.from == at) {
            let said = graph.edge_words(way);
            if said.is_empty() && edge.to == at + 1 && !edge.joins {
                continue;
            }
            let goal = &graph.nodes[edge.to];
            let goal = match goal.number.as_str() {
                "" => goal.text.clone(),
                number if edge.joins => graph.jump_join.replace("{n}", number),
                number => number.to_owned(),
            };
            let space = if said.is_empty() { "" } else { " " };
            text.push_str(&format!("   - {}{space}→ {goal}\n", said));
        }
    }
    text
}
