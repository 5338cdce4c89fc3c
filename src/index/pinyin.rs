//! Han text by its sound: which names a word of Latin letters may spell.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyinMulti;

/// The names that can be spelt, and how their characters sound.
#[derive(Debug, Clone, Default)]
pub struct Sounds {
    /// The names: runs of Han characters.
    pub names: BTreeSet<String>,
    /// The readings of their characters, all of them, without tones.
    pub readings: BTreeMap<char, Vec<String>>,
}

/// Longer runs are sentences.
const LONGEST_NAME: usize = 12;
/// How many names a word may spell; a common syllable spells hundreds.
pub const MOST: usize = 6;

/// What so many times fewer names have than another is not meant.
pub const RARER: usize = 12;

/// How a word spells a name; better ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Full,
    Begun,
    Initials,
}

impl Sounds {
    /// Adds a run of Han characters.
    pub fn add(&mut self, run: &str) {
        if !(2..=LONGEST_NAME).contains(&run.chars().count()) || !self.names.insert(run.to_owned()) {
            return;
        }
        for c in run.chars() {
            self.readings.entry(c).or_insert_with(|| readings(c));
        }
    }

    /// The parts of names that a word spells: in full, else in full but for the end, else by initials.
    pub fn spelt(&self, word: &str) -> Vec<String> {
        let mut found: BTreeMap<(Way, String), usize> = BTreeMap::new();
        for name in &self.names {
            let chars: Vec<char> = name.chars().collect();
            for start in 0..chars.len() {
                let rest = &chars[start..];
                let mut ends = BTreeSet::new();
                self.full(rest, word, 0, &mut ends);
                if word.len() >= 3 && rest.len() >= word.len() && self.initials(rest, word) {
                    ends.insert((Way::Initials, word.len()));
                }
                for (way, length) in ends {
                    if length >= 2 {
                        *found.entry((way, rest[..length].iter().collect())).or_default() += 1;
                    }
                }
            }
        }
        let best = found.keys().map(|(way, _)| *way).min();
        let mut names: Vec<(usize, String)> = found
            .into_iter()
            .filter(|((way, _), _)| Some(*way) == best)
            .map(|((_, name), n)| (n, name))
            .collect();
        let most = names.iter().map(|(n, _)| *n).max().unwrap_or_default();
        names.retain(|(n, _)| n * RARER > most);
        names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        names.into_iter().take(MOST).map(|(_, name)| name).collect()
    }

    /// Whether a word spells a part of a name in full, or in full but for the end.
    pub fn has_spelling(&self, word: &str) -> bool {
        self.names.iter().any(|name| {
            let chars: Vec<char> = name.chars().collect();
            (0..chars.len()).any(|start| {
                let mut ends = BTreeSet::new();
                self.full(&chars[start..], word, 0, &mut ends);
                ends.iter().any(|(_, length)| *length >= 2)
            })
        })
    }

    /// Collects how many characters from the start a word spells.
    fn full(&self, chars: &[char], word: &str, spelt: usize, ends: &mut BTreeSet<(Way, usize)>) {
        if word.is_empty() {
            ends.insert((Way::Full, spelt));
            return;
        }
        let Some(readings) = chars.get(spelt).and_then(|c| self.readings.get(c)) else { return };
        for reading in readings {
            if let Some(rest) = word.strip_prefix(reading.as_str()) {
                self.full(chars, rest, spelt + 1, ends);
            } else if spelt > 0 && reading.starts_with(word) {
                ends.insert((Way::Begun, spelt + 1));
            }
        }
    }

    fn initials(&self, chars: &[char], word: &str) -> bool {
        word.chars().zip(chars).all(|(letter, c)| {
            self.readings
                .get(c)
                .is_some_and(|readings| readings.iter().any(|reading| reading.starts_with(letter)))
        })
    }
}

/// The readings of a character without tones, in the order of the alphabet.
pub fn readings(c: char) -> Vec<String> {
    let Some(multi) = c.to_pinyin_multi() else { return Vec::new() };
    let plain = multi.into_iter().map(|reading| reading.plain().replace('ü', "v"));
    let all: BTreeSet<String> =
        plain.filter(|reading| reading.bytes().all(|byte| byte.is_ascii_lowercase())).collect();
    // A few interjections have readings without a vowel (ng, hm), which spell no name.
    all.into_iter().filter(|reading| reading.contains(['a', 'e', 'i', 'o', 'u', 'v'])).collect()
}
