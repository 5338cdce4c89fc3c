//! Reading typed values: localised text, references, dates, deadlines, amounts, penalties.

use jiff::civil::Date;

use super::fields::{Fields, Reader, choice, number, spanned, text, truth};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, Spanned, code};
use crate::model::value::{
    Amount, Deadline, Force, Frequency, Headcount, Hotline, MonthDay, NamedDay, Penalty, Per, Stated, Unit,
    When, is_phone,
};
use crate::model::{Kind, Link, Localized, LocalizedList};

/// `{zh: …, en: …}`.
pub fn localized(node: &Node, reader: &mut Reader) -> Option<Localized> {
    let Value::Map(entries) = &node.value else {
        reader.wrong_type(node, "localised");
        return None;
    };
    let mut texts = vec![None; reader.languages.len()];
    for entry in entries {
        match reader.languages.find(&entry.key) {
            Some(_) if entry.value.value == Value::Null => {}
            // A wrong text is reported as that and not as missing, too.
            Some(lang) => texts[usize::from(lang.0)] = Some(text(&entry.value, reader).unwrap_or_default()),
            None => unknown_language(&entry.key, entry.key_span, reader),
        }
    }
    let all = Localized::new(texts, node.span);
    if all.is_empty() && entries.is_empty() {
        reader.wrong_type(node, "localised");
    }
    Some(all)
}

fn unknown_language(key: &str, span: Span, reader: &mut Reader) {
    let known: Vec<&str> = reader.languages.iter().map(|(_, tag)| tag).collect();
    let found =
        Diagnostic::new(&code::UNKNOWN_LANGUAGE, span).with("key", key).with("languages", known.join(", "));
    // In `{zh: 甲, en: a, b}` the comma ends the text, and `b` looks like a key.
    let rest_of_text = key.contains(' ') || !key.is_ascii();
    reader.report(found.hint(if rest_of_text { "comma" } else { "languages" }));
}

/// The texts of a map's language keys, which become known; `None` without any of them.
pub fn own_text(fields: &mut Fields, reader: &mut Reader) -> Option<Localized> {
    let mut texts = Vec::with_capacity(reader.languages.len());
    let mut span: Option<Span> = None;
    let languages = reader.languages;
    for (_, tag) in languages.iter() {
        let node = fields.node(tag.to_owned()).filter(|node| node.value != Value::Null);
        span = match (span, node) {
            (Some(span), Some(node)) => Some(Span { end: node.span.end.max(span.end), ..span }),
            (span, node) => span.or(node.map(|node| node.span)),
        };
        texts.push(node.map(|node| text(node, reader).unwrap_or_default()));
    }
    Some(Localized::new(texts, span?))
}

/// `{zh: [甲, 乙], en: [a]}`.
pub fn localized_list(node: &Node, reader: &mut Reader) -> Option<LocalizedList> {
    let Value::Map(entries) = &node.value else {
        reader.wrong_type(node, "localised-list");
        return None;
    };
    let mut lists = vec![Vec::new(); reader.languages.len()];
    for entry in entries {
        let Some(lang) = reader.languages.find(&entry.key) else {
            unknown_language(&entry.key, entry.key_span, reader);
            continue;
        };
        match &entry.value.value {
            Value::List(items) => {
                lists[usize::from(lang.0)] = items.iter().filter_map(|item| text(item, reader)).collect()
            }
            Value::Null => {}
            _ => reader.wrong_type(&entry.value, "list"),
        }
    }
    Some(LocalizedList::new(lists))
}

/// A reference `type/id` of any type.
pub fn link(node: &Node, reader: &mut Reader) -> Option<Link> {
    let written = text(node, reader)?;
    let link = Link::parse(&written, node.span);
    if link.is_none() {
        let found = Diagnostic::new(&code::BAD_LINK, node.span).with("link", written.as_str());
        let types = Kind::ALL.map(Kind::word);
        let word = written.split('/').next().unwrap_or_default();
        reader.report(found.hint("type-and-id").suggest(word, types));
    }
    link
}

