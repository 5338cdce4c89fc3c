//! The numbers in a text, in a form that two languages share.
//!
//! Arabic digits only: house style writes facts in digits in every language, so that numerals in
//! words («一» and «one») may differ. Full-width digits and digit groups are folded, 万 and 亿
//! multiplied out, English month names become numbers since Chinese dates have them as numbers.

use std::collections::BTreeSet;
use std::ops::Range;

/// Month names as they stand in dates; the place in the list, from 1, is the number.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The different numbers in a text, without leading zeros, groups joined (`30,000` is `30000`).
///
/// A telephone number is one number, hyphens left out.
pub fn numbers(text: &str) -> BTreeSet<String> {
    let folded = text.contains(is_wide).then(|| text.chars().map(fold).collect::<String>());
    let text = folded.as_deref().unwrap_or(text);
    let mut found: BTreeSet<String> = numbers_at(text).into_iter().map(|(number, _)| number).collect();
    found.extend(months(text));
    found
}

/// The numbers in ASCII digits in a text, as [`numbers`] gives them, and where each stands, in order.
pub fn numbers_at(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let (number, length) = number(&text[start..]);
        at = start + length;
        found.push((scale(&number, &text[at..]), start..at));
    }
    found
}

fn is_wide(c: char) -> bool {
    fold(c) != c
}

fn fold(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        _ => c,
    }
}

/// The number at the start of a text, and its length in bytes.
fn number(text: &str) -> (String, usize) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|at| digit(*at)).count();
    let mut end = run(0);
    let mut digits = text[..end].to_owned();
    // Groups of thousands: exactly three digits after each comma.
    while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
        digits.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    // A telephone number: an area code, a hyphen, at least six digits.
    if bytes.get(end) == Some(&b'-') && digits.starts_with('0') && run(end + 1) >= 6 {
        let more = run(end + 1);
        digits.push_str(&text[end + 1..end + 1 + more]);
        end += 1 + more;
    } else if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        let more = run(end + 1);
        digits.push('.');
        digits.push_str(&text[end + 1..end + 1 + more]);
        end += 1 + more;
    }
    (digits, end)
}

/// A number with the multiplier that follows it, normalised.
fn scale(number: &str, after: &str) -> String {
    // A telephone number keeps its zero.
    if number.starts_with('0') && number.len() > 8 {
        return number.to_owned();
    }
    let after = after.trim_start();
    let zeros = match after.chars().next() {
        Some('万') => 4,
        Some('亿') => 8,
        _ if after.starts_with("million") => 6,
        _ => 0,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(zeros).collect();
    let left = fraction.get(zeros..).unwrap_or_default().trim_end_matches('0');
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if left.is_empty() { whole.to_owned() } else { format!("{whole}.{left}") }
}

/// The months that a text names in a date (a day stands beside them, or they are capitalised).
fn months(text: &str) -> Vec<String> {
    if !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_day =
        |word: Option<&&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = MONTHS.iter().position(|name| word.eq_ignore_ascii_case(name)) else { continue };
        let dated =
            is_day(words.get(at + 1)) || at.checked_sub(1).is_some_and(|before| is_day(words.get(before)));
        // «may» and «march» are verbs as well; a capital inside a sentence or a day tells.
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        if dated || (capital && !matches!(month, 2 | 4)) {
            found.push((month + 1).to_string());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    fn same(zh: &str, en: &str) {
        assert_eq!(numbers(zh), numbers(en), "{zh} | {en}");
    }

    #[test]
    fn equal_facts_are_equal() {
        same("处3万元以下罚款", "a fine of up to 30,000 yuan");
        same("违法所得10%至50%", "10% to 50% of illegal gains");
        same("5月20日、6月9日", "20 May and June 9");
        same("1月底前", "by the end of January");
        same("第５６条", "Article 56");
        same("0730-2219791", "0730-2219791");
        same("1.5亿元", "150 million yuan");
        same("不得少于2名", "there may be no fewer than 2");
        same("国务院令第591号（2011）", "Decree No. 591 (2011)");
    }

    #[test]
    fn different_facts_differ() {
        assert_ne!(numbers("15日"), numbers("30 days"));
        assert_ne!(numbers("3万元"), numbers("3,000 yuan"));
        assert_ne!(numbers("5月20日"), numbers("20 June"));
    }
}
