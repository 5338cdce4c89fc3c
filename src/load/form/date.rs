//! Dates as people write them.

use super::numeral::{narrow, numeral};

/// The date `2026-11-22` that a text says in another form: `2026/11/22`, `2026年11月22日`, `20261122`, `26-11-22`.
///
/// `None` if a part of it is missing, or the order of day and month cannot be told. Whether there is such a day is
/// not asked.
pub fn iso_date(text: &str) -> Option<String> {
    let parts = parts(text);
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] => (year.as_str(), month.as_str(), day.as_str()),
        [one] if one.len() == 8 => (&one[..4], &one[4..6], &one[6..]),
        _ => return None,
    };
    let century = if year.len() == 2 { "20" } else { "" };
    (year.len() == 4 || year.len() == 2).then_some(())?;
    Some(format!("{century}{year}-{}-{}", two(month, 12)?, two(day, 31)?))
}

/// Whether a date that [`iso_date`] understands begins with a year of four digits.
pub fn has_whole_year(text: &str) -> bool {
    let digits = text.trim().chars().map(narrow).take_while(char::is_ascii_digit).count();
    digits == 4 || digits == 8
}

/// The day `05-20`, or the end of a month `01-end`, that a text says in another form: `5月20日`, `1月底`, `5/20`.
pub fn month_day(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches("每年")
        .trim_end_matches(['前', '止'])
        .trim_end_matches("之前")
        .trim_end_matches("以前");
    if let Some(month) = text.strip_suffix("月底").or_else(|| text.strip_suffix("月末")) {
        return Some(format!("{}-end", two(&numeral(month)?.to_string(), 12)?));
    }
    match parts(text).as_slice() {
        [month, day] => Some(format!("{}-{}", two(month, 12)?, two(day, 31)?)),
        [year, month, day] if year.len() == 4 => Some(format!("{}-{}", two(month, 12)?, two(day, 31)?)),
        [one] if one.len() == 4 => Some(format!("{}-{}", two(&one[..2], 12)?, two(&one[2..], 31)?)),
        _ => None,
    }
}

/// The numbers between marks and words for parts of a date, in digits; none at all if anything else stands there.
fn parts(text: &str) -> Vec<String> {
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_end_matches(['日', '号']);
    let number = |part: &str| match part.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Some(part.to_owned()).filter(|part| !part.is_empty()),
        false => numeral(part).map(|number| number.to_string()),
    };
    let parts: Option<Vec<String>> =
        text.split(['-', '/', '.', '年', '月']).map(|part| number(part.trim())).collect();
    parts.unwrap_or_default()
}

/// A number from 1 with two digits.
fn two(text: &str, most: u32) -> Option<String> {
    let number: u32 = text.parse().ok()?;
    (1..=most).contains(&number).then(|| format!("{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_ways_people_write_them() {
        for text in
            ["2026/11/22", "2026年11月22日", "2026.11.22", "20261122", "26-11-22", "２０２６-１１-２２"]
        {
            assert_eq!(iso_date(text).as_deref(), Some("2026-11-22"), "{text}");
        }
        assert_eq!(iso_date("2026-3-5").as_deref(), Some("2026-03-05"));
        for text in ["2026年11月", "11/22", "November", "22/11/2026", "2026-13-01"] {
            assert_eq!(iso_date(text), None, "{text}");
        }
    }

    #[test]
    fn days_of_the_year_in_the_ways_people_write_them() {
        for text in ["5月20日", "5-20", "5/20", "05.20", "五月二十日", "每年5月20日前", "5月20号"]
        {
            assert_eq!(month_day(text).as_deref(), Some("05-20"), "{text}");
        }
        assert_eq!(month_day("1月底").as_deref(), Some("01-end"));
        for text in ["5月", "20日", "13-01", "每年"] {
            assert_eq!(month_day(text), None, "{text}");
        }
    }
}
