//! The parts of a text in order: paragraphs, tables, and what wraps them.

use super::label::Counters;
use super::numbering::Numbering;
use super::style::Styles;
use super::words;
use crate::import::document::{Block, Document, Inline, Paragraph, Place, Remark, What};
use crate::import::package::archive::Archive;
use crate::import::package::relations::Relations;
use crate::import::package::xml::Element;

/// A document while it is read.
pub struct Walk<'a, 'b> {
    pub archive: &'a mut Archive<'b>,
    pub styles: &'a Styles,
    pub numbering: &'a Numbering,
    pub relations: &'a Relations,
    /// Footnotes, endnotes.
    pub notes: &'a [Option<Element>; 2],
    pub counters: Counters,
    pub document: Document,
    pub paragraphs: usize,
    pub tables: usize,
    /// The fields that are open, innermost last: whether their result has begun.
    pub fields: Vec<bool>,
}

/// The cell that text stands in: table, row and column, from 1.
pub type In = Option<(usize, usize, usize)>;

/// Text of paragraphs whose ends were deleted, for the next one.
#[derive(Default)]
struct Joined {
    spans: Vec<Inline>,
    notes: Vec<Vec<Paragraph>>,
}

/// The elements that an element holds in a text, without what wraps them: content controls, tags, what was put in. Of
/// two writings of the same the first is read.
pub fn unwrapped<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    for child in element.children() {
        match &*child.name {
            "w:sdt" => child.child("w:sdtContent").into_iter().for_each(|inside| unwrapped(inside, found)),
            "mc:AlternateContent" => {
                let one = child.child("mc:Choice").or_else(|| child.child("mc:Fallback"));
                one.into_iter().for_each(|inside| unwrapped(inside, found));
            }
            "w:customXml" | "w:smartTag" | "w:dir" | "w:bdo" => unwrapped(child, found),
            _ => found.push(child),
        }
    }
}

impl Walk<'_, '_> {
    /// The blocks in an element.
    pub fn blocks(&mut self, element: &Element, inside: In) -> Vec<Block> {
        let mut parts = Vec::new();
        unwrapped(element, &mut parts);
        let (mut blocks, mut joined, mut number) = (Vec::new(), Joined::default(), 0);
        for part in parts {
            match &*part.name {
                "w:p" => {
                    number += 1;
                    let place = self.place(inside, number);
                    self.paragraph(part, place, &mut joined, &mut blocks);
                }
                "w:tbl" => {
                    let table = self.table(part);
                    if inside.is_some() {
                        self.remark(table.place.clone(), What::Nested, String::new());
                    }
                    blocks.push(Block::Table(table));
                }
                "w:ins" | "w:moveTo" => blocks.extend(self.blocks(part, inside)),
                "w:del" | "w:moveFrom" => {
                    let place = self.place(inside, number);
                    self.remark(place, What::TrackedDeletion, words(part));
                }
                _ => {}
            }
        }
        blocks
    }

    fn place(&mut self, inside: In, number: usize) -> Place {
        match inside {
            Some((table, row, column)) => Place::Cell { table, row, column, paragraph: number },
            None => {
                self.paragraphs += 1;
                Place::Paragraph(self.paragraphs)
            }
        }
    }

    /// Notes what is not in the blocks, or is there in another form.
    pub fn remark(&mut self, place: Place, what: What, text: String) {
        if !text.trim().is_empty() || what == What::Nested {
            self.document.remarks.push(Remark { place, what, text });
        }
    }

    fn paragraph(&mut self, element: &Element, place: Place, joined: &mut Joined, blocks: &mut Vec<Block>) {
        let properties = element.child("w:pPr");
        let mark = properties.and_then(|ppr| ppr.child("w:rPr"));
        let is_joined =
            mark.is_some_and(|mark| mark.child("w:del").is_some() || mark.child("w:moveFrom").is_some());
        let style = properties.and_then(|ppr| ppr.val("w:pStyle"));
        let mut paragraph = Paragraph::at(place.clone());
        let own =
            properties.and_then(|ppr| ppr.val("w:outlineLvl")?.parse::<u8>().ok()).map(|level| level + 1);
        paragraph.outline =
            own.filter(|level| (1..=9).contains(level)).or_else(|| self.styles.outline(style));
        if !is_joined {
            paragraph.label = self.label(properties, style, &place);
        }
        let mut boxes = Vec::new();
        let Joined { spans, notes } = std::mem::take(joined);
        (paragraph.spans, paragraph.notes) = (spans, notes);
        self.spans(element, style, &mut paragraph, &mut boxes);
        self.fields.clear();
        if is_joined {
            *joined = Joined { spans: paragraph.spans, notes: paragraph.notes };
        } else {
            blocks.push(Block::Paragraph(paragraph));
        }
        blocks.append(&mut boxes);
    }

    /// The number that Word shows before a paragraph.
    fn label(&mut self, properties: Option<&Element>, style: Option<&str>, place: &Place) -> Option<String> {
        let own = properties.and_then(|ppr| ppr.child("w:numPr"));
        let own_id = own.and_then(|own| own.val("w:numId"));
        let own_level = own.and_then(|own| own.val("w:ilvl")?.parse::<usize>().ok());
        let of_style = self.styles.numbering(style);
        let id = own_id.or(of_style.map(|(id, ..)| id)).filter(|id| *id != "0")?;
        let Some(list) = self.numbering.list(id, self.styles) else {
            self.remark(place.clone(), What::UnknownNumbering, id.to_owned());
            return None;
        };
        let styled = of_style.and_then(|(_, level, by)| level.or_else(|| list.level_of(by)));
        self.counters.next(id, &list, own_level.or(styled).unwrap_or(0))
    }
}
