//! Texts that are cut into terms already, as tantivy takes them.
//!
//! A text is its terms, each after a mark: at the place that follows, or at that of the term before. So a text
//! is cut once, for the vocabulary and for tantivy, and tantivy copies each term from one string.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// A term at the next place, one at the place of the term before, and the end of a text.
const NEXT: u8 = b' ';
const SAME: u8 = b'+';
const END: u8 = b'\n';
/// Places between two texts of a field, so that no phrase crosses from one to the other.
const GAP: usize = 1;

/// The texts of a field, cut into terms.
#[derive(Debug, Default)]
pub struct Analysed {
    text: String,
    /// The place of the last term of the open text.
    last: Option<usize>,
}

impl Analysed {
    /// Adds a term at a place of the open text: that of the last one, or the next.
    pub fn term(&mut self, term: &str, position: usize) {
        let mark = if self.last.replace(position) == Some(position) { SAME } else { NEXT };
        self.text.push(char::from(mark));
        self.text.push_str(term);
    }

    /// Ends the open text.
    pub fn end_text(&mut self) {
        self.text.push(char::from(END));
        self.last = None;
    }

    /// Forgets all texts.
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// As [`Terms`] reads it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Reads the terms of [`Analysed`].
#[derive(Debug, Clone, Default)]
pub struct Terms {
    token: Token,
}

/// The terms of a field.
pub struct Stream<'a> {
    rest: &'a str,
    /// The place of the next term.
    next: usize,
    token: &'a mut Token,
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.token.reset();
        Stream { rest: text, next: 0, token: &mut self.token }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(mark) = self.rest.bytes().next() {
            let rest = &self.rest[1..];
            if mark == END {
                (self.rest, self.next) = (rest, self.next + GAP);
                continue;
            }
            let length =
                rest.bytes().position(|byte| matches!(byte, NEXT | SAME | END)).unwrap_or(rest.len());
            self.next += usize::from(mark == NEXT);
            self.token.position = self.next - 1;
            self.token.text.clear();
            self.token.text.push_str(&rest[..length]);
            self.rest = &rest[length..];
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_keep_their_places_and_texts_their_distance() {
        let mut field = Analysed::default();
        [("joined", 0), ("a", 0), ("b", 1)].iter().for_each(|(term, place)| field.term(term, *place));
        field.end_text();
        field.end_text();
        field.term("c", 0);
        field.end_text();
        let (mut terms, mut read) = (Terms::default(), Vec::new());
        terms
            .token_stream(field.as_str())
            .process(&mut |token| read.push((token.text.clone(), token.position)));
        let expected = [("joined", 0), ("a", 0), ("b", 1), ("c", 4)];
        assert_eq!(read, expected.map(|(term, place)| (term.to_owned(), place)));
    }
}
