//! What a hit quotes: some words around the first match.

use super::analyzer::{self, fold};
use super::number::numbers;
use super::plan::Plan;
use crate::text::is_han;

/// Characters before the match, and in all.
pub const BEFORE: usize = 20;
pub const LENGTH: usize = 110;

/// A piece of a text around the first place that meets the plan; the whole of a short one.
pub fn excerpt(text: &str, plan: &Plan) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LENGTH {
        return text.to_owned();
    }
    let terms: Vec<&str> =
        plan.groups.iter().flatten().flat_map(|choice| &choice.terms).map(String::as_str).collect();
    let found = (0..chars.len()).find(|at| begins(&chars[*at..], &chars[..*at], &terms)).unwrap_or_default();
    let mut start = found.saturating_sub(BEFORE);
    while start > 0 && start < found && is_inside_word(&chars, start) {
        start += 1;
    }
    let mut end = (start + LENGTH).min(chars.len());
    while end < chars.len() && end > found + 1 && is_inside_word(&chars, end) {
        end -= 1;
    }
    let quoted: String = chars[start..end].iter().collect();
    let (open, close) = (if start > 0 { "…" } else { "" }, if end < chars.len() { "…" } else { "" });
    format!("{open}{}{close}", quoted.trim())
}

/// Whether one of the terms begins here.
fn begins(rest: &[char], before: &[char], terms: &[&str]) -> bool {
    let inside = before.last().is_some_and(|c| analyzer::is_word(*c)) && analyzer::is_word(rest[0]);
    if inside {
        return false;
    }
    if number(rest).is_some_and(|digits| terms.contains(&digits.as_str())) {
        return true;
    }
    let here: String = if analyzer::is_word(rest[0]) {
        rest.iter().take_while(|c| analyzer::is_word(**c)).collect()
    } else {
        rest.iter().take(2).collect()
    };
    terms.contains(&analyzer::stem(&fold(&here)).as_str())
}

/// The digits of the number with Han characters that begins here.
fn number(rest: &[char]) -> Option<String> {
    let end = rest.iter().position(|c| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let figure: String = rest[..end].iter().filter(|c| **c != ',').collect();
    let run: String = rest[end..].iter().take_while(|c| is_han(**c)).collect();
    let numbers = numbers(&fold(&run), Some(figure.as_str()).filter(|figure| !figure.is_empty()));
    numbers.into_iter().next().filter(|number| number.start == 0).map(|number| number.digits)
}

fn is_inside_word(chars: &[char], at: usize) -> bool {
    analyzer::is_word(chars[at]) && analyzer::is_word(chars[at - 1])
}
