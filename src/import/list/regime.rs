//! Running text: supervision regimes with their sections, items and, as a first draft, procedures.

use serde_yaml::{Mapping, Value};

use super::Reader;
use super::form::{self, Role, roles};
use super::outline::{Node, tree};
use crate::import::account::{Fate, Why};
use crate::import::document::{Block, Paragraph};
use crate::import::marker::{Style, marker};
use crate::import::record::{line, map};

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

impl Reader {
    /// Takes the running text of regimes apart.
    pub(super) fn take_regimes(&mut self) {
        let mut paragraphs = std::mem::take(&mut self.regimes);
        self.pictures(&mut paragraphs);
        let mut roles = roles(&paragraphs);
        if let Some(head) = self.heading.take().filter(|_| !roles.contains(&Role::Title)) {
            // One regime, whose title is the heading above it.
            paragraphs.insert(0, head);
            roles = form::roles(&paragraphs);
            roles[0] = if roles.contains(&Role::Section) { Role::Title } else { Role::Text };
        }
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
        let text = paragraphs[0].text();
        let title = line(marker(&text).map_or(text.as_str(), |marker| marker.rest));
        self.account.take(&paragraphs[0], &format!("{path} {source}"));
        let mut record = map([
            ("order", number.into()),
            ("source", source.as_str().into()),
            ("title", self.files.said(&title)),
        ]);
        let sections: Vec<usize> = (1..roles.len()).filter(|at| roles[*at] == Role::Section).collect();
        let numbered = |paragraph: &Paragraph| marker(&paragraph.text()).is_some();
        // Without sections all that is numbered is one, called as the regime is.
        let whole = paragraphs.iter().skip(1).position(numbered).map_or(paragraphs.len(), |at| at + 1);
        let opening = &paragraphs[1..sections.first().copied().unwrap_or(whole)];
        if !opening.is_empty() {
            let text: Vec<String> = opening.iter().map(Paragraph::text).collect();
            record
                .insert("purpose".into(), self.item(&text.join("\n"), Some(&format!("r{number}.0"))).into());
            opening.iter().for_each(|paragraph| self.account.take(paragraph, &format!("{path} r{number}.0")));
        }
        let mut made = Vec::new();
        for (at, start) in sections.iter().enumerate() {
            let end = sections.get(at + 1).copied().unwrap_or(paragraphs.len());
            made.push(
                self.section(number, at + 1, &title, &paragraphs[*start], &paragraphs[start + 1..end]).into(),
            );
        }
        if sections.is_empty() && whole < paragraphs.len() {
            made.push(self.section(number, 1, &title, &paragraphs[0], &paragraphs[whole..]).into());
            self.account.take(&paragraphs[0], &format!("{path} {source}"));
        }
        self.count("regimes", 1);
        self.count("sections", made.len());
        record.insert("sections".into(), Value::Sequence(made));
        self.files.record(&path, record);
    }

    fn section(
        &mut self,
        regime: usize,
        number: usize,
        title: &str,
        head: &Paragraph,
        body: &[Paragraph],
    ) -> Mapping {
        let (path, source) = (format!("regimes/r{regime}.yaml"), format!("r{regime}.{number}"));
        let text = head.text();
        let heading = marker(&text).map_or(text.as_str(), |marker| marker.rest).to_owned();
        self.account.take(head, &format!("{path} {source}"));
        let mut section = map([("heading", self.files.said(&heading))]);
        let kind = KINDS.iter().find(|(word, _)| heading.contains(word)).map(|(_, kind)| *kind);
        if let Some(kind) = kind {
            section.insert("kind".into(), kind.into());
        }
        section.insert("source".into(), source.as_str().into());
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
