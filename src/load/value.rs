//! Reading typed values: localised text, references, dates, deadlines, amounts, penalties.

use jiff::civil::Date;

use super::fields::{Fields, Reader, choice, number, text, truth};
use super::form;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Arg, Diagnostic, Span, code, likely, meant};
use crate::model::attachment::{FILES, FileLink};
use crate::model::sum::Sum;
use crate::model::value::{
    Amount, Deadline, Force, Frequency, Headcount, MonthDay, NamedDay, Penalty, Per, Stated, Unit, When,
};
use crate::model::{Kind, Lang, Link, Localized, LocalizedList};

/// `{zh: …, en: …}`.
pub fn localized(node: &Node, reader: &mut Reader) -> Option<Localized> {
    let Value::Map(entries) = &node.value else {
        reader.wrong_type(node, "localised");
        return None;
    };
    let mut texts = vec![None; reader.languages.len()];
    for entry in entries {
        match language(entry, entries, reader) {
            Some(_) if entry.value.value == Value::Null => {}
            // A wrong text is reported as that and not as missing, too.
            Some(lang) => texts[usize::from(lang.0)] = Some(text(&entry.value, reader).unwrap_or_default()),
            None => {}
        }
    }
    let all = Localized::new(texts, node.span);
    if all.is_empty() && entries.is_empty() {
        reader.wrong_type(node, "localised");
    }
    Some(all)
}

/// The language of a key. One that the site does not have is reported, and read as the one that was probably meant.
///
/// Where `all` the keys have that one too, nobody can tell what was meant: each says something.
fn language(entry: &Entry, all: &[Entry], reader: &mut Reader) -> Option<Lang> {
    let (key, span) = (entry.key.as_str(), entry.key_span);
    if let Some(lang) = reader.languages.find(key) {
        return Some(lang);
    }
    let known: Vec<&str> = reader.languages.iter().map(|(_, tag)| tag).collect();
    let found =
        Diagnostic::new(&code::UNKNOWN_LANGUAGE, span).with("key", key).with("languages", known.join(", "));
    let near = meant(key, known.iter().copied()).filter(|tag| all.iter().all(|other| other.key != *tag));
    reader.report(match near {
        Some(tag) => found.hint_with("write-word", "name", tag).fixed(span, tag),
        // In `{zh: 甲, en: a, b}` the comma ends the text, and `b` looks like a key.
        None if key.contains(' ') || !key.is_ascii() || entry.value.value == Value::Null => {
            found.hint("comma")
        }
        None => found.hint("languages"),
    });
    reader.languages.find(near?)
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
        let Some(lang) = language(entry, entries, reader) else { continue };
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
        reader.report(match likely(word, types.into_iter()).zip(written.split_once('/')) {
            Some((word, (_, id))) => found.hint_with("this-link", "name", format!("{word}/{id}")),
            None => found.hint("type-and-id"),
        });
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
    if parsed.is_some() {
        return parsed;
    }
    let found = Diagnostic::new(&code::BAD_DATE, node.span).with("value", written.as_str());
    let meant = form::date::iso_date(&written);
    let day = meant.as_deref().and_then(|meant| meant.parse::<Date>().ok());
    reader.report(match (&meant, day) {
        (Some(meant), Some(_)) => {
            let found = found.hint_with("this-date", "date", meant.as_str());
            // Of `05-06-24` nobody can tell which is the year.
            if form::date::has_whole_year(&written) { found.fixed(node.span, meant.as_str()) } else { found }
        }
        (Some(_), None) => found.hint("no-such-day"),
        (None, _) => found.hint("iso-date"),
    });
    day
}

/// A day of the year `05-20`, or the end of a month `01-end`.
pub fn month_day(node: &Node, reader: &mut Reader) -> Option<MonthDay> {
    let written = text(node, reader)?;
    if let Some(day) = parse_month_day(&written) {
        return Some(day);
    }
    let found = Diagnostic::new(&code::BAD_DATE, node.span).with("value", written.as_str());
    let meant = form::date::month_day(&written);
    let day = meant.as_deref().and_then(parse_month_day);
    reader.report(match (&meant, day) {
        (Some(meant), Some(_)) => {
            found.hint_with("this-date", "date", meant.as_str()).fixed(node.span, meant.as_str())
        }
        (Some(_), None) => found.hint("no-such-day"),
        (None, _) => match written.split_once('-').map(|(day, month)| format!("{month}-{day}")) {
            Some(turned) if parse_month_day(&turned).is_some() => {
                found.hint_with("did-you-mean", "name", turned)
            }
            _ => found.hint("month-day"),
        },
    });
    day
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

/// A reference to a file: `files/form.docx`.
pub fn file(node: &Node, reader: &mut Reader) -> Option<FileLink> {
    let path = text(node, reader)?;
    if !path.starts_with(FILES) {
        let wrong = Diagnostic::new(&code::BAD_LINK, node.span).with("link", path.as_str());
        reader.report(wrong.hint("file"));
        return None;
    }
    Some(FileLink { path, span: node.span })
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
    let when = when(&mut fields, reader).or_else(|| in_units(&mut fields, reader));
    let deadline = Deadline {
        when: when.unwrap_or(When::NotStated),
        normally: fields.optional(reader, "normally", truth).unwrap_or(false),
        from: fields.optional(reader, "from", localized),
        otherwise: fields.optional(reader, "otherwise", localized),
        of: fields.optional(reader, "of", localized),
        span: node.span,
    };
    if when.is_none()
        && !fields.has_unknown()
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
                fields.missing("unit");
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

/// A deadline that names its unit as the field: `days: 15` for `count: 15, unit: day`.
fn in_units(fields: &mut Fields, reader: &mut Reader) -> Option<When> {
    let units = UNITS.iter().map(|(word, _)| *word);
    let (key, span, word) =
        fields.keys().find_map(|(key, span)| Some((key, span, meant(key, units.clone())?)))?;
    let node = fields.node(key.to_owned())?;
    let Value::Text(text) = &node.value else { return None };
    let count = form::numeral::numeral(text).and_then(|count| u32::try_from(count).ok())?;
    let new = format!("count: {count}, unit: {word}");
    let found = Diagnostic::new(&code::UNKNOWN_FIELD, span).with("field", format!("{key}: {text}"));
    let found = found.with("record", Arg::Word("deadline"));
    reader.report(found.hint_with("did-you-mean-field", "name", new));
    UNITS.iter().find(|(known, _)| *known == word).map(|(_, unit)| When::Within(count, count, *unit))
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
        Value::Text(text) if form::shape::range(text).is_some() => {
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
                fields.missing("per");
                Per::Year
            }
        },
        of: fields.optional(reader, "of", localized),
    };
    if !["at_least", "about", "at_most", "exactly"].iter().any(|bound| fields.has(bound)) {
        fields.missing("at_least");
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
        fields.missing("at_least");
    }
    fields.finish(reader);
    Some(headcount)
}