/// A reference whose type the field says: `id`, or `type/id` in full.
pub fn typed_link(node: &Node, reader: &mut Reader, kind: Kind) -> Option<Link> {
    let written = text(node, reader)?;
    match Link::parse(&written, node.span) {
        Some(link) if link.kind != kind => {
            let found = Diagnostic::new(&code::WRONG_REFERENCE_TYPE, node.span).with("link", written);
            let found =
                found.with("expected", Arg::Word(kind.word())).with("found", Arg::Word(link.kind.word()));
            reader.report(found);
            None
        }
        Some(link) => Some(link),
        None => Some(Link::bare(&written, kind, node.span)),
    }
}

macro_rules! typed_links {
    ($($name:ident $kind:ident)*) => {
        $(
            #[doc = concat!("A reference to a record of type `", stringify!($kind), "`.")]
            pub fn $name(node: &Node, reader: &mut Reader) -> Option<Link> {
                typed_link(node, reader, Kind::$kind)
            }
        )*
    };
}

typed_links! { agency Agency  law Law  document Document  regime Regime  boundary Boundary  case Case  procedure Procedure }

/// A date `2026-11-22`.
pub fn date(node: &Node, reader: &mut Reader) -> Option<Date> {
    let written = text(node, reader)?;
    let parsed = (written.len() == 10).then(|| written.parse::<Date>().ok()).flatten();
    if parsed.is_none() {
        reader.report(Diagnostic::new(&code::BAD_DATE, node.span).with("value", written).hint("iso-date"));
    }
    parsed
}

/// A day of the year `05-20`, or the end of a month `01-end`.
pub fn month_day(node: &Node, reader: &mut Reader) -> Option<MonthDay> {
    let written = text(node, reader)?;
    let parsed = parse_month_day(&written);
    if parsed.is_none() {
        reader.report(Diagnostic::new(&code::BAD_DATE, node.span).with("value", written).hint("month-day"));
    }
    parsed
}

fn parse_month_day(text: &str) -> Option<MonthDay> {
    let (month, day) = text.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() >= 2)?;
    let month: u8 = month.parse().ok()?;
    // A leap year, so that 29 February counts as a day.
    let first = Date::new(2024, i8::try_from(month).ok()?, 1).ok()?;
    if day == "end" {
        return Some(MonthDay { month, day: None });
    }
    let day: u8 = day.parse().ok().filter(|_| day.len() == 2)?;
    (1..=first.days_in_month())
        .contains(&i8::try_from(day).ok()?)
        .then_some(MonthDay { month, day: Some(day) })
}

/// A telephone number.
pub fn phone(node: &Node, reader: &mut Reader) -> Option<Spanned<String>> {
    let number = spanned(node, reader)?;
    if !is_phone(&number.value) {
        let found = Diagnostic::new(&code::BAD_PHONE, node.span).with("value", number.value.as_str());
        reader.report(found.hint("phone"));
    }
    Some(number)
}

/// A hotline `{number, unit}`.
pub fn hotline(node: &Node, reader: &mut Reader) -> Option<Hotline> {
    let mut fields = Fields::of(node, "hotline", reader)?;
    let hotline = Hotline {
        number: fields.required(reader, "number", phone),
        unit: fields.optional(reader, "unit", agency),
    };
    fields.finish(reader);
    Some(hotline)
}

/// A named day `{name, on}`.
pub fn named_day(node: &Node, reader: &mut Reader) -> Option<NamedDay> {
    let mut fields = Fields::of(node, "named-day", reader)?;
    let day = NamedDay {
        name: fields.required(reader, "name", localized),
        on: stated(&mut fields, reader, "on", month_day),
    };
    fields.finish(reader);
    Some(day)
}

