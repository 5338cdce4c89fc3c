//! A Word document (`.docx`) → what people read in it.
//!
//! Numbers before paragraphs are counted as Word counts them ([`label`]); what was deleted while changes were tracked,
//! hidden or commented on is in the remarks.

mod numeral;
mod symbol;
mod style;
mod numbering;
mod label;
mod field;
mod formula;
mod grid;
mod flow;
mod walk;
mod run;
mod drawn;
mod table;

use super::document::{Document, Place, Remark, What};
use super::package::archive::Archive;
use super::package::relations::{self, Relations, first};
use super::package::xml::{self, Element};
use super::refusal::Refusal;
use flow::{Flow, Scope};
use label::Counters;
use numbering::Numbering;
use style::Styles;
use walk::{Beside, Walk};

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
    let mut named = |kind: &str| match first(&relations, kind) {
        Some(path) => part(&mut archive, path),
        None => Ok(None),
    };
    let styles = named("styles")?.map_or_else(Styles::default, |root| Styles::read(&root));
    let numbering = named("numbering")?.map_or_else(Numbering::default, |root| Numbering::read(&root));
    let mut walk = Walk {
        footnotes: beside(&mut archive, &relations, "footnotes")?,
        endnotes: beside(&mut archive, &relations, "endnotes")?,
        comments: beside(&mut archive, &relations, "comments")?,
        archive: &mut archive,
        styles: &styles,
        numbering: &numbering,
        relations: relations.clone(),
        counters: Counters::default(),
        document: Document { name: name.to_owned(), ..Document::default() },
        tables: 0,
        fields: Vec::new(),
        contents: 0,
        pieces: (0, 0),
    };
    let blocks = walk.story(body, Flow::new(Scope::Body, 0))?.blocks;
    let left = [
        (What::Comment, std::mem::take(&mut walk.comments)),
        (What::Unreferenced, std::mem::take(&mut walk.footnotes)),
        (What::Unreferenced, std::mem::take(&mut walk.endnotes)),
    ];
    let mut document = walk.document;
    document.blocks = blocks;
    for (what, beside) in left {
        document.remarks.extend(beside.left.values().filter_map(|element| whole(what, element)));
    }
    around_pages(&mut archive, &relations, &mut document)?;
    Ok(document)
}

/// Notes or comments of a kind, without those that only draw the line above notes.
fn beside(archive: &mut Archive<'_>, relations: &Relations, kind: &str) -> Result<Beside, Refusal> {
    let Some(path) = first(relations, kind) else { return Ok(Beside::default()) };
    let Some(root) = part(archive, path)? else { return Ok(Beside::default()) };
    let mut beside = Beside { relations: relations::of(archive, path)?, ..Beside::default() };
    for element in root.children() {
        let is_line = element.attribute("w:type").is_some_and(|kind| kind != "normal");
        if let Some(id) = element.attribute("w:id").filter(|_| !is_line) {
            beside.left.insert(id.to_owned(), element.clone());
        }
    }
    Ok(beside)
}

/// Heads and feet of pages.
fn around_pages(
    archive: &mut Archive<'_>,
    relations: &Relations,
    document: &mut Document,
) -> Result<(), Refusal> {
    for relation in relations.values().filter(|relation| !relation.external) {
        let what = match relation.kind.as_str() {
            "header" => What::Header,
            "footer" => What::Footer,
            _ => continue,
        };
        let root = part(archive, &relation.target)?;
        document.remarks.extend(root.and_then(|root| whole(what, &root)));
    }
    Ok(())
}

/// A remark of all words in an element, if it has some.
fn whole(what: What, element: &Element) -> Option<Remark> {
    Some(Remark { place: Place::File, what, text: words(element) }).filter(|remark| !remark.text.is_empty())
}

fn part(archive: &mut Archive<'_>, path: &str) -> Result<Option<Element>, Refusal> {
    archive.part(path)?.map(|bytes| xml::read(path, &bytes)).transpose()
}

fn missing(part: &str) -> Refusal {
    Refusal::Missing { part: part.to_owned() }
}

/// All words in an element, those that were deleted too; paragraphs are parted by a space.
fn words(element: &Element) -> String {
    gathered(element, &["w:t", "w:delText", "m:t"])
}

/// The texts of elements of these names in an element; of alternatives only the one that is read.
fn gathered(element: &Element, names: &[&str]) -> String {
    fn collect(element: &Element, names: &[&str], text: &mut String) {
        match &*element.name {
            name if names.contains(&name) => text.push_str(&element.text()),
            "w:tab" | "w:br" | "w:cr" => text.push(' '),
            name => {
                let read = element.alternative().unwrap_or(element);
                read.children().for_each(|child| collect(child, names, text));
                if matches!(name, "w:p" | "w:tc" | "a:p" | "?:pt") {
                    text.push(' ');
                }
            }
        }
    }
    let mut text = String::new();
    collect(element, names, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
