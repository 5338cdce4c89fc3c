//! The blocks of a text in order: paragraphs, tables, and what wraps them.

use std::collections::BTreeMap;

use super::field::Field;
use super::flow::{Flow, Line, Properties, Scope};
use super::label::Counters;
use super::numbering::Numbering;
use super::style::Styles;
use super::words;
use crate::import::document::{Block, Document, Place, Remark, What};
use crate::import::package::archive::Archive;
use crate::import::package::relations::Relations;
use crate::import::package::xml::Element;
use crate::import::refusal::Refusal;

/// Notes or comments by their ids, with what their part points to.
#[derive(Default)]
pub struct Beside {
    /// Those that no mark has been met for.
    pub left: BTreeMap<String, Element>,
    /// What their part points to.
    pub relations: Relations,
}

/// A document while it is read.
pub struct Walk<'a, 'b> {
    /// Where pictures lie.
    pub archive: &'a mut Archive<'b>,
    /// What styles say.
    pub styles: &'a Styles,
    /// How lists are numbered.
    pub numbering: &'a Numbering,
    /// What the part that is read points to.
    pub relations: Relations,
    /// Footnotes.
    pub footnotes: Beside,
    /// Endnotes.
    pub endnotes: Beside,
    /// Comments.
    pub comments: Beside,
    /// The numbers of lists.
    pub counters: Counters,
    /// What is read so far, apart from its blocks.
    pub document: Document,
    /// How many tables have begun.
    pub tables: usize,
    /// The fields that are open, innermost last; they may go on over paragraphs.
    pub fields: Vec<Field>,
    /// How many tables of contents are open (content controls).
    pub contents: usize,
    /// Pieces of text so far, and which of them the last remark ends with, so that neighbours are one remark.
    pub pieces: (usize, usize),
}

impl Walk<'_, '_> {
    /// Reads the blocks in an element as a text of its own; fields of the text around it do not reach into it.
    pub fn story(&mut self, element: &Element, mut flow: Flow) -> Result<Flow, Refusal> {
        let fields = std::mem::take(&mut self.fields);
        self.blocks(element, &mut flow)?;
        self.finish(&mut flow);
        self.fields = fields;
        Ok(flow)
    }

    fn blocks(&mut self, element: &Element, flow: &mut Flow) -> Result<(), Refusal> {
        for child in element.children() {
            match &*child.name {
                "w:p" => self.paragraph(child, flow)?,
                "w:tbl" => {
                    self.finish(flow);
                    let place = flow.place();
                    let table = self.table(child)?;
                    if matches!(flow.scope, Scope::Cell { .. }) {
                        let text = table.rows.iter().flatten().map(|cell| cell.text());
                        self.remark(place, What::Nested, text.collect::<Vec<_>>().join(" "));
                    }
                    flow.blocks.push(Block::Table(table));
                }
                "w:sdt" => self.control(child, flow)?,
                "w:del" | "w:moveFrom" => self.remark(flow.place(), What::TrackedDeletion, words(child)),
                "w:altChunk" | "w:subDoc" => {
                    let id = child.attribute("r:id").and_then(|id| self.relations.get(id));
                    let name = id.map(|relation| relation.target.clone()).unwrap_or_default();
                    self.remark(flow.place(), What::Embedded, name);
                }
                "w:tcPr" | "w:sectPr" => {}
                _ => self.blocks(child.alternative().unwrap_or(child), flow)?,
            }
        }
        Ok(())
    }

    /// A content control around paragraphs.
    fn control(&mut self, element: &Element, flow: &mut Flow) -> Result<(), Refusal> {
        let Some(inside) = element.child("w:sdtContent") else { return Ok(()) };
        let properties = element.child("w:sdtPr");
        let gallery = properties.and_then(|properties| properties.find("w:docPartGallery"));
        let is_contents = gallery.and_then(|gallery| gallery.attribute("w:val")) == Some("Table of Contents");
        if properties.is_some_and(|properties| properties.switch("w:showingPlcHdr") == Some(true)) {
            self.remark(flow.place(), What::Prompt, words(inside));
            return Ok(());
        }
        self.contents += usize::from(is_contents);
        self.blocks(inside, flow)?;
        self.contents -= usize::from(is_contents);
        Ok(())
    }

    fn paragraph(&mut self, element: &Element, flow: &mut Flow) -> Result<(), Refusal> {
        let mut line = flow.take_line();
        let described = element.child("w:pPr");
        let properties = Properties::read(described);
        self.inlines(element, &mut line, properties.style.as_deref())?;
        let mark = described.and_then(|properties| properties.child("w:rPr"));
        let has = |name: &str| mark.is_some_and(|mark| mark.child(name).is_some());
        let own = mark.and_then(|mark| mark.switch("w:vanish").or_else(|| mark.switch("w:specVanish")));
        if has("w:del") || has("w:moveFrom") {
            // Its mark is gone: what follows belongs to the same paragraph, whose mark says what it is.
            flow.open = Some(line);
        } else if self.styles.is_hidden(properties.style.as_deref(), None, own) {
            if line.shows() {
                line.properties.get_or_insert(properties);
            }
            flow.open = Some(line);
        } else {
            self.end(line, properties, flow);
        }
        Ok(())
    }

    /// Ends a flow: a paragraph whose mark is gone has nothing to join.
    fn finish(&mut self, flow: &mut Flow) {
        if let Some(line) = flow.open.take()
            && line.shows()
        {
            self.end(line, Properties::default(), flow);
        }
    }

    /// Ends a paragraph with what its mark says.
    fn end(&mut self, mut line: Line, properties: Properties, flow: &mut Flow) {
        let properties = line.properties.take().unwrap_or(properties);
        let written = properties.outline.map(|level| level.saturating_add(1));
        let of_style = || self.styles.outline(properties.style.as_deref());
        line.paragraph.outline = match written {
            Some(level) => Some(level).filter(|level| *level <= 9),
            None => of_style(),
        };
        line.paragraph.label = self.label(&properties, &line.paragraph.place);
        flow.push(line);
    }

    /// The number that Word shows before a paragraph.
    fn label(&mut self, properties: &Properties, place: &Place) -> Option<String> {
        let of_style = self.styles.numbering(properties.style.as_deref());
        let own = properties.numbering.as_deref();
        let id = own.or(of_style.map(|(id, ..)| id)).filter(|id| *id != "0")?.to_owned();
        let Some(list) = self.numbering.list(&id, self.styles) else {
            self.remark(place.clone(), What::UnknownNumbering, id);
            return None;
        };
        // A style belongs to the level that names it, whatever level it names itself.
        let styled = of_style.and_then(|(_, level, by)| list.level_of(by).or(level));
        self.counters.next(&id, &list, properties.level.or(styled).unwrap_or(0))
    }

    /// Notes what is not in the blocks, or is there in another form.
    pub fn remark(&mut self, place: Place, what: What, text: String) {
        if !text.trim().is_empty() {
            self.document.remarks.push(Remark { place, what, text });
        }
    }
}
