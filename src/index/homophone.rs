//! Han text with a slip: characters that sound like those of a name, or one among them that does not.

use std::collections::{BTreeMap, BTreeSet};

use super::common::sorted_by;
use super::pinyin::Sounds;

/// How many characters are alike at least where a run has more than two.
pub const LEAST_ALIKE: usize = 3;
/// How many are alike at least around a character that neither looks nor sounds right.
pub const LEAST_AROUND: usize = 4;

/// A stretch of a run that is like a part of a name.
#[derive(Debug, Clone, Default)]
struct Alike<'n> {
    /// How many characters it has, and how many of them are the same; the best one has most.
    length: usize,
    same: usize,
    /// Where it begins.
    start: usize,
    name: &'n [char],
}

impl Sounds {
    /// A run in which the stretch that is most like a part of a name is written as the name is.
    ///
    /// `known` says of each pair of neighbours whether any text has it: only a character of which none has a
    /// pair can be a slip. At least half of the stretch must be as written.
    pub fn mended(&self, run: &[char], known: &[bool]) -> Vec<char> {
        let names: Vec<Vec<char>> = self.names.iter().map(|name| name.chars().collect()).collect();
        let mut best = Alike::default();
        for name in &names {
            for start in 0..run.len() {
                for from in 0..name.len() {
                    let alike = self.alike(&run[start..], &name[from..], start, known);
                    if (alike.length, alike.same) > (best.length, best.same) {
                        best = alike;
                    }
                }
            }
        }
        let mut mended = run.to_vec();
        mended[best.start..best.start + best.length].copy_from_slice(best.name);
        mended
    }

    /// How far a run, whose rest from `start` this is, is like a part of a name; nothing if it is so without
    /// a slip, or too little.
    fn alike<'n>(&self, run: &[char], name: &'n [char], start: usize, known: &[bool]) -> Alike<'n> {
        let (mut length, mut same, mut around) = (0, 0, 0);
        let is_slip = |at: usize| {
            let [before, after] = [(start + at).checked_sub(1), Some(start + at)];
            [before, after].into_iter().flatten().all(|pair| known.get(pair) != Some(&true))
        };
        while length < run.len().min(name.len()) {
            let next_same = run.get(length + 1).is_some_and(|next| name.get(length + 1) == Some(next));
            let is_same = run[length] == name[length];
            if !is_same && (!is_slip(length) || !self.sounds_as(run[length], name[length])) {
                if !is_slip(length) || around > 0 || length == 0 || !next_same {
                    break;
                }
                around = LEAST_AROUND;
            }
            same += usize::from(is_same);
            length += 1;
        }
        let least = if known.len() == 1 { 2 } else { LEAST_ALIKE.max(around) };
        if length < least || same == length || same * 2 < length {
            return Alike::default();
        }
        Alike { length, same, start, name: &name[..length] }
    }

    /// Whether two characters share a sound.
    fn sounds_as(&self, written: char, meant: char) -> bool {
        let sounds = |c: char| {
            let own = self.readings.get(&c).into_iter().flatten().map(String::as_str);
            own.chain(sorted_by(c))
        };
        sounds(written).any(|one| sounds(meant).any(|other| one == other))
    }

    /// The readings that characters of names have besides the one that [`sorted_by`] gives.
    pub fn by_reading(&self) -> BTreeMap<&str, BTreeSet<char>> {
        let mut found: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
        for (c, all) in &self.readings {
            for reading in all.iter().filter(|reading| sorted_by(*c) != Some(reading)) {
                found.entry(reading).or_default().insert(*c);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_mended_where_it_sounds_or_looks_like_a_name() {
        let mut sounds = Sounds::default();
        ["特种设备", "复检申请", "监督抽查", "化妆品监管"].iter().for_each(|name| sounds.add(name));
        let texts = ["特种设备", "复检申请", "监督抽查", "化妆品监管", "市重点项目", "申请"];
        let cases = [
            // One that sounds the same: in the middle, at the end, at the beginning, in a pair that has no more.
            ("特重设备", "特种设备"),
            ("监督抽察", "监督抽查"),
            ("付检申请", "复检申请"),
            ("抽察", "抽查"),
            ("化装品", "化妆品"),
            // One that only looks the same, between enough that are right, and too few.
            ("特种没备", "特种设备"),
            ("种没备", "种没备"),
            // A character that has a pair is none: two words may meet there.
            ("特重点项目", "特重点项目"),
            // What texts have is no slip, and neither is what is like nothing.
            ("市重点", "市重点"),
            ("明天下雨", "明天下雨"),
            // Half of it must be as written.
            ("特重舍倍", "特重舍倍"),
        ];
        for (run, right) in cases {
            let chars: Vec<char> = run.chars().collect();
            let known: Vec<bool> = chars
                .windows(2)
                .map(|pair| texts.iter().any(|text| text.contains(&String::from_iter(pair))))
                .collect();
            assert_eq!(String::from_iter(sounds.mended(&chars, &known)), right, "{run}");
        }
    }
}
