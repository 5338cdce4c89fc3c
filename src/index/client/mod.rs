//! The index as the browser reads it, exported through tantivy's public interface.
//!
//! A language has a **start** part, which is small: norms of rows, and which part holds what. Then
//! **terms** (postings; those of a word and of its forms lie together, with what results show of the records
//! called by them), **heads** (what results show of all records), **texts** (what they quote), and those that few
//! queries need: **places** (where rows have terms, for what stands in quotes), **spellings** (words near a
//! slip), **sounds** (names with the readings of their characters), **traditional** characters. What is small
//! enough is part of the start, so that a small site has one part besides its places. Each is a script named
//! after its contents; `themes/default/client/search/` reads them.

mod best;
mod clusters;
mod han;
mod heads;
mod helpers;
mod places;
mod postings;
mod terms;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use tantivy::query::Bm25StatisticsProvider;

use super::WEIGHTS;
use super::document::{Entry, Row};
use super::function_words::{ENGLISH_WORDS, HAN_WORDS};
use super::pack::number;
use super::part::Part;
use super::query::Engine;
use super::ranking::kind_weight;
use super::vocabulary::Vocabulary;
use crate::model::{Kind, Lang, Languages};
use terms::Terms;

/// Up to how many bytes before compression all parts of a language are one, and up to how many the heads
/// are in the start: reading them at once costs less than asking for them later.
const ONE_PART: usize = 120 << 10;
const HEADS_IN_START: usize = 96 << 10;
/// What parts of places are called, and how many a language has at most of Han terms, and of others.
const PLACES: &str = "places";
const MOST_PLACES: (usize, usize) = (200, 50);

/// What stands in the output for the search of a site.
pub struct Export {
    /// All parts.
    pub parts: Vec<Part>,
}

/// The parts of all languages.
///
/// # Errors
/// What tantivy could not read; in memory it has no reason to fail.
pub fn export(engine: &Engine, languages: &Languages) -> tantivy::Result<Export> {
    let mut export = Export { parts: Vec::new() };
    for (lang, tag) in languages.iter() {
        let own = Own::of(engine, lang, tag);
        let start = own.start(&mut export.parts)?;
        export.parts.push(start);
    }
    // Two parts may be the same, and then they are one file.
    let mut seen = BTreeSet::new();
    export.parts.retain(|part| seen.insert(part.path.clone()));
    Ok(export)
}

/// The start part. Files are named without folder and ending.
#[derive(Serialize)]
struct Start {
    /// The number of rows in all languages, for tantivy's inverse document frequency.
    rows_in_all: u64,
    /// How much a match in each field counts, and in each type of record, at last in a page that is none.
    weights: [f32; 4],
    kinds: Vec<f32>,
    /// The average length of each field, over all languages.
    average: Vec<f32>,
    /// Of each record: its type, and how many rows it has.
    records: String,
    /// Of each row: its readers.
    audiences: String,
    /// The norms of the rows in each field.
    norms: Vec<String>,
    /// The Han terms of a part: characters with which they begin, pairs that are apart from the others that
    /// begin as they do, and its file.
    han: Vec<(String, String, String)>,
    /// The first key of each part of other terms, and its file.
    terms: Vec<(String, String)>,
    /// The first record of each part of heads, the first row of each part of texts, and their files.
    heads: Vec<(usize, String)>,
    texts: Vec<(usize, String)>,
    /// The first letter of each part of spellings, and its file.
    spellings: Vec<(String, String)>,
    sounds: String,
    traditional: String,
    /// Words of a query that say nothing of what is looked for, apart by spaces: words, and runs of Han.
    idle: [String; 2],
    /// Parts that are here already, by the names of their files.
    inside: BTreeMap<String, Value>,
}

/// What belongs to one language.
struct Own<'a> {
    engine: &'a Engine,
    tag: &'a str,
    vocabulary: &'a Vocabulary,
    /// The number of the first row and of the first entry.
    first: usize,
    first_entry: usize,
    rows: &'a [Row],
    entries: &'a [Entry],
}

impl<'a> Own<'a> {
    fn of(engine: &'a Engine, lang: Lang, tag: &'a str) -> Self {
        let entries = &engine.rows.entries;
        let rows = &engine.rows.rows;
        let first_entry = entries.partition_point(|entry| entry.lang < lang);
        let last_entry = entries.partition_point(|entry| entry.lang <= lang);
        let first = rows.partition_point(|row| row.entry < first_entry);
        let last = rows.partition_point(|row| row.entry < last_entry);
        Self {
            engine,
            tag,
            vocabulary: &engine.vocabularies[usize::from(lang.0)],
            first,
            first_entry,
            rows: &rows[first..last],
            entries: &entries[first_entry..last_entry],
        }
    }

