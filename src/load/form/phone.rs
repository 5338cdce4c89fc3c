//! Telephone numbers as people write them.

use super::numeral::narrow;
use crate::model::phone::is_phone;

/// The number that a text says with characters that only look like it: full-width digits, another dash, spaces,
/// brackets around the area code, a sign or a word before it.
///
/// `None` if it could be several numbers, has an extension, or a letter stands for a digit.
pub fn phone(text: &str) -> Option<String> {
    let narrow: String = text.trim().chars().map(narrow).collect();
    let start = narrow.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))?;
    // Before the number stands a sign or a word, and no letter that could be a zero.
    if narrow[..start].chars().any(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let plain = &narrow[start..];
    if !plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | ' ')) {
        return None;
    }
    let mut number = String::new();
    let mut gap = false;
    let area = plain.starts_with(['0', '(', '+']);
    for c in plain.chars() {
        match c {
            '(' => {}
            '-' | ')' => gap = !number.is_empty(),
            // A space after an area code is its hyphen; others only group the digits.
            ' ' => {
                let code = !number.contains('-') && (3..=4).contains(&number.len());
                gap |= number.starts_with('+') || (area && code);
            }
            c => {
                if std::mem::take(&mut gap) {
                    number.push('-');
                }
                number.push(c);
            }
        }
    }
    is_phone(&number).then_some(number)
}

/// The numbers that a text names, if there are several: `0730-2214550、2214551`. An area code that only the first
/// has belongs to all.
pub fn several(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> =
        text.split(['、', '，', ',', '/', '／', ';', '；', '或', '和']).map(str::trim).collect();
    if parts.len() < 2 {
        return None;
    }
    let mut numbers: Vec<String> = Vec::new();
    for part in parts {
        let number = phone(part)?;
        let area = numbers.first().and_then(|first| first.split_once('-')).map(|(area, _)| area.to_owned());
        numbers.push(match area.filter(|_| !number.contains('-') && number.len() > 6 && number.len() < 9) {
            Some(area) => format!("{area}-{number}"),
            None => number,
        });
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_number_becomes_one() {
        for text in [
            "0730 221 4550",
            "(0730)2214550",
            "（0730）2214550",
            "０７３０-２２１４５５０",
            "0730－2214550",
            "0730——2214550",
            "☎0730-2214550",
            "电话：0730-2214550",
            "0730 2214550",
        ] {
            assert_eq!(phone(text).as_deref(), Some("0730-2214550"), "{text}");
        }
        assert_eq!(phone("138 0000 0000").as_deref(), Some("13800000000"));
        for text in ["O730-2214550", "0730-2214550转801", "0730-2214550、2214551", "12", "无"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn several_numbers_are_told_apart() {
        assert_eq!(
            several("0730-2214550、2214551"),
            Some(vec!["0730-2214550".into(), "0730-2214551".into()])
        );
        assert_eq!(several("0730-2214550/0730-2214551").map(|all| all.len()), Some(2));
        assert_eq!(several("0730-2214550"), None);
    }
}
