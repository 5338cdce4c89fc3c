//! Times of the day and years of eras, each with the numbers in which another language may write it.

use super::Reading;
use super::figure::{Figure, beside, plain, stands};

/// A time that begins with a figure, and where it ends.
pub fn at(
    chars: &[char],
    at: usize,
    figure: &Figure,
    reading: &Reading,
) -> Option<(Vec<Vec<String>>, usize)> {
    let hour: u32 = figure.whole.parse().ok().filter(|hour| *hour <= 24 && figure.whole.len() <= 2)?;
    let mut end = figure.end;
    let mut minute = None;
    let mut sure = false;
    if !figure.fraction.is_empty() {
        // 5.15 is a time only where something says so.
        minute = Some(minutes(&figure.fraction)?);
    } else if chars.get(end) == Some(&':') {
        let (found, behind) = two_digits(chars, end + 1)?;
        (minute, end, sure) = (Some(found), behind, true);
    } else if let Some(behind) = word(chars, end, &reading.hour) {
        (end, sure) = (behind, true);
        let digits = beside(chars, end);
        if let Some((found, behind)) = two_digits(chars, digits) {
            (minute, end) = (Some(found), word(chars, behind, &reading.minute).unwrap_or(behind));
        }
    }
    let half = |words: &[String]| {
        let behind = word(chars, end, words);
        let before = words.iter().any(|word| ends_with(&chars[..at], word));
        (behind.is_some() || before).then_some(behind.unwrap_or(end))
    };
    let afternoon = half(&reading.afternoon);
    let morning = half(&reading.morning);
    if !(sure || afternoon.is_some() || morning.is_some()) {
        return None;
    }
    let end = afternoon.or(morning).unwrap_or(end);
    let told = if afternoon.is_some() && hour < 12 { hour + 12 } else { hour };
    let apart = [Some(hour), minute].into_iter().flatten().map(|number| number.to_string()).collect();
    Some((vec![vec![format!("{told}:{:02}", minute.unwrap_or_default())], apart], end))
}

/// The year of the common era, where a figure counts the years of another one.
pub fn year(chars: &[char], at: usize, figure: &Figure, reading: &Reading) -> Option<String> {
    let (_, before) = reading.eras.iter().find(|(era, _)| ends_with(&chars[..at], era))?;
    let own: u32 = figure.whole.parse().ok()?;
    Some(before.checked_add(own)?.to_string())
}

/// The first years of eras, which Japanese writes without a figure (令和元年).
pub fn first_years(text: &str, reading: &Reading) -> Vec<Vec<Vec<String>>> {
    let first = |(era, before): &(String, u32)| {
        let year = vec![vec![(before + 1).to_string()], vec!["1".to_owned()]];
        text.contains(&format!("{era}元年")).then_some(year)
    };
    reading.eras.iter().filter_map(first).collect()
}

/// Where one of some words ends that stands at a place, perhaps behind a space.
fn word(chars: &[char], at: usize, words: &[String]) -> Option<usize> {
    let at = beside(chars, at);
    let lower: Vec<char> =
        chars[at.min(chars.len())..].iter().take(12).flat_map(|c| c.to_lowercase()).collect();
    words.iter().find(|word| stands(&lower, 0, word)).map(|word| at + word.chars().count())
}

fn ends_with(chars: &[char], word: &str) -> bool {
    let chars = chars.strip_suffix(&[' ']).unwrap_or(chars);
    let length = word.chars().count();
    chars.len() >= length && chars[chars.len() - length..].iter().copied().eq(word.chars())
}

/// A number of one or two digits below 60 at a place, and where it ends.
fn two_digits(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: String = chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).collect();
    Some((minutes(&digits)?, at + digits.len()))
}

fn minutes(digits: &str) -> Option<u32> {
    plain(digits).parse().ok().filter(|minute| *minute < 60 && digits.len() <= 2 && !digits.is_empty())
}
