//! Random charts for tests: what no author wrote, but could have.

use crate::draw::graph::{Edge, Graph, Lane, Node, Shape, Tone};

/// A linear congruential generator (Knuth's MMIX constants): the same numbers on every machine.
pub struct Dice(u64);

impl Dice {
    /// Numbers that begin with a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

const HAN: &str =
    "企业收到检验报告后十五日内提出书面复检申请，组织抽查的部门受理并调查（《产品质量法》第49条）。";
const LATIN: &str = "the enterprise applies in writing for a re-test within 15 days of receiving the test report; otherwise the result counts as accepted by it";

fn words(dice: &mut Dice, han: bool, most: usize) -> String {
    if han {
        let from = dice.below(20);
        return HAN.chars().skip(from).take(1 + dice.below(most)).collect();
    }
    let from = dice.below(12);
    LATIN.split(' ').skip(from).take(1 + dice.below(most / 3 + 1)).collect::<Vec<_>>().join(" ")
}

/// A chart with up to `most` steps: every step reachable, an end reachable from each, loops, forks, up to 7 actors.
pub fn chart(seed: u64, most: usize) -> Graph {
    let mut dice = Dice::new(seed);
    let count = 3 + dice.below(most.saturating_sub(3));
    let han = dice.below(2) == 0;
    let lanes = dice.below(8);
    let mut graph = Graph {
        id: format!("random-{seed}"),
        title: words(&mut dice, han, 12),
        jump: "→ {n}".into(),
        comma: "; ".into(),
        ..Graph::default()
    };
    graph.lanes =
        (0..lanes).map(|at| Lane { id: format!("lane-{at}"), label: words(&mut dice, han, 9) }).collect();
    for at in 0..count {
        let last = at + 1 == count;
        let shape = match dice.below(12) {
            _ if last => Shape::Terminator,
            0 if at > 1 => Shape::Terminator,
            1..=4 => Shape::Decision,
            5 => Shape::Document,
            6 => Shape::Predefined,
            7 if at + 4 < count => Shape::Fork,
            _ => Shape::Process,
        };
        let lane = (lanes > 0).then(|| dice.below(lanes));
        let tone = if shape == Shape::Terminator { Tone::Good } else { Tone::Plain };
        graph.nodes.push(Node {
            id: format!("n{at}"),
            href: format!("#n{at}"),
            number: (at + 1).to_string(),
            tone,
            dashed: dice.below(6) == 0,
            lane,
            said: lane.is_some(),
            text: words(&mut dice, han, 30),
            ..Node::new(shape)
        });
    }
    for at in 0..count - 1 {
        let ways = match graph.nodes[at].shape {
            Shape::Terminator | Shape::Connector => 0,
            Shape::Decision | Shape::Fork => 2 + dice.below(3),
            _ => 1,
        };
        for way in 0..ways {
            // The first way leads on, so that an end can be reached; others anywhere but to the node itself.
            let near = (at + 2 + dice.below(5)).min(count - 1);
            let mut to = if way == 0 {
                at + 1
            } else if dice.below(4) > 0 {
                near
            } else {
                dice.below(count)
            };
            if to == at {
                to = at + 1;
            }
            let label = if ways > 1 { words(&mut dice, han, 10) } else { String::new() };
            let deadline = if dice.below(4) == 0 { words(&mut dice, han, 8) } else { String::new() };
            graph.edges.push(Edge { from: at, to, label, deadline, back: to <= at, ..Edge::default() });
        }
        if ways == 0 {
            // What follows an end is reached from a step before it.
            let from = (0..at)
                .rev()
                .find(|from| !matches!(graph.nodes[*from].shape, Shape::Terminator | Shape::Connector))
                .unwrap_or(0);
            graph.nodes[from].shape = Shape::Decision;
            graph.edges.push(Edge { from, to: at + 1, label: words(&mut dice, han, 6), ..Edge::default() });
        }
    }
    graph
}
