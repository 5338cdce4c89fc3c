//! Checked site → rows to be searched.
//!
//! One row a record and one each anchored part of it (item, section, step, article, heading of its long
//! text), in each language, so that a hit leads to the sentence and not to the top of a long page. Knows
//! no tantivy.

use std::collections::BTreeMap;

use super::reader::Reader;
use super::spoken::{Listed, Spoken};
use super::{analyzer, order};
use crate::check::Checked;
use crate::derive::hotlines::Hotlines;
use crate::model::record::{Agency, Form, Term};
use crate::model::site::Any;
use crate::model::{Kind, Lang, LocalizedList, Site};
use crate::route::Page;

/// All rows of a site.
#[derive(Debug, Default)]
pub struct Rows {
    /// What rows belong to, language by language.
    pub entries: Vec<Entry>,
    /// The rows, in the order of their entries.
    pub rows: Vec<Row>,
}

/// A record in a language, as results show it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The language.
    pub lang: Lang,
    /// The type; none of a page that is no record.
    pub kind: Option<Kind>,
    /// The path of its page below the output folder.
    pub path: String,
    /// The place of the record on its page, if it has not the page to itself.
    pub anchor: Option<String>,
    /// Its name.
    pub title: String,
    /// The numbers to call.
    pub phones: Vec<String>,
}

/// What is searched and found as one.
#[derive(Debug, Clone)]
pub struct Row {
    /// The place of its entry in [`Rows::entries`].
    pub entry: usize,
    /// The place on the page.
    pub anchor: Option<String>,
    /// For whom it is: bits 1 citizen, 2 business, 4 staff; 0 where nothing is said.
    pub audience: u8,
    /// The deadlines and sums that it states, in words.
    pub values: Vec<String>,
    /// The texts of each field, in the order of [`super::FIELDS`].
    pub fields: [Vec<String>; 4],
}

impl Rows {
    /// Adds a page that is no record.
    fn list(&mut self, page: &Listed) {
        self.entries.push(Entry {
            lang: page.lang,
            kind: None,
            path: page.path.clone(),
            anchor: None,
            title: page.title.clone(),
            phones: Vec::new(),
        });
        let fields =
            [vec![page.title.clone()], vec![page.called.clone()], Vec::new(), vec![page.intro.clone()]];
        let entry = self.entries.len() - 1;
        self.rows.push(Row { entry, anchor: None, audience: 0, values: Vec::new(), fields });
    }

    /// Puts the records of a language, type by type, into an order in which those with words of their names
    /// in common lie together.
    fn arrange(&mut self, lang: Lang) {
        let first = self.entries.partition_point(|entry| entry.lang < lang);
        let first_row = self.rows.partition_point(|row| row.entry < first);
        let entries = self.entries.split_off(first);
        let mut rows: Vec<Vec<Row>> = vec![Vec::new(); entries.len()];
        self.rows.split_off(first_row).into_iter().for_each(|row| rows[row.entry - first].push(row));
        let names = |row: &Row| -> Vec<String> {
            let texts = row.fields[..2].iter().flatten();
            texts.flat_map(|text| analyzer::tokens(text)).map(|token| token.text).collect()
        };
        let mut order: Vec<usize> = Vec::new();
        for kind in entries.chunk_by(|a, b| a.kind == b.kind) {
            let from = order.len();
            let terms: Vec<Vec<String>> =
                rows[from..from + kind.len()].iter().map(|rows| names(&rows[0])).collect();
            order.extend(order::ordered(&terms).into_iter().map(|place| from + place));
        }
        for place in order {
            let entry = self.entries.len();
            self.entries.push(entries[place].clone());
            self.rows.extend(std::mem::take(&mut rows[place]).into_iter().map(|row| Row { entry, ..row }));
        }
    }

    /// What results quote of a row: its text, or its record's where it has none.
    pub fn quoted(&self, row: usize) -> String {
        let own = self.rows[row].text();
        if !own.is_empty() {
            return own;
        }
        let first = self.rows.partition_point(|other| other.entry < self.rows[row].entry);
        self.rows[first].text()
    }
}