    /// Adds the parts of the language but the start, which it returns.
    fn start(&self, parts: &mut Vec<Part>) -> tantivy::Result<Part> {
        let searcher = &self.engine.store.searcher;
        let rows_in_all = searcher.total_num_docs()?;
        let average = |field| Ok(searcher.total_num_tokens(field)? as f32 / rows_in_all.max(1) as f32);
        let average = self.engine.store.fields.iter().map(|field| average(*field));
        let mut made: Vec<Part> = Vec::new();
        let mut add = |name: &str, value: Value| {
            made.push(Part::new(self.tag, name, value));
            made[made.len() - 1].file()
        };
        let heads = heads::heads(self);
        let few = heads::size(&heads) <= HEADS_IN_START;
        let mut terms = Terms::of(self, if few { None } else { Some(&heads) })?;
        let (han, words) =
            (terms.han.iter_mut().map(|part| &mut part.2), terms.words.iter_mut().map(|part| &mut part.1));
        places::apart(han, MOST_PLACES.0, |value| add(PLACES, value));
        places::apart(words, MOST_PLACES.1, |value| add(PLACES, value));
        let mut start = Start {
            rows_in_all,
            weights: WEIGHTS,
            kinds: Kind::ALL.into_iter().map(Some).chain([None]).map(kind_weight).collect(),
            average: average.collect::<tantivy::Result<_>>()?,
            records: self.records(),
            audiences: self.audiences(),
            norms: self.norms()?,
            han: terms
                .han
                .into_iter()
                .map(|(chars, pairs, part)| (chars, pairs, add("terms", part.value)))
                .collect(),
            terms: terms.words.into_iter().map(|(first, part)| (first, add("terms", part.value))).collect(),
            heads: heads::parts(&heads)
                .into_iter()
                .map(|(first, value)| (first, add("heads", value)))
                .collect(),
            texts: heads::texts(self)
                .into_iter()
                .map(|(first, value)| (first, add("texts", value)))
                .collect(),
            spellings: helpers::spellings(self.vocabulary)
                .into_iter()
                .map(|(first, value)| (first, add("spellings", value)))
                .collect(),
            sounds: add("sounds", helpers::sounds(self.vocabulary)),
            traditional: add("traditional", helpers::traditional(self.vocabulary)),
            idle: [ENGLISH_WORDS.join(" "), HAN_WORDS.join(" ")],
            inside: BTreeMap::new(),
        };
        start.inside = inside(&mut made, &start.heads, few);
        parts.extend(made);
        let start = serde_json::to_value(start).expect("plain data can be written");
        Ok(Part::start(self.tag, start))
    }

    fn records(&self) -> String {
        let mut packed = String::new();
        let mut row = 0;
        for (at, entry) in self.entries.iter().enumerate() {
            let kind = Kind::ALL.iter().position(|kind| Some(*kind) == entry.kind).unwrap_or(Kind::ALL.len());
            let rows = self.rows[row..].iter().take_while(|row| row.entry == self.first_entry + at).count();
            number(kind as u32, &mut packed);
            number(rows as u32, &mut packed);
            row += rows;
        }
        packed
    }

    fn audiences(&self) -> String {
        let mut packed = String::new();
        self.rows.iter().for_each(|row| number(u32::from(row.audience), &mut packed));
        packed
    }

    fn norms(&self) -> tantivy::Result<Vec<String>> {
        let reader = self.engine.store.searcher.segment_reader(0);
        let of = |field| {
            let norms = reader.get_fieldnorms_reader(field)?;
            let mut packed = String::new();
            let rows = self.first..self.first + self.rows.len();
            rows.for_each(|row| number(norms.fieldnorm(row as u32), &mut packed));
            Ok(packed)
        };
        self.engine.store.fields.iter().map(|field| of(*field)).collect()
    }
}

/// Takes the parts that belong into the start: all but the places of a small language, else the heads if they
/// are few.
fn inside(made: &mut Vec<Part>, heads: &[(usize, String)], few: bool) -> BTreeMap<String, Value> {
    let heads: BTreeSet<&str> = heads.iter().map(|(_, file)| file.as_str()).collect();
    let usual = |part: &&Part| !part.file().contains(PLACES);
    let all = made.iter().filter(usual).map(|part| part.bytes.len()).sum::<usize>() <= ONE_PART;
    let (within, apart): (Vec<Part>, Vec<Part>) = std::mem::take(made)
        .into_iter()
        .partition(|part| (all && usual(&part)) || (few && heads.contains(part.file().as_str())));
    *made = apart;
    within.into_iter().map(|part| (part.file(), part.value)).collect()
}
