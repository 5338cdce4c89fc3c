//! The index as the browser reads it, exported through tantivy's public interface.
//!
//! A language has a **start** part (records, rows with their field norms, which terms and texts are in
//! which part), **terms** parts (postings with positions, cut by the order of terms), **texts** parts (what
//! results quote), and three that few queries need: **words** (words as written, with their stems),
//! **sounds** (names with the readings of their characters), **han** (traditional characters). Each is a
//! script named after its contents; `themes/default/client/search/` reads them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tantivy::TERMINATED;
use tantivy::postings::Postings;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;

use super::WEIGHTS;
use super::analyzer::simplified;
use super::document::{Entry, Row};
use super::pack::number;
use super::part::Part;
use super::query::{Engine, kind_weight};
use super::vocabulary::{Vocabulary, is_han_term};
use crate::model::{Kind, Lang, Languages};

/// The sizes at which a part of terms and a part of texts end, in bytes before compression.
const TERMS: usize = 8 << 10;
const TEXTS: usize = 16 << 10;
/// How many parts of a sort a language has at most; those of a large site are larger.
const MOST: usize = 250;

/// What stands in the output for the search of a site.
pub struct Export {
    /// All parts.
    pub parts: Vec<Part>,
    /// The path of the start part of each language.
    pub starts: Vec<String>,
}

/// The parts of all languages.
///
/// # Errors
/// What tantivy could not read; in memory it has no reason to fail.
pub fn export(engine: &Engine, languages: &Languages) -> tantivy::Result<Export> {
    let mut export = Export { parts: Vec::new(), starts: Vec::new() };
    for (lang, tag) in languages.iter() {
        let own = Own::of(engine, lang, tag);
        let start = own.start(&mut export.parts)?;
        export.starts.push(start.path.clone());
        export.parts.push(start);
    }
    // Two parts may be the same, and then they are one file.
    let mut seen = BTreeSet::new();
    export.parts.retain(|part| seen.insert(part.path.clone()));
    Ok(export)
}

