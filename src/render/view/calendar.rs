//! The site's calendar: for readers as a list, for the calculator as data.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use crate::model::calendar::{Calendar, Holiday, Year};
use crate::text::Html;

/// The calendar.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    /// How times are counted, in the office's words.
    pub counting: Option<TextView>,
    /// Whether a time that ends on a day off ends on the next working day.
    pub postpones: bool,
    /// The years.
    pub years: Vec<YearView>,
    /// The holidays as the calculator reads them: `2026-01-01/2026-01-03`, apart by spaces.
    pub off: String,
    /// The days made up, `2026-01-04`, apart by spaces.
    pub working: String,
}

/// A year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Its holidays.
    pub holidays: Vec<HolidayView>,
    /// The days made up.
    pub working: Vec<Html>,
}

/// A holiday.
#[derive(Debug, Serialize)]
pub struct HolidayView {
    /// Its name.
    pub name: TextView,
    /// Its day or days.
    pub days: Html,
}

impl Cx<'_> {
    /// The calendar, if the site has one.
    pub fn calendar(&self) -> Option<CalendarView> {
        let calendar = self.site.config().calendar.as_ref()?;
        let Calendar { counting, postpones, years } = calendar;
        let holidays = years.iter().flat_map(|year| &year.holidays);
        let working = years.iter().flat_map(|year| &year.working);
        Some(CalendarView {
            counting: counting.as_ref().map(|counting| self.text(counting)),
            postpones: *postpones,
            years: years.iter().map(|year| self.year(year)).collect(),
            off: spaced(holidays.map(|holiday| format!("{}/{}", holiday.from, holiday.to))),
            working: spaced(working.map(ToString::to_string)),
        })
    }

    fn year(&self, year: &Year) -> YearView {
        YearView {
            year: year.year,
            holidays: year.holidays.iter().map(|holiday| self.holiday(holiday)).collect(),
            working: year.working.iter().map(|day| self.html(&self.words.date(*day))).collect(),
        }
    }

    fn holiday(&self, holiday: &Holiday) -> HolidayView {
        let days = match holiday.from == holiday.to {
            true => self.words.date(holiday.from),
            false => self.words.dates(holiday.from, holiday.to),
        };
        HolidayView { name: self.text(&holiday.name), days: self.html(&days) }
    }
}

fn spaced(days: impl Iterator<Item = String>) -> String {
    days.collect::<Vec<_>>().join(" ")
}
