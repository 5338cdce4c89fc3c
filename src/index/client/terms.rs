//! Terms and their postings, cut into parts.
//!
//! A query knows from a term alone in which part it is: a term of Han characters by its first one, any
//! other by its [`key`], which all forms of a word and all that begin like it share.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::TERMINATED;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;

use super::super::pack::number;
use super::super::vocabulary::is_han_term;
use super::Own;
use super::clusters::Characters;

/// The size at which a part ends, in bytes before compression, and how many a language has at most of
/// those for Han terms and of those for others; the parts of a large site are larger.
const SIZE: usize = 12 << 10;
const MOST_HAN: usize = 300;
const MOST_WORDS: usize = 80;
/// How many letters of a word, and how many characters of a number, say in which part it is.
const KEY: usize = 3;
const NUMBER_KEY: usize = 5;
/// How much more two neighbours in a title or name count than two in a text: queries are like names.
const IN_NAMES: u64 = 20;

/// The parts of the terms of a language.
pub struct Terms {
    /// Characters with which the terms of a part begin, and the part.
    pub han: Vec<(String, serde_json::Value)>,
    /// The first key of a part of other terms, and the part.
    pub words: Vec<(String, serde_json::Value)>,
}

/// The beginning of a word that says in which part it is. English stems change `y` to `i` in the third
/// place (try, tries), so both are one.
pub fn key(word: &str) -> String {
    let length = if word.starts_with(|c: char| c.is_ascii_digit()) { NUMBER_KEY } else { KEY };
    let place = |(at, c)| if at == 2 && c == 'y' { 'i' } else { c };
    word.chars().take(length).enumerate().map(place).collect()
}

/// A term and its packed postings.
type Listed = BTreeMap<String, String>;

impl Terms {
    /// The terms of a language.
    pub fn of(own: &Own) -> tantivy::Result<Self> {
        let mut characters = Characters::default();
        let all = postings(own, &mut characters)?;
        let (han, words): (Listed, Listed) = all.into_iter().partition(|(term, _)| is_han_term(term));
        Ok(Self { han: han_parts(&han, characters), words: word_parts(own, words) })
    }
}

fn han_parts(all: &Listed, mut characters: Characters) -> Vec<(String, serde_json::Value)> {
    let first = |term: &str| term.chars().next().expect("a term is not empty");
    for (term, postings) in all {
        *characters.sizes.entry(first(term)).or_default() += term.len() + postings.len();
    }
    let size = SIZE.max(characters.sizes.values().sum::<usize>() / MOST_HAN);
    let part = |chars: Vec<char>| {
        let of = |c: char| {
            let from = c.to_string();
            all.range(from..).take_while(move |(term, _)| term.starts_with(c))
        };
        let value = part(chars.iter().flat_map(|c| of(*c)));
        (chars.into_iter().collect(), value)
    };
    characters.grouped(size).into_iter().map(part).collect()
}

fn word_parts(own: &Own, all: Listed) -> Vec<(String, serde_json::Value)> {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (word, term) in &own.vocabulary.words {
        forms.entry(term).or_default().push(word);
    }
    // A term stands wherever one of its forms is looked for.
    let mut by_key: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (term, words) in &forms {
        for word in words.iter().chain([term]) {
            by_key.entry(key(word)).or_default().insert(term);
        }
    }
    let size = SIZE.max(all.values().map(String::len).sum::<usize>() / MOST_WORDS);
    let (mut parts, mut listed, mut used, mut from) = (Vec::new(), Vec::new(), 0, String::new());
    for (key, terms) in by_key {
        if listed.is_empty() {
            from = key;
        }
        for term in terms {
            let Some(postings) = all.get(term) else { continue };
            used += postings.len() + term.len();
            listed.push((term, postings));
        }
        if used >= size {
            parts.push((std::mem::take(&mut from), words_part(&listed, &forms)));
            listed.clear();
            used = 0;
        }
    }
    if !listed.is_empty() {
        parts.push((from, words_part(&listed, &forms)));
    }
    parts
}

