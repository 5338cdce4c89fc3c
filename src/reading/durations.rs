//! The lengths of time that a text states: numbers with their units.

use std::ops::Range;

use super::figure::{self, stands};
use super::{Reading, facts, han};
use crate::model::value::{Per, Unit};

/// How far behind its number a unit may stand, in characters: «30 more calendar days».
const REACH: usize = 16;
/// How far apart the two numbers of a range may stand: «3 to 5 days».
const APART: usize = 6;
/// From which number on years are those of a calendar.
const CALENDAR: u32 = 1000;
/// What ends the words that belong to a number.
const ENDS: [char; 11] = [',', '，', '.', '。', ';', '；', '、', '،', '؛', '\n', ':'];

/// A length of time that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Duration {
    count: u32,
    /// The units behind the number; none of a number that counts something else, or in words that are not known.
    units: Vec<Unit>,
    /// The words.
    text: String,
}

/// The lengths of time in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Durations {
    found: Vec<Duration>,
    /// The units that it names anywhere.
    named: Vec<Unit>,
}

impl Durations {
    /// Whether the text states this length of time, in this unit or in one that is a whole part of it: 24 hours are a
    /// day, but no number of days is a number of working days. One of a unit may be said without a number.
    ///
    /// Where no number has a unit that is known, numbers alone are compared.
    pub fn says(&self, count: u32, unit: Unit) -> bool {
        let alone = self.is_empty();
        let says = |found: &Duration| {
            let units = &found.units;
            units.iter().any(|of| is_same((found.count, *of), (count, unit)))
                || (alone && units.is_empty() && found.count == count)
        };
        self.found.iter().any(says) || (count == 1 && self.names(unit))
    }

    /// Whether it names a unit, with a number or without.
    pub fn names(&self, unit: Unit) -> bool {
        self.named.contains(&unit)
    }

    /// Whether no length of time is stated.
    pub fn is_empty(&self) -> bool {
        self.found.iter().all(|found| found.units.is_empty())
    }

    /// Each as the text says it, in small letters, in order.
    pub fn told(&self) -> Vec<&str> {
        let stated = self.found.iter().filter(|found| !found.units.is_empty());
        stated.map(|found| found.text.as_str()).collect()
    }
}

/// The lengths of time that a text states.
pub fn durations(text: &str, reading: &Reading) -> Durations {
    let chars = small(text, reading);
    let mut found = phrases(&chars, reading);
    let numbers = numbers(&chars, reading);
    let mut after: Option<(usize, Vec<Unit>, usize)> = None;
    for (at, (count, place)) in numbers.iter().enumerate().rev() {
        let next = numbers.get(at + 1).map_or(chars.len(), |(_, place)| place.start);
        let window = &chars[place.end..next.min(place.end + REACH)];
        let window = &window[..window.iter().position(|c| ENDS.contains(c)).unwrap_or(window.len())];
        let near = named(window, &reading.units);
        let mut end = place.end + near.first().map_or(0, |(_, place)| place.end);
        let mut near: Vec<Unit> = near.into_iter().map(|(unit, _)| unit).collect();
        if let Some((start, following, until)) = after.as_ref().filter(|_| near.is_empty())
            && joins(&chars[place.end..*start])
        {
            (near, end) = (following.clone(), *until);
        }
        after = Some((place.start, near.clone(), end));
        if !is_date(&chars, place, *count, &near, reading) {
            found.push(Duration {
                count: *count,
                units: near,
                text: chars[place.start..end].iter().collect(),
            });
        }
    }
    found.reverse();
    let named = named(&chars, &reading.units).into_iter().map(|(unit, _)| unit).collect();
    Durations { found, named }
}

/// Whether two numbers with this between them may share a unit: a dash, «to», 至; a second Han character says more.
fn joins(between: &[char]) -> bool {
    let han = between.iter().filter(|c| crate::text::is_han(**c)).count();
    between.len() <= APART && han <= 1 && !between.iter().any(|c| ENDS.contains(c))
}

