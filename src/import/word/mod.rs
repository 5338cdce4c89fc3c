//! A Word document (`.docx`) → what people read in it.
//!
//! Numbers before paragraphs are counted as Word counts them ([`label`]); what was deleted while changes were tracked,
//! hidden or commented on is in the remarks.

mod numeral;
mod symbol;
mod style;
mod numbering;
mod label;
mod walk;
mod table;
mod run;

use super::document::{Block, Document, Place, Remark, What};
use super::package::archive::Archive;
use super::package::relations::{self, Relations, first};
use super::package::xml::{self, Element};
use super::refusal::Refusal;
use label::Counters;
use numbering::Numbering;
use style::Styles;
use walk::Walk;

/// Reads a document.
///
/// # Errors
/// It is no document of Word, is locked or damaged, or passes a limit.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let top = relations::of(&mut archive, "")?;
    let main = first(&top, "officeDocument").ok_or_else(|| missing("word/document.xml"))?.to_owned();
    let relations = relations::of(&mut archive, &main)?;
    let root = part(&mut archive, &main)?.ok_or_else(|| missing(&main))?;
    let body = root.child("w:body").filter(|_| &*root.name == "w:document").ok_or(Refusal::UnknownKind)?;
    let named = |archive: &mut Archive, kind: &str| match first(&relations, kind) {
        Some(path) => part(archive, path),
        None => Ok(None),
    };
    let styles = named(&mut archive, "styles")?.map_or_else(Styles::default, |root| Styles::read(&root));
    let numbering =
        named(&mut archive, "numbering")?.map_or_else(Numbering::default, |root| Numbering::read(&root));
    let notes = [named(&mut archive, "footnotes")?, named(&mut archive, "endnotes")?];
    let mut walk = Walk {
        archive: &mut archive,
        styles: &styles,
        numbering: &numbering,
        relations: &relations,
        notes: &notes,
        counters: Counters::default(),
        document: Document { name: name.to_owned(), ..Document::default() },
        paragraphs: 0,
        tables: 0,
        fields: Vec::new(),
    };
    let blocks = walk.blocks(body, None);
    let mut document = walk.document;
    document.blocks = blocks;
    beside(&mut archive, &relations, &mut document)?;
    Ok(document)
}

/// What stands beside the text: comments, heads and feet of pages.
fn beside(archive: &mut Archive, relations: &Relations, document: &mut Document) -> Result<(), Refusal> {
    for relation in relations.values().filter(|relation| !relation.external) {
        let what = match relation.kind.as_str() {
            "comments" => What::Comment,
            "header" => What::Header,
            "footer" => What::Footer,
            _ => continue,
        };
        let Some(root) = part(archive, &relation.target)? else { continue };
        let texts = match what {
            What::Comment => root.children().map(words).collect(),
            _ => vec![words(&root)],
        };
        let said = texts.into_iter().filter(|text: &String| !text.trim().is_empty());
        document.remarks.extend(said.map(|text| Remark { place: Place::File, what, text }));
    }
    Ok(())
}

fn part(archive: &mut Archive, path: &str) -> Result<Option<Element>, Refusal> {
    archive.part(path)?.map(|bytes| xml::read(path, &bytes)).transpose()
}

fn missing(part: &str) -> Refusal {
    Refusal::Missing { part: part.to_owned() }
}

/// All words in an element, those that were deleted too; paragraphs are parted by a space.
fn words(element: &Element) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: &Element, text: &mut String) {
    match &*element.name {
        "w:t" | "w:delText" | "m:t" => text.push_str(&element.text()),
        "w:tab" | "w:br" | "w:cr" => text.push(' '),
        "mc:Fallback" => {}
        _ => {
            element.children().for_each(|child| collect(child, text));
            if &*element.name == "w:p" {
                text.push(' ');
            }
        }
    }
}

/// Whether blocks show nothing.
fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| matches!(block, Block::Paragraph(paragraph) if paragraph.is_empty()))
}
