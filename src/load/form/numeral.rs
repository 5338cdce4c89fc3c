//! Numbers as people write them: `30,000`, `１５`, `1.5万`, `十五`, `第7条`.

use crate::reading::han::value;

/// A whole number written in any usual way, with the words around it that count things left out; `None` if it is
/// none or could be several.
pub fn numeral(text: &str) -> Option<u64> {
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_matches(|c: char| "第条款项天日月年个名人元次份件%￥¥约≥≤ ".contains(c));
    let text = text.trim_start_matches("工作").trim_end_matches("工作").trim_end_matches('个');
    digits(text).or_else(|| han(text))
}

/// The number that a text is by itself, however it is written; `None` where words of a unit or a bound stand with it,
/// which say more than the number does.
pub fn alone(text: &str) -> Option<u64> {
    let text: String = text.trim().chars().map(narrow).collect();
    digits(&text).or_else(|| han(&text))
}

/// A sum with decimals, written as records write it: `82,50`, `¥82.50` and `82．50元` are `82.50`; `None` of any other.
pub fn decimal(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_matches(|c: char| "¥￥$€£元圆 ".contains(c));
    let (whole, cents) = text.rsplit_once([',', '.'])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(cents) && cents.len() <= 2).then(|| format!("{whole}.{cents}"))
}

/// A character in its usual width.
pub fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '％' => '%',
        '－' | '—' | '–' | '―' | '‐' | '‑' | '−' | '﹣' => '-',
        '＋' => '+',
        '\u{3000}' | '\u{a0}' => ' ',
        '（' => '(',
        '）' => ')',
        c => c,
    }
}

/// `30,000`, `30 000`, `3万`, `1.5亿`.
fn digits(text: &str) -> Option<u64> {
    let (number, zeros) = match (text.strip_suffix('万'), text.strip_suffix('亿'), text.strip_suffix('千'))
    {
        (Some(number), ..) => (number, 4),
        (_, Some(number), _) => (number, 8),
        (.., Some(number)) => (number, 3),
        _ => (text, 0),
    };
    let number = number.trim();
    let mut groups = number.split([',', ' ']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty()
        && (first.len() > 3 || rest.iter().any(|group| group.split('.').next().map(str::len) != Some(3)))
    {
        return None;
    }
    let joined = format!("{first}{}", rest.concat());
    let (whole, fraction) = joined.split_once('.').unwrap_or((&joined, ""));
    // `30.000` is thirty thousand where a point parts the thousands.
    if zeros == 0 && fraction.len() == 3 {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty()
        || fraction.len() > zeros
        || ![whole, fraction].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    format!("{whole}{fraction:0<zeros$}").parse().ok()
}

/// `十五`, `二百零三`, `三万`; `None` where it may count either way: `一二`, `二百五`, which people say for 250.
fn han(text: &str) -> Option<u64> {
    let formal = |c: char| match c {
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        c => c,
    };
    let run: Vec<char> = text.chars().map(formal).collect();
    let is_unit = |c: &char| "十百千万亿".contains(*c);
    let is_zero = |c: &char| matches!(c, '零' | '〇');
    let listed = run.len() > 1 && !run.iter().any(|c| is_unit(c) || is_zero(c));
    let cut = matches!(run.as_slice(), [.., '百' | '千' | '万' | '亿', last] if !is_unit(last));
    let begins = run.first().is_some_and(|c| matches!(c, '万' | '亿'));
    if run.is_empty() || listed || cut || begins { None } else { value(&run) }
}

#[cfg(test)]
mod tests {
    use super::{alone, decimal, numeral};

    #[test]
    fn sums_have_a_point_before_their_decimals() {
        for (text, sum) in [
            ("82,50", Some("82.50")),
            ("¥82.50", Some("82.50")),
            ("82．5元", Some("82.5")),
            ("8,250", None),
            ("82,50,10", None),
            ("约82", None),
        ] {
            assert_eq!(decimal(text).as_deref(), sum, "{text}");
        }
    }

    #[test]
    fn a_number_alone_has_no_words_around_it() {
        for (text, number) in [("十五", 15), ("30,000", 30_000), ("3万", 30_000), (" １５ ", 15)] {
            assert_eq!(alone(text), Some(number), "{text}");
        }
        for text in ["3个月", "10工作日", "≥2", "15天", "第7条", "10%"] {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_all_the_ways_people_write_them() {
        for (text, number) in [
            ("15", 15),
            ("１５", 15),
            ("30,000", 30_000),
            ("30，000", 30_000),
            ("1万", 10_000),
            ("1.5万", 15_000),
            ("3 万元", 30_000),
            ("十五", 15),
            ("二十", 20),
            ("一百零三", 103),
            ("三万", 30_000),
            ("第七条", 7),
            ("第7条", 7),
            ("15天", 15),
            ("10个工作日", 10),
            ("两", 2),
            ("10%", 10),
            ("1,234,567", 1_234_567),
        ] {
            assert_eq!(numeral(text), Some(number), "{text}");
        }
        for (text, number) in
            [("一亿二千万", 120_000_000), ("第一〇条", 10), ("二〇", 20), ("伍佰", 0), ("五佰", 500)]
        {
            assert_eq!(numeral(text), Some(number).filter(|number| *number > 0), "{text}");
        }
        for text in
            ["", "5-10", "一二", "1.5", "甲", "3,00", "五至十", "abc", "30.000", "万", "二百五", "三万五"]
        {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
