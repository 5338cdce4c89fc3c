//! `calendar.yaml`: holidays, working days that make up for them, and the rule of counting.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use super::fields::{Fields, Reader, choice, number};
use super::value::{date, localized};
use super::yaml::Node;
use crate::diagnostic::{Arg, Diagnostic, Span, Spanned, code};
use crate::model::calendar::{Calendar, Holiday, Year};

/// The calendar; nothing is known of years with a fault that leaves no days.
pub fn calendar(node: &Node, reader: &mut Reader) -> Option<Calendar> {
    let mut fields = Fields::of(node, "calendar", reader)?;
    let ends = |node: &Node, reader: &mut Reader| {
        choice(node, reader, &[("counts", false), ("next-working-day", true)])
    };
    let counting = fields.optional(reader, "counting", localized);
    let postpones = fields.optional(reader, "last_day_off", ends).unwrap_or(false);
    let years = once(fields.list(reader, "years", year), reader);
    fields.finish(reader);
    Some(Calendar { counting, postpones, years })
}

/// The years in order, each once, after a report on one that is listed again.
fn once(years: Vec<Spanned<Year>>, reader: &mut Reader) -> Vec<Year> {
    let mut known = BTreeMap::new();
    for Spanned { value: year, span } in years {
        match known.entry(year.year) {
            Entry::Vacant(place) => drop(place.insert(year)),
            Entry::Occupied(_) => bad(reader, span, "calendar-year-twice", "one-year"),
        }
    }
    known.into_values().collect()
}

fn year(node: &Node, reader: &mut Reader) -> Option<Spanned<Year>> {
    let mut fields = Fields::of(node, "calendar-year", reader)?;
    let written = fields.optional(reader, "year", |node, reader| {
        number::<i16>(node, reader).map(|value| Spanned { value, span: node.span })
    });
    if !fields.has("year") {
        fields.missing("year");
    }
    let holidays: Vec<Spanned<Holiday>> = fields.list(reader, "holidays", holiday);
    let working: Vec<Spanned<Date>> = fields.list(reader, "working", day);
    fields.finish(reader);
    let Spanned { value: year, span } = written?;
    // From here on the calculator takes days.
    if !(1900..=9999).contains(&year) {
        bad(reader, span, "calendar-no-year", "four-digits");
        return None;
    }
    // A holiday at the turn of the year begins in the year before, and may be made up for there.
    let belongs = |day: Date| day.year() == year || (day.year() == year - 1 && day.month() == 12);
    for holiday in &holidays {
        let Holiday { from, to, .. } = holiday.value;
        if from > to {
            bad(reader, holiday.span, "days-swapped", "swap-days");
        } else if !belongs(from) || to.year() != year {
            bad(reader, holiday.span, "calendar-other-year", "own-year");
        }
    }
    check_working(&working, &holidays, belongs, reader);
    let holidays = holidays.into_iter().map(|holiday| holiday.value).collect();
    let working = working.into_iter().map(|day| day.value).collect();
    Some(Spanned { value: Year { year, holidays, working }, span })
}

/// Reports days made up that are of another year, off as well, worked anyway, or listed twice.
fn check_working(
    working: &[Spanned<Date>],
    holidays: &[Spanned<Holiday>],
    belongs: impl Fn(Date) -> bool,
    reader: &mut Reader,
) {
    let mut known = BTreeSet::new();
    for Spanned { value: day, span } in working {
        let off = holidays.iter().any(|off| off.value.from <= *day && *day <= off.value.to);
        if !belongs(*day) {
            bad(reader, *span, "calendar-other-year", "own-year");
        } else if off {
            bad(reader, *span, "calendar-both", "off-or-worked");
        } else if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            bad(reader, *span, "calendar-weekday", "only-weekends");
        } else if !known.insert(*day) {
            bad(reader, *span, "calendar-day-twice", "remove-one");
        }
    }
}

fn holiday(node: &Node, reader: &mut Reader) -> Option<Spanned<Holiday>> {
    let mut fields = Fields::of(node, "holiday", reader)?;
    let name = fields.required(reader, "name", localized);
    let from = fields.optional(reader, "from", date);
    if from.is_none() && !fields.has("from") {
        fields.missing("from");
    }
    let to = match fields.has("to") {
        true => fields.optional(reader, "to", date),
        false => from,
    };
    fields.finish(reader);
    Some(Spanned { value: Holiday { name, from: from?, to: to? }, span: node.span })
}

fn day(node: &Node, reader: &mut Reader) -> Option<Spanned<Date>> {
    date(node, reader).map(|value| Spanned { value, span: node.span })
}

fn bad(reader: &mut Reader, span: Span, what: &'static str, hint: &'static str) {
    reader.report(Diagnostic::new(&code::BAD_CALENDAR, span).with("what", Arg::Word(what)).hint(hint));
}
