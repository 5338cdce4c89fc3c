//! A document of an office → the records of a knowledge base.

mod boundary;
mod columns;
mod duty;
mod items;
mod laws;
mod notes;
mod outline;
mod regime;
mod service;
mod who;

use serde_yaml::Value;

use super::account::{Account, Fate, Why};
use super::document::{Block, Cell, Document, Paragraph, Place, Table};
use super::fact::limit;
use super::marker::marker;
use super::record::{Files, line, list, map};
use crate::load::form::numeral::narrow;
use columns::{Known, Sort};
use laws::Laws;
use serde_yaml::Mapping;
use who::Who;

/// How many of what an import found, by the words for them.
pub type Counts = Vec<(&'static str, usize)>;

/// What stands for a name that no document gives.
const BLANK: &str = "××";

/// What is counted, in the order in which people hold it against the paper.
const COUNTED: [&str; 11] = [
    "duties",
    "tasks",
    "boundaries",
    "parties",
    "cases",
    "services",
    "regimes",
    "sections",
    "items",
    "paragraphs",
    "drafts",
];

/// What is made of documents.
pub struct Made {
    /// The files of the content folder.
    pub files: Files,
    /// What became of each paragraph, a document each.
    pub accounts: Vec<Account>,
    /// What to hold against the paper.
    pub counts: Counts,
    /// Paragraphs and tables of no known form, a document each.
    pub rests: Vec<Vec<Block>>,
}

/// Documents while they are taken apart.
pub struct Reader {
    files: Files,
    account: Account,
    who: Who,
    laws: Laws,
    counts: Counts,
    regimes: Vec<Paragraph>,
    /// Paragraphs that show pictures alone, and where the text before each stands.
    wordless: Vec<(Paragraph, Option<Place>)>,
    rest: Vec<Block>,
}

/// Takes documents apart. What is of no known form is in `rests` and noted nowhere.
pub fn read(documents: &[Document], lang: &str) -> Made {
    let files = Files { lang: lang.to_owned(), ..Files::default() };
    let (account, who, laws) = (Account::default(), Who::default(), Laws::default());
    let (counts, regimes, wordless, rest) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut reader = Reader { files, account, who, laws, counts, regimes, wordless, rest };
    documents.iter().for_each(|document| reader.publisher(document));
    // Where no document says whose it is, a blank stands there, which a check tells of.
    reader.who.publish(BLANK);
    let name = documents.first().map_or("", |document| document.name.as_str());
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let (mut accounts, mut rests) = (Vec::new(), Vec::new());
    for document in documents {
        reader.take(document);
        accounts.push(std::mem::take(&mut reader.account));
        rests.push(std::mem::take(&mut reader.rest));
    }
    let (files, counts) = reader.finish(&stem);
    Made { files, accounts, counts, rests }
}

/// Whether a document has a part of a known form: a table that its head tells, or regimes in running text. In any other
/// a heading is no more than that.
fn has_form(document: &Document) -> bool {
    document.blocks.iter().any(|block| match block {
        Block::Table(table) => columns::known(table).is_some(),
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            is_part(&text, false) && is_regimes(&text)
        }
    })
}

/// Whether a paragraph is the heading of a part of a responsibility list. In running text only those of other parts
/// are, since sections are numbered alike.
fn is_part(text: &str, running: bool) -> bool {
    let name = marker(text).map_or(text, |marker| marker.rest).trim();
    let ends = name.ends_with(['。', '；', '，', '：', ';', ',', ':']);
    let table = ["部门职责", "主要职责", "职责边界", "公共服务"].iter().any(|word| name.contains(word));
    !ends && name.chars().count() <= 25 && (table && marker(text).is_some() || !running && is_regimes(text))
}

fn is_regimes(text: &str) -> bool {
    ["监督制度", "监管制度", "监督管理制度"].iter().any(|word| text.trim().ends_with(word))
}

