//! What is drawn: pictures, text boxes, diagrams; and the notes to a text.

use super::flow::{Flow, Line, Scope};
use super::run::State;
use super::walk::Walk;
use super::{gathered, words};
use crate::import::document::{Block, Inline, Paragraph, Picture, What, lines};
use crate::import::package::xml::{self, Element};
use crate::import::refusal::Refusal;
use crate::model::attachment::{PICTURES, ending};

/// The types of pictures that browsers do not show; their authors can save them as others.
const ODD: [&str; 7] = ["emf", "wmf", "tif", "tiff", "bmp", "svg", "jfif"];

impl Walk<'_, '_> {
    /// Pictures, text boxes and diagrams.
    pub(super) fn drawn(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        let mut boxes = Vec::new();
        element.find_all("w:txbxContent", &mut boxes);
        for text in boxes {
            self.text_box(text, line, state)?;
        }
        if let Some(object) = element.find("o:OLEObject") {
            let program = object.attribute("ProgID").unwrap_or("OLE").to_owned();
            self.remark(line.paragraph.place.clone(), What::Embedded, program);
        }
        self.diagram(element, line)?;
        let mut shown = Vec::new();
        element.find_all("a:blip", &mut shown);
        element.find_all("v:imagedata", &mut shown);
        let described = element.find("wp:docPr");
        let said = |name: &str| described.and_then(|described| described.attribute(name));
        let drawn = || element.find("v:shape").and_then(|shape| shape.attribute("alt"));
        let alternative = said("descr").or_else(|| said("title")).or_else(drawn);
        let alternative = alternative.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        shown.into_iter().try_for_each(|picture| self.picture(picture, alternative.clone(), line, state))
    }

    fn picture(
        &mut self,
        element: &Element,
        words: Option<String>,
        line: &mut Line,
        state: &State,
    ) -> Result<(), Refusal> {
        let id = ["r:embed", "r:id", "r:link"].iter().find_map(|name| element.attribute(name));
        let Some(relation) = id.and_then(|id| self.relations.get(id)).cloned() else { return Ok(()) };
        let name = relation.target.rsplit('/').next().unwrap_or_default().to_owned();
        let kind = ending(&name);
        let is_picture = PICTURES.contains(&kind.as_str()) || ODD.contains(&kind.as_str());
        let fits = !relation.external && is_picture;
        let bytes = if fits { self.archive.picture(&relation.target)? } else { None };
        let place = line.paragraph.place.clone();
        match bytes {
            _ if !state.is_read() => {
                let text = words.unwrap_or(name);
                self.remark(place, state.what.unwrap_or(What::LostPicture), text);
            }
            Some(bytes) => {
                let picture = Picture { name, bytes, words };
                let known = self.document.pictures.iter().position(|known| *known == picture);
                let at = known.unwrap_or(self.document.pictures.len());
                if known.is_none() {
                    self.document.pictures.push(picture);
                }
                line.paragraph.spans.push(Inline::Picture(at));
            }
            None => self.remark(place, What::LostPicture, if fits { relation.target } else { name }),
        }
        Ok(())
    }

    /// The text in a box, which comes after the paragraph that holds the box.
    fn text_box(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        let place = line.paragraph.place.clone();
        if !state.is_read() {
            self.remark(place, state.what.unwrap_or(What::Hidden), words(element));
            return Ok(());
        }
        let count = line.number + line.boxed;
        let flow = self.story(element, Flow::new(line.scope.clone(), count))?;
        self.remark(place, What::TextBox, lines(&flow.blocks).join("\n"));
        line.boxed = flow.count - line.number;
        line.boxes.extend(flow.blocks);
        Ok(())
    }

    /// The words of a diagram or a chart, which lie in a part of their own.
    fn diagram(&mut self, element: &Element, line: &Line) -> Result<(), Refusal> {
        let mut data = Vec::new();
        element.find_all("a:graphicData", &mut data);
        let ids = data.iter().flat_map(|data| data.children()).flat_map(|child| {
            ["r:dm", "r:id"].iter().filter_map(|name| child.attribute(name)).collect::<Vec<_>>()
        });
        let relations = ids.filter_map(|id| self.relations.get(id)).filter(|relation| !relation.external);
        for path in relations.map(|relation| relation.target.clone()).collect::<Vec<_>>() {
            let Some(bytes) = self.archive.part(&path)? else { continue };
            let root = xml::read(&path, &bytes)?;
            let said = gathered(&root, &["a:t", "?:v"]);
            self.remark(
                line.paragraph.place.clone(),
                What::Embedded,
                if said.is_empty() { path } else { said },
            );
        }
        Ok(())
    }

    /// The mark of a note, and the note.
    pub(super) fn note(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        let is_foot = &*element.name == "w:footnoteReference";
        let notes = if is_foot { &mut self.footnotes } else { &mut self.endnotes };
        // Taken out, so that no note can hold itself.
        let Some(note) = element.attribute("w:id").and_then(|id| notes.left.remove(id)) else {
            return Ok(());
        };
        let place = line.paragraph.place.clone();
        if let Some(what) = state.what.filter(|_| !state.is_read()) {
            self.remark(place, what, words(&note));
            return Ok(());
        }
        let own = std::mem::take(&mut notes.relations);
        let around = std::mem::replace(&mut self.relations, own);
        let flow = self.story(&note, Flow::new(Scope::Note(place), 0))?;
        let own = std::mem::replace(&mut self.relations, around);
        if is_foot {
            self.footnotes.relations = own
        } else {
            self.endnotes.relations = own
        }
        let mut paragraphs = Vec::new();
        flow.blocks.into_iter().for_each(|block| flatten(block, &mut paragraphs));
        line.paragraph.notes.push(paragraphs);
        line.paragraph.spans.push(Inline::Note(line.paragraph.notes.len() - 1));
        Ok(())
    }
}

/// The paragraphs of a block, those of tables cell by cell.
fn flatten(block: Block, found: &mut Vec<Paragraph>) {
    match block {
        Block::Paragraph(paragraph) => found.push(paragraph),
        Block::Table(table) => {
            let cells = table.rows.into_iter().flatten();
            cells.flat_map(|cell| cell.blocks).for_each(|block| flatten(block, found));
        }
    }
}
