//! Numbers in Han characters: 十五, 二百五十, 三万.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Reading;

/// The numbers that a text writes in Han characters.
pub fn spelled(chars: &[char], reading: &Reading) -> BTreeSet<String> {
    runs(chars, reading).filter_map(|run| value(&chars[run])).map(|number| number.to_string()).collect()
}

/// The same with their places, those that are no larger than counts.
pub fn places(chars: &[char], reading: &Reading) -> Vec<(u32, Range<usize>)> {
    let counted = |run: Range<usize>| Some((value(&chars[run.clone()])?.try_into().ok()?, run));
    runs(chars, reading).filter_map(counted).collect()
}

/// Where numerals stand side by side.
fn runs(chars: &[char], reading: &Reading) -> impl Iterator<Item = Range<usize>> {
    let is_numeral = |c: &char| digit(*c).is_some() || unit(*c).is_some();
    let chars = if reading.han { chars } else { &[] };
    let mut end = 0;
    chars.chunk_by(move |a, b| is_numeral(a) == is_numeral(b)).filter_map(move |run| {
        end += run.len();
        is_numeral(&run[0]).then_some(end - run.len()..end)
    })
}

/// What a run of numerals counts; `None` of one that is too large, and where another character stands in it.
pub fn value(run: &[char]) -> Option<u64> {
    // Years are written digit by digit.
    if run.iter().all(|c| digit(*c).is_some()) {
        return run.iter().try_fold(0u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(*c)?));
    }
    let (mut sum, mut section, mut last) = (0u64, 0u64, None);
    for c in run {
        match (digit(*c), unit(*c)) {
            (Some(number), _) => last = Some(number),
            (None, Some(unit)) if unit >= 10_000 => {
                sum = sum.checked_add(
                    section.checked_add(last.take().unwrap_or_default())?.max(1).checked_mul(unit)?,
                )?;
                section = 0;
            }
            // 十五 is 15.
            (None, Some(unit)) => {
                section = section.checked_add(last.take().unwrap_or(1).checked_mul(unit)?)?
            }
            (None, None) => return None,
        }
    }
    sum.checked_add(section)?.checked_add(last.unwrap_or_default())
}

fn digit(c: char) -> Option<u64> {
    match c {
        '两' | '兩' => Some(2),
        '零' => Some(0),
        c => "〇一二三四五六七八九".chars().position(|known| known == c).map(|at| at as u64),
    }
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numerals_count() {
        for (text, expected) in [
            ("五", 5),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("两百五十", 250),
            ("一千零一", 1001),
            ("三万", 30_000),
            ("三万五千", 35_000),
            ("十二万", 120_000),
            ("一亿二千万", 120_000_000),
            ("二〇二六", 2026),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(value(&chars), Some(expected), "{text}");
        }
        assert_eq!(value(&"九".repeat(40).chars().collect::<Vec<_>>()), None);
    }
}