/// The periods of which a text says «every», in order.
pub fn periods(text: &str, reading: &Reading) -> Vec<Per> {
    named(&small(text, reading), &reading.periods).into_iter().map(|(per, _)| per).collect()
}

/// A text in small letters, as numbers are read.
pub(super) fn small(text: &str, reading: &Reading) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).map(|c| figure::folded(c, reading)).collect()
}

/// Whether two lengths of time are always one.
fn is_same((a, of_a): (u32, Unit), (b, of_b): (u32, Unit)) -> bool {
    let size = |unit: Unit| match unit {
        Unit::Hour => ('h', 1),
        Unit::Day => ('h', 24),
        Unit::Week => ('h', 168),
        Unit::Month => ('m', 1),
        Unit::Quarter => ('m', 3),
        Unit::HalfYear => ('m', 6),
        Unit::Year => ('m', 12),
        Unit::WorkingDay => ('w', 1),
    };
    let ((kind_a, size_a), (kind_b, size_b)) = (size(of_a), size(of_b));
    kind_a == kind_b && u64::from(a) * size_a == u64::from(b) * size_b
}

/// Whether a number is part of a date: the day behind a month, a year of the calendar.
fn is_date(chars: &[char], place: &Range<usize>, count: u32, units: &[Unit], reading: &Reading) -> bool {
    let month = reading.month_mark.is_some_and(|mark| place.start > 0 && chars[place.start - 1] == mark);
    (month && units.contains(&Unit::Day)) || (count >= CALENDAR && units.contains(&Unit::Year))
}

/// Lengths of time that are said without a number of their own: 半年, «a fortnight».
fn phrases(chars: &[char], reading: &Reading) -> Vec<Duration> {
    let phrases = reading.phrases.iter().filter(|(phrase, ..)| word_at(chars, phrase).is_some());
    phrases
        .map(|(text, count, unit)| Duration { count: *count, units: vec![*unit], text: text.clone() })
        .collect()
}

/// Where a word stands first, as a word of its own.
fn word_at(chars: &[char], word: &str) -> Option<usize> {
    (0..chars.len()).find(|at| begins(chars, *at, word) && stands(chars, *at, word))
}

/// What some words say of it, with the places, in order; of words that overlap the first and longest count.
fn named<T: Copy>(chars: &[char], words: &[(String, T)]) -> Vec<(T, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let here = words.iter().find(|(word, _)| begins(chars, at, word) && stands(chars, at, word));
        let Some((word, meant)) = here else {
            at += 1;
            continue;
        };
        let end = at + word.chars().count();
        found.push((*meant, at..end));
        at = end;
    }
    found
}

/// Whether no letter of a word of the same script stands before a place.
pub(super) fn begins(chars: &[char], at: usize, word: &str) -> bool {
    let spaced = !word.chars().next().is_some_and(|c| crate::text::is_han(c) || !c.is_alphabetic());
    !(spaced && at > 0 && chars[at - 1].is_alphabetic() && !crate::text::is_han(chars[at - 1]))
}

