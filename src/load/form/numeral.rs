//! Numbers as people write them: `30,000`, `１５`, `1.5万`, `十五`, `第7条`.

/// A whole number written in any usual way, with the words around it that count things left out; `None` if it is
/// none or could be several.
pub fn numeral(text: &str) -> Option<u64> {
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_matches(|c: char| "第条款项天日月年个名人元次份件%￥¥约≥≤ ".contains(c));
    let text = text.trim_start_matches("工作").trim_end_matches("工作").trim_end_matches('个');
    digits(text).or_else(|| han(text))
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
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty()
        || fraction.len() > zeros
        || ![whole, fraction].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    format!("{whole}{fraction:0<zeros$}").parse().ok()
}

/// `十五`, `二百零三`, `三万`.
fn han(text: &str) -> Option<u64> {
    let (mut total, mut section, mut digit, mut any) = (0u64, 0u64, None, false);
    for c in text.chars() {
        any = true;
        let unit = match c {
            '零' | '〇' => 0,
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            c => {
                if digit.is_some() {
                    return None;
                }
                digit = Some(
                    "〇一二三四五六七八九"
                        .chars()
                        .position(|known| known == c)
                        .or_else(|| (c == '两').then_some(2))? as u64,
                );
                continue;
            }
        };
        match unit {
            0 => {}
            10_000 | 100_000_000 => {
                section += digit.take().unwrap_or(0);
                total = (total + section).checked_mul(unit)?;
                section = 0;
            }
            unit => section += digit.take().unwrap_or(1) * unit,
        }
    }
    any.then_some(total + section + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::numeral;

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
        for text in ["", "5-10", "一二", "1.5", "甲", "3,00", "五至十", "abc"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
