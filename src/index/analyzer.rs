//! Texts and queries → terms.
//!
//! Nothing is segmented with a dictionary: two segmenters lose matches. Han text becomes pairs of
//! neighbouring characters, everything else words. Languages are known here (English stems) and in
//! `function_words`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::number::numbers;
use crate::text::is_han;

/// A piece of a folded text: a run of Han characters, or words joined by hyphens and the like.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    han: bool,
    /// Whether it follows the piece before it without anything between.
    tight: bool,
}

/// A piece of a query: a run of Han characters, or words joined by hyphens and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The run, or the words.
    pub parts: Vec<String>,
    /// Whether it is a run of Han characters; it has one part then.
    pub han: bool,
    /// Whether it follows the piece before it without anything between.
    pub tight: bool,
}

/// A term as written, and its place in its text, counted in characters of Han and in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The term before stemming.
    pub text: &'t str,
    /// Whether it is of Han characters.
    pub han: bool,
    /// The place.
    pub position: usize,
}

/// What joins words: they are found each by itself, and all together.
const JOINERS: [char; 4] = ['-', '\u{2010}', '/', '.'];

/// A text as comparisons see it: one width, one case, no marks on letters, simplified characters.
///
/// Marks go from letters of alphabets (é is e, أ is ا) and not from kana, where they make another sound.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`] into a buffer, which is emptied first.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    let mut rest = text;
    while !rest.is_empty() {
        // Most characters are their own normal form, unless something that follows joins them.
        let settled = rest.find(|c: char| !is_settled(c)).unwrap_or(rest.len());
        let last = rest[..settled].chars().next_back().map_or(0, char::len_utf8);
        let start = if settled == rest.len() { settled } else { settled - last };
        folded.extend(rest[..start].chars().map(|c| simplified(c.to_ascii_lowercase())));
        let length = rest[settled..].find(is_settled).map_or(rest.len(), |length| settled + length);
        for c in bare(&rest[start..length]) {
            if c == 'Σ' {
                // Its small form depends on the letters around it.
                *folded = folded_at_once(text);
                return;
            }
            c.to_lowercase().for_each(|c| push(c, folded));
        }
        rest = &rest[length..];
    }
}

fn folded_at_once(text: &str) -> String {
    let plain: String = bare(text).collect();
    let mut folded = String::with_capacity(text.len());
    plain.to_lowercase().chars().for_each(|c| push(c, &mut folded));
    folded
}

/// The normal form of a text without marks on letters.
fn bare(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|c| !is_invisible(*c) && !is_mark(*c)).nfc()
}

/// Adds a small letter; one that is two letters written together becomes both.
fn push(c: char, folded: &mut String) {
    match c {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        c => folded.push(simplified(c)),
    }
}

/// Marks above and below letters (Unicode, Combining Diacritical Marks), the vowels and lengthening of Arabic.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// Soft hyphens and spaces without width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}')
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
fn pieces(folded: &str) -> impl Iterator<Item = Piece<'_>> {
    let (mut at, mut end_of_last) = (0, None);
    std::iter::from_fn(move || {
        let mut chars = folded[at..].char_indices();
        let (skipped, first) = chars.find(|(_, c)| is_han(*c) || c.is_alphanumeric())?;
        let start = at + skipped;
        let (rest, han) = (&folded[start..], is_han(first));
        let length =
            if han { rest.find(|c| !is_han(c)).unwrap_or(rest.len()) } else { length_of_words(rest) };
        let tight = end_of_last == Some(start);
        at = start + length;
        end_of_last = Some(at);
        Some(Piece { text: &rest[..length], han, tight })
    })
}

/// How long the words are, in bytes, that begin a text and hang together.
fn length_of_words(text: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        // 30,000 is 30000.
        let in_number = c == ',' && is_digit(before) && next.is_some_and(is_digit);
        let joins = JOINERS.contains(&c) && next.is_some_and(is_word);
        if !(is_word(c) || in_number || joins) {
            return at;
        }
        before = c;
    }
    text.len()
}

impl<'t> Piece<'t> {
    /// The words that hang together; a run of Han characters is one.
    fn parts(self) -> impl Iterator<Item = Cow<'t, str>> {
        let without_commas = |part: &'t str| match part.contains(',') {
            true => Cow::Owned(part.replace(',', "")),
            false => Cow::Borrowed(part),
        };
        self.text.split(JOINERS).map(without_commas)
    }
}

/// The pieces of a folded query.
pub fn chunks(folded: &str) -> Vec<Chunk> {
    let chunk = |piece: Piece| Chunk {
        parts: piece.parts().map(Cow::into_owned).collect(),
        han: piece.han,
        tight: piece.tight,
    };
    pieces(folded).map(chunk).collect()
}

/// The runs of Han characters of a folded text.
pub fn han_runs(folded: &str) -> impl Iterator<Item = &str> {
    pieces(folded).filter(|piece| piece.han).map(|piece| piece.text)
}

/// Letters and digits that are no Han characters.
pub fn is_word(c: char) -> bool {
    !is_han(c) && c.is_alphanumeric()
}

/// Hands on the terms of a folded text, to be indexed.
///
/// Of a Han run: each pair of neighbours at the place of its first character, and the last character by
/// itself, so that a single character is found by the terms that begin with it. Of joined words: each
/// word, and before the first all of them joined, at its place. Of a number in Han characters: its digits too,
/// at the place of its last character.
pub fn tokens(folded: &str, mut take: impl FnMut(Token)) {
    let mut position = 0;
    let mut before: Option<Piece> = None;
    for piece in pieces(folded) {
        let figure = before.replace(piece).filter(|before| piece.tight && !before.han);
        if piece.han {
            let figure = figure.map(|figure| figure.text.replace(',', ""));
            let mut numbers = numbers(piece.text, figure.as_deref()).into_iter().peekable();
            let mut end = 0;
            for text in pairs(piece.text) {
                take(Token { text, han: true, position });
                end += text.chars().next().map_or(0, char::len_utf8);
                if let Some(number) = numbers.next_if(|number| number.end == end) {
                    take(Token { text: &number.digits, han: false, position });
                }
                position += 1;
            }
            continue;
        }
        if piece.text.contains(JOINERS) {
            let joined: String = piece.parts().collect();
            take(Token { text: &joined, han: false, position });
        }
        for part in piece.parts() {
            take(Token { text: &part, han: false, position });
            position += 1;
        }
    }
}

/// The pairs of neighbours of a run, then its last character.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let mut chars = run.char_indices().map(|(at, c)| (at, at + c.len_utf8())).peekable();
    std::iter::from_fn(move || {
        let (start, end) = chars.next()?;
        Some(&run[start..chars.peek().map_or(end, |(_, end)| *end)])
    })
}

/// The terms of a name in a query: its pairs of neighbours.
pub fn pairs_of_name(name: &str) -> Vec<String> {
    let many = name.chars().count().saturating_sub(1);
    pairs(name).take(many).map(str::to_owned).collect()
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
            "ΟΔΟΣ ΣΑΣ",
            "İstanbul",
            "Œuvre à délai, Straße",
            "أُجَلٌ",
            "が゙ばぱ",
        ];
        for text in texts {
            assert_eq!(fold(text), folded_at_once(text), "{text}");
        }
    }
}
