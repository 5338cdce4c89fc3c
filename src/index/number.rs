//! Numbers in Han characters, as digits: 十五日 is 15日, and 3万元 and 三万元 are 30000元.
//!
//! A text is found under the digits as well as under what is written; a query asks for the digits. Numerals in
//! other words (一般, 十分, 百姓) stay what they are: one by itself counts only before a measure. The client has
//! the same rules (`analyzer.js`).

/// A number in a run of Han characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Where it stands in the run, in bytes; from 0 on also where it scales the figure before the run.
    pub start: usize,
    pub end: usize,
    /// Its digits.
    pub digits: String,
}

/// The largest number that the client counts exactly
/// ([ECMA-262](https://tc39.es/ecma262/#sec-number.max_safe_integer), `Number.MAX_SAFE_INTEGER`).
const MOST: u64 = (1 << 53) - 1;
/// What a numeral by itself counts.
const MEASURES: [&str; 13] =
    ["个工作日", "工作日", "个小时", "小时", "个月", "个星期", "星期", "日", "天", "年", "周", "元", "名"];
/// What is counted after 第.
const PARTS: [char; 5] = ['条', '款', '项', '章', '节'];
/// What makes another word of the numeral that follows: 上一年, 同一天.
const WORDS: [char; 12] = ['上', '下', '前', '后', '这', '那', '每', '同', '某', '任', '统', '唯'];
/// What stands behind 千 in a unit of measure.
const UNITS: [char; 7] = ['克', '米', '瓦', '焦', '卡', '伏', '赫'];

