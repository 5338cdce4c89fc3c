//! A document of an office → the records of a knowledge base.

mod boundary;
mod heads;
mod columns;
mod draft;
mod duty;
mod form;
mod office;
mod running;
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
use super::marker::{Style, marker};
use super::record::{Files, line, list, map};
use super::typed::values;
use columns::{Known, Sort};
pub use heads::Heads;
use laws::Laws;
use office::{office, titled};
use running::Mode;
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
    heads: Heads,
    /// What the document is called, if it says so.
    title: Option<String>,
    /// The heading above the running text.
    heading: Option<Paragraph>,
    regimes: Vec<Paragraph>,
    /// Running text that may be a list of duties.
    duty_text: Vec<Paragraph>,
    /// Paragraphs that show pictures alone, and where the text before each stands.
    wordless: Vec<(Paragraph, Option<Place>)>,
    rest: Vec<Block>,
}

/// Takes documents apart. What is of no known form is in `rests` and noted nowhere.
pub fn read(documents: &[Document], lang: &str, heads: &Heads) -> Made {
    let mut reader = Reader::new(lang, heads);
    documents.iter().for_each(|document| reader.publisher(document));
    documents.iter().for_each(|document| reader.titled(document));
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

impl Reader {
    fn new(lang: &str, heads: &Heads) -> Self {
        Self {
            files: Files { lang: lang.to_owned(), ..Files::default() },
            account: Account::default(),
            who: Who::default(),
            laws: Laws::default(),
            counts: Vec::new(),
            heads: heads.clone(),
            title: None,
            heading: None,
            regimes: Vec::new(),
            duty_text: Vec::new(),
            wordless: Vec::new(),
            rest: Vec::new(),
        }
    }

    fn take(&mut self, document: &Document) {
        if !running::has_form(document, &self.heads) {
            self.rest.clone_from(&document.blocks);
            return;
        }
        let mut mode = Mode::None;
        for block in &document.blocks {
            match block {
                Block::Table(table) => match columns::known(table, &self.heads) {
                    Some(known) => {
                        // What stands between a heading and its table is no list of duties.
                        self.leave_text();
                        mode = Mode::None;
                        self.table(&known);
                    }
                    None => self.rest.push(block.clone()),
                },
                Block::Paragraph(paragraph) if paragraph.is_empty() => {}
                Block::Paragraph(paragraph) => mode = self.paragraph(paragraph, mode),
            }
        }
        self.take_duty_text();
        self.take_regimes();
    }

    fn table(&mut self, known: &Known) {
        for row in &known.table.rows[..known.body] {
            self.leave_row(row, Why::Heading);
            for paragraph in row.iter().flat_map(|cell| cell_paragraphs(Some(cell))) {
                if office(&paragraph.text()).is_some() {
                    self.account.take(paragraph, "agencies.yaml");
                } else if titled(&paragraph.text()).is_some() {
                    self.account.take(paragraph, "site.yaml");
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
        for row in &table.rows[known.body..] {
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

    /// An item: its text, the instruments that it names, and the values that it states for certain.
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
        item.extend(values(&text, &self.files).into_iter().map(|(field, value)| (Value::from(field), value)));
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
            ("description", self.files.said(self.title.as_deref().unwrap_or(stem))),
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

/// The parts of a text that counts them itself, `1、…；2、…` or `（1）…（2）…`; `None` if it does not, or not from 1 on
/// without a gap.
fn counted(text: &str) -> Option<Vec<String>> {
    let first = marker(text).filter(|first| first.number == 1 && first.style != Style::Article)?;
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let begins = before.is_none_or(|c| "；;，,。：:\n".contains(c)) && !c.is_whitespace();
        let found = if begins { marker(&text[at..]) } else { None };
        if let Some(found) = found.filter(|found| found.style == first.style)
            && found.number == starts.len() as u64 + 1
        {
            let printed = text[at..].find(found.printed).unwrap_or(0) + found.printed.len();
            starts.push((at, at + printed));
        }
        if !c.is_whitespace() || c == '\n' {
            before = Some(c);
        }
    }
    if starts.len() < 2 {
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
        assert_eq!(counted("(1)甲；(2)乙"), Some(vec!["甲；".to_owned(), "乙".to_owned()]));
        assert_eq!(counted("①甲 ②乙"), None);
        assert_eq!(counted("①甲；②乙"), Some(vec!["甲；".to_owned(), "乙".to_owned()]));
        assert_eq!(counted("1.甲，共2.5吨；2.乙"), Some(vec!["甲，共2.5吨；".to_owned(), "乙".to_owned()]));
    }
}
