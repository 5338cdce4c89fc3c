//! Where a word stands in a text.

use std::ops::Range;

use crate::text::is_han;

/// The byte ranges at which a word stands in a text, in whatever letters, and not as a part of another word. Han
/// characters have no spaces around them and count anywhere.
pub fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    let joins = |c: Option<char>, own: Option<char>| {
        let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
        c.is_some_and(is_letter) && own.is_some_and(is_letter)
    };
    let lower = word.to_lowercase();
    let pieces =
        text.char_indices().filter_map(|(at, _)| Some((at..at + word.len(), text.get(at..at + word.len())?)));
    let found = pieces.filter(|(at, piece)| {
        let (before, after) = (text[..at.start].chars().next_back(), text[at.end..].chars().next());
        piece.to_lowercase() == lower
            && !joins(before, word.chars().next())
            && !joins(after, word.chars().next_back())
    });
    found.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn a_word_is_no_part_of_another() {
        assert_eq!(places("The Elevator stops; elevator.", "elevator"), [4..12, 20..28]);
        assert_eq!(places("看录入说明，不看录入说明。", "录入说明"), [3..15, 24..36]);
        for (text, word) in [("elevators", "elevator"), ("unlicense", "license"), ("é", "elevator")] {
            assert!(places(text, word).is_empty(), "{text}");
        }
    }
}
