//! Paragraphs and tables one after the other, while they are read.

use crate::import::document::{Block, Inline, Paragraph, Place};
use crate::import::package::xml::Element;

/// Where a flow stands, and so how its paragraphs are counted.
#[derive(Debug, Clone)]
pub enum Scope {
    /// The document itself.
    Body,
    /// A cell of a table, all from 1.
    Cell {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// A note: where its mark stands.
    Note(Place),
}

/// What has been read of the document, a cell, a note or a text box.
#[derive(Debug)]
pub struct Flow {
    /// What is finished.
    pub blocks: Vec<Block>,
    /// The paragraph whose end has not come: its mark is deleted or hidden.
    pub open: Option<Line>,
    /// How its paragraphs are counted.
    pub scope: Scope,
    /// How many paragraphs have ended, those of text boxes included.
    pub count: usize,
}

/// A paragraph while it is read.
#[derive(Debug)]
pub struct Line {
    /// What is read of it.
    pub paragraph: Paragraph,
    /// How it is counted, and so its text boxes, whose paragraphs come next.
    pub scope: Scope,
    /// Its number.
    pub number: usize,
    /// Tables and paragraphs of its text boxes.
    pub boxes: Vec<Block>,
    /// How many paragraphs are in its text boxes.
    pub boxed: usize,
    /// What a paragraph with a hidden mark says of the whole; otherwise the last one does.
    pub properties: Option<Properties>,
}

/// What a paragraph's properties say.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// Its style.
    pub style: Option<String>,
    /// The id of its numbering, `0` for none.
    pub numbering: Option<String>,
    /// The level of its numbering, from 0.
    pub level: Option<usize>,
    /// The level of a heading as it is written: 0 to 8, 9 for text.
    pub outline: Option<u8>,
}

impl Flow {
    /// A flow in which `count` paragraphs are counted already.
    pub fn new(scope: Scope, count: usize) -> Self {
        Self { blocks: Vec::new(), open: None, scope, count }
    }

    /// The paragraph that is open, or a new one.
    pub fn take_line(&mut self) -> Line {
        let number = self.count + 1;
        let new = || Line {
            paragraph: Paragraph::at(self.scope.place(number)),
            scope: self.scope.clone(),
            number,
            boxes: Vec::new(),
            boxed: 0,
            properties: None,
        };
        self.open.take().unwrap_or_else(new)
    }

    /// Where the next paragraph stands.
    pub fn place(&self) -> Place {
        self.scope.place(self.count + 1)
    }

    /// Adds a paragraph that has ended, and its text boxes; one that shows nothing is counted alone.
    pub fn push(&mut self, line: Line) {
        self.count += 1 + line.boxed;
        let mut paragraph = line.paragraph;
        trim(&mut paragraph.spans);
        if !paragraph.is_empty() {
            self.blocks.push(Block::Paragraph(paragraph));
        }
        self.blocks.extend(line.boxes);
    }
}

impl Scope {
    /// Where a paragraph of a number, from 1, stands.
    fn place(&self, paragraph: usize) -> Place {
        match self {
            Scope::Body => Place::Paragraph(paragraph),
            Scope::Cell { table, row, column } => {
                Place::Cell { table: *table, row: *row, column: *column, paragraph }
            }
            Scope::Note(place) => place.clone(),
        }
    }
}

impl Properties {
    /// Reads `w:pPr`.
    pub fn read(element: Option<&Element>) -> Self {
        let Some(element) = element else { return Self::default() };
        let numbers = element.child("w:numPr");
        Self {
            style: element.val("w:pStyle").map(str::to_owned),
            numbering: numbers.and_then(|numbers| numbers.val("w:numId")).map(str::to_owned),
            level: numbers.and_then(|numbers| numbers.val("w:ilvl")?.parse().ok()),
            outline: element.val("w:outlineLvl").and_then(|level| level.parse().ok()),
        }
    }
}

impl Line {
    /// Whether it shows something.
    pub fn shows(&self) -> bool {
        !self.paragraph.is_empty() || !self.boxes.is_empty()
    }

    /// Adds text, which leads somewhere if there is an address.
    pub fn say(&mut self, words: &str, link: Option<&str>) {
        match (self.paragraph.spans.last_mut(), link) {
            (Some(Inline::Text(text)), None) => text.push_str(words),
            (Some(Inline::Link { text, address }), Some(link)) if address == link => text.push_str(words),
            (_, None) => self.paragraph.spans.push(Inline::Text(words.to_owned())),
            (_, Some(link)) => {
                self.paragraph.spans.push(Inline::Link { text: words.to_owned(), address: link.to_owned() });
            }
        }
    }
}

/// Leaves out new lines at both ends, such as those of page breaks.
fn trim(spans: &mut Vec<Inline>) {
    while spans.last() == Some(&Inline::Break) {
        spans.pop();
    }
    let first = spans.iter().position(|span| *span != Inline::Break).unwrap_or(spans.len());
    spans.drain(..first);
}
