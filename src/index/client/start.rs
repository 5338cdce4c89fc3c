//! The start part: what every query needs. At its end stands what it takes from all languages: the number of their
//! rows, for tantivy's inverse document frequency, and the average length of each field.

use serde::Serialize;

use super::super::WEIGHTS;
use super::super::function_words::{ENGLISH_WORDS, HAN_WORDS};
use super::super::pack::number;
use super::super::part::json;
use super::super::ranking::kind_weight;
use super::super::row::Rows;
use super::super::store::Store;
use super::heads::{Heads, texts};
use super::helpers;
use super::language::Language;
use super::places;
use super::rules::{Rules, rules};
use super::shelf::{self, Put, Shelf};
use super::terms::Terms;
use crate::model::Kind;

/// Up to how many bytes before compression the heads are in the start: reading them at once costs less than
/// asking for them later.
const HEADS_IN_START: usize = 96 << 10;
/// How many parts of places a language has at most of Han terms, and of others.
const MOST_PLACES: (usize, usize) = (200, 50);

/// The start part. Files are named without folder and ending.
#[derive(Serialize)]
struct Start {
    rules: Rules,
    /// How much a match in each field counts, and in each type of record, at last in a page that is none.
    weights: [f32; 4],
    kinds: Vec<f32>,
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
}

/// Puts all parts of a language but the start; the result is the start, as [`Shelf::start`] gives it.
///
/// # Errors
/// What tantivy could not read.
pub fn export(language: &Language, put: Put) -> tantivy::Result<String> {
    let own = language.own;
    let heads = Heads::of(language);
    let few = heads.size() <= HEADS_IN_START;
    let mut terms = Terms::of(language, (!few).then_some(&heads))?;
    let mut shelf = Shelf::new(own.tag, put, few);
    let (han, words) =
        (terms.han.iter_mut().map(|all| &mut all.2), terms.words.iter_mut().map(|all| &mut all.1));
    places::apart(han, MOST_PLACES.0, |json| shelf.add(shelf::PLACES, json));
    places::apart(words, MOST_PLACES.1, |json| shelf.add(shelf::PLACES, json));
    let mut parts = |name: &str, all: &mut dyn Iterator<Item = (usize, String)>| -> Vec<(usize, String)> {
        all.map(|(first, json)| (first, shelf.add(name, json))).collect()
    };
    let (texts, heads) =
        (parts("texts", &mut texts(language.rows())), parts(shelf::HEADS, &mut heads.parts()));
    let mut add = |name: &str, json: String| shelf.add(name, json);
    let han = terms.han.into_iter().map(|(chars, pairs, all)| (chars, pairs, add("terms", all.into_json())));
    let han = han.collect();
    let words = terms.words.into_iter().map(|(first, all)| (first, add("terms", all.into_json())));
    let words = words.collect();
    let spellings = helpers::spellings(&own.vocabulary).into_iter();
    let start = Start {
        rules: rules(),
        weights: WEIGHTS,
        kinds: Kind::ALL.into_iter().map(Some).chain([None]).map(kind_weight).collect(),
        records: records(&own.rows),
        audiences: audiences(&own.rows),
        norms: norms(&own.store, own.rows.rows.len())?,
        han,
        terms: words,
        heads,
        texts,
        spellings: spellings.map(|(first, json)| (first, add("spellings", json))).collect(),
        sounds: add("sounds", helpers::sounds(&own.vocabulary)),
        traditional: add("traditional", helpers::traditional(&own.vocabulary)),
        idle: [ENGLISH_WORDS.join(" "), HAN_WORDS.join(" ")],
    };
    Ok(shelf.start(&json(&start)))
}

/// Types of records, and how many rows each has, packed.
fn records(rows: &Rows) -> String {
    let mut packed = String::new();
    for own in rows.rows.chunk_by(|a, b| a.entry == b.entry) {
        let kind = rows.entries[own[0].entry].kind;
        let kind = Kind::ALL.iter().position(|other| Some(*other) == kind).unwrap_or(Kind::ALL.len());
        number(kind as u32, &mut packed);
        number(own.len() as u32, &mut packed);
    }
    packed
}

fn audiences(rows: &Rows) -> String {
    let mut packed = String::new();
    rows.rows.iter().for_each(|row| number(u32::from(row.audience), &mut packed));
    packed
}

/// The norms of so many rows in each field, packed.
fn norms(store: &Store, rows: usize) -> tantivy::Result<Vec<String>> {
    let reader = store.searcher.segment_reader(0);
    let of = |field| {
        let norms = reader.get_fieldnorms_reader(field)?;
        let mut packed = String::new();
        (0..rows as u32).for_each(|row| number(norms.fieldnorm(row), &mut packed));
        Ok(packed)
    };
    store.fields.iter().map(|field| of(*field)).collect()
}