/// The start part.
#[derive(Serialize)]
struct Start<'a> {
    /// The number of rows in all languages, for tantivy's inverse document frequency.
    rows_in_all: u64,
    /// How much a match in each field counts, and in each type of record.
    weights: [f32; 4],
    kinds: Vec<f32>,
    /// The average length of each field, over all languages.
    average: Vec<f32>,
    /// Type, path without folder of the language and ending, name, and numbers to call of each record.
    records: Vec<(usize, &'a str, &'a str, &'a [String])>,
    /// The places of rows on their pages, apart by spaces: how many characters are as in the one before,
    /// and the rest; empty for the record as a whole.
    anchors: String,
    /// Of each row: how many records after that of the row before, its readers, its four field norms.
    rows: String,
    /// The first term of each part of terms, and its file.
    terms: Vec<(String, String)>,
    /// The first row of each part of texts, and its file.
    texts: Vec<(usize, String)>,
    words: String,
    sounds: String,
    han: String,
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
        let fields = &self.engine.store.fields;
        let average = |field| Ok(searcher.total_num_tokens(field)? as f32 / rows_in_all.max(1) as f32);
        let average = fields.iter().map(|field| average(*field)).collect::<tantivy::Result<_>>()?;
        let mut add = |name: &str, value: serde_json::Value| {
            let part = Part::new(self.tag, name, &value);
            let file = part.file();
            parts.push(part);
            file
        };
        let (terms, stream) = (self.terms()?, self.texts());
        let terms = terms.into_iter().map(|(first, value)| (first, add("terms", value))).collect();
        let texts = stream.into_iter().map(|(first, value)| (first, add("texts", value))).collect();
        let start = Start {
            rows_in_all,
            weights: WEIGHTS,
            kinds: Kind::ALL.map(kind_weight).to_vec(),
            average,
            records: self.entries.iter().map(|entry| self.record(entry)).collect(),
            anchors: self.anchors(),
            rows: self.packed_rows()?,
            terms,
            texts,
            words: add("words", serde_json::json!({ "words": words(self.vocabulary) })),
            sounds: add("sounds", sounds(self.vocabulary)),
            han: add("han", serde_json::json!({ "pairs": traditional(self.vocabulary) })),
        };
        Ok(Part::new(self.tag, "start", &start))
    }

    fn record(&self, entry: &'a Entry) -> (usize, &'a str, &'a str, &'a [String]) {
        let kind = Kind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default();
        let inside = entry.path.strip_prefix(self.tag).unwrap_or(&entry.path).trim_start_matches('/');
        (kind, inside.trim_end_matches(".html"), &entry.title, &entry.phones)
    }

    fn anchors(&self) -> String {
        let (mut packed, mut before) = (String::new(), "");
        for (at, row) in self.rows.iter().enumerate() {
            let anchor = row.anchor.as_deref().unwrap_or_default();
            let same = before.chars().zip(anchor.chars()).take_while(|(a, b)| a == b).count().min(44);
            if at > 0 {
                packed.push(' ');
            }
            number(same as u32, &mut packed);
            packed.extend(anchor.chars().skip(same));
            before = anchor;
        }
        packed
    }

    fn packed_rows(&self) -> tantivy::Result<String> {
        let reader = self.engine.store.searcher.segment_reader(0);
        let norms = self.engine.store.fields.iter().map(|field| reader.get_fieldnorms_reader(*field));
        let norms = norms.collect::<tantivy::Result<Vec<_>>>()?;
        let mut packed = String::new();
        let mut before = self.first_entry;
        for (at, row) in self.rows.iter().enumerate() {
            number((row.entry - before) as u32, &mut packed);
            number(u32::from(row.audience), &mut packed);
            norms.iter().for_each(|norms| number(norms.fieldnorm((self.first + at) as u32), &mut packed));
            before = row.entry;
        }
        Ok(packed)
    }

    /// The parts of terms, each with its first term.
    fn terms(&self) -> tantivy::Result<Vec<(String, serde_json::Value)>> {
        let mut parts: Vec<(String, serde_json::Value)> = Vec::new();
        let (mut names, mut stream) = (Vec::new(), String::new());
        let all = self.postings()?;
        let size = TERMS.max(all.values().map(String::len).sum::<usize>() / MOST);
        for (term, postings) in all {
            names.push(term);
            number(postings.len() as u32, &mut stream);
            stream.push_str(&postings);
            if stream.len() >= size {
                parts.push(terms_part(&mut names, &mut stream));
            }
        }
        if !names.is_empty() {
            parts.push(terms_part(&mut names, &mut stream));
        }
        Ok(parts)
    }

    /// Every term of the language with its postings, packed: for each field how many rows have it, how many
    /// more do in other languages, and of each row its distance from the one before, doubled, plus 1 if the
    /// term is there more than once; how often, less 2, if so; its places, each from the one before.
    fn postings(&self) -> tantivy::Result<BTreeMap<String, String>> {
        let mut all: BTreeMap<String, [String; 4]> = BTreeMap::new();
        let reader = self.engine.store.searcher.segment_reader(0);
        for (at, field) in self.engine.store.fields.iter().enumerate() {
            let inverted = reader.inverted_index(*field)?;
            let mut terms = inverted.terms().stream()?;
            while let Some((term, info)) = terms.next() {
                let mut postings =
                    inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
                let (count, packed) = self.pack(&mut postings);
                if count > 0 {
                    let fields = all.entry(String::from_utf8_lossy(term).into_owned()).or_default();
                    number(count, &mut fields[at]);
                    number(info.doc_freq - count, &mut fields[at]);
                    fields[at].push_str(&packed);
                }
            }
        }
        let nothing = {
            let mut text = String::new();
            number(0, &mut text);
            text
        };
        let join = |fields: [String; 4]| -> String {
            fields.into_iter().map(|field| if field.is_empty() { nothing.clone() } else { field }).collect()
        };
        Ok(all.into_iter().map(|(term, fields)| (term, join(fields))).collect())
    }

    /// The postings that lie in this language, and their number.
    fn pack(&self, postings: &mut impl Postings) -> (u32, String) {
        let (mut packed, mut count, mut places) = (String::new(), 0, Vec::new());
        let mut before = self.first as u32;
        let end = (self.first + self.rows.len()) as u32;
        let mut doc = postings.doc();
        if doc < before {
            doc = postings.seek(before);
        }
        while doc != TERMINATED && doc < end {
            let often = postings.term_freq();
            number((doc - before) * 2 + u32::from(often > 1), &mut packed);
            if often > 1 {
                number(often - 2, &mut packed);
            }
            postings.positions(&mut places);
            let mut last = 0;
            for place in &places {
                number(place - last, &mut packed);
                last = *place;
            }
            before = doc;
            count += 1;
            doc = postings.advance();
        }
        (count, packed)
    }

    /// The parts of texts, each with the number of its first row.
    fn texts(&self) -> Vec<(usize, serde_json::Value)> {
        let mut parts = Vec::new();
        let most = TEXTS.max(self.rows.iter().map(|row| row.text().len()).sum::<usize>() / MOST);
        let (mut texts, mut size, mut first) = (Vec::new(), 0, 0);
        for (at, row) in self.rows.iter().enumerate() {
            let text = row.text();
            size += text.len();
            texts.push(text);
            if size >= most || at + 1 == self.rows.len() {
                parts.push((first, serde_json::json!({ "texts": std::mem::take(&mut texts) })));
                (size, first) = (0, at + 1);
            }
        }
        parts
    }
}

