//! Opening hours: on which days of the week, from when to when.
//!
//! Written as in [`openingHours` of schema.org](https://schema.org/openingHours) (`Mo-Fr 09:00-12:00,13:00-17:00`),
//! with two more words for days: `WD` for working days, which a country's calendar may move to a weekend, and
//! `PH` for public holidays, as [in OpenStreetMap](https://wiki.openstreetmap.org/wiki/Key:opening_hours).

use super::Localized;

/// A day of the week as schema.org abbreviates it, from Monday.
pub const WEEK: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Days {
    /// From one day of the week to another, both included and perhaps the same; 0 is Monday. Goes on over Sunday
    /// where the first comes later.
    Week(u8, u8),
    /// Working days.
    Working,
    /// Public holidays.
    Holidays,
}

/// A time of the day in minutes from midnight, at most 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub u16);

impl std::fmt::Display for Time {
    /// As ISO 8601 writes it: `09:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// When it is open on some days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Open {
    /// At any time.
    Always,
    /// At no time.
    Never,
    /// From one time to another, in order; goes on over midnight where the second is not later.
    Between(Vec<(Time, Time)>),
}

/// A line of opening hours.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Opening {
    /// On which days, and when on these.
    At(Vec<Days>, Open),
    /// What no days and times say: «only in the heating season».
    Words(Localized),
}

/// A line of opening hours in one way of writing it: the reverse of [`parse`].
pub fn written(days: &[Days], open: &Open) -> String {
    let some = |days: &Days| match *days {
        Days::Week(first, last) if first == last => WEEK[usize::from(first)].to_owned(),
        Days::Week(first, last) => format!("{}-{}", WEEK[usize::from(first)], WEEK[usize::from(last)]),
        Days::Working => "WD".to_owned(),
        Days::Holidays => "PH".to_owned(),
    };
    let days = days.iter().map(some).collect::<Vec<_>>().join(",");
    match open {
        Open::Always => days,
        Open::Never => format!("{days} off"),
        Open::Between(times) => {
            let times: Vec<String> = times.iter().map(|(from, to)| format!("{from}-{to}")).collect();
            format!("{days} {}", times.join(","))
        }
    }
}

/// A line of opening hours as it is written; `None` if it is none.
///
/// Any dash and colon will do, and spaces as one likes; without times it is open all day, and `off` is closed.
pub fn parse(written: &str) -> Option<(Vec<Days>, Open)> {
    let plain: String = written
        .chars()
        .map(|c| match c {
            '–' | '—' | '~' | '～' | '－' => '-',
            '：' => ':',
            '，' | '、' => ',',
            c => c,
        })
        .collect();
    let plain = plain.trim();
    let closed = plain.strip_suffix("off").map(|days| (days, "off"));
    let end = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(plain.len());
    let (days, times) = closed.unwrap_or(plain.split_at(end));
    let days: Option<Vec<Days>> = days.trim().trim_end_matches(':').split(',').map(some_days).collect();
    let open = match times.trim() {
        "" => Open::Always,
        "off" => Open::Never,
        times => match times.split(',').map(between).collect::<Option<Vec<_>>>()? {
            all if all == [(Time(0), Time(24 * 60))] => Open::Always,
            some => Open::Between(some),
        },
    };
    Some((days?, open))
}

fn some_days(written: &str) -> Option<Days> {
    let day = |written: &str| WEEK.iter().position(|name| *name == written.trim()).map(|at| at as u8);
    match written.trim() {
        "WD" => Some(Days::Working),
        "PH" => Some(Days::Holidays),
        written => match written.split_once('-') {
            Some((first, last)) => Some(Days::Week(day(first)?, day(last)?)),
            None => day(written).map(|day| Days::Week(day, day)),
        },
    }
}

fn between(written: &str) -> Option<(Time, Time)> {
    let (from, to) = written.split_once('-')?;
    let (from, to) = (time(from.trim())?, time(to.trim())?);
    (from != to).then_some((from, to))
}

fn time(written: &str) -> Option<Time> {
    let (hour, minute) = written.split_once(':')?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
    let (hour, minute): (u16, u16) = (number(hour)?, number(minute).filter(|_| minute.len() == 2)?);
    (hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60).then(|| Time(hour * 60 + minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_people_write_them() {
        let at = |hour: u16| Time(hour * 60);
        let noon = Open::Between(vec![(at(9), at(12)), (at(13), at(17))]);
        for written in [
            "Mo-Fr 09:00-12:00,13:00-17:00",
            "Mo-Fr 9:00—12:00、13：00–17:00",
            " Mo-Fr: 09:00-12:00, 13:00-17:00",
        ] {
            assert_eq!(parse(written), Some((vec![Days::Week(0, 4)], noon.clone())), "{written}");
        }
        assert_eq!(parse("Mo,We-Th 22:00-02:00").unwrap().0, [Days::Week(0, 0), Days::Week(2, 3)]);
        assert_eq!(parse("Mo-Su"), Some((vec![Days::Week(0, 6)], Open::Always)));
        assert_eq!(parse("Mo-Su 00:00-24:00"), parse("Mo-Su"));
        assert_eq!(parse("PH off"), Some((vec![Days::Holidays], Open::Never)));
        assert_eq!(
            parse("WD 09:00-17:30"),
            Some((vec![Days::Working], Open::Between(vec![(at(9), Time(1050))])))
        );
    }

    #[test]
    fn hours_are_written_in_one_way() {
        for written in ["Mo-Fr 09:00-12:00,13:00-17:00", "Mo,We-Th 22:00-02:00", "Mo-Su", "WD,PH off"] {
            let (days, open) = parse(written).unwrap();
            assert_eq!(super::written(&days, &open), written);
        }
    }

    /// Numbers that look random and are the same in every run
    /// (a linear congruential generator, Knuth, MMIX).
    fn random(seed: &mut u64) -> u64 {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *seed >> 33
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut seed = 13;
        for _ in 0..2000 {
            let mut next = |most: u64| random(&mut seed) % most;
            let days: Vec<Days> = (0..=next(3))
                .map(|_| match next(4) {
                    0 => Days::Working,
                    1 => Days::Holidays,
                    _ => Days::Week(next(7) as u8, next(7) as u8),
                })
                .collect();
            let time = |at: u64| Time(at as u16);
            let open = match next(4) {
                0 => Open::Always,
                1 => Open::Never,
                _ => Open::Between((0..=next(3)).map(|_| (time(next(720)), time(720 + next(720)))).collect()),
            };
            let written = written(&days, &open);
            assert_eq!(parse(&written), Some((days, open)), "{written}");
        }
    }

    #[test]
    fn what_is_no_hours_is_none() {
        for bad in [
            "",
            "Mon-Fri 09:00-12:00",
            "Mo-Fr 9-12",
            "Mo-Fr 09:00",
            "Mo-Fr 25:00-26:00",
            "Mo-Fr 09:60-12:00",
            "Mo-Fr 09:00-09:00",
            "09:00-12:00",
            "Mo Fr 09:00-12:00",
            "Mo-Fr 09:00-12:00 off",
            "周一 09:00-12:00",
            "Mo-Fr 09:0-12:00",
            "Mo-Fr 24:01-24:02",
            "Mo-Fr 1093:00-12:00",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
