//! Names of months in dates: other languages have them as numbers.

use super::{Reading, figure};

/// The numbers of the months that a text names.
///
/// A name that is another word too («may») counts beside a day only, and one that is written with a capital
/// only with that, or beside a day.
pub fn of(text: &str, reading: &Reading) -> Vec<String> {
    if reading.months.is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_day = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(figure::is_digit));
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((name, month)) = reading.months.iter().find(|(name, _)| is_same(name, word)) else {
            continue;
        };
        let dated =
            is_day(words.get(at + 1)) || is_day(at.checked_sub(1).and_then(|before| words.get(before)));
        let as_written = word == name || !name.starts_with(char::is_uppercase);
        let verb = || reading.verbs.iter().any(|verb| is_same(verb, word));
        if dated || (as_written && !verb()) {
            found.push(month.to_string());
        }
    }
    found
}

/// Whether two words are one, whatever their case.
fn is_same(a: &str, b: &str) -> bool {
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    // The first letters tell most words apart.
    a.chars().next().map(|c| c.to_ascii_lowercase()) == b.chars().next().map(|c| c.to_ascii_lowercase())
        && lower(a) == lower(b)
}
