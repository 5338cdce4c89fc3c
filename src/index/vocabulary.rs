//! The words that the rows of a language have, and the ways to them: stems, beginnings, slips, sounds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::FIELDS;
use super::analyzer::{self, Stems};
use super::document::Rows;
use super::pinyin::Sounds;
use crate::model::Lang;

/// The words of a language's rows.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Every term with the number of fields of rows that have it.
    pub terms: BTreeMap<String, u32>,
    /// The terms that some title, name or heading has.
    topics: BTreeSet<String>,
    /// Every word that is not of Han characters, as written, with its term.
    pub words: BTreeMap<String, String>,
    /// The names that can be spelt by sound.
    pub sounds: Sounds,
}

/// The field of running text; what the others hold are titles, names and headings.
const TEXT: &str = "body";
const NO_TOPIC: f32 = 0.36;
/// An article, a decree, a telephone is asked for by its number, and by no other.
const NUMBER: f32 = 2.0;
/// How many words a beginning stands for at most.
const MOST_BEGUN: usize = 16;
/// How many words a slip stands for at most.
const MOST_NEAR: usize = 4;

/// A term as it is met in the rows.
#[derive(Default)]
struct Seen {
    /// In how many fields of rows, and the number of the last one.
    often: u32,
    last: usize,
    /// Whether some of them is a title, name or heading.
    topic: bool,
}

impl Seen {
    fn again(&mut self, field_of_row: usize, topic: bool) {
        self.often += u32::from(self.last != field_of_row);
        self.last = field_of_row;
        self.topic |= topic;
    }
}

impl Vocabulary {
    /// The words of a language.
    pub fn of(rows: &Rows, lang: Lang) -> Self {
        let mut vocabulary = Self::default();
        let (mut stems, mut seen) = (Stems::default(), HashMap::new());
        let mut field_of_row = 0;
        for row in rows.rows.iter().filter(|row| rows.entries[row.entry].lang == lang) {
            for (field, texts) in row.fields.iter().enumerate() {
                field_of_row += 1;
                for token in texts.iter().flat_map(|text| analyzer::tokens(text)) {
                    let term = stems.of(&token.text);
                    if !is_han_term(&term) && !vocabulary.words.contains_key(&token.text) {
                        vocabulary.words.insert(token.text, term.clone());
                    }
                    seen.entry(term).or_insert_with(Seen::default).again(field_of_row, FIELDS[field] != TEXT);
                }
            }
            for name in row.fields[0].iter().chain(&row.fields[1]) {
                analyzer::han_runs(name).for_each(|run| vocabulary.sounds.add(&run));
            }
        }
        vocabulary.topics =
            seen.iter().filter(|(_, seen)| seen.topic).map(|(term, _)| term.clone()).collect();
        vocabulary.terms = seen.into_iter().map(|(term, seen)| (term, seen.often)).collect();
        vocabulary
    }

    /// How many fields of rows have a term.
    pub fn often(&self, term: &str) -> u32 {
        self.terms.get(term).copied().unwrap_or_default()
    }

    /// How much a term counts: what nothing is called by says less of what is looked for, and a number more.
    pub fn weight(&self, term: &str) -> f32 {
        let number = if term.bytes().all(|byte| byte.is_ascii_digit()) { NUMBER } else { 1.0 };
        number * if self.topics.contains(term) { 1.0 } else { NO_TOPIC }
    }

    /// Whether any row has a term.
    pub fn has(&self, term: &str) -> bool {
        self.terms.contains_key(term)
    }

    /// The terms that begin with a character, the most frequent first.
    pub fn beginning(&self, start: &str, most: usize) -> Vec<String> {
        let range = self.terms.range(start.to_owned()..);
        let terms = range.take_while(|(term, _)| term.starts_with(start)).map(|(term, _)| term.as_str());
        self.frequent(terms, most)
    }

    /// The terms of the words that begin as a word does, the most frequent first.
    pub fn begun(&self, start: &str) -> Vec<String> {
        let range = self.words.range(start.to_owned()..);
        let terms = range.take_while(|(word, _)| word.starts_with(start)).map(|(_, term)| term.as_str());
        self.frequent(terms, MOST_BEGUN)
    }

    /// The terms of the words that differ from a word by so many letters, the most frequent first.
    ///
    /// A letter more, less, another one, or two exchanged is one difference; the first letter must be right
    /// unless it is exchanged with the second: few slip there, and the words of two letters are enough to know.
    pub fn near(&self, word: &str, differences: usize) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let close = self.words.iter().filter(|(known, _)| {
            let known: Vec<char> = known.chars().collect();
            known.iter().all(char::is_ascii_lowercase)
                && known.len().abs_diff(letters.len()) <= differences
                && (known[0] == letters[0]
                    || (known.get(1) == letters.first() && letters.get(1) == known.first()))
                && distance(&known, &letters) <= differences
        });
        self.frequent(close.map(|(_, term)| term.as_str()), MOST_NEAR)
    }

    /// The terms of the words that share the longest beginning with a word, at least half of it and 4 letters.
    pub fn alike(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let least = letters.len().div_ceil(2).max(4);
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
        terms.sort_by_key(|term| std::cmp::Reverse(self.terms.get(*term).copied().unwrap_or_default()));
        terms.into_iter().take(most).map(str::to_owned).collect()
    }
}

/// Whether a term is of Han characters.
pub fn is_han_term(term: &str) -> bool {
    term.chars().next().is_some_and(crate::text::is_han)
}

/// The number of letters added, left out, changed, or exchanged with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