/// Terms apart by spaces, and their postings one after the other, each with its length.
fn part<'p>(listed: impl Iterator<Item = (&'p String, &'p String)>) -> serde_json::Value {
    let (mut names, mut stream) = (Vec::new(), String::new());
    for (term, postings) in listed {
        names.push(term.as_str());
        number(postings.len() as u32, &mut stream);
        stream.push_str(postings);
    }
    serde_json::json!({ "terms": names.join(" "), "postings": stream })
}

/// As [`part`], with the words as written after their term, `term,word,word`; a word that begins as its
/// term does is cut to what follows, after `-`; a term that is its only word stands alone.
fn words_part(listed: &[(&str, &String)], forms: &BTreeMap<&str, Vec<&str>>) -> serde_json::Value {
    let mut stream = String::new();
    let name = |term: &str| {
        let words = forms.get(term).map(Vec::as_slice).unwrap_or_default();
        if words == [term] {
            return term.to_owned();
        }
        let short = words.iter().map(|word| match word.strip_prefix(term) {
            Some(rest) => format!(",-{rest}"),
            None => format!(",{word}"),
        });
        format!("{term}{}", short.collect::<String>())
    };
    for (_, postings) in listed {
        number(postings.len() as u32, &mut stream);
        stream.push_str(postings);
    }
    let names: Vec<String> = listed.iter().map(|(term, _)| name(term)).collect();
    serde_json::json!({ "terms": names.join(" "), "postings": stream })
}

/// Every term of the language with its postings, packed: which fields have it, a bit each; for each of them
/// how many rows, doubled, plus 1 if rows of other languages have it too, and how many; and the rows.
fn postings(own: &Own, characters: &mut Characters) -> tantivy::Result<Listed> {
    let fields = &own.engine.store.fields;
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let reader = own.engine.store.searcher.segment_reader(0);
    for (at, field) in fields.iter().enumerate() {
        let inverted = reader.inverted_index(*field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((term, info)) = terms.next() {
            let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            let (count, packed) = pack(own, &mut postings);
            if count == 0 {
                continue;
            }
            let term = String::from_utf8_lossy(term).into_owned();
            let mut chars = term.chars();
            if let (Some(a), Some(b)) = (chars.next(), chars.next()) {
                let weight = if at < 2 { IN_NAMES } else { 1 };
                *characters.pairs.entry((a, b)).or_default() += u64::from(count) * weight;
            }
            let listed = all.entry(term).or_insert_with(|| vec![String::new(); fields.len()]);
            let others = info.doc_freq - count;
            number(count * 2 + u32::from(others > 0), &mut listed[at]);
            if others > 0 {
                number(others, &mut listed[at]);
            }
            listed[at].push_str(&packed);
        }
    }
    Ok(all.into_iter().map(|(term, fields)| (term, joined(&fields))).collect())
}

fn joined(fields: &[String]) -> String {
    let bits = fields.iter().enumerate().map(|(at, field)| u32::from(!field.is_empty()) << at).sum();
    let mut packed = String::new();
    number(bits, &mut packed);
    fields.iter().for_each(|field| packed.push_str(field));
    packed
}

/// The postings that lie in the language, and their number: of each row how many rows lie between it and
/// the one before, doubled, plus 1 if the term is there more than once; how often, less 2, if so.
fn pack(own: &Own, postings: &mut impl Postings) -> (u32, String) {
    let (mut packed, mut count) = (String::new(), 0);
    let mut next = own.first as u32;
    let end = (own.first + own.rows.len()) as u32;
    let mut doc = postings.doc();
    if doc < next {
        doc = postings.seek(next);
    }
    while doc != TERMINATED && doc < end {
        let often = postings.term_freq();
        number((doc - next) * 2 + u32::from(often > 1), &mut packed);
        if often > 1 {
            number(often - 2, &mut packed);
        }
        count += 1;
        next = doc + 1;
        doc = postings.advance();
    }
    (count, packed)
}