/// A field whose `null` means «not stated in the source».
pub fn stated<T>(
    fields: &mut Fields,
    reader: &mut Reader,
    name: &'static str,
    read: super::fields::Read<T>,
) -> Stated<T> {
    match fields.node(name) {
        None => Stated::Absent,
        Some(Node { value: Value::Null, .. }) => Stated::NotStated,
        Some(node) => read(node, reader).map_or(Stated::NotStated, Stated::Is),
    }
}

const UNITS: &[(&str, Unit)] = &[
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("working-day", Unit::WorkingDay),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half-year", Unit::HalfYear),
    ("year", Unit::Year),
];

fn unit(node: &Node, reader: &mut Reader) -> Option<Unit> {
    choice(node, reader, UNITS)
}

/// A deadline in any of its forms; `null` is «not stated».
pub fn deadline(node: &Node, reader: &mut Reader) -> Option<Deadline> {
    let none = Deadline {
        when: When::NotStated,
        normally: false,
        from: None,
        otherwise: None,
        of: None,
        span: node.span,
    };
    if node.value == Value::Null {
        return Some(none);
    }
    let mut fields = Fields::of(node, "deadline", reader)?;
    let when = when(&mut fields, reader);
    let deadline = Deadline {
        when: when.unwrap_or(When::NotStated),
        normally: fields.optional(reader, "normally", truth).unwrap_or(false),
        from: fields.optional(reader, "from", localized),
        otherwise: fields.optional(reader, "otherwise", localized),
        of: fields.optional(reader, "of", localized),
        span: node.span,
    };
    if when.is_none()
        && !["count", "past", "lasts", "by", "span", "at_once"].iter().any(|form| fields.has(form))
    {
        reader.report(
            Diagnostic::new(&code::BAD_DEADLINE, node.span)
                .with("what", Arg::Word("deadline-no-form"))
                .hint("deadline-forms"),
        );
    }
    let forms = ["count", "past", "lasts", "by", "span", "at_once"]
        .into_iter()
        .filter(|form| fields.has(form))
        .count();
    if forms > 1 {
        let found = Diagnostic::new(&code::BAD_DEADLINE, node.span);
        reader.report(found.with("what", Arg::Word("deadline-two-forms")).hint("deadline-forms"));
    }
    fields.finish(reader);
    Some(deadline)
}

fn when(fields: &mut Fields, reader: &mut Reader) -> Option<When> {
    let unit_node = fields.node("unit");
    let count = fields.optional(reader, "count", range);
    let past = fields.optional(reader, "past", positive);
    let lasts = fields.optional(reader, "lasts", range);
    let by = fields.optional(reader, "by", due);
    let span = fields.optional(reader, "span", due_between);
    let at_once = fields.optional(reader, "at_once", truth);
    let needs_unit = ["count", "past", "lasts"].iter().any(|form| fields.has(form));
    let unit = match unit_node {
        Some(node) => unit(node, reader),
        None => {
            if needs_unit {
                fields.missing(reader, "unit");
            }
            None
        }
    };
    count
        .zip(unit)
        .map(|((min, max), unit)| When::Within(min, max, unit))
        .or_else(|| past.zip(unit).map(|(count, unit)| When::Past(count, unit)))
        .or_else(|| lasts.zip(unit).map(|((min, max), unit)| When::Lasts(min, max, unit)))
        .or(by)
        .or(span)
        .or_else(|| at_once.filter(|yes| *yes).map(|_| When::AtOnce))
}

fn positive(node: &Node, reader: &mut Reader) -> Option<u32> {
    let count = number::<u32>(node, reader)?;
    if count == 0 {
        reader.report(
            Diagnostic::new(&code::BAD_DEADLINE, node.span)
                .with("what", Arg::Word("deadline-zero"))
                .hint("positive"),
        );
        return None;
    }
    Some(count)
}

