//! Running text: supervision regimes with their sections, items and, as a first draft, procedures.

use serde_yaml::{Mapping, Value};

use super::Reader;
use super::outline::{Node, tree};
use crate::import::account::{Fate, Why};
use crate::import::document::{Block, Paragraph};
use crate::import::marker::{Style, marker};
use crate::import::record::{line, list, map};

/// Words in headings of sections, and the kinds that they mean.
const KINDS: [(&str, &str); 11] = [
    ("对象", "objects"),
    ("程序", "procedure"),
    ("流程", "procedure"),
    ("内容", "contents"),
    ("范围", "contents"),
    ("方式", "methods"),
    ("基准", "methods"),
    ("措施", "measures"),
    ("考核", "measures"),
    ("处理", "handling"),
    ("处罚", "handling"),
];

/// The longest heading and title.
const HEADING: usize = 30;
/// The fewest numbered items of which a draft of a procedure is made.
const STEPS: usize = 3;
/// What begins clauses that say by what one acts and not what one does.
const BY: [&str; 4] = ["依据", "根据", "按照", "依照"];

/// What a paragraph of running text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Title,
    Section,
    Text,
}

impl Reader {
    /// Takes the running text of regimes apart.
    pub(super) fn take_regimes(&mut self) {
        let mut paragraphs = std::mem::take(&mut self.regimes);
        self.pictures(&mut paragraphs);
        let roles = roles(&paragraphs);
        let starts: Vec<usize> = (0..roles.len()).filter(|at| roles[*at] == Role::Title).collect();
        let first = starts.first().copied().unwrap_or(paragraphs.len());
        self.rest.extend(paragraphs[..first].iter().cloned().map(Block::Paragraph));
        let known = self.files.count("regimes");
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(paragraphs.len());
            self.regime(known + at + 1, &paragraphs[*start..end], &roles[*start..end]);
        }
        self.follow();
    }

    /// Takes paragraphs without words out: what they show belongs to the text before them.
    fn pictures(&mut self, paragraphs: &mut Vec<Paragraph>) {
        let mut last: Option<Paragraph> = None;
        let mut kept = Vec::new();
        for paragraph in paragraphs.drain(..) {
            if paragraph.text().trim().is_empty() {
                self.wordless.push((paragraph, last.as_ref().map(|before| before.place.clone())));
            } else {
                last = Some(paragraph.clone());
                kept.push(paragraph);
            }
        }
        *paragraphs = kept;
    }

    /// Notes that paragraphs without words went where the text before them went.
    fn follow(&mut self) {
        for (paragraph, before) in std::mem::take(&mut self.wordless) {
            match before.and_then(|before| self.account.entry(&before)).map(|entry| entry.to.clone()) {
                Some(to) => self.account.take(&paragraph, &to),
                None => self.rest.push(Block::Paragraph(paragraph)),
            }
        }
    }

    fn regime(&mut self, number: usize, paragraphs: &[Paragraph], roles: &[Role]) {
        let path = format!("regimes/r{number}.yaml");
        let source = format!("r{number}");
        let title = line(&paragraphs[0].text());
        self.account.take(&paragraphs[0], &format!("{path} {source}"));
        let mut record = map([
            ("order", number.into()),
            ("source", source.as_str().into()),
            ("title", self.files.said(&title)),
        ]);
        let sections: Vec<usize> = (1..roles.len()).filter(|at| roles[*at] == Role::Section).collect();
        let opening = &paragraphs[1..sections.first().copied().unwrap_or(paragraphs.len())];
        if !opening.is_empty() {
            let text: Vec<String> = opening.iter().map(Paragraph::text).collect();
            record
                .insert("purpose".into(), self.item(&text.join("\n"), Some(&format!("r{number}.0"))).into());
            opening.iter().for_each(|paragraph| self.account.take(paragraph, &format!("{path} r{number}.0")));
        }
        let mut made = Vec::new();
        for (at, start) in sections.iter().enumerate() {
            let end = sections.get(at + 1).copied().unwrap_or(paragraphs.len());
            made.push(self.section(number, at + 1, &title, &paragraphs[*start..end]).into());
        }
        self.count("regimes", 1);
        self.count("sections", made.len());
        record.insert("sections".into(), Value::Sequence(made));
        self.files.record(&path, record);
    }

    fn section(&mut self, regime: usize, number: usize, title: &str, paragraphs: &[Paragraph]) -> Mapping {
        let (path, source) = (format!("regimes/r{regime}.yaml"), format!("r{regime}.{number}"));
        let text = paragraphs[0].text();
        let heading = marker(&text).map_or(text.as_str(), |marker| marker.rest).to_owned();
        self.account.take(&paragraphs[0], &format!("{path} {source}"));
        let mut section = map([("heading", self.files.said(&heading))]);
        let kind = KINDS.iter().find(|(word, _)| heading.contains(word)).map(|(_, kind)| *kind);
        if let Some(kind) = kind {
            section.insert("kind".into(), kind.into());
        }
        section.insert("source".into(), source.as_str().into());
        let body = &paragraphs[1..];
        let mut nodes = tree(body);
        if leads(&nodes, kind) {
            let lead = nodes.remove(0);
            self.account.take(&body[lead.at], &format!("{path} {source}"));
            section.insert("lead".into(), self.item(&lead.text, None).into());
            // Those that follow count from 1 again.
            let plain = nodes.iter_mut().filter(|node| node.printed.is_none());
            plain.enumerate().for_each(|(at, node)| node.part = format!("p{}", at + 1));
            let mut below = lead.below;
            below.append(&mut nodes);
            nodes = below;
        }
        let items: Vec<Value> =
            nodes.iter().map(|node| self.node(node, &source, &path, body).into()).collect();
        if !items.is_empty() {
            section.insert("items".into(), items.into());
        }
        if kind == Some("procedure") {
            self.draft(regime, number, &format!("{title}：{heading}"), &nodes, &source);
        }
        section
    }

    fn node(&mut self, node: &Node, above: &str, path: &str, paragraphs: &[Paragraph]) -> Mapping {
        let source = format!("{above}.{}", node.part);
        let to = format!("{path} {source}");
        self.account.take(&paragraphs[node.at], &to);
        if node.gap {
            self.account.note(&paragraphs[node.at], Fate::Repaired(Why::NumberGap), &to);
        }
        let text = if node.text.is_empty() {
            node.printed.as_ref().map_or("", |(_, printed)| printed)
        } else {
            &node.text
        };
        let mut item = self.item(text, Some(&source));
        if let Some((style, printed)) = &node.printed {
            self.count("items", 1);
            if *style != Style::Figure || node.gap {
                item.insert("label".into(), self.files.said(printed));
            }
        } else {
            self.count("paragraphs", 1);
        }
        let below: Vec<Value> =
            node.below.iter().map(|node| self.node(node, &source, path, paragraphs).into()).collect();
        if !below.is_empty() {
            item.insert("items".into(), below.into());
        }
        item
    }

    /// The first draft of a procedure: its numbered items as steps, one after the other.
    fn draft(&mut self, regime: usize, section: usize, title: &str, nodes: &[Node], source: &str) {
        let numbered: Vec<&Node> = nodes.iter().filter(|node| node.printed.is_some()).collect();
        if numbered.len() < STEPS {
            return;
        }
        let step = |node: &&Node| {
            let does = self.files.said(&step_words(&node.text));
            let drawn = list([format!("{source}.{}", node.part)]);
            Value::from(map([("id", format!("s{}", node.part).into()), ("do", does), ("draws_on", drawn)]))
        };
        let mut steps: Vec<Value> = numbered.iter().map(step).collect();
        steps.push(map([("id", "end".into()), ("end", self.files.said("完成"))]).into());
        let record = map([
            ("regime", format!("r{regime}").into()),
            ("order", (regime * 10 + section).into()),
            ("title", self.files.said(title)),
            ("steps", steps.into()),
        ]);
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

/// Whether the first paragraph opens a section: it announces a list or stands alone before one, or it says whom or what
/// the section is about. What is done is told by paragraphs of equal rank.
fn leads(nodes: &[Node], kind: Option<&str>) -> bool {
    let plain = nodes.iter().take_while(|node| node.printed.is_none()).count();
    let acts = matches!(kind, Some("procedure" | "measures" | "handling"));
    match plain {
        0 => false,
        1 if nodes.len() > 1 || !nodes[0].below.is_empty() => true,
        _ => !acts || !nodes[0].below.is_empty(),
    }
}

fn roles(paragraphs: &[Paragraph]) -> Vec<Role> {
    let texts: Vec<String> = paragraphs.iter().map(Paragraph::text).collect();
    let heads = |at: usize| texts.get(at).is_some_and(|text| section(text).is_some());
    let plain = |at: usize| texts.get(at).is_some_and(|text| marker(text).is_none());
    let begins = |at: usize| texts.get(at).and_then(|text| section(text)) == Some(1);
    let mut roles = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let is_title =
            marker(text).is_none() && is_heading(text) && (begins(at + 1) || plain(at + 1) && begins(at + 2));
        let role = if is_title {
            Role::Title
        } else if heads(at) {
            Role::Section
        } else {
            Role::Text
        };
        roles.push(role);
    }
    roles
}

fn is_heading(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= HEADING && !text.ends_with(['。', '；', '：', '，', ';', ':', ',', '.'])
}

/// The number of a section's heading: `一、检查对象`.
fn section(text: &str) -> Option<u64> {
    let found = marker(text).filter(|found| found.style == Style::Chinese && is_heading(found.rest))?;
    (!found.rest.is_empty()).then_some(found.number)
}