/// A sum or a share.
pub fn amount(node: &Node, reader: &mut Reader) -> Option<Amount> {
    let before = reader.found.len();
    let mut fields = Fields::of(node, "amount", reader)?;
    let of = fields.optional(reader, "of", localized);
    let amount = match fields.node("percent") {
        Some(percent) => {
            let (min, max) = percents(percent, reader).unwrap_or_default();
            if of.is_none() {
                fields.missing("of");
            }
            Amount::Percent { min, max, of: of.unwrap_or_default() }
        }
        None => {
            let exactly = fields.optional(reader, "exactly", sum);
            let min = fields.optional(reader, "min", sum).or(exactly);
            let max = fields.optional(reader, "max", sum).or(exactly);
            let currency = fields.required(reader, "currency", text);
            // An empty one was reported as missing.
            if exactly.is_some() && (fields.has("min") || fields.has("max")) {
                bad_amount(node, reader, "amount-two-forms");
            }
            if !is_currency(&currency) && !currency.is_empty() {
                let place = fields.node("currency").map_or(node.span, |node| node.span);
                bad_currency(&currency, place, reader);
            }
            Amount::Money { min, max, currency, of }
        }
    };
    let bounds = match &amount {
        Amount::Money { min, max, .. } => (*min, *max),
        Amount::Percent { min, max, .. } => (min.map(Sum::from), max.map(Sum::from)),
    };
    match bounds {
        // A bound that was wrong was reported as that, and a misspelt name will be.
        (None, None) if reader.found.len() == before && !fields.has_unknown() => {
            bad_amount(node, reader, "amount-empty");
        }
        (Some(min), Some(max)) if min > max => bad_amount(node, reader, "bounds-swapped"),
        _ => {}
    }
    fields.finish(reader);
    Some(amount)
}

/// Whether a text is a currency's code of ISO 4217, as far as its form says.
///
/// `RMB` has the form and is none: the code of the renminbi is `CNY`.
fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) && text != "RMB"
}

fn bad_currency(written: &str, span: Span, reader: &mut Reader) {
    let wrong = Diagnostic::new(&code::BAD_AMOUNT, span).with("what", Arg::Word("amount-currency"));
    let upper = written.to_uppercase();
    let meant = meant(written, ["CNY", "USD", "EUR"].into_iter())
        .map(str::to_owned)
        .or(Some(upper).filter(|code| is_currency(code)));
    reader.report(match meant {
        Some(code) => wrong.hint_with("this-currency", "currency", code.as_str()).fixed(span, code),
        None => wrong.hint("amount-forms"),
    });
}

/// A sum, perhaps with decimals.
fn sum(node: &Node, reader: &mut Reader) -> Option<Sum> {
    let decimal = match &node.value {
        Value::Text(text) => text.parse().ok(),
        _ => None,
    };
    if decimal.is_some() {
        return decimal;
    }
    if let Value::Text(text) = &node.value
        && form::numeral::numeral(text).is_none()
        && form::shape::range(text).is_none()
    {
        let wrong = Diagnostic::new(&code::WRONG_TYPE, node.span).with("expected", Arg::Word("sum"));
        let wrong = wrong.with("found", Arg::Word("text"));
        let meant = form::numeral::decimal(text).filter(|sum| sum.parse::<Sum>().is_ok());
        reader.report(match &meant {
            Some(sum) => wrong.hint_with("this-sum", "sum", sum.as_str()).fixed(node.span, sum.as_str()),
            None => wrong.hint("sum-form"),
        });
        return meant?.parse().ok();
    }
    // What is a number otherwise is reported as any is, with the form that it should have.
    let units: u64 = number(node, reader)?;
    let sum = units.to_string().parse().ok();
    if sum.is_none() {
        reader.wrong_type(node, "number");
    }
    sum
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
