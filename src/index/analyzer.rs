//! Texts and queries → terms.
//!
//! Nothing is segmented with a dictionary: two segmenters lose matches. Han text becomes pairs of
//! neighbouring characters, everything else words. Languages are known here (English stems) and in
//! `function_words`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::text::is_han;

/// A piece of a text: a run of Han characters, or words joined by hyphens and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The run, or the words.
    pub parts: Vec<String>,
    /// Whether it is a run of Han characters; it has one part then.
    pub han: bool,
    /// Whether it follows the piece before it without anything between.
    pub tight: bool,
}

/// A term as written, and the place of it in its text, counted in characters of Han and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term before stemming.
    pub text: String,
    /// The place.
    pub position: usize,
}

/// A text as comparisons see it: one width, one case, simplified characters.
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most characters are their own normal form, unless something that follows joins them.
        let settled = rest.find(|c: char| !is_settled(c)).unwrap_or(rest.len());
        let last = rest[..settled].chars().next_back().map_or(0, char::len_utf8);
        let start = if settled == rest.len() { settled } else { settled - last };
        plain.push_str(&rest[..start]);
        let length = rest[settled..].find(is_settled).map_or(rest.len(), |length| settled + length);
        plain.extend(rest[start..length].nfkc());
        rest = &rest[length..];
    }
    plain.retain(|c| !matches!(c, '\u{ad}' | '\u{200b}'));
    plain.to_lowercase().chars().map(simplified).collect()
}

/// Whether a character is its own normal form and joins nothing before it.
fn is_settled(c: char) -> bool {
    c.is_ascii() || COMMON.contains(&c)
}

/// The simplified form of a character, or the character itself.
pub fn simplified(c: char) -> char {
    // Texts ask for each of their characters.
    static FORMS: LazyLock<Vec<char>> = LazyLock::new(|| COMMON.map(converted).collect());
    if !is_han(c) {
        return c;
    }
    let common = FORMS.get((c as usize).wrapping_sub(*COMMON.start() as usize));
    common.copied().unwrap_or_else(|| converted(c))
}

/// The characters of most texts.
const COMMON: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

fn converted(c: char) -> char {
    fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// The pieces of a folded text.
pub fn chunks(folded: &str) -> Vec<Chunk> {
    let chars: Vec<char> = folded.chars().collect();
    let mut chunks = Vec::new();
    let mut at = 0;
    let mut end_of_last = None;
    while at < chars.len() {
        let start = at;
        if is_han(chars[at]) {
            while at < chars.len() && is_han(chars[at]) {
                at += 1;
            }
            let run = chars[start..at].iter().collect();
            chunks.push(Chunk { parts: vec![run], han: true, tight: end_of_last == Some(start) });
            end_of_last = Some(at);
        } else if is_word(chars[at]) {
            let (parts, end) = words(&chars, at);
            chunks.push(Chunk { parts, han: false, tight: end_of_last == Some(start) });
            at = end;
            end_of_last = Some(at);
        } else {
            at += 1;
        }
    }
    chunks
}

/// The runs of Han characters of a text.
pub fn han_runs(text: &str) -> impl Iterator<Item = String> {
    chunks(&fold(text)).into_iter().filter(|chunk| chunk.han).flat_map(|chunk| chunk.parts)
}

/// The words that begin at a place and hang together, and where they end.
fn words(chars: &[char], start: usize) -> (Vec<String>, usize) {
    let mut parts = vec![String::new()];
    let mut at = start;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied();
        let digit_before = at > start && chars[at - 1].is_ascii_digit();
        if is_word(c) {
            parts.last_mut().expect("one was added").push(c);
        } else if c == ',' && digit_before && next.is_some_and(|next| next.is_ascii_digit()) {
            // 30,000 is 30000.
        } else if matches!(c, '-' | '\u{2010}' | '/' | '.') && next.is_some_and(is_word) {
            parts.push(String::new());
        } else {
            break;
        }
        at += 1;
    }
    (parts, at)
}

/// Letters and digits that are no Han characters.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

/// The terms of a text, to be indexed.
///
/// Of a Han run: each pair of neighbours at the place of its first character, and the last character by
/// itself, so that a single character is found by the terms that begin with it. Of joined words: each
/// word, and all of them joined at the place of the first.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    for chunk in chunks(&fold(text)) {
        if chunk.han {
            for term in pairs(&chunk.parts[0]) {
                tokens.push(Token { text: term, position });
                position += 1;
            }
            continue;
        }
        if chunk.parts.len() > 1 {
            tokens.push(Token { text: chunk.parts.concat(), position });
        }
        for part in chunk.parts {
            tokens.push(Token { text: part, position });
            position += 1;
        }
    }
    tokens
}

/// The pairs of neighbours of a run, then its last character.
fn pairs(run: &str) -> Vec<String> {
    let chars: Vec<char> = run.chars().collect();
    (0..chars.len()).map(|at| chars[at..(at + 2).min(chars.len())].iter().collect()).collect()
}

/// The term under which a word is indexed: an English word under its stem.
pub fn stem(word: &str) -> String {
    static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        ENGLISH.stem(word).into_owned()
    } else {
        word.to_owned()
    }
}

/// Stems of many words: texts say the same ones over and over.
#[derive(Debug, Default)]
pub struct Stems(HashMap<String, String>);

impl Stems {
    /// What [`stem`] makes of a word.
    pub fn of(&mut self, word: &str) -> String {
        if word.bytes().any(|byte| !byte.is_ascii_lowercase()) {
            return word.to_owned();
        }
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        let stem = stem(word);
        self.0.insert(word.to_owned(), stem.clone());
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_in_pieces_is_folding_at_once() {
        let texts = [
            "",
            "ＡＢＣ１２３，（電梯）e\u{301}tat",
            "e\u{301}",
            "\u{301}e",
            "a㈱b",
            "№ 5",
            "ﬁnd 検査\u{ad}",
            "가\u{11a8}한",
        ];
        for text in texts {
            let whole: String = text.nfkc().filter(|c| *c != '\u{ad}').collect();
            let whole: String = whole.to_lowercase().chars().map(simplified).collect();
            assert_eq!(fold(text), whole, "{text}");
        }
    }
}
