//! The pictures of documents: which files they become, where they are shown, and in which words.

use std::collections::BTreeMap;

use super::account::{Account, paragraphs};
use super::document::{Block, Document, Inline, Paragraph, Place, Remark, What};
use super::record::{Files, escaped, inside, line};
use crate::model::attachment::{FILES, PICTURES, ending};

/// The folder beside the content for pictures that browsers do not show.
pub const BESIDE: &str = "import-pictures/";

/// How captions begin.
const CAPTIONS: [&str; 4] = ["图", "圖", "Figure", "Fig."];

/// The most characters of a caption; what is longer is a paragraph about a picture.
const CAPTION: usize = 40;

/// Files that are no text, by their paths.
pub type Bytes = BTreeMap<String, Vec<u8>>;

/// The pictures of a document as files, each once. A file is named after what it holds, so that a later import finds
/// it again, and no picture takes the place of another.
pub struct Gallery {
    /// Paths by the number of the picture: below the content, or beside it.
    paths: Vec<String>,
    /// What each shows, in the author's words.
    words: Vec<Option<String>>,
    /// What is read where the author says nothing.
    word: String,
}

impl Gallery {
    /// The gallery of a document; what is shown goes to `shown`, what browsers do not show to `beside`. A picture of which
    /// its author says nothing is called `word`, or by its caption.
    pub fn of(document: &Document, word: &str, shown: &mut Bytes, beside: &mut Bytes) -> Self {
        let captions = captions(document);
        let (mut paths, mut words) = (Vec::new(), Vec::new());
        for (at, picture) in document.pictures.iter().enumerate() {
            let hash = blake3::hash(&picture.bytes).to_hex();
            let name = format!("picture-{}.{}", &hash[..10], ending(&picture.name));
            let (folder, files) = if is_shown(&picture.name, &picture.bytes) {
                (FILES, &mut *shown)
            } else {
                (BESIDE, &mut *beside)
            };
            let path = format!("{folder}{name}");
            files.insert(path.clone(), picture.bytes.clone());
            paths.push(path);
            words.push(picture.words.clone().or_else(|| captions.get(&at).cloned()));
        }
        Self { paths, words, word: word.to_owned() }
    }

    /// A picture in Markdown; empty for one that browsers do not show.
    pub fn markdown(&self, at: usize) -> String {
        let Some(path) = self.paths.get(at).filter(|path| path.starts_with(FILES)) else {
            return String::new();
        };
        let words = self.words[at].as_ref().unwrap_or(&self.word);
        format!("![{}]({path})", inside(&line(words)))
    }

    /// Where the pictures of each paragraph lie, seen from the folder of the site.
    pub fn places(&self, document: &Document) -> BTreeMap<Place, Vec<String>> {
        let mut places: BTreeMap<Place, Vec<String>> = BTreeMap::new();
        paragraphs(&document.blocks, &mut |paragraph| {
            let paths = pictures_of(paragraph)
                .into_iter()
                .filter_map(|at| self.paths.get(at))
                .map(|path| if path.starts_with(FILES) { format!("content/{path}") } else { path.clone() });
            let paths: Vec<String> = paths.collect();
            if !paths.is_empty() {
                places.entry(paragraph.place.clone()).or_default().extend(paths);
            }
        });
        places
    }

    /// What the author is to see to: words that are missing, and pictures that browsers do not show.
    pub fn remarks(&self, document: &Document) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let mut seen = Vec::new();
        paragraphs(&document.blocks, &mut |paragraph| {
            for at in pictures_of(paragraph) {
                let Some(path) = self.paths.get(at).filter(|_| !seen.contains(&at)) else { continue };
                seen.push(at);
                let what = match &self.words[at] {
                    _ if !path.starts_with(FILES) => What::OddPicture,
                    None => What::Wordless,
                    Some(_) => continue,
                };
                remarks.push(Remark { place: paragraph.place.clone(), what, text: path.clone() });
            }
        });
        remarks
    }
}

/// Whether browsers show a picture.
fn is_shown(name: &str, bytes: &[u8]) -> bool {
    PICTURES.contains(&ending(name).as_str()) && imagesize::blob_size(bytes).is_ok()
}

/// The numbers of the pictures in a paragraph and in its notes.
fn pictures_of(paragraph: &Paragraph) -> Vec<usize> {
    let spans = paragraph.spans.iter().chain(paragraph.notes.iter().flatten().flat_map(|note| &note.spans));
    spans.filter_map(|span| if let Inline::Picture(at) = span { Some(*at) } else { None }).collect()
}

/// The captions of pictures: what is said beside a picture, or in the paragraph after it.
fn captions(document: &Document) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let mut before: Vec<usize> = Vec::new();
    paragraphs(&document.blocks, &mut |paragraph| {
        let (pictures, text) = (pictures_of(paragraph), line(&paragraph.text()));
        let is_caption =
            CAPTIONS.iter().any(|begin| text.starts_with(begin)) && text.chars().count() <= CAPTION;
        let named = if pictures.is_empty() { &before } else { &pictures };
        if is_caption {
            for at in named {
                found.entry(*at).or_insert_with(|| text.clone());
            }
        }
        before = if text.is_empty() || pictures.is_empty() { pictures } else { Vec::new() };
    });
    found
}

/// Shows the pictures and notes of paragraphs that became fields of records in the records' texts, since fields hold
/// plain words. What belongs to no record's paragraph is added to `rest`, of which a guide is made.
pub fn place(
    document: &Document,
    gallery: &Gallery,
    account: &Account,
    files: &mut Files,
    rest: &mut Vec<Block>,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    paragraphs(&document.blocks, &mut |paragraph| {
        let pictures = pictures_of(paragraph);
        let Some(entry) = account.entry(&paragraph.place) else { return };
        if pictures.is_empty() && paragraph.notes.is_empty() {
            return;
        }
        let Some(stem) = stem(&entry.to, &files.lang) else {
            rest.push(Block::Paragraph(paragraph.clone()));
            return;
        };
        let notes: Vec<String> = paragraph.notes.iter().flatten().map(Paragraph::text).collect();
        let notes: Vec<&String> = notes.iter().filter(|note| !note.trim().is_empty()).collect();
        let shown = pictures.iter().map(|at| gallery.markdown(*at)).filter(|shown| !shown.is_empty());
        let mut parts: Vec<String> = shown.collect();
        parts.extend(notes.iter().map(|note| escaped(&line(note))));
        if !parts.is_empty() {
            files.add_prose(&stem, &parts.join("\n\n"));
        }
        let remark = |note: &&String| Remark {
            place: paragraph.place.clone(),
            what: What::Footnote,
            text: format!("{note} → {stem}.{}.md", files.lang),
        };
        remarks.extend(notes.iter().map(remark));
    });
    remarks
}

/// The path without its ending of the record that a paragraph went to: `services/s1` of `services/s1.yaml s1.2`.
fn stem(to: &str, lang: &str) -> Option<String> {
    let path = to.split(' ').next()?;
    let stem = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(&format!(".{lang}.md")))?;
    stem.contains('/').then(|| stem.to_owned())
}
