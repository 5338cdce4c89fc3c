//! A typed value that the sentence beside it does not say: 20 working days, and «ready within 30 days».
//!
//! Of an item each value must stand in its text. A step may leave its time to the data, and a penalty its sum to the
//! law that it rests on; where their words state a time or a sum, it is that one. A number that is said in words of which the language's strings know nothing is not judged,
//! as long as another language says it.

use jiff::civil::Date;

use crate::check::said::{Said, of_texts};
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::Localized;
use crate::model::item::Item;
use crate::model::record::{Action, Answer, Service, Step};
use crate::model::site::Any;
use crate::model::sum::Sum;
use crate::model::value::{
    Amount, Deadline, Frequency, Headcount, MonthDay, Penalty, Per, Stated, Unit, When,
};
use crate::model::walk::Part;

/// Reports typed values of which the words beside them say something else.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| match part {
        Part::Item(item) => of_item(item, subject, found),
        Part::Step(step) => of_step(step, subject, found),
        _ => {}
    });
    if let Any::Service(service) = record {
        of_service(service, subject, found);
    }
}

/// A typed value: how it is written as data, and what a sentence must say for it.
struct Value {
    data: String,
    span: Span,
    must: Must,
}

/// What a sentence must say.
enum Must {
    /// A length of time.
    Time(u32, u32, Unit),
    /// Numbers, each in one of a few ways.
    Numbers(Vec<Vec<String>>),
    /// A sum or share: its bounds, each in one of a few ways.
    Sum(Vec<Vec<String>>),
    /// How often: none of another period without this one.
    Every(Per),
}

impl Value {
    /// Whether a text says it, or what it says instead.
    fn stands_in(&self, said: &Said) -> Result<(), Vec<String>> {
        let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
        match &self.must {
            Must::Time(min, max, unit) => {
                let says = |count| said.durations.says(count, *unit);
                if says(*min) && says(*max) { Ok(()) } else { Err(owned(said.durations.told())) }
            }
            Must::Numbers(numbers) => {
                if said.has_all(numbers) {
                    Ok(())
                } else {
                    Err(said.told.iter().cloned().collect())
                }
            }
            Must::Sum(bounds) => {
                if said.has_all(bounds) {
                    Ok(())
                } else {
                    Err(said.sums.clone())
                }
            }
            Must::Every(per) => {
                let says = said.periods.contains(per) || said.durations.names(per.unit());
                let others: Vec<String> =
                    said.periods.iter().map(|per| format!("per: {}", per.key())).collect();
                if says || others.is_empty() { Ok(()) } else { Err(others) }
            }
        }
    }
}

/// Judges values by a sentence; `strictly` where each must be said.
fn judge(values: &[Value], said: &[Said], strictly: bool, subject: &Subject, found: &mut Vec<Diagnostic>) {
    for value in values {
        let judged: Vec<_> = said.iter().map(|said| (said, value.stands_in(said))).collect();
        let nowhere = judged.iter().all(|(said, judged)| judged.is_err() && said.is_understood);
        let wrong = judged.iter().find_map(|(said, judged)| {
            let others = judged.as_ref().err()?;
            (!others.is_empty() || (strictly && nowhere)).then_some((said, others))
        });
        let Some((said, others)) = wrong else { continue };
        let says = if others.is_empty() { "–".to_owned() } else { others.join("; ") };
        let wrong = Diagnostic::new(&code::VALUE_NOT_SAID, value.span)
            .with("value", value.data.as_str())
            .with("lang", subject.site.config.languages.tag(said.lang))
            .with("says", says);
        found.push(wrong.hint("which-one"));
    }
}

fn of_item(item: &Item, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let span = item.text.span;
    let mut values: Vec<Value> = item.deadlines.iter().filter_map(time).collect();
    values.extend(item.frequencies.iter().flat_map(|often| frequency(often, span)));
    values.extend(item.headcounts.iter().filter_map(|people| headcount(people, span)));
    values.extend(amount(&item.amount, span));
    if !values.is_empty() {
        judge(&values, &of_texts(&[&item.text], subject), true, subject, found);
    }
    for rung in item.penalties.iter().flat_map(rungs) {
        let Some(sum) = amount(&rung.amount, rung.span) else { continue };
        let words = [Some(&item.text), rung.act.as_ref(), rung.when.as_ref()].into_iter().flatten();
        let words: Vec<&Localized> = words.chain(&rung.sanctions).collect();
        judge(&[sum], &of_texts(&words, subject), false, subject, found);
    }
}

fn of_step(step: &Step, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut judge_time = |within: &Option<Deadline>, words: Vec<&Localized>| {
        let time = within.as_ref().and_then(time).filter(|value| matches!(value.must, Must::Time(..)));
        let Some(time) = time else { return };
        judge(&[time], &of_texts(&words, subject), false, subject, found);
    };
    match &step.action {
        Action::Do { what, within, details, .. } => {
            judge_time(within, [what].into_iter().chain(details).collect())
        }
        Action::Ask { question, details, answers } => {
            for Answer { say, within, .. } in answers {
                judge_time(within, [say, question].into_iter().chain(details).collect());
            }
        }
        Action::End { .. } | Action::Parallel { .. } => {}
    }
}