/// What ends a sentence or a part of one.
const MARKS: [char; 13] = ['.', '。', '!', '！', '?', '？', ':', '：', ';', '；', ',', '，', '–'];

impl Row {
    /// Its own text; where one text does not end with a mark, a dot parts it from the next.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for next in &self.fields[3] {
            if !text.is_empty() {
                text.push_str(if text.ends_with(MARKS) { " " } else { " · " });
            }
            text.push_str(next);
        }
        text
    }
}

/// The rows of every record, and of the pages that are none.
pub fn rows(site: &Checked<Site>, spoken: &Spoken) -> Rows {
    let terms = terms_by_target(site);
    let hotlines = Hotlines::of(site);
    let mut rows = Rows::default();
    for (lang, tag) in site.config.languages.iter() {
        for record in site.records.iter() {
            let id = &record.meta().id;
            let own = (record.kind(), id.clone());
            rows.entries.push(Entry {
                lang,
                kind: Some(record.kind()),
                path: Page::of(record.kind(), id).path(tag),
                anchor: (record.kind() == Kind::Term).then(|| id.clone()),
                title: record.title().show(lang).text.to_owned(),
                phones: shown_phones(&hotlines, record),
            });
            let entry = rows.entries.len() - 1;
            let mut reader = Reader::new(site, lang, record, entry);
            record.walk(&mut |part| reader.take(part));
            if let Some(prose) = record.meta().prose_for(lang) {
                reader.prose(record, prose);
            }
            rows.rows.extend(reader.finish().into_iter().map(|row| valued(row, &own, lang, spoken)));
            let called = terms.get(&own).into_iter().flatten();
            rows.rows.extend(called.map(|term| called_row(site, lang, record, entry, term)));
        }
        rows.arrange(lang);
        for page in spoken.listed.iter().filter(|page| page.lang == lang) {
            rows.list(page);
        }
    }
    rows
}

/// A row with the values that its place states.
fn valued(mut row: Row, (kind, id): &(Kind, String), lang: Lang, spoken: &Spoken) -> Row {
    let spot = (lang, *kind, id.clone(), row.anchor.clone());
    row.values = spoken.values.get(&spot).cloned().unwrap_or_default();
    row
}

/// The glossary's terms by the records that they lead to.
fn terms_by_target(site: &Site) -> BTreeMap<(Kind, String), Vec<&Term>> {
    let mut terms: BTreeMap<(Kind, String), Vec<&Term>> = BTreeMap::new();
    for term in &site.records.terms {
        for link in &term.see {
            terms.entry((link.kind, link.id.clone())).or_default().push(term);
        }
    }
    terms
}

/// A row that leads from a term and its other names to a record: a term counts there as a title does, and
/// as much whether one term leads there or many.
fn called_row(site: &Site, lang: Lang, record: Any<'_>, entry: usize, term: &Term) -> Row {
    let mut names: Vec<String> =
        term.term.iter().filter(|(other, _)| *other != lang).map(|(_, name)| name.to_owned()).collect();
    names.extend(everywhere(site, &term.aliases));
    let title = vec![term.term.show(lang).text.to_owned()];
    let context = vec![record.title().show(lang).text.to_owned()];
    let anchor = (record.kind() == Kind::Term).then(|| record.meta().id.clone());
    Row { entry, anchor, audience: 0, values: Vec::new(), fields: [title, names, context, Vec::new()] }
}

/// The names of a list in all languages.
pub fn everywhere(site: &Site, list: &LocalizedList) -> Vec<String> {
    site.config.languages.iter().flat_map(|(lang, _)| list.get(lang)).cloned().collect()
}

/// The numbers that a result shows: its own, and for a unit those that it answers.
fn shown_phones(hotlines: &Hotlines, record: Any) -> Vec<String> {
    let Any::Agency(unit @ Agency { form: Form::Unit { .. }, .. }) = record else { return phones(record) };
    let mut numbers: Vec<String> =
        hotlines.answered_by(unit).map(|line| line.number().value.clone()).collect();
    numbers.dedup();
    numbers
}

/// The numbers to call of a record.
pub fn phones(record: Any) -> Vec<String> {
    record.phones().into_iter().map(str::to_owned).collect()
}
