//! A number in figures: its groups, its decimals, and the word that multiplies it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Reading;

/// The first digit of each script whose digits count as figures, zero to nine in order
/// (Unicode, general category Nd).
const ZEROS: [char; 6] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}'];
/// What stands between a number and what belongs to it.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// A character as numbers are read: every digit from 0 to 9, every mark the one of the language.
pub fn folded(c: char, reading: &Reading) -> char {
    match c {
        '\u{ff0e}' => '.',
        '\u{66b}' => reading.decimal,
        c if c.is_ascii() => c,
        c => digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c),
    }
}

/// Whether a character is a digit of any script.
pub fn is_digit(c: char) -> bool {
    // Most characters lie in neither range.
    c.is_ascii_digit() || (matches!(c, '\u{660}'..='\u{e59}' | '\u{ff10}'..='\u{ff19}') && digit(c).is_some())
}

/// The value of a digit beyond ASCII.
fn digit(c: char) -> Option<u32> {
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|at| *at < 10))
}

/// Digits without the noughts before them.
pub fn plain(digits: &str) -> String {
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
}

/// The first place from here on that is no space, where there is at most one.
pub fn beside(chars: &[char], at: usize) -> usize {
    at + usize::from(chars.get(at).is_some_and(|c| SPACES.contains(c)))
}

/// Whether a word stands at a place, with no letter of its own script behind it.
pub fn stands(chars: &[char], at: usize, word: &str) -> bool {
    let length = word.chars().count();
    let there = chars.get(at..at + length).is_some_and(|here| here.iter().copied().eq(word.chars()));
    let joins = |c: char| c.is_alphabetic() && !crate::text::is_han(c);
    there
        && !(word.chars().next_back().is_some_and(joins)
            && chars.get(at + length).copied().is_some_and(joins))
}

/// A number as written.
#[derive(Debug)]
pub struct Figure {
    /// The digits before the decimal mark, groups joined.
    pub whole: String,
    /// Those behind it.
    pub fraction: String,
    /// Where it ends.
    pub end: usize,
}

impl Figure {
    /// The number that begins at a place with a digit.
    pub fn at(chars: &[char], at: usize, reading: &Reading) -> Self {
        let run =
            |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
        let mut end = at + run(at);
        let mut whole: String = chars[at..end].iter().collect();
        // Groups of thousands: exactly three digits after each mark, at most three before the first.
        let first = whole.len() <= 3 && !(whole.starts_with('0'));
        while first && chars.get(end).is_some_and(|c| is_group(*c, reading)) && run(end + 1) == 3 {
            whole.extend(&chars[end + 1..end + 4]);
            end += 4;
        }
        let mut fraction = String::new();
        // A full stop is a decimal mark everywhere: of a version, of a section.
        if chars.get(end).is_some_and(|c| *c == reading.decimal || *c == '.') && run(end + 1) > 0 {
            let digits = run(end + 1);
            fraction.extend(&chars[end + 1..end + 1 + digits]);
            end += 1 + digits;
        }
        Self { whole, fraction, end }
    }

    /// The number with the multipliers behind it (3万, 3万5千, 1.5 million), and where they end.
    pub fn scaled(&self, chars: &[char], reading: &Reading) -> (String, usize) {
        let Some((noughts, mut end)) = scale(chars, self.end, reading) else {
            return (number(&self.whole, &self.fraction, 0), self.end);
        };
        let mut sum = number(&self.whole, &self.fraction, noughts);
        let mut last = noughts;
        // What follows at once with a smaller multiplier is added.
        while chars.get(end).is_some_and(char::is_ascii_digit) {
            let next = Self::at(chars, end, reading);
            let Some((noughts, behind)) =
                scale(chars, next.end, reading).filter(|(noughts, _)| *noughts < last)
            else {
                break;
            };
            let more = number(&next.whole, &next.fraction, noughts);
            let Some(both) = sum.parse::<u128>().ok().zip(more.parse::<u128>().ok()) else { break };
            let Some(total) = both.0.checked_add(both.1) else { break };
            (sum, last, end) = (total.to_string(), noughts, behind);
        }
        (sum, end)
    }
}

fn is_group(c: char, reading: &Reading) -> bool {
    reading.groups.contains(&c) || matches!(c, '\u{a0}' | '\u{202f}')
}

/// The noughts of the word behind a number, and where it ends.
fn scale(chars: &[char], at: usize, reading: &Reading) -> Option<(u32, usize)> {
    let at = beside(chars, at);
    let rest = || chars[at.min(chars.len())..].iter().copied();
    let (word, noughts) =
        reading.scales.iter().find(|(word, _)| rest().take(word.chars().count()).eq(word.chars()))?;
    Some((*noughts, at + word.chars().count()))
}

/// A number with its decimal mark moved so many places on, without noughts that say nothing.
fn number(whole: &str, fraction: &str, places: u32) -> String {
    let places = places as usize;
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    let left = fraction.get(places..).unwrap_or_default().trim_end_matches('0');
    let whole = plain(&format!("{whole}{moved}"));
    if left.is_empty() { whole } else { format!("{whole}.{left}") }
}

/// The numbers that a text says in words.
pub fn spelled(chars: &[char], reading: &Reading) -> BTreeSet<String> {
    if reading.numerals.is_empty() {
        return BTreeSet::new();
    }
    let text: String = chars.iter().flat_map(|c| c.to_lowercase()).collect();
    let words = text.split(|c: char| !c.is_alphabetic());
    let number = |word: &str| reading.numerals.iter().find(|(known, _)| known == word);
    words.filter_map(number).map(|(_, number)| number.to_string()).collect()
}

/// The numbers in words with their places; of two words side by side the second may add to the tens of the first
/// (forty-five). The text is in small letters.
pub fn words(chars: &[char], reading: &Reading) -> Vec<(u32, Range<usize>)> {
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    let mut at = 0;
    for word in chars.chunk_by(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        let place = at..at + word.len();
        at = place.end;
        let same = |known: &str| known.chars().eq(word.iter().copied());
        let Some((_, number)) = reading.numerals.iter().find(|(known, _)| same(known)) else { continue };
        match found.last_mut() {
            Some((tens, before))
                if before.end + 1 == place.start
                    && *tens >= 20
                    && tens.is_multiple_of(10)
                    && *number < 20 =>
            {
                *tens += number;
                before.end = place.end;
            }
            _ => found.push((*number, place)),
        }
    }
    found
}
