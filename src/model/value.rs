//! Typed facts: deadlines, frequencies, amounts, penalties, head counts.
//!
//! Each is written once in the content and shown wherever it matters. Knows no words of any
//! language; wording is the theme's.

use std::fmt;

use jiff::civil::Date;

use super::sum::Sum;
use super::{Link, Localized};
use crate::diagnostic::Span;

/// A unit of time. A calendar day (日) is no working day (工作日).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hours by the clock, from the moment of the event.
    Hour,
    /// Calendar days.
    Day,
    /// Working days.
    WorkingDay,
    /// Weeks of seven calendar days.
    Week,
    /// Months.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// Years.
    Year,
}

impl Unit {
    /// The word for it in records and data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::WorkingDay => "working-day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }
}

/// The period of a frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
}

impl Per {
    /// The unit that it is one of.
    pub fn unit(self) -> Unit {
        match self {
            Self::Day => Unit::Day,
            Self::Week => Unit::Week,
            Self::Month => Unit::Month,
            Self::Quarter => Unit::Quarter,
            Self::HalfYear => Unit::HalfYear,
            Self::Year => Unit::Year,
        }
    }

    /// The word for it in records and data.
    pub fn key(self) -> &'static str {
        self.unit().key()
    }
}

/// A day of every year; `day: None` is the last day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, valid in the month (29 February is).
    pub day: Option<u8>,
}

impl fmt::Display for MonthDay {
    /// `MM-DD`, or `MM-end` for the last day of a month.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.day {
            Some(day) => write!(f, "{:02}-{day:02}", self.month),
            None => write!(f, "{:02}-end", self.month),
        }
    }
}

/// The time a deadline sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// So many units after the starting event: from, to, both at least 1 and perhaps equal.
    Within(u32, u32, Unit),
    /// Without delay.
    AtOnce,
    /// Every year by this day.
    YearlyBy(MonthDay),
    /// Every year between these days, both included; may cross the new year.
    YearlySpan(MonthDay, MonthDay),
    /// Once, by this day.
    By(Date),
    /// Once, between these days, both included.
    Between(Date, Date),
    /// Looking back: within the last so many units.
    Past(u32, Unit),
    /// How long a measure lasts: from, to, both included and perhaps equal.
    Lasts(u32, u32, Unit),
    /// The source sets none.
    NotStated,
}

/// By when, from when, and what happens otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// The time.
    pub when: When,
    /// Whether the source says «normally».
    pub normally: bool,
    /// The event from which the time runs.
    pub from: Option<Localized>,
    /// What happens if it is missed.
    pub otherwise: Option<Localized>,
    /// What it applies to, where the item has more than one.
    pub of: Option<Localized>,
    /// Where it was written.
    pub span: Span,
}

/// How often.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Frequency {
    /// At least so many times.
    pub at_least: Option<u32>,
    /// Normally so many times.
    pub about: Option<u32>,
    /// At most so many times.
    pub at_most: Option<u32>,
    /// In which period.
    pub per: Per,
    /// What it applies to.
    pub of: Option<Localized>,
}

/// A sum or a share; bounds are inclusive and at least one is given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Amount {
    /// Money, in units of the currency.
    Money {
        /// The least sum.
        min: Option<Sum>,
        /// The greatest sum.
        max: Option<Sum>,
        /// ISO 4217 code.
        currency: String,
        /// What the sum is of, if it is no fine.
        of: Option<Localized>,
    },
    /// A share in whole per cent.
    Percent {
        /// The least share.
        min: Option<u32>,
        /// The greatest share.
        max: Option<u32>,
        /// Of what.
        of: Localized,
    },
}

/// A fact that may be absent from the content, or present as «not stated in the source».
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub enum Stated<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is `null`: the source does not say.
    NotStated,
    /// The fact.
    Is(T),
}

/// Whether an authority may or must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Force {
    /// It may.
    May,
    /// It must.
    Must,
}

/// What follows an act: for whom, on which condition, which sanction, by whom, on which basis.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Penalty {
    /// The act; `None` where the item's own text says it.
    pub act: Option<Localized>,
    /// Whom it hits.
    pub on: Vec<Link>,
    /// The condition under which it applies.
    pub when: Option<Localized>,
    /// Whether the authority may or must.
    pub force: Option<Force>,
    /// The sanctions, in the source's order.
    pub sanctions: Vec<Localized>,
    /// The sum.
    pub amount: Stated<Amount>,
    /// The legal basis.
    pub basis: Vec<Link>,
    /// Who imposes it.
    pub by: Vec<Link>,
    /// The next rung of the ladder.
    pub then: Option<Box<Penalty>>,
    /// Where it was written.
    pub span: Span,
}

/// How many people.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Headcount {
    /// At least so many.
    pub at_least: Option<u32>,
    /// At most so many.
    pub at_most: Option<u32>,
    /// Just so many.
    pub exactly: Option<u32>,
    /// Who or what is counted.
    pub of: Option<Localized>,
    /// The word that counts them, in languages that have such words (名, 家); others leave it out.
    pub measure: Option<Localized>,
}

/// A day or a period with a name: when something takes place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NamedDay {
    /// Its name.
    pub name: Localized,
    /// The day of the year.
    pub on: Stated<MonthDay>,
}