fn terms_part(names: &mut Vec<String>, stream: &mut String) -> (String, serde_json::Value) {
    let names = std::mem::take(names);
    let stream = std::mem::take(stream);
    (names[0].clone(), serde_json::json!({ "terms": names.join(" "), "postings": stream }))
}

/// Words as written, by term: `term:frequency:word,word`, apart by spaces; a word that begins as its term
/// does is cut to what follows, after `-`; a term that is its only word has no list.
fn words(vocabulary: &Vocabulary) -> String {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (word, term) in &vocabulary.words {
        groups.entry(term).or_default().push(word);
    }
    let group = |(term, words): (&str, Vec<&str>)| {
        let often = vocabulary.terms.get(term).copied().unwrap_or_default();
        if words == [term] {
            return format!("{term}:{often}");
        }
        let short = words.iter().map(|word| match word.strip_prefix(term) {
            Some(rest) => format!("-{rest}"),
            None => (*word).to_owned(),
        });
        format!("{term}:{often}:{}", short.collect::<Vec<_>>().join(","))
    };
    groups.into_iter().map(group).collect::<Vec<_>>().join(" ")
}

/// Names apart by spaces, and each of their characters with its readings.
fn sounds(vocabulary: &Vocabulary) -> serde_json::Value {
    let sounds = &vocabulary.sounds;
    let names: Vec<&str> = sounds.names.iter().map(String::as_str).collect();
    let readings: Vec<String> =
        sounds.readings.iter().map(|(c, readings)| format!("{c}{}", readings.join(","))).collect();
    serde_json::json!({ "names": names.join(" "), "readings": readings.join(" ") })
}

/// Pairs of a traditional character and its simplified form, of those forms that the rows have.
fn traditional(vocabulary: &Vocabulary) -> String {
    let terms = vocabulary.terms.keys().filter(|term| is_han_term(term));
    let own: BTreeSet<char> = terms.flat_map(|term| term.chars()).collect();
    let mut pairs = String::new();
    for c in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        let simple = simplified(c);
        if simple != c && own.contains(&simple) {
            pairs.extend([c, simple]);
        }
    }
    pairs
}
