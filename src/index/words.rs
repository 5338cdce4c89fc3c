//! The term dictionary of a language: every word as written and every term once, each with its number.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::analyzer::{Token, stem};

/// Words and terms by number. A word that is its own term has one number for both.
#[derive(Debug, Default)]
pub struct Words {
    all: IndexMap<Box<str>, Known, FxBuildHasher>,
    /// The number of the open field, over all rows; counted from 1.
    field: u32,
    is_topic: bool,
}

/// What is known of a text as a word, and as a term.
#[derive(Debug, Default)]
struct Known {
    /// The number of its term, if it is a word as written.
    term: Option<u32>,
    /// How many fields of rows have it as a term, and the last one that has.
    often: u32,
    last: u32,
    /// Whether some of them is a title, name or heading.
    topic: bool,
}

impl Words {
    /// Begins a field of a row; `is_topic` says whether it is of titles, names or headings.
    pub fn open_field(&mut self, is_topic: bool) {
        self.field += 1;
        self.is_topic = is_topic;
    }

    /// Notes that the open field has a word, and gives its term.
    pub fn note(&mut self, token: Token) -> &str {
        let word = match self.all.get_index_of(token.text) {
            Some(known) => known,
            None => self.add(token.text),
        };
        let term = self.all[word].term.unwrap_or_else(|| self.term_of(word, token));
        let (text, known) = self.all.get_index_mut(term as usize).expect("every term has been added");
        known.often += u32::from(known.last != self.field);
        known.last = self.field;
        known.topic |= self.is_topic;
        text
    }

    /// Finds the term of a word that is met for the first time.
    fn term_of(&mut self, word: usize, token: Token) -> u32 {
        let term = if token.han { word } else { self.add(&stem(token.text)) };
        self.all[word].term = Some(term as u32);
        term as u32
    }

    /// The number of a text, which is added if it is new.
    fn add(&mut self, text: &str) -> usize {
        self.all.get_index_of(text).unwrap_or_else(|| self.all.insert_full(text.into(), Known::default()).0)
    }

    /// All numbers.
    pub fn numbers(&self) -> std::ops::Range<u32> {
        0..self.all.len() as u32
    }

    /// The number of a text.
    pub fn number(&self, text: &str) -> Option<u32> {
        self.all.get_index_of(text).map(|number| number as u32)
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        self.all.get_index(number as usize).map_or("", |(text, _)| text)
    }

    /// The term of a word; `None` if the text is no word as written.
    pub fn term(&self, number: u32) -> Option<u32> {
        self.all[number as usize].term
    }

    /// How many fields of rows have a term.
    pub fn often(&self, number: u32) -> u32 {
        self.all[number as usize].often
    }

    /// Whether some title, name or heading has a term.
    pub fn is_topic(&self, number: u32) -> bool {
        self.all[number as usize].topic
    }
}