/// The office's name on a line that says whose document it is: `单位：…`.
fn office(text: &str) -> Option<&str> {
    let begins = ["单位", "单位名称", "填报单位", "部门", "部门名称", "编制单位", "责任单位"];
    let (before, name) = text.split_once(['：', ':'])?;
    let before: String = before.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.trim();
    (begins.contains(&before.as_str()) && (2..=30).contains(&name.chars().count()) && !name.contains('。'))
        .then_some(name)
}

impl Reader {
    fn take(&mut self, document: &Document) {
        if !has_form(document) {
            self.rest.clone_from(&document.blocks);
            return;
        }
        let mut running = false;
        for block in &document.blocks {
            match block {
                Block::Table(table) => match columns::known(table) {
                    Some(known) => {
                        running = false;
                        self.table(&known);
                    }
                    None => self.rest.push(block.clone()),
                },
                Block::Paragraph(paragraph) if paragraph.is_empty() => {}
                Block::Paragraph(paragraph) => running = self.paragraph(paragraph, running),
            }
        }
        self.take_regimes();
    }

    /// Takes a paragraph outside of tables; gives whether running text of regimes goes on.
    fn paragraph(&mut self, paragraph: &Paragraph, running: bool) -> bool {
        let text = paragraph.text();
        if is_part(&text, running) {
            self.account.note(paragraph, Fate::LeftOut(Why::Heading), "");
            return is_regimes(&text);
        }
        if office(&text).is_some() {
            self.account.take(paragraph, "agencies.yaml");
        } else if running {
            self.regimes.push(paragraph.clone());
        } else {
            self.rest.push(Block::Paragraph(paragraph.clone()));
        }
        running
    }

    /// Looks for the office's name, wherever it stands.
    fn publisher(&mut self, document: &Document) {
        super::account::paragraphs(&document.blocks, &mut |paragraph| {
            if let Some(name) = office(&paragraph.text()) {
                self.who.publish(name);
            }
        });
    }

    fn table(&mut self, known: &Known) {
        for row in &known.table.rows[..=known.head] {
            self.leave_row(row, Why::Heading);
            for paragraph in row.iter().flat_map(|cell| cell_paragraphs(Some(cell))) {
                if office(&paragraph.text()).is_some() {
                    self.account.take(paragraph, "agencies.yaml");
                }
            }
        }
        match known.sort {
            Sort::Duties => self.duties(known),
            Sort::Boundaries => self.boundaries(known),
            Sort::Services => self.services(known),
            Sort::Items => self.items(known),
        }
    }