/// The numbers in a run of Han characters of a folded text, in order; `figure` stands right before the run.
pub fn numbers(run: &str, figure: Option<&str>) -> Vec<Number> {
    if !run.contains(is_numeral) {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = run.char_indices().collect();
    let offset = |at: usize| chars.get(at).map_or(run.len(), |(offset, _)| *offset);
    let mut found = Vec::new();
    let mut at = 0;
    if let Some(figure) = figure {
        let many = chars.iter().take_while(|(_, c)| matches!(c, '千' | '万' | '亿')).count();
        let many = many - usize::from(ends_in_unit(&chars[..many], chars.get(many)));
        let scaled = scaled(figure, chars[..many].iter().map(|(_, c)| *c));
        found.extend(scaled.map(|digits| Number { start: 0, end: offset(many), digits }));
        at = many;
    }
    while at < chars.len() {
        let many = chars[at..].iter().take_while(|(_, c)| is_numeral(*c)).count();
        let end = at + many - usize::from(ends_in_unit(&chars[at..at + many], chars.get(at + many)));
        let before = at.checked_sub(1).map(|at| chars[at].1);
        let numeral: Vec<char> = chars[at..end].iter().map(|(_, c)| *c).collect();
        let value = value(&numeral, before, &run[offset(end)..]).filter(|_| figure.is_none() || at > 0);
        found.extend(value.map(|value| Number {
            start: offset(at),
            end: offset(end),
            digits: value.to_string(),
        }));
        at = end.max(at + many).max(at + 1);
    }
    found
}

/// Whether a word is what numbers count: days, sums, people.
pub fn is_measure(word: &str) -> bool {
    MEASURES.contains(&word)
}

/// Whether the 千 that ends a run of numerals belongs to a unit of measure: 5千克.
fn ends_in_unit(run: &[(usize, char)], next: Option<&(usize, char)>) -> bool {
    run.last().is_some_and(|(_, c)| *c == '千') && next.is_some_and(|(_, c)| UNITS.contains(c))
}

/// A number in digits with multipliers behind it; `None` without any, and of what is no number.
fn scaled(figure: &str, scales: impl Iterator<Item = char>) -> Option<String> {
    let noughts: usize = scales.map(|c| unit(c).map_or(0, |unit| unit.ilog10() as usize)).sum();
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if noughts == 0 || fraction.len() > noughts || whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let noughts = "0".repeat(noughts - fraction.len());
    let digits = format!("{whole}{fraction}{noughts}");
    Some(digits.trim_start_matches('0').to_owned()).filter(|digits| !digits.is_empty())
}

/// What a run of numerals counts, where it counts something.
fn value(numeral: &[char], before: Option<char>, rest: &str) -> Option<u64> {
    match numeral {
        [] => None,
        [c] => {
            let follows = |words: &[char]| before.is_some_and(|before| words.contains(&before));
            let measured = match before {
                Some('第') => rest.starts_with(PARTS),
                _ => !follows(&WORDS) && MEASURES.iter().any(|measure| rest.starts_with(measure)),
            };
            let number = digit(*c).or((*c == '十').then_some(10));
            number.filter(|_| measured)
        }
        // Years are written digit by digit.
        [..] if numeral.iter().all(|c| digit(*c).is_some()) => {
            let year = numeral.len() == 4 && rest.starts_with('年');
            year.then(|| numeral.iter().fold(0, |sum, c| sum * 10 + digit(*c).unwrap_or_default()))
        }
        [..] => count(numeral),
    }
}

/// What numerals count that are written in full: 一千零二十, 三万五千; `None` of any others.
fn count(numeral: &[char]) -> Option<u64> {
    let (mut sum, mut section) = (0u64, 0u64);
    let mut last: Option<u64> = None;
    // The multiplier before: of the section, and of all.
    let (mut small, mut large) = (10_000, u64::MAX);
    let mut skips = false;
    for c in numeral {
        match (digit(*c), unit(*c)) {
            (Some(_), _) if last.is_some() => return None,
            (Some(0), _) => skips = true,
            (Some(number), _) => last = Some(number),
            (None, Some(unit)) if unit >= 10_000 => {
                section += last.take().unwrap_or_default();
                sum = match (section, sum) {
                    (0, 0) => return None,
                    // 三万亿
                    (0, sum) => sum.checked_mul(unit)?,
                    (section, sum) if unit < large => sum.checked_add(section.checked_mul(unit)?)?,
                    _ => return None,
                };
                (section, small, large, skips) = (0, 10_000, unit, false);
            }
            (None, Some(unit)) => {
                let one = (unit == 10).then_some(1);
                section += last.take().or(one).filter(|_| unit < small)? * unit;
                (small, skips) = (unit, false);
            }
            (None, None) => return None,
        }
    }
    // 三百五 is 350 to some and 305 to nobody.
    let ends = last.is_none() || skips || small == 10;
    sum.checked_add(section)?.checked_add(last.unwrap_or_default()).filter(|sum| ends && *sum <= MOST)
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(run: &str, figure: Option<&str>) -> Vec<(String, String)> {
        let text = |number: &Number| run[number.start..number.end].to_owned();
        numbers(run, figure).iter().map(|number| (text(number), number.digits.clone())).collect()
    }

    #[test]
    fn numerals_that_count_are_digits() {
        for (run, numeral, digits) in [
            ("十五日内", "十五", "15"),
            ("处三万元以下", "三万", "30000"),
            ("三万五千元", "三万五千", "35000"),
            ("一千零二十", "一千零二十", "1020"),
            ("三万亿元", "三万亿", "3000000000000"),
            ("第五十六条", "五十六", "56"),
            ("第三条", "三", "3"),
            ("两个月", "两", "2"),
            ("五个工作日", "五", "5"),
            ("二〇二六年", "二〇二六", "2026"),
            ("二十千克", "二十", "20"),
        ] {
            assert_eq!(read(run, None), [(numeral.to_owned(), digits.to_owned())], "{run}");
        }
        for (figure, run, digits) in [
            ("3", "万元", "30000"),
            ("1.5", "万元", "15000"),
            ("2", "亿", "200000000"),
            ("5", "千元", "5000"),
        ] {
            assert_eq!(read(run, Some(figure)).first().map(|number| &*number.1), Some(digits), "{run}");
        }
    }

    #[test]
    fn numerals_in_words_are_words() {
        for run in
            ["一般", "统一", "十分", "百姓", "万一", "上一年", "第三人", "三百五", "七八个", "千克", "二维码"]
        {
            assert_eq!(read(run, None), [], "{run}");
        }
        assert_eq!(read("千克", Some("5")), []);
        assert_eq!(read("万元", Some("1.23456")), []);
    }
}
