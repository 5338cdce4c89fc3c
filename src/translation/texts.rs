//! Every text of the content: which file, which field, what it says.

use std::collections::BTreeSet;

use super::block::blocks;
use super::row::Pair;
use crate::load::place::{CONTENT, Place, place};
use crate::load::yaml::{Entry, Node, Value, parse};
use crate::model::Languages;
use crate::tree::{FileId, SourceTree};

/// The fields that name what holds them, the best first.
const NAMES: [&str; 7] = ["title", "name", "matter", "term", "heading", "aspect", "do"];

/// A text in the content.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// As [`Row::key`](super::Row::key).
    pub key: String,
    /// The names of what holds it, from the record inwards, parted by ` › `.
    pub record: String,
    /// The names of the fields that lead to it, parted by points.
    pub field: String,
    /// What it says, in the first language of the site that has it and is not the target; a list one entry a line.
    pub source: String,
    /// Its translation, or empty.
    pub target: String,
    /// How it is written.
    pub place: Written,
}

/// How a text is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// An entry of a map of languages, a list if `is_list`.
    Field {
        /// The map.
        map: Node,
        /// The key of the language that is translated.
        lang: String,
        /// Whether it is a list of texts.
        is_list: bool,
    },
    /// A block of a long text.
    Block {
        /// The path of the long text.
        path: String,
        /// The path of its translation.
        into: String,
    },
}

/// All texts, in the order of the files; those of one file in the order in which people read.
///
/// # Errors
/// The path of a file with slips that are to be mended first, or that is no YAML.
pub fn texts(sources: &SourceTree, pair: &Pair) -> Result<Vec<Text>, String> {
    let languages = Languages::new(pair.languages.clone()).ok_or_else(String::new)?;
    let mut found = Vec::new();
    for (file, path, bytes) in sources.iter() {
        let Some(below) = path.strip_prefix(CONTENT) else { continue };
        match place(below, &languages) {
            Some(Place::Site | Place::Table(_) | Place::Record(..)) => {
                let root = read(bytes, file).ok_or_else(|| path.to_owned())?;
                let mut walk = Walk { path: below, pair, found: &mut found, seen: BTreeSet::new() };
                walk.node(&root, &mut Way::default());
            }
            Some(Place::Text(.., lang)) if languages.tag(lang) == first(sources, path, pair) => {
                long_text(sources, path, languages.tag(lang), pair, &mut found);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The tree of a file, if it can be read as it stands.
pub fn read(bytes: &[u8], file: FileId) -> Option<Node> {
    let mut slips = Vec::new();
    let root = parse(std::str::from_utf8(bytes).ok()?, file, &mut slips)?;
    slips.is_empty().then_some(root)
}

/// The path of a long text of the same record in another language.
fn path_in(path: &str, tag: &str) -> String {
    let stem = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')).map_or(path, |(stem, _)| stem);
    format!("{stem}.{tag}.md")
}

/// The first language in which a long text is there and which is not the target; empty if there is none.
fn first<'p>(sources: &SourceTree, path: &str, pair: &'p Pair) -> &'p str {
    pair.sources().find(|tag| sources.get(&path_in(path, tag)).is_some()).unwrap_or_default()
}

fn long_text(sources: &SourceTree, path: &str, tag: &str, pair: &Pair, found: &mut Vec<Text>) {
    let into = path_in(path, &pair.target);
    let text = |path: &str| sources.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let parts = blocks(&text(&path_in(path, tag)).unwrap_or_default());
    let known = blocks(&text(&into).unwrap_or_default());
    let below = path.strip_prefix(CONTENT).unwrap_or(path);
    // Blocks of another number are no longer the translations of these.
    let known = if known.len() == parts.len() { known } else { vec![String::new(); parts.len()] };
    let heading =
        parts.first().map(|part| part.trim_start_matches(['#', ' ']).to_owned()).unwrap_or_default();
    for (at, (source, target)) in parts.into_iter().zip(known).enumerate() {
        found.push(Text {
            key: format!("{below}#{}", at + 1),
            record: heading.chars().take(40).collect(),
            field: "text".to_owned(),
            source,
            target,
            place: Written::Block { path: path.to_owned(), into: into.clone() },
        });
    }
}

/// The way from the root of a file to a node.
#[derive(Default)]
struct Way {
    /// The parts of the key.
    parts: Vec<String>,
    /// The fields.
    fields: Vec<String>,
    /// The names of what was met.
    names: Vec<String>,
}

/// A file while its texts are gathered.
struct Walk<'w> {
    path: &'w str,
    pair: &'w Pair,
    found: &'w mut Vec<Text>,
    /// Where texts stand that are gathered: an alias leads to the same once more.
    seen: BTreeSet<u32>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, way: &mut Way) {
        match &node.value {
            Value::Map(entries) => self.map(node, entries, way),
            Value::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    way.parts.push(id(item).unwrap_or_else(|| format!("[{}]", at + 1)));
                    self.node(item, way);
                    way.parts.pop();
                }
            }
            _ => {}
        }
    }

    fn map(&mut self, node: &Node, entries: &[Entry], way: &mut Way) {
        self.text(node, entries, way);
        let name = NAMES.iter().find_map(|name| self.said(entries.iter().find(|entry| entry.key == *name)?));
        way.names.extend(name.clone());
        for entry in entries.iter().filter(|entry| !self.pair.languages.contains(&entry.key)) {
            way.parts.push(entry.key.clone());
            way.fields.push(entry.key.clone());
            self.node(&entry.value, way);
            way.fields.pop();
            way.parts.pop();
        }
        if name.is_some() {
            way.names.pop();
        }
    }

    /// Adds the text that a map is, if it is one.
    fn text(&mut self, node: &Node, entries: &[Entry], way: &Way) {
        let of = |tag: &str| entries.iter().find(|entry| entry.key == tag);
        let source = self.pair.sources().find_map(|tag| {
            let entry = of(tag)?;
            Some((entry, value(&entry.value).filter(|text| !text.trim().is_empty())?))
        });
        let Some((entry, source)) = source else { return };
        if !self.seen.insert(entry.key_span.start) {
            return;
        }
        let target = of(&self.pair.target).and_then(|entry| value(&entry.value)).unwrap_or_default();
        self.found.push(Text {
            key: format!("{}#{}", self.path, way.parts.join(".").replace(".[", "[")),
            record: way.names.join(" › "),
            field: way.fields.join("."),
            source,
            target,
            place: Written::Field {
                map: node.clone(),
                lang: entry.key.clone(),
                is_list: matches!(entry.value.value, Value::List(_)),
            },
        });
    }

    /// What a field says in the first language that it has.
    fn said(&self, entry: &Entry) -> Option<String> {
        let Value::Map(texts) = &entry.value.value else { return None };
        self.pair.sources().find_map(|tag| value(&texts.iter().find(|text| text.key == tag)?.value))
    }
}

/// The id of an entry of a list, if it has one.
fn id(item: &Node) -> Option<String> {
    let Value::Map(entries) = &item.value else { return None };
    ["id", "source"].iter().find_map(|name| value(&entries.iter().find(|entry| entry.key == *name)?.value))
}

/// A text, or a list of texts one a line.
fn value(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim_end().to_owned()),
        Value::List(items) => {
            let texts: Option<Vec<String>> = items.iter().map(value).collect();
            texts.filter(|texts| !texts.is_empty()).map(|texts| texts.join("\n"))
        }
        _ => None,
    }
}