/// The numbers of a text with their places, in order.
fn numbers(chars: &[char], reading: &Reading) -> Vec<(u32, Range<usize>)> {
    let digits = |at: usize| at + chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let figures = facts::in_figures(chars, reading).into_iter().filter_map(|(fact, place)| {
        let count = fact.iter().filter(|way| way.len() == 1).find_map(|way| way[0].parse().ok())?;
        // What is read as a time of the day may be hours: «24 h».
        let timed = fact.first().is_some_and(|way| way.iter().any(|number| number.contains(':')));
        let end = if timed { digits(place.start) } else { place.end };
        Some((count, place.start..end))
    });
    let mut numbers: Vec<_> =
        figures.chain(han::places(chars, reading)).chain(figure::words(chars, reading)).collect();
    numbers.sort_by_key(|(_, place)| place.start);
    // 3万 is a figure, and 万 in it a numeral.
    let mut until = 0;
    numbers.retain(|(_, place)| {
        let apart = place.start >= until;
        until = until.max(place.end);
        apart
    });
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::of_tag;
    use super::{Per, Unit, durations, periods};

    fn says(tag: &str, text: &str, count: u32, unit: Unit) -> bool {
        durations(text, of_tag(tag)).says(count, unit)
    }

    #[test]
    fn lengths_of_time_are_read_with_their_units() {
        for (tag, text, count, unit) in [
            ("zh", "15日内办结", 15, Unit::Day),
            ("zh", "二十个工作日内", 20, Unit::WorkingDay),
            ("zh", "20日（工作日）内", 20, Unit::WorkingDay),
            ("zh", "3至5个工作日", 3, Unit::WorkingDay),
            ("zh", "三个月内", 3, Unit::Month),
            ("zh", "半年内", 1, Unit::HalfYear),
            ("zh", "一年", 12, Unit::Month),
            ("zh", "24小时内", 1, Unit::Day),
            ("zh", "2026年6月30日起15天", 15, Unit::Day),
            ("en", "Ready within 20 working days", 20, Unit::WorkingDay),
            ("en", "a 30-day period", 30, Unit::Day),
            ("en", "within forty-five days", 45, Unit::Day),
            ("en", "in 3 to 5 business days", 3, Unit::WorkingDay),
            ("en", "within a month", 1, Unit::Month),
            ("en", "within a fortnight", 2, Unit::Week),
            ("fr", "sous quinze jours ouvrés", 15, Unit::WorkingDay),
            ("fr", "dans les 24 heures", 24, Unit::Hour),
            ("fr", "dans les 24 h", 24, Unit::Hour),
            ("ja", "24時間以内", 24, Unit::Hour),
            ("ja", "3か月以内", 3, Unit::Month),
            ("ar", "خلال ١٥ يومًا", 15, Unit::Day),
            ("ar", "خلال يومين", 2, Unit::Day),
            ("ar", "خلال 20 يوم عمل", 20, Unit::WorkingDay),
        ] {
            assert!(says(tag, text, count, unit), "{text}: {:?}", durations(text, of_tag(tag)));
        }
        for (tag, text, count, unit) in [
            ("zh", "20日内", 20, Unit::WorkingDay),
            ("zh", "20个工作日内", 20, Unit::Day),
            ("zh", "5月20日前", 20, Unit::Day),
            ("zh", "第20条规定的30日内", 20, Unit::Day),
            ("en", "within 20 days", 20, Unit::WorkingDay),
            ("en", "within 20 working days", 20, Unit::Day),
            ("en", "under section 20, within 30 days", 20, Unit::Day),
            ("fr", "dans un délai de 15 jours", 15, Unit::WorkingDay),
            ("ar", "خلال 15 يومًا", 2, Unit::Day),
        ] {
            assert!(!says(tag, text, count, unit), "{text}: {:?}", durations(text, of_tag(tag)));
        }
    }

    #[test]
    fn how_often_is_read() {
        for (tag, text, expected) in [
            ("zh", "每半年至少1次", vec![Per::HalfYear]),
            ("zh", "每季度通报，每年检查2次", vec![Per::Quarter, Per::Year]),
            ("zh", "5月20日抽样1次", vec![]),
            ("en", "at least 1 time every half-year", vec![Per::HalfYear]),
            ("en", "twice a year, or monthly", vec![Per::Year, Per::Month]),
            ("fr", "deux fois par trimestre", vec![Per::Quarter]),
            ("ja", "毎年1回", vec![Per::Year]),
            ("ar", "مرة واحدة في السنة", vec![Per::Year]),
        ] {
            assert_eq!(periods(text, of_tag(tag)), expected, "{text}");
        }
    }
}
