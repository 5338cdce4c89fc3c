//! Deadlines, days of the year and spans of time in words.

use jiff::civil::Date;

use crate::model::Localized;
use crate::model::record::InForce;
use crate::model::value::{Deadline, MonthDay, Unit, When};
use crate::text::Text;
use crate::theme::words::Words;

impl Words {
    /// A text of the content as a reader of these words sees it.
    pub fn show(&self, text: &Localized) -> Text {
        Text::shown(text, self.lang)
    }

    /// Something that is the same in every language: a number, a code.
    pub(super) fn sign(&self, sign: impl ToString) -> Text {
        Text::new(&self.digits(sign.to_string()), self.lang)
    }

    /// «About what: the fact», where the fact applies to only a part.
    pub(super) fn about(&self, of: &Option<Localized>, fact: Text) -> Text {
        match of {
            Some(of) => self.fill("fact.of", &[("of", &self.show(of)), ("fact", &fact)]),
            None => fact,
        }
    }

    /// The time that a deadline sets, with the event from which it runs.
    pub fn when(&self, deadline: &Deadline) -> Text {
        let from = deadline.from.as_ref().map(|from| self.show(from));
        let from = from.as_ref();
        let time = match deadline.when {
            When::Within(min, max, unit) => {
                self.spanning("deadline.within", &self.range(min, max, unit), from)
            }
            When::AtOnce => self.spanning("deadline.at_once", &Text::default(), from),
            When::YearlyBy(day) => self.fill("deadline.by", &[("date", &self.day(day))]),
            When::YearlySpan(first, last) => {
                let wraps = (last.month, last.day.unwrap_or(31)) < (first.month, first.day.unwrap_or(31));
                let key = if wraps { "deadline.span_wraps" } else { "deadline.span" };
                self.fill(key, &[("first", &self.day(first)), ("last", &self.day(last))])
            }
            When::Past(count, unit) => self.fill("deadline.past", &[("span", &self.span(count, unit))]),
            When::Lasts(min, max, unit) => self.spanning("deadline.lasts", &self.range(min, max, unit), from),
            When::By(day) => self.fill("deadline.once", &[("date", &self.date(day))]),
            When::Between(first, last) => self.dates(first, last),
            When::NotStated => self.fill("deadline.not_stated", &[]),
        };
        if deadline.normally { self.fill("fact.normally", &[("fact", &time)]) } else { time }
    }

    /// A sentence about a span; its form with `_from` where the starting event is known.
    fn spanning(&self, key: &str, span: &Text, from: Option<&Text>) -> Text {
        match from {
            Some(from) => self.fill(&format!("{key}_from"), &[("span", span), ("from", from)]),
            None => self.fill(key, &[("span", span)]),
        }
    }

    /// How long a service takes: done at once, it is done on the spot.
    pub fn taken(&self, time: &Deadline) -> Text {
        let plain = time.from.is_none() && time.otherwise.is_none() && time.of.is_none() && !time.normally;
        match time.when {
            When::AtOnce if plain => self.fill("service.on_the_spot", &[]),
            _ => self.deadline(time),
        }
    }

    /// A deadline in full: what it applies to, the time, and what happens otherwise.
    pub fn deadline(&self, deadline: &Deadline) -> Text {
        let time = self.when(deadline);
        let whole = match &deadline.otherwise {
            Some(otherwise) => {
                let values = [("time", &time), ("otherwise", &self.show(otherwise))];
                self.fill("deadline.otherwise", &values)
            }
            None => time,
        };
        self.about(&deadline.of, whole)
    }

    /// A span of time from so many to so many units, which may be as many.
    fn range(&self, min: u32, max: u32, unit: Unit) -> Text {
        let span = self.span(max, unit);
        if min == max {
            span
        } else {
            self.fill("deadline.range", &[("min", &self.sign(min)), ("span", &span)])
        }
    }

    /// A span of time: so many units.
    pub fn span(&self, count: u32, unit: Unit) -> Text {
        let key = match unit {
            Unit::Hour => "unit.hour",
            Unit::Day => "unit.day",
            Unit::WorkingDay => "unit.working_day",
            Unit::Week => "unit.week",
            Unit::Month => "unit.month",
            Unit::Quarter => "unit.quarter",
            Unit::HalfYear => "unit.half_year",
            Unit::Year => "unit.year",
        };
        self.counted(key, count.into(), &[])
    }

    /// When a law is in force; nothing where neither end is known.
    pub fn in_force(&self, InForce { from, until }: InForce) -> Option<Text> {
        match (from, until) {
            (Some(from), Some(until)) => Some(self.dates(from, until)),
            (Some(from), None) => Some(self.fill("law.since", &[("date", &self.date(from))])),
            (None, Some(until)) => Some(self.fill("law.until", &[("date", &self.date(until))])),
            (None, None) => None,
        }
    }

    /// The name under which a law is cited, with what a reader must know who relies on it: that it ends, or that
    /// another took its place.
    pub fn cited(&self, name: Text, last: Option<Date>, is_replaced: bool) -> Text {
        match last {
            Some(last) => self.fill("law.cited_until", &[("law", &name), ("date", &self.date(last))]),
            None if is_replaced => self.fill("law.cited_replaced", &[("law", &name)]),
            None => name,
        }
    }

    /// From one day to another, both with their years.
    pub fn dates(&self, first: Date, last: Date) -> Text {
        self.fill("deadline.between", &[("first", &self.date(first)), ("last", &self.date(last))])
    }

    /// A day with its year.
    pub fn date(&self, date: Date) -> Text {
        // Both stand in a calendar: a month and a day are never below 1.
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        let day = self.day(MonthDay { month, day: Some(day) });
        self.fill("date.full", &[("year", &self.sign(date.year())), ("day", &day)])
    }

    /// A day of the year.
    pub fn day(&self, day: MonthDay) -> Text {
        let month = self.sign(day.month);
        let name = self.fill(&format!("month.m{}", day.month), &[]);
        match day.day {
            Some(number) => {
                let values = [("day", &self.sign(number)), ("month", &month), ("month_name", &name)];
                let first = number == 1 && self.has("date.first");
                self.fill(if first { "date.first" } else { "date.day" }, &values)
            }
            None => self.fill("date.month_end", &[("month", &month), ("month_name", &name)]),
        }
    }
}
