//! The characters that people write, and how they sound: the first level of GB 2312 is in the order of sounds,
//! so that a few numbers tell a reader who has the character set how each is read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::pinyin::readings;

/// The first level of GB 2312, as first and last byte of each of its 3,755 characters; the last row is not full.
const ROWS: std::ops::RangeInclusive<u8> = 0xb0..=0xd7;
const CELLS: std::ops::RangeInclusive<u8> = 0xa1..=0xfe;
const MANY: usize = 3755;

/// The characters in their order, each with the reading of its place.
static COMMON: LazyLock<Vec<(char, String)>> = LazyLock::new(|| {
    let cells = ROWS.flat_map(|row| CELLS.map(move |cell| [row, cell]));
    let bytes: Vec<u8> = cells.flatten().collect();
    let (chars, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
    let chars: Vec<char> = chars.chars().take(MANY).collect();
    let all: Vec<Vec<String>> = chars.iter().map(|c| readings(*c)).collect();
    chars.into_iter().zip(in_order(&all)).collect()
});

/// The reading by which a character stands where it does; `None` if it is not common.
pub fn sorted_by(c: char) -> Option<&'static str> {
    static BY_CHAR: LazyLock<BTreeMap<char, &str>> =
        LazyLock::new(|| COMMON.iter().map(|(c, reading)| (*c, reading.as_str())).collect());
    BY_CHAR.get(&c).copied()
}

/// The readings in order, each with the number of characters in a row that have it: `a2ai13`.
pub fn blocks() -> String {
    let blocks = COMMON.chunk_by(|a, b| a.1 == b.1);
    blocks.map(|block| format!("{}{}", block[0].1, block.len())).collect()
}

/// How GB 2312 sorts readings: `lü` after `lu`, and `lüe` as if it were `lue`.
fn key(reading: &str) -> (String, bool) {
    (reading.replace('v', "u"), reading.contains('v'))
}

/// One reading for each list of them, so that they are in order and as few as can be are not from their list:
/// such a one is that of the character before.
fn in_order(all: &[Vec<String>]) -> Vec<String> {
    let sounds: BTreeSet<(String, bool)> = all.iter().flatten().map(|reading| key(reading)).collect();
    let sounds: Vec<(String, bool)> = sounds.into_iter().collect();
    // The longest chain so far that ends with each sound, as its length and its last link.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); sounds.len()];
    let mut links: Vec<(usize, &String, Option<usize>)> = Vec::new();
    for (at, readings) in all.iter().enumerate() {
        let longer: Vec<(usize, usize)> = readings
            .iter()
            .map(|reading| {
                let sound = sounds.binary_search(&key(reading)).expect("every sound is known");
                let before = best[..=sound].iter().rev().max_by_key(|(length, _)| *length);
                let (length, link) = *before.expect("there is one");
                links.push((at, reading, link));
                (sound, length + 1)
            })
            .collect();
        let first = links.len() - longer.len();
        for (link, (sound, length)) in (first..).zip(longer) {
            best[sound] = (length, Some(link));
        }
    }
    let mut chosen: Vec<Option<&String>> = vec![None; all.len()];
    let mut next = best.iter().max_by_key(|(length, _)| *length).and_then(|(_, link)| *link);
    while let Some(link) = next {
        let (at, reading, before) = links[link];
        chosen[at] = Some(reading);
        next = before;
    }
    let mut last = chosen.iter().flatten().next().map_or(String::new(), |first| (*first).clone());
    chosen
        .into_iter()
        .map(|reading| {
            last = reading.cloned().unwrap_or_else(|| last.clone());
            last.clone()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_character_tells_a_sound_that_it_has() {
        assert_eq!(COMMON.len(), MANY);
        assert!(COMMON.iter().all(|(c, one)| readings(*c).contains(one)));
        assert!(blocks().starts_with("a2ai13an9"), "{}", blocks());
    }
}
