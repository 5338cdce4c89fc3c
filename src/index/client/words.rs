//! Buckets of terms that are not of Han characters: a query knows from a term in which one it is by its [`key`],
//! which all forms of a word and all that begin like it share.

use std::collections::{BTreeMap, BTreeSet};

use super::super::vocabulary::Vocabulary;
use super::bucket::{All, Bucket};
use super::heads::Heads;

/// The size at which a part ends, in bytes before compression, and how many parts a language has at most, which
/// comes first.
const SIZE: usize = 16 << 10;
const MOST: usize = 110;
/// How many letters of a word, and how many characters of a number, say in which part it is.
pub const KEY: usize = 3;
pub const NUMBER_KEY: usize = 7;

/// The beginning of a word that says in which part it is. English stems change `y` to `i` in the third
/// place (try, tries), so both are one.
fn key(word: &str) -> String {
    let length = if word.starts_with(|c: char| c.is_ascii_digit()) { NUMBER_KEY } else { KEY };
    let place = |(at, c)| if at == 2 && c == 'y' { 'i' } else { c };
    word.chars().take(length).enumerate().map(place).collect()
}

/// The first key of a bucket, and the bucket.
pub fn buckets(vocabulary: &Vocabulary, all: &All, heads: Option<&Heads>) -> Vec<(String, Bucket)> {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (word, term) in vocabulary.written() {
        forms.entry(term).or_default().push(word);
    }
    // A term stands wherever one of its forms is looked for.
    let mut by_key: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (term, words) in &forms {
        for word in words.iter().chain([term]) {
            by_key.entry(key(word)).or_default().insert(*term);
        }
    }
    let size = SIZE.max(all.iter().map(|(term, listed)| listed.size(term)).sum::<usize>() / MOST);
    let (mut parts, mut terms, mut used, mut from) = (Vec::new(), Vec::new(), 0, String::new());
    let mut keys = by_key.into_iter().peekable();
    while let Some((key, own)) = keys.next() {
        if terms.is_empty() {
            from = key;
        }
        for (term, listed) in own.into_iter().filter_map(|term| Some((term, all.get(term)?))) {
            used += listed.size(term);
            terms.push((term, listed));
        }
        if used >= size || keys.peek().is_none() {
            let listed = terms.iter().map(|(term, listed)| (*term, name(term, &forms), *listed));
            parts.push((std::mem::take(&mut from), Bucket::of(listed, heads)));
            terms.clear();
            used = 0;
        }
    }
    parts
}

/// A term with the words as written after it, `term,word,word`; a word that begins as its term does is cut to
/// what follows, after `-`; a term that is its only word stands alone.
fn name(term: &str, forms: &BTreeMap<&str, Vec<&str>>) -> String {
    let words = forms.get(term).map(Vec::as_slice).unwrap_or_default();
    if words == [term] {
        return term.to_owned();
    }
    let short = words.iter().map(|word| match word.strip_prefix(term) {
        Some(rest) => format!(",-{rest}"),
        None => format!(",{word}"),
    });
    format!("{term}{}", short.collect::<String>())
}
