//! Telephone numbers and opening hours in words.

use crate::model::hours::{Days, Open, Opening, WEEK};
use crate::model::phone::Phone;
use crate::text::Text;
use crate::theme::words::Words;

impl Words {
    /// A number with its extension.
    pub fn phone(&self, phone: &Phone) -> Text {
        let number = self.sign(&phone.number.value);
        match &phone.extension {
            Some(extension) => {
                self.fill("phone.extension", &[("number", &number), ("n", &self.sign(extension))])
            }
            None => number,
        }
    }

    /// Opening hours, line after line.
    pub fn hours(&self, hours: &[Opening]) -> Text {
        self.joined(hours.iter().map(|line| self.opening(line)), "hours.join")
    }

    /// A line of opening hours: «Monday to Friday 09:00–12:00».
    pub fn opening(&self, line: &Opening) -> Text {
        let (days, open) = match line {
            Opening::Words(words) => return self.show(words),
            Opening::At(days, open) => (days, open),
        };
        if matches!((days.as_slice(), open), ([Days::Week(0, 6)], Open::Always)) {
            return self.fill("hours.round_the_clock", &[]);
        }
        let days = match days.as_slice() {
            [Days::Week(0, 6)] => self.fill("hours.every_day", &[]),
            days => self.joined(days.iter().map(|days| self.days(*days)), "list.comma"),
        };
        let times = match open {
            Open::Always => self.fill("hours.always", &[]),
            Open::Never => self.fill("hours.never", &[]),
            Open::Between(times) => {
                let between = |(from, to): &(_, _)| {
                    self.fill("hours.between", &[("from", &self.sign(from)), ("to", &self.sign(to))])
                };
                self.joined(times.iter().map(between), "list.comma")
            }
        };
        self.fill("hours.line", &[("days", &days), ("times", &times)])
    }

    fn days(&self, days: Days) -> Text {
        let day = |day: u8| self.fill(&format!("weekday.{}", WEEK[usize::from(day)].to_lowercase()), &[]);
        match days {
            Days::Week(first, last) if first == last => day(first),
            Days::Week(first, last) => {
                self.fill("hours.days", &[("first", &day(first)), ("last", &day(last))])
            }
            Days::Working => self.fill("hours.working", &[]),
            Days::Holidays => self.fill("hours.holidays", &[]),
        }
    }

    /// Texts behind one another, with a word of the theme between.
    fn joined(&self, texts: impl Iterator<Item = Text>, between: &str) -> Text {
        let between = self.fill(between, &[]);
        let mut all = Text::default();
        for (at, text) in texts.enumerate() {
            if at > 0 {
                all.append(&between);
            }
            all.append(&text);
        }
        all
    }
}
