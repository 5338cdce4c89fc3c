//! The words that the rows of a language have, and the ways to them: stems, beginnings, slips, sounds.

use std::collections::BTreeSet;

use super::pinyin::Sounds;
use super::words::Words;
use crate::text::is_han;

/// The words of a language's rows.
#[derive(Debug)]
pub struct Vocabulary {
    words: Words,
    /// The numbers of all terms, and of all words that are not of Han characters, in the order of their texts.
    terms: Vec<u32>,
    written: Vec<u32>,
    /// The names that can be spelt by sound.
    pub sounds: Sounds,
}

pub const NO_TOPIC: f32 = 0.36;
/// An article, a decree, a telephone is asked for by its number, and by no other.
pub const NUMBER: f32 = 2.0;
/// How many words a beginning stands for at most.
pub const MOST_BEGUN: usize = 16;
/// How many words a slip stands for at most.
pub const MOST_NEAR: usize = 4;
/// How many letters at least words share that are alike.
pub const LEAST_SHARED: usize = 4;

impl Vocabulary {
    /// Of the words that were collected, and the names among them.
    pub fn new(words: Words, sounds: Sounds) -> Self {
        let sorted = |is_one: &dyn Fn(u32) -> bool| {
            let mut numbers: Vec<u32> = words.numbers().filter(|number| is_one(*number)).collect();
            numbers.sort_unstable_by_key(|number| words.text(*number));
            numbers
        };
        let terms = sorted(&|number| words.often(number) > 0);
        let written = sorted(&|number| words.term(number).is_some() && !is_han_term(words.text(number)));
        Self { terms, written, words, sounds }
    }

    /// All terms in order, each with the number of fields of rows that have it.
    pub fn terms(&self) -> impl Iterator<Item = (&str, u32)> {
        self.terms.iter().map(|number| (self.words.text(*number), self.words.often(*number)))
    }

    /// All words that are not of Han characters, as written, in order, each with its term.
    pub fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        self.written.iter().map(|number| (self.words.text(*number), self.term_at(*number)))
    }

    /// The term of a word that is not of Han characters, if some row has the word.
    pub fn term(&self, word: &str) -> Option<&str> {
        let number = self.words.number(word).filter(|_| !is_han_term(word))?;
        self.words.term(number).map(|term| self.words.text(term))
    }

    fn term_at(&self, word: u32) -> &str {
        self.words.term(word).map_or("", |term| self.words.text(term))
    }

    /// How many fields of rows have a term.
    pub fn often(&self, term: &str) -> u32 {
        self.words.number(term).map_or(0, |number| self.words.often(number))
    }

    /// How much a term counts: what nothing is called by says less of what is looked for, and a number more.
    pub fn weight(&self, term: &str) -> f32 {
        let number = if term.bytes().all(|byte| byte.is_ascii_digit()) { NUMBER } else { 1.0 };
        let topic = self.words.number(term).is_some_and(|number| self.words.is_topic(number));
        number * if topic { 1.0 } else { NO_TOPIC }
    }

    /// Whether any row has a term.
    pub fn has(&self, term: &str) -> bool {
        self.often(term) > 0
    }

    /// The terms that begin with a character, the most frequent first.
    pub fn beginning(&self, start: &str, most: usize) -> Vec<String> {
        let terms = self.beginning_with(&self.terms, start);
        self.frequent(terms.map(|number| self.words.text(number)), most)
    }

    /// The terms of the words that begin as a word does, the most frequent first.
    pub fn begun(&self, start: &str) -> Vec<String> {
        let words = self.beginning_with(&self.written, start);
        self.frequent(words.map(|number| self.term_at(number)), MOST_BEGUN)
    }

    /// Those of some numbers in order whose texts begin so.
    fn beginning_with<'t>(&'t self, sorted: &'t [u32], start: &'t str) -> impl Iterator<Item = u32> + 't {
        let first = sorted.partition_point(|number| self.words.text(*number) < start);
        let rest = sorted[first..].iter().copied();
        rest.take_while(move |number| self.words.text(*number).starts_with(start))
    }

    /// The terms of the words that differ from a word by so many letters, the most frequent first.
    ///
    /// A letter more, less, another one, or two exchanged is one difference; the first letter must be right
    /// unless it is exchanged with the second: few slip there, and the words of two letters are enough to know.
    pub fn near(&self, word: &str, differences: usize) -> Vec<String> {
        let first_two = |word: &str| (word.as_bytes().first().copied(), word.as_bytes().get(1).copied());
        let (first, second) = first_two(word);
        let close = self.written().filter(|(known, _)| {
            let (own_first, own_second) = first_two(known);
            known.len().abs_diff(word.len()) <= differences
                && (own_first == first || (own_second == first && own_first == second))
                && known.bytes().all(|byte| byte.is_ascii_lowercase())
                && strsim::osa_distance(known, word) <= differences
        });
        self.frequent(close.map(|(_, term)| term), MOST_NEAR)
    }

    /// The terms of the words that share the longest beginning with a word, at least half of it and
    /// [`LEAST_SHARED`] letters.
    pub fn alike(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let least = letters.len().div_ceil(2).max(LEAST_SHARED);
        for length in (least..letters.len()).rev() {
            let start: String = letters[..length].iter().collect();
            let found = self.begun(&start);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn frequent<'t>(&self, terms: impl Iterator<Item = &'t str>, most: usize) -> Vec<String> {
        let distinct: BTreeSet<&str> = terms.collect();
        let mut terms: Vec<&str> = distinct.into_iter().collect();
        terms.sort_by_key(|term| std::cmp::Reverse(self.often(term)));
        terms.into_iter().take(most).map(str::to_owned).collect()
    }
}

/// Whether a term is of Han characters.
pub fn is_han_term(term: &str) -> bool {
    term.chars().next().is_some_and(is_han)
}
