//! What stands in a paragraph: runs of text, links, fields, notes, pictures, text boxes.

use super::symbol;
use super::walk::Walk;
use super::words;
use crate::import::document::{Block, Inline, Paragraph, Picture, What};
use crate::import::package::xml::Element;

impl Walk<'_, '_> {
    /// Adds what an element holds to a paragraph; the words of text boxes are for after it.
    pub(super) fn spans(
        &mut self,
        element: &Element,
        style: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<Block>,
    ) {
        for child in element.children() {
            let place = paragraph.place.clone();
            match &*child.name {
                "w:r" => self.run(child, style, paragraph, boxes),
                "w:hyperlink" => self.link(child, style, paragraph, boxes),
                "w:ins" | "w:moveTo" => {
                    self.spans(child, style, paragraph, boxes);
                    self.remark(place, What::TrackedInsertion, words(child));
                }
                "w:del" => self.remark(place, What::TrackedDeletion, words(child)),
                "w:moveFrom" => self.remark(place, What::TrackedMove, words(child)),
                "w:sdt" => {
                    if let Some(inside) = child.child("w:sdtContent") {
                        self.spans(inside, style, paragraph, boxes);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(one) = child.child("mc:Choice").or_else(|| child.child("mc:Fallback")) {
                        self.spans(one, style, paragraph, boxes);
                    }
                }
                "w:fldSimple" | "w:smartTag" | "w:customXml" | "w:dir" | "w:bdo" => {
                    self.spans(child, style, paragraph, boxes);
                }
                "m:oMath" | "m:oMathPara" => {
                    let text = words(child);
                    push(paragraph, &text);
                    self.remark(place, What::Formula, text);
                }
                _ => {}
            }
        }
    }

    fn link(
        &mut self,
        element: &Element,
        style: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<Block>,
    ) {
        let mut inside = Paragraph::at(paragraph.place.clone());
        std::mem::swap(&mut inside.notes, &mut paragraph.notes);
        self.spans(element, style, &mut inside, boxes);
        std::mem::swap(&mut inside.notes, &mut paragraph.notes);
        let target = element.attribute("r:id").and_then(|id| self.relations.get(id));
        let anchor = element.attribute("w:anchor").map(|anchor| format!("#{anchor}"));
        let address = target.filter(|target| target.external).map(|target| target.target.clone());
        match address.or(anchor) {
            Some(address) if inside.spans.iter().all(|span| matches!(span, Inline::Text(_))) => {
                paragraph.spans.push(Inline::Link { text: inside.own_text(), address });
            }
            _ => paragraph.spans.append(&mut inside.spans),
        }
    }

    fn run(
        &mut self,
        element: &Element,
        style: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<Block>,
    ) {
        let properties = element.child("w:rPr");
        let own = properties.and_then(|rpr| rpr.switch("w:vanish"));
        let character = properties.and_then(|rpr| rpr.val("w:rStyle"));
        if self.styles.is_hidden(style, character, own) {
            self.remark(paragraph.place.clone(), What::Hidden, words(element));
            return;
        }
        self.pieces(element, style, paragraph, boxes);
    }

    fn pieces(
        &mut self,
        element: &Element,
        style: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<Block>,
    ) {
        for child in element.children() {
            let shown = self.fields.iter().all(|begun| *begun);
            match &*child.name {
                "w:fldChar" => match child.attribute("w:fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|begun| *begun = true),
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                },
                "mc:AlternateContent" => {
                    if let Some(one) = child.child("mc:Choice").or_else(|| child.child("mc:Fallback")) {
                        self.pieces(one, style, paragraph, boxes);
                    }
                }
                "w:drawing" | "w:pict" | "w:object" => self.drawn(child, paragraph, boxes),
                _ if !shown => {}
                "w:t" => push(paragraph, &child.text()),
                "w:tab" | "w:ptab" => push(paragraph, "\t"),
                "w:br" if child.attribute("w:type").is_some_and(|kind| kind != "textWrapping") => {}
                "w:br" | "w:cr" => paragraph.spans.push(Inline::Break),
                "w:noBreakHyphen" => push(paragraph, "-"),
                "w:sym" => self.symbol(child, paragraph),
                "w:footnoteReference" => self.note(child, 0, paragraph),
                "w:endnoteReference" => self.note(child, 1, paragraph),
                "w:ruby" => {
                    if let Some(base) = child.child("w:rubyBase") {
                        self.spans(base, style, paragraph, boxes);
                    }
                    let reading = child.child("w:rt").map(words).unwrap_or_default();
                    self.remark(paragraph.place.clone(), What::Ruby, reading);
                }
                _ => {}
            }
        }
    }

    fn symbol(&mut self, element: &Element, paragraph: &mut Paragraph) {
        let font = element.attribute("w:font").unwrap_or_default();
        let code =
            element.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
        match symbol::character(font, code) {
            Some(character) => push(paragraph, &character.to_string()),
            None => {
                push(paragraph, "□");
                self.remark(paragraph.place.clone(), What::Symbol, format!("{font} {code:04X}"));
            }
        }
    }

    /// The mark of a note, and its text.
    fn note(&mut self, element: &Element, sort: usize, paragraph: &mut Paragraph) {
        let Some(id) = element.attribute("w:id") else { return };
        let notes = self.notes;
        let Some(root) = notes[sort].as_ref() else { return };
        let Some(note) = root.children().find(|note| note.attribute("w:id") == Some(id)) else { return };
        // Notes are not counted among the paragraphs.
        let kept = self.paragraphs;
        let blocks = self.blocks(note, None);
        self.paragraphs = kept;
        let texts = blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            Block::Table(_) => None,
        });
        paragraph.notes.push(texts.filter(|text| !text.is_empty()).collect());
        paragraph.spans.push(Inline::Note(paragraph.notes.len() - 1));
    }

    /// Pictures and text boxes.
    fn drawn(&mut self, element: &Element, paragraph: &mut Paragraph, boxes: &mut Vec<Block>) {
        let place = paragraph.place.clone();
        let mut texts = Vec::new();
        element.find_all("w:txbxContent", &mut texts);
        for text in &texts {
            let blocks = self.blocks(text, None);
            self.remark(place.clone(), What::TextBox, words(text));
            boxes.extend(blocks);
        }
        if &*element.name == "w:object" {
            self.remark(place, What::Embedded, "OLE".to_owned());
            return;
        }
        let mut shown = Vec::new();
        element.find_all("a:blip", &mut shown);
        element.find_all("v:imagedata", &mut shown);
        let said =
            element.find("wp:docPr").and_then(|properties| properties.attribute("descr")).map(str::to_owned);
        for picture in shown {
            let id = picture.attribute("r:embed").or_else(|| picture.attribute("r:id"));
            let target = id.and_then(|id| self.relations.get(id)).filter(|target| !target.external);
            let Some(target) = target.map(|target| target.target.clone()) else {
                self.remark(place.clone(), What::LostPicture, id.unwrap_or_default().to_owned());
                continue;
            };
            match self.archive.picture(&target) {
                Ok(Some(bytes)) => {
                    let name = target.rsplit('/').next().unwrap_or(&target).to_owned();
                    self.document.pictures.push(Picture { name, bytes, words: said.clone() });
                    paragraph.spans.push(Inline::Picture(self.document.pictures.len() - 1));
                }
                _ => self.remark(place.clone(), What::LostPicture, target),
            }
        }
    }
}

/// Adds text to a paragraph, to the text that ends it if there is some.
fn push(paragraph: &mut Paragraph, text: &str) {
    match paragraph.spans.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => paragraph.spans.push(Inline::Text(text.to_owned())),
    }
}