/// The times of a service stand by themselves. Where its words have the same number in the other kind of days, both
/// must agree.
fn of_service(service: &Service, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let application = &service.application;
    let times = [&application.statutory, &application.promised].into_iter().flatten();
    let times: Vec<(u32, Unit, Value)> = times
        .filter_map(|deadline| match deadline.when {
            When::Within(_, count, unit @ (Unit::Day | Unit::WorkingDay)) => {
                Some((count, unit, time(deadline)?))
            }
            _ => None,
        })
        .collect();
    let is_typed = |count: u32, unit: Unit| times.iter().any(|(typed, of, _)| (*typed, *of) == (count, unit));
    let texts = service.summary.iter().chain(service.offers.iter().map(|item| &item.text));
    for text in texts.collect::<Vec<_>>() {
        let said = of_texts(&[text], subject);
        for (count, unit, value) in &times {
            let other = if *unit == Unit::Day { Unit::WorkingDay } else { Unit::Day };
            let mixed = said.iter().any(|said| said.durations.says(*count, other));
            if mixed && !is_typed(*count, other) {
                judge(std::slice::from_ref(value), &said, false, subject, found);
            }
        }
    }
}

fn rungs(penalty: &Penalty) -> impl Iterator<Item = &Penalty> {
    std::iter::successors(Some(penalty), |penalty| penalty.then.as_deref())
}

fn time(deadline: &Deadline) -> Option<Value> {
    let (data, must) = match deadline.when {
        When::Within(min, max, unit) | When::Lasts(min, max, unit) => {
            let count = if min == max { max.to_string() } else { format!("[{min}, {max}]") };
            (format!("{count} {}", unit.key()), Must::Time(min, max, unit))
        }
        When::Past(count, unit) => (format!("{count} {}", unit.key()), Must::Time(count, count, unit)),
        When::YearlyBy(day) => (day.to_string(), Must::Numbers(of_day(day))),
        When::YearlySpan(from, to) => {
            (format!("{from} – {to}"), Must::Numbers([of_day(from), of_day(to)].concat()))
        }
        When::By(date) => (date.to_string(), Must::Numbers(of_date(date))),
        When::Between(from, to) => {
            (format!("{from} – {to}"), Must::Numbers([of_date(from), of_date(to)].concat()))
        }
        When::AtOnce | When::NotStated => return None,
    };
    Some(Value { data, span: deadline.span, must })
}

fn frequency(often: &Frequency, span: Span) -> Vec<Value> {
    let counts = [often.at_least, often.about, often.at_most].into_iter().flatten();
    let counts: Vec<u32> = counts.collect();
    // Once is said in as many ways as a period is.
    let numbers = counts.iter().filter(|count| **count > 1).map(|count| vec![count.to_string()]).collect();
    let least = counts.first().map(u32::to_string).unwrap_or_default();
    let data = format!("{least}, per: {}", often.per.key());
    [Must::Numbers(numbers), Must::Every(often.per)]
        .map(|must| Value { data: data.clone(), span, must })
        .into()
}

fn headcount(people: &Headcount, span: Span) -> Option<Value> {
    let counts: Vec<u32> = [people.at_least, people.at_most, people.exactly].into_iter().flatten().collect();
    // One is said without a number.
    let numbers = counts.iter().filter(|count| **count > 1).map(|count| vec![count.to_string()]).collect();
    let data = counts.iter().map(u32::to_string).collect::<Vec<_>>().join(" – ");
    Some(Value { data, span, must: Must::Numbers(numbers) })
}

fn amount(amount: &Stated<Amount>, span: Span) -> Option<Value> {
    let Stated::Is(amount) = amount else { return None };
    let (numbers, of): (Vec<Vec<String>>, &str) = match amount {
        Amount::Money { min, max, currency, .. } => {
            // Nothing is said in many ways: free of charge, 免费.
            let sums = both(*min, *max).filter(|sum| *sum != Sum::default());
            (sums.map(|sum| vec![sum.plain()]).collect(), currency)
        }
        Amount::Percent { min, max, .. } => (both(*min, *max).map(share).collect(), "%"),
    };
    let data = numbers.iter().map(|ways| ways[0].as_str()).collect::<Vec<_>>().join(" – ");
    Some(Value { data: format!("{data} {of}"), span, must: Must::Sum(numbers) })
}

/// The bounds that there are, equal ones once.
fn both<T: PartialEq>(min: Option<T>, max: Option<T>) -> impl Iterator<Item = T> {
    let max = max.filter(|max| min.as_ref() != Some(max));
    min.into_iter().chain(max)
}

/// A share in per cent, or as so many times the whole.
fn share(percent: u32) -> Vec<String> {
    let times = percent.is_multiple_of(100).then(|| (percent / 100).to_string());
    [Some(percent.to_string()), times].into_iter().flatten().collect()
}

fn of_day(day: MonthDay) -> Vec<Vec<String>> {
    [Some(day.month), day.day].into_iter().flatten().map(|number| vec![number.to_string()]).collect()
}

/// Month and day; the year may go without saying.
fn of_date(date: Date) -> Vec<Vec<String>> {
    [date.month(), date.day()].into_iter().map(|number| vec![number.to_string()]).collect()
}
