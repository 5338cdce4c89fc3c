//! What few queries need: spellings near a slip, sounds, traditional characters.

use std::collections::{BTreeMap, BTreeSet};

use super::super::analyzer::simplified;
use super::super::common::blocks;
use super::super::part::{json, object};
use super::super::vocabulary::{Vocabulary, is_han_term};

/// The size at which a part of spellings ends, in bytes before compression.
const SIZE: usize = 24 << 10;

/// Words of letters by their first one: the letter with which a part begins, and the part, which holds
/// `term:frequency:word,word` apart by spaces; a term that is its only word has no list.
pub fn spellings(vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let mut by_letter: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for (word, term) in vocabulary.written() {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            by_letter.entry(&word[..1]).or_default().entry(term).or_default().push(word);
        }
    }
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut first, mut text) = (String::new(), String::new());
    let mut letters = by_letter.into_iter().peekable();
    while let Some((letter, terms)) = letters.next() {
        if text.is_empty() {
            first = letter.to_owned();
        }
        for (term, words) in terms {
            let often = vocabulary.often(term);
            let list = if words == [term] { String::new() } else { format!(":{}", words.join(",")) };
            let space = if text.is_empty() { "" } else { " " };
            text.push_str(&format!("{space}{term}:{often}{list}"));
        }
        if text.len() >= SIZE || letters.peek().is_none() {
            let text = std::mem::take(&mut text);
            parts.push((std::mem::take(&mut first), object([("words", json(&text))])));
        }
    }
    parts
}

/// Names apart by spaces; how common characters are read, by their order; and readings that characters of
/// names have besides, each with those characters.
pub fn sounds(vocabulary: &Vocabulary) -> String {
    let sounds = &vocabulary.sounds;
    let names: Vec<&str> = sounds.names.iter().map(String::as_str).collect();
    let all = |chars: &BTreeSet<char>| chars.iter().collect::<String>();
    let readings: Vec<String> =
        sounds.by_reading().iter().map(|(reading, chars)| format!("{reading}{}", all(chars))).collect();
    let texts = [("common", blocks()), ("names", names.join(" ")), ("readings", readings.join(" "))];
    object(texts.map(|(key, text)| (key, json(&text))))
}

/// Pairs of a traditional character and its simplified form, of those forms that the rows have.
pub fn traditional(vocabulary: &Vocabulary) -> String {
    let terms = vocabulary.terms().map(|(term, _)| term).filter(|term| is_han_term(term));
    let own: BTreeSet<char> = terms.flat_map(|term| term.chars()).collect();
    let mut pairs = String::new();
    for c in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        let simple = simplified(c);
        if simple != c && own.contains(&simple) {
            pairs.extend([c, simple]);
        }
    }
    object([("pairs", json(&pairs))])
}
