//! The office's calendar: which days are worked, and how a time is counted.
//!
//! Saturdays and Sundays are days off unless they are made up for; nothing else is known of a year that the
//! calendar does not list.

use jiff::civil::Date;

use super::Localized;

/// What `calendar.yaml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// How times are counted, in the office's own words.
    pub counting: Option<Localized>,
    /// Whether a time whose last day is a day off ends on the next working day.
    pub postpones: bool,
    /// The years that are known, each once and in order.
    pub years: Vec<Year>,
}

/// The days off and the days made up of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// The holidays, as they are written.
    pub holidays: Vec<Holiday>,
    /// Saturdays and Sundays that are worked.
    pub working: Vec<Date>,
}

/// Days off in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name.
    pub name: Localized,
    /// The first day off.
    pub from: Date,
    /// The last day off, never before the first.
    pub to: Date,
}

impl Calendar {
    /// Every text, as it is written.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        let names = self.years.iter().flat_map(|year| &year.holidays).map(|holiday| &holiday.name);
        self.counting.iter().chain(names)
    }
}