    /// The rows of a table below its head.
    fn rows<'t>(&mut self, known: &Known<'t>) -> Vec<&'t [Cell]> {
        let table: &'t Table = known.table;
        let mut rows = Vec::new();
        for row in &table.rows[known.head + 1..] {
            if row.iter().all(|cell| cell.text().trim().is_empty()) {
                continue;
            }
            if known.is_head(row) {
                self.leave_row(row, Why::RepeatedHead);
            } else {
                rows.push(row.as_slice());
            }
        }
        rows
    }

    fn leave_row(&mut self, row: &[Cell], why: Why) {
        for cell in row {
            self.cell_note(cell, Fate::LeftOut(why), "");
        }
    }

    /// Notes the same of every paragraph of a cell.
    fn cell_note(&mut self, cell: &Cell, fate: Fate, to: &str) {
        let account = &mut self.account;
        super::account::paragraphs(&cell.blocks, &mut |paragraph| match fate {
            Fate::Taken => account.take(paragraph, to),
            _ => account.note(paragraph, fate.clone(), to),
        });
    }

    /// Notes that the cells of a row stand in a file, those that are not noted yet.
    fn take_row(&mut self, row: &[Cell], to: &str) {
        for cell in row {
            let account = &mut self.account;
            super::account::paragraphs(&cell.blocks, &mut |paragraph| {
                if !account.knows(&paragraph.place) {
                    account.take(paragraph, to);
                }
            });
        }
    }

    /// An item: its text, the instruments that it names, and the time limit that it states.
    fn item(&mut self, text: &str, source: Option<&str>) -> Mapping {
        let text = line(text);
        let mut item = map([(self.files.lang.clone().as_str(), Value::from(text.as_str()))]);
        if let Some(source) = source {
            item.insert("source".into(), source.into());
        }
        let basis = self.laws.named(&text);
        if !basis.is_empty() {
            item.insert("basis".into(), list(basis));
        }
        if let Some(limit) = limit(&text) {
            let mut deadline = map([("count", limit.count.into()), ("unit", limit.unit.into())]);
            if let Some(from) = limit.from {
                deadline.insert("from".into(), self.files.said(&from));
            }
            item.insert("deadline".into(), deadline.into());
        }
        item
    }

    fn count(&mut self, word: &'static str, number: usize) {
        match self.counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known += number,
            None => self.counts.push((word, number)),
        }
    }

    /// Writes what stands once in a site.
    fn finish(mut self, stem: &str) -> (Files, Counts) {
        let title = Some(self.who.publisher()).filter(|name| *name != BLANK).unwrap_or(stem).to_owned();
        let own = self.who.own();
        let site = map([
            ("title", self.files.said(&title)),
            ("description", self.files.said(stem)),
            ("languages", list([self.files.lang.clone()])),
            ("publisher", own.into()),
        ]);
        self.files.record("site.yaml", site);
        self.who.write(&mut self.files);
        self.laws.write(&mut self.files);
        let place = |word: &str| COUNTED.iter().position(|known| *known == word);
        self.counts.sort_by_key(|(word, _)| place(word));
        (self.files, self.counts)
    }
}

/// The first of these texts that says something, else an id: what a record is called.
fn name_of<'t>(texts: &[&'t str], id: &'t str) -> &'t str {
    texts.iter().copied().find(|text| !text.trim().is_empty()).unwrap_or(id)
}

/// The parts of a text that counts them itself, `1、…；2、…`; `None` if it does not, or not from 1 on without a gap.
fn counted(text: &str) -> Option<Vec<String>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices('、') {
        let digits: Vec<char> =
            text[..at].chars().rev().map(narrow).take_while(char::is_ascii_digit).collect();
        let begin = digits.len().checked_sub(1).and_then(|last| text[..at].char_indices().rev().nth(last));
        let start = begin.map_or(at, |(start, _)| start);
        let before = text[..start].trim_end().chars().next_back();
        let begins = before.is_none_or(|c| "；;，,。：:\n".contains(c));
        let number: String = digits.iter().rev().collect();
        if begins && number.parse() == Ok(starts.len() + 1) {
            starts.push((start, at + '、'.len_utf8()));
        }
    }
    if starts.len() < 2 || !text[..starts[0].0].trim().is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    Some(starts.iter().zip(ends).map(|((_, begin), end)| text[*begin..end].trim().to_owned()).collect())
}

/// The paragraphs of a cell in the order in which people read.
fn cell_paragraphs(cell: Option<&Cell>) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    if let Some(cell) = cell {
        super::account::paragraphs(&cell.blocks, &mut |paragraph| found.push(paragraph));
    }
    found
}

/// The place of the first paragraph of a cell.
fn first_place(cell: Option<&Cell>) -> Option<Place> {
    cell_paragraphs(cell).first().map(|paragraph| paragraph.place.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_counts_its_parts() {
        let told = counted("1、甲；2、乙。 3、丙、丁");
        assert_eq!(told, Some(vec!["甲；".to_owned(), "乙。".to_owned(), "丙、丁".to_owned()]));
        assert_eq!(counted("１、甲；２、乙"), Some(vec!["甲；".to_owned(), "乙".to_owned()]));
        assert_eq!(counted("1、甲；3、乙"), None);
        assert_eq!(counted("甲、乙"), None);
    }
}
