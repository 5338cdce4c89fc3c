//! Running text: which part of a list it is, and duties that are paragraphs and no table.

use serde_yaml::Value;

use super::Reader;
use super::columns::known;
use super::form::is_numbered_like;
use super::heads::Heads;
use super::office::{office, titled};
use super::outline::{Node, tree};
use crate::import::account::{Fate, Why};
use crate::import::document::{Block, Document, Paragraph};
use crate::import::marker::{Style, marker};
use crate::import::record::{clause, line, map};

/// The most characters of the heading of a part.
const PART: usize = 25;

/// The most characters of a duty's name, which its first clause gives.
const NAME: usize = 40;

/// Words in the headings of parts that are tables as a rule.
const TABLES: [&str; 4] = ["部门职责", "主要职责", "职责边界", "公共服务"];

/// What running text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Nothing that is known.
    None,
    /// Duties; how their heading is numbered, and its number.
    Duties(Option<(Style, u64)>),
    /// Regimes; how their heading is numbered, and its number.
    Regimes(Option<(Style, u64)>),
}

/// Whether a document has a part of a known form: a table that its head tells, regimes or duties in running text. In
/// any other a heading is no more than that.
pub fn has_form(document: &Document, heads: &Heads) -> bool {
    let mut after: Option<&Paragraph> = None;
    document.blocks.iter().any(|block| match block {
        Block::Table(table) => {
            after = None;
            known(table, heads).is_some()
        }
        Block::Paragraph(paragraph) if paragraph.is_empty() => false,
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            let first = marker(&text).filter(|found| found.number == 1 && !found.rest.is_empty());
            let head = after.replace(paragraph).map(Paragraph::text);
            let listed = head.is_some_and(|head| {
                is_part(&head, false)
                    && is_duties(&head)
                    && marker(&head).map(|found| found.style) != first.as_ref().map(|found| found.style)
            });
            is_part(&text, false) && is_regimes(&text) || listed && first.is_some()
        }
    })
}

/// Whether a paragraph is the heading of a part of a responsibility list. In running text only those of other parts
/// are, since sections are numbered alike.
fn is_part(text: &str, running: bool) -> bool {
    let name = marker(text).map_or(text, |marker| marker.rest).trim();
    let ends = name.ends_with(['。', '；', '，', '：', ';', ',', ':']);
    let table = TABLES.iter().any(|word| name.contains(word));
    !ends && name.chars().count() <= PART && (table && marker(text).is_some() || !running && is_regimes(text))
}

fn is_regimes(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_suffix("登记表").or_else(|| text.strip_suffix("清单")).unwrap_or(text);
    ["监督制度", "监管制度", "监督管理制度", "监督检查制度"].iter().any(|word| text.ends_with(word))
}

fn is_duties(text: &str) -> bool {
    text.contains("职责") && !text.contains("边界")
}

impl Reader {
    /// Takes a paragraph outside of tables; gives what the text after it is about.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, mode: Mode) -> Mode {
        let text = paragraph.text();
        let number = marker(&text).map(|found| (found.style, found.number));
        if is_part(&text, matches!(mode, Mode::Regimes(_))) {
            self.account.note(paragraph, Fate::LeftOut(Why::Heading), "");
            self.take_duty_text();
            if is_regimes(&text) {
                self.heading = Some(paragraph.clone());
                return Mode::Regimes(number);
            }
            return if is_duties(&text) { Mode::Duties(number) } else { Mode::None };
        }
        if office(&text).is_some() {
            self.account.take(paragraph, "agencies.yaml");
            return mode;
        }
        if mode == Mode::None && (titled(&text).is_some() || text.trim() == self.who.publisher()) {
            let file = if text.trim() == self.who.publisher() { "agencies.yaml" } else { "site.yaml" };
            self.account.take(paragraph, file);
            return mode;
        }
        match mode {
            Mode::Regimes(part) if !self.goes_on(part, number, &text) => {
                self.rest.push(Block::Paragraph(paragraph.clone()));
                return Mode::None;
            }
            Mode::Duties(part) if ends(part, number) => {
                self.take_duty_text();
                self.rest.push(Block::Paragraph(paragraph.clone()));
                return Mode::None;
            }
            Mode::Regimes(_) => self.regimes.push(paragraph.clone()),
            Mode::Duties(_) => self.duty_text.push(paragraph.clone()),
            Mode::None => self.rest.push(Block::Paragraph(paragraph.clone())),
        }
        mode
    }

    /// Whether the text of regimes goes on, and no further part of the document begins that is numbered like theirs.
    fn goes_on(&self, part: Option<(Style, u64)>, number: Option<(Style, u64)>, text: &str) -> bool {
        let begins = part.is_some_and(|(style, last)| number == Some((style, last + 1)));
        let is_short = text.chars().count() <= PART;
        !(begins && is_short)
            || is_numbered_like(&self.regimes, part.map_or(Style::Chinese, |(style, _)| style))
    }

    /// Duties that are numbered paragraphs: each a record, what is numbered below it its tasks. Others are left.
    pub(super) fn take_duty_text(&mut self) {
        let paragraphs = std::mem::take(&mut self.duty_text);
        let (lists, others): (Vec<Node>, Vec<Node>) =
            tree(&paragraphs).into_iter().partition(|node| node.printed.is_some());
        if lists.len() < 2 {
            self.rest.extend(paragraphs.into_iter().map(Block::Paragraph));
            return;
        }
        for node in &lists {
            self.duty_of(node, &paragraphs);
        }
        for node in &others {
            self.rest.push(Block::Paragraph(paragraphs[node.at].clone()));
            self.leave(&node.below, &paragraphs);
        }
    }

    fn leave(&mut self, nodes: &[Node], paragraphs: &[Paragraph]) {
        for node in nodes {
            self.rest.push(Block::Paragraph(paragraphs[node.at].clone()));
            self.leave(&node.below, paragraphs);
        }
    }

    /// What stands between the heading of a part and its table is no list of duties.
    pub(super) fn leave_text(&mut self) {
        self.rest.extend(std::mem::take(&mut self.duty_text).into_iter().map(Block::Paragraph));
    }

    fn duty_of(&mut self, node: &Node, paragraphs: &[Paragraph]) {
        let at = self.files.count("duties") + 1;
        let (path, source) = (format!("duties/d{at}.yaml"), format!("d{at}"));
        let text = line(&node.text);
        self.account.take(&paragraphs[node.at], &format!("{path} {source}"));
        let mut tasks: Vec<Value> = Vec::new();
        let mut below: Vec<&Node> = node.below.iter().collect();
        while !below.is_empty() {
            let next = below.remove(0);
            let source = format!("d{at}.{}", tasks.len() + 1);
            self.account.take(&paragraphs[next.at], &format!("{path} {source}"));
            tasks.push(self.item(&next.text, Some(&source)).into());
            below.splice(0..0, next.below.iter());
        }
        if tasks.is_empty() {
            tasks.push(self.item(&text, Some(&format!("d{at}.1"))).into());
        }
        let name = self.files.said(&clause(&text, NAME));
        self.count("duties", 1);
        self.count("tasks", tasks.len());
        let said = self.files.said(&text);
        let record = [
            ("order", at.into()),
            ("source", source.as_str().into()),
            ("title", name),
            ("summary", said),
            ("tasks", tasks.into()),
        ];
        self.files.record(&path, map(record));
    }
}

/// Whether a number goes on with the parts of the document.
fn ends(part: Option<(Style, u64)>, number: Option<(Style, u64)>) -> bool {
    part.is_some_and(|(style, last)| number == Some((style, last + 1)))
}
