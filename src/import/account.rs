//! What became of each paragraph of a document.

use std::collections::BTreeMap;

use super::document::{Block, Document, Paragraph, Place};

/// What became of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands in a file, as it was.
    Taken,
    /// It stands in a file, after something was set right.
    Repaired(Why),
    /// It stands in no file: what it says follows from how the files are laid out.
    LeftOut(Why),
    /// It stands in a file, and the author decides whether rightly.
    Open(Why),
}

/// Why something was set right, left out or is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The heading of a part or the head of a table.
    Heading,
    /// An ordinal number, which follows from the order.
    Ordinal,
    /// The head of a table once more, after a page break.
    RepeatedHead,
    /// A name in short, taken for that of the office.
    ShortName,
    /// An ordinal that is missing, counted from the order.
    OrdinalMissing,
    /// A list that leaves a number out.
    NumberGap,
    /// Of no known form: it stands in a guide with all that was not placed.
    Unplaced,
    /// A blank that was never filled in.
    Placeholder,
    /// It says that there is nothing to say.
    Nothing,
}

impl Why {
    /// The word for it, in the report and in its words.
    pub fn word(self) -> &'static str {
        match self {
            Why::Heading => "heading",
            Why::Ordinal => "ordinal",
            Why::RepeatedHead => "repeated-head",
            Why::ShortName => "short-name",
            Why::OrdinalMissing => "ordinal-missing",
            Why::NumberGap => "number-gap",
            Why::Unplaced => "unplaced",
            Why::Placeholder => "placeholder",
            Why::Nothing => "nothing",
        }
    }
}

/// A paragraph and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands in the document.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// The file that it stands in now and the id there; empty where it was left out.
    pub to: String,
}

/// What became of each paragraph that was looked at.
#[derive(Debug, Default)]
pub struct Account(BTreeMap<Place, Entry>);

impl Account {
    /// Notes what became of a paragraph; what is noted later counts.
    pub fn note(&mut self, paragraph: &Paragraph, fate: Fate, to: &str) {
        let (place, text) = (paragraph.place.clone(), paragraph.text());
        self.0.insert(place.clone(), Entry { place, text, fate, to: to.to_owned() });
    }

    /// Notes that a paragraph stands in a file.
    pub fn take(&mut self, paragraph: &Paragraph, to: &str) {
        let blank = paragraph.text().contains("××");
        self.note(paragraph, if blank { Fate::Open(Why::Placeholder) } else { Fate::Taken }, to);
    }

    /// Notes something else of a paragraph that is noted already.
    pub fn mark(&mut self, place: &Place, fate: Fate) {
        if let Some(entry) = self.0.get_mut(place) {
            entry.fate = fate;
        }
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is noted of a paragraph.
    pub fn entry(&self, place: &Place) -> Option<&Entry> {
        self.0.get(place)
    }

    /// Whether a paragraph is noted.
    pub fn knows(&self, place: &Place) -> bool {
        self.0.contains_key(place)
    }

    /// All entries in the order of the document.
    pub fn entries(self, document: &Document) -> Vec<Entry> {
        let mut known = self.0;
        let mut all = Vec::new();
        paragraphs(&document.blocks, &mut |paragraph| all.extend(known.remove(&paragraph.place)));
        all
    }
}

/// Hands over every paragraph that shows something, in the order in which people read.
pub fn paragraphs<'d>(blocks: &'d [Block], look: &mut dyn FnMut(&'d Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if !paragraph.is_empty() => look(paragraph),
            Block::Paragraph(_) => {}
            Block::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| paragraphs(&cell.blocks, look));
            }
        }
    }
}