fn range(node: &Node, reader: &mut Reader) -> Option<(u32, u32)> {
    match &node.value {
        Value::List(bounds) if bounds.len() == 2 => {
            let (min, max) = (positive(&bounds[0], reader)?, positive(&bounds[1], reader)?);
            if min > max {
                let found =
                    Diagnostic::new(&code::BAD_DEADLINE, node.span).with("what", Arg::Word("bounds-swapped"));
                reader.report(found.hint("swap"));
            }
            Some((min, max))
        }
        Value::List(_) => {
            reader.wrong_type(node, "pair");
            None
        }
        _ => positive(node, reader).map(|count| (count, count)),
    }
}

/// Whether a day is written with its year, as one that comes once.
fn is_once(node: &Node) -> bool {
    let year = |text: &str| text.len() > 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    matches!(&node.value, Value::Text(text) if year(text))
}

/// A day by which something is due: every year, or once if it names its year.
fn due(node: &Node, reader: &mut Reader) -> Option<When> {
    if is_once(node) { date(node, reader).map(When::By) } else { month_day(node, reader).map(When::YearlyBy) }
}

/// Two days between which something is due: every year, or once if both name their year.
fn due_between(node: &Node, reader: &mut Reader) -> Option<When> {
    let (first, last) = match &node.value {
        Value::List(days) if days.len() == 2 => (&days[0], &days[1]),
        _ => {
            reader.wrong_type(node, "pair");
            return None;
        }
    };
    if !is_once(first) && !is_once(last) {
        return Some(When::YearlySpan(month_day(first, reader)?, month_day(last, reader)?));
    }
    let (from, to) = (date(first, reader)?, date(last, reader)?);
    if from > to {
        let found = Diagnostic::new(&code::BAD_DEADLINE, node.span).with("what", Arg::Word("days-swapped"));
        reader.report(found.hint("swap-days"));
    }
    Some(When::Between(from, to))
}

const PERIODS: &[(&str, Per)] = &[
    ("day", Per::Day),
    ("week", Per::Week),
    ("month", Per::Month),
    ("quarter", Per::Quarter),
    ("half-year", Per::HalfYear),
    ("year", Per::Year),
];

/// A frequency.
pub fn frequency(node: &Node, reader: &mut Reader) -> Option<Frequency> {
    let mut fields = Fields::of(node, "frequency", reader)?;
    let exactly = fields.optional(reader, "exactly", number);
    let frequency = Frequency {
        at_least: fields.optional(reader, "at_least", number).or(exactly),
        about: fields.optional(reader, "about", number),
        at_most: fields.optional(reader, "at_most", number).or(exactly),
        per: match fields.node("per") {
            Some(node) => choice(node, reader, PERIODS).unwrap_or(Per::Year),
            None => {
                fields.missing(reader, "per");
                Per::Year
            }
        },
        of: fields.optional(reader, "of", localized),
    };
    if !["at_least", "about", "at_most", "exactly"].iter().any(|bound| fields.has(bound)) {
        fields.missing(reader, "at_least");
    }
    fields.finish(reader);
    Some(frequency)
}

/// A head count.
pub fn headcount(node: &Node, reader: &mut Reader) -> Option<Headcount> {
    let mut fields = Fields::of(node, "headcount", reader)?;
    let headcount = Headcount {
        at_least: fields.optional(reader, "at_least", number),
        at_most: fields.optional(reader, "at_most", number),
        exactly: fields.optional(reader, "exactly", number),
        of: fields.optional(reader, "of", localized),
        measure: fields.optional(reader, "measure", localized),
    };
    if !["at_least", "at_most", "exactly"].iter().any(|bound| fields.has(bound)) {
        fields.missing(reader, "at_least");
    }
    fields.finish(reader);
    Some(headcount)
}

