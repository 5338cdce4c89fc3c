//! What is searched: rows, and the records that they belong to.

use std::borrow::Cow;

use crate::model::{Kind, Lang};

/// A place in the site: language, type and id of the record, and the anchor on its page.
pub type Spot = (Lang, Kind, String, Option<String>);

/// The rows of a language.
#[derive(Debug, Hash)]
pub struct Rows<'s> {
    /// The language.
    pub lang: Lang,
    /// What rows belong to.
    pub entries: Vec<Entry<'s>>,
    /// The rows, in the order of their entries.
    pub rows: Vec<Row<'s>>,
}

/// A record as results show it.
#[derive(Debug, Hash)]
pub struct Entry<'s> {
    /// The type; none of a page that is no record.
    pub kind: Option<Kind>,
    /// The path of its page below the output folder.
    pub path: String,
    /// Its name.
    pub title: &'s str,
    /// The numbers to call.
    pub phones: Vec<Number>,
}

/// A number to call, as a result shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// As people read it, with its extension.
    pub shown: String,
    /// As a telephone dials it.
    pub dialled: String,
}

/// What is searched and found as one.
#[derive(Debug, Hash)]
pub struct Row<'s> {
    /// The place of its entry in [`Rows::entries`].
    pub entry: usize,
    /// The place on the page.
    pub anchor: Option<Cow<'s, str>>,
    /// For whom it is: bits 1 citizen, 2 business, 4 staff; 0 where nothing is said.
    pub audience: u8,
    /// The deadlines and sums that it states, in words; `tel:`, a number, a tab and what it is listed for, if it
    /// dials that.
    pub values: &'s [String],
    /// The texts of each field, in the order of [`super::FIELDS`].
    pub fields: [Vec<Cow<'s, str>>; 4],
}

/// What ends a sentence or a part of one.
const MARKS: [char; 13] = ['.', '。', '!', '！', '?', '？', ':', '：', ';', '；', ',', '，', '–'];

impl Rows<'_> {
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

impl Row<'_> {
    /// Its own text; where one text does not end with a mark, a dot parts it from the next.
    pub fn text(&self) -> String {
        self.pieces().collect()
    }

    /// How many bytes its own text has.
    pub fn length(&self) -> usize {
        self.pieces().map(str::len).sum()
    }

    fn pieces(&self) -> impl Iterator<Item = &str> {
        let texts = self.fields[3].iter().map(Cow::as_ref).filter(|text| !text.is_empty());
        let mut before: Option<&str> = None;
        texts.flat_map(move |text| {
            let between = match before.replace(text) {
                None => "",
                Some(before) if before.ends_with(MARKS) => " ",
                Some(_) => " · ",
            };
            [between, text]
        })
    }
}
