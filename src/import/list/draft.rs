//! The first draft of a procedure: the numbered items of a section as steps, one after the other.

use serde_yaml::Value;

use super::Reader;
use super::outline::Node;
use crate::import::record::{list, map};

/// The fewest numbered items of which a draft of a procedure is made.
const STEPS: usize = 3;
/// What begins clauses that say by what one acts and not what one does.
const BY: [&str; 4] = ["依据", "根据", "按照", "依照"];

impl Reader {
    /// The first draft of a procedure: its numbered items as steps, one after the other.
    pub(super) fn draft(&mut self, regime: usize, section: usize, title: &str, nodes: &[Node], source: &str) {
        let numbered: Vec<&Node> = nodes.iter().filter(|node| node.printed.is_some()).collect();
        if numbered.len() < STEPS {
            return;
        }
        let mut actors: Vec<String> = Vec::new();
        let mut steps: Vec<Value> = Vec::new();
        for node in numbered {
            let does = self.files.said(&step_words(&node.text));
            let drawn = list([format!("{source}.{}", node.part)]);
            let mut step = map([("id", format!("s{}", node.part).into()), ("do", does)]);
            if let Some(actor) = self.who.acting(&node.text) {
                step.insert("actor".into(), actor.as_str().into());
                if !actors.contains(&actor) {
                    actors.push(actor);
                }
            }
            step.insert("draws_on".into(), drawn);
            steps.push(step.into());
        }
        steps.push(map([("id", "end".into()), ("end", self.files.said("完成"))]).into());
        let mut record = map([
            ("regime", format!("r{regime}").into()),
            ("order", (regime * 10 + section).into()),
            ("title", self.files.said(title)),
        ]);
        if !actors.is_empty() {
            record.insert("actors".into(), list(actors));
        }
        record.insert("steps".into(), steps.into());
        self.files.record(&format!("procedures/r{regime}-{section}.yaml"), record);
        self.count("drafts", 1);
    }
}

/// What a step does: the first clause that says so, with those before it.
fn step_words(text: &str) -> String {
    let mut words = String::new();
    for part in text.split_inclusive(['。', '；', '，', '：', '\n']) {
        words.push_str(part.trim());
        if !BY.iter().any(|by| part.trim().starts_with(by)) {
            break;
        }
    }
    words.trim_end_matches(['。', '；', '，', '：']).to_owned()
}