/// A sum or a share.
pub fn amount(node: &Node, reader: &mut Reader) -> Option<Amount> {
    let mut fields = Fields::of(node, "amount", reader)?;
    let of = fields.optional(reader, "of", localized);
    let amount = match fields.node("percent") {
        Some(percent) => {
            let (min, max) = percents(percent, reader)?;
            if of.is_none() {
                fields.missing(reader, "of");
            }
            Amount::Percent { min, max, of: of.unwrap_or_default() }
        }
        None => {
            let (min, max) = (fields.optional(reader, "min", number), fields.optional(reader, "max", number));
            let currency = fields.required(reader, "currency", text);
            let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
            // An empty one was reported as missing.
            if !is_code && !currency.is_empty() {
                bad_amount(node, reader, "amount-currency");
            }
            Amount::Money { min, max, currency, of }
        }
    };
    let bounds = match &amount {
        Amount::Money { min, max, .. } => (*min, *max),
        Amount::Percent { min, max, .. } => (min.map(u64::from), max.map(u64::from)),
    };
    match bounds {
        (None, None) => bad_amount(node, reader, "amount-empty"),
        (Some(min), Some(max)) if min > max => bad_amount(node, reader, "bounds-swapped"),
        _ => {}
    }
    fields.finish(reader);
    Some(amount)
}

fn bad_amount(node: &Node, reader: &mut Reader, what: &'static str) {
    reader.report(
        Diagnostic::new(&code::BAD_AMOUNT, node.span).with("what", Arg::Word(what)).hint("amount-forms"),
    );
}

fn percents(node: &Node, reader: &mut Reader) -> Option<(Option<u32>, Option<u32>)> {
    let bound = |node: &Node, reader: &mut Reader| match node.value {
        Value::Null => None,
        _ => number::<u32>(node, reader),
    };
    match &node.value {
        Value::List(bounds) if bounds.len() == 2 => {
            Some((bound(&bounds[0], reader), bound(&bounds[1], reader)))
        }
        Value::Text(_) => number::<u32>(node, reader).map(|share| (Some(share), Some(share))),
        _ => {
            reader.wrong_type(node, "pair");
            None
        }
    }
}

/// A penalty with its next rungs.
pub fn penalty(node: &Node, reader: &mut Reader) -> Option<Penalty> {
    let mut fields = Fields::of(node, "penalty", reader)?;
    let penalty = Penalty {
        act: fields.optional(reader, "for", localized),
        on: fields.list(reader, "on", agency),
        when: fields.optional(reader, "when", localized),
        force: fields.optional(reader, "force", |node, reader| {
            choice(node, reader, &[("may", Force::May), ("must", Force::Must)])
        }),
        sanctions: fields.required_list(reader, "sanctions", localized),
        amount: stated(&mut fields, reader, "amount", amount),
        basis: fields.list(reader, "basis", law),
        by: fields.list(reader, "by", agency),
        then: fields.optional(reader, "then", penalty).map(Box::new),
        span: node.span,
    };
    fields.finish(reader);
    Some(penalty)
}

/// Forms in the office's document: one text or a list.
pub fn printed(fields: &mut Fields, reader: &mut Reader) -> Vec<String> {
    match fields.node("printed").map(|node| (node, &node.value)) {
        None | Some((_, Value::Null)) => Vec::new(),
        Some((_, Value::List(items))) => items.iter().filter_map(|item| text(item, reader)).collect(),
        Some((node, Value::Text(_))) => text(node, reader).into_iter().collect(),
        Some((node, _)) => {
            reader.wrong_type(node, "text-or-list");
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_year() {
        assert_eq!(parse_month_day("02-29"), Some(MonthDay { month: 2, day: Some(29) }));
        assert_eq!(parse_month_day("01-end"), Some(MonthDay { month: 1, day: None }));
        for bad in ["2-29", "02-30", "13-01", "00-10", "05-00", "5.20", "0520", "05-200"] {
            assert_eq!(parse_month_day(bad), None, "{bad}");
        }
    }
}
