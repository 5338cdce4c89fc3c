//! What an office's own files say, as the records of a knowledge base.
//!
//! 1. A reader takes bytes and gives a [`Document`], or says why it cannot
//!    ([`Refusal`]). Nothing is lost on the way: each character of a file is in a block or in a remark.
//! 2. `list` takes the document apart by its own form and makes records; what is of no known form becomes a guide.
//! 3. [`account`] says of each paragraph what became of it, and [`report`] shows that beside the document.

pub mod document;
pub mod refusal;
pub mod encoding;
pub mod package;
mod word;
mod sheet;
mod text;
mod marker;
mod names;
mod cited;
mod fact;
mod record;
mod typed;
pub mod account;
mod list;
mod picture;
mod guide;
pub mod again;
pub mod report;

use std::collections::BTreeMap;

use account::Entry;
use document::{Document, Place, Remark};
pub use list::Heads;
use picture::{Bytes, Gallery};
use refusal::Refusal;

/// What an import gives.
pub struct Import {
    /// The files of the content folder by their paths below it.
    pub files: BTreeMap<String, String>,
    /// The pictures that pages show, by their paths below the content folder.
    pub pictures: Bytes,
    /// What is kept beside the content folder and not published, by paths below the site's folder.
    pub beside: Bytes,
    /// What became of each document.
    pub taken: Vec<Taken>,
    /// How many of what was found, by the words for them.
    pub counts: Vec<(&'static str, usize)>,
}

/// What became of a document.
pub struct Taken {
    /// Its file's name.
    pub name: String,
    /// What became of each paragraph, in the order of the document.
    pub entries: Vec<Entry>,
    /// What is not in the paragraphs.
    pub remarks: Vec<Remark>,
    /// The paths of the pictures in each paragraph, from the site's folder.
    pub pictures: BTreeMap<Place, Vec<String>>,
}

/// Looks whether an archive unfolds within the limits, for a reader that asks for none itself.
///
/// # Errors
/// Why it is not read.
pub fn weigh(bytes: &[u8]) -> Result<(), Refusal> {
    package::archive::Archive::open(bytes)?.weigh()
}

/// Reads a file of an office by its name's ending.
///
/// # Errors
/// Why it is not read.
pub fn open(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "txt" => Ok(text::read(name, &encoding::decode(bytes)?.text)),
        "docx" | "docm" => word::read(name, bytes),
        "xlsx" | "xlsm" => sheet::read(name, bytes),
        "doc" | "xls" | "wps" | "et" => Err(Refusal::OldFormat),
        _ => Err(Refusal::UnknownKind),
    }
}

/// Words that an import puts where a document has none, in its language.
#[derive(Debug, Clone)]
pub struct Stand {
    /// What a guide is called that holds what is of no known form.
    pub rest: String,
    /// What is read in place of a picture of which nothing is said.
    pub picture: String,
}

/// Makes records of documents; `lang` is the language of their texts, `heads` say what columns of tables hold.
pub fn import(documents: &[Document], lang: &str, words: &Stand, heads: &Heads) -> Import {
    let mut made = list::read(documents, lang, heads);
    let (mut pictures, mut beside, mut taken) = (Bytes::new(), Bytes::new(), Vec::new());
    for ((document, mut account), mut blocks) in documents.iter().zip(made.accounts).zip(made.rests) {
        let is_whole = account.is_empty();
        let gallery = Gallery::of(document, &words.picture, &mut pictures, &mut beside);
        let mut remarks = document.remarks.clone();
        remarks.extend(picture::place(document, &gallery, &account, &mut made.files, &mut blocks));
        remarks.extend(gallery.remarks(document));
        guide::write(&mut made.files, &mut account, &blocks, (&words.rest, is_whole), &gallery);
        let (name, pictures) = (document.name.clone(), gallery.places(document));
        taken.push(Taken { name, entries: account.entries(document), remarks, pictures });
    }
    Import { files: made.files.texts, pictures, beside, taken, counts: made.counts }
}
