//! The numbers that stand at the homes of source ids, in words or as data.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::model::item::Item;
use crate::model::site::Any;
use crate::model::sum::Sum;
use crate::model::value::{Amount, Deadline, MonthDay, Stated, When};
use crate::model::walk::Part;
use crate::model::{Kind, Localized};
use crate::reading::{Facts, Reading, facts};

/// Adds the numbers at the home of each source id of a record, those of the texts inside it included.
///
/// A procedure is no home: it draws on others.
pub fn add<'s>(record: Any<'s>, readings: &[Reading], homes: &mut HashMap<&'s str, BTreeSet<String>>) {
    if record.kind() == Kind::Procedure {
        return;
    }
    // The ids whose homes enclose the current place, innermost last.
    let mut open: Vec<Option<&'s str>> = vec![None];
    record.walk(&mut |part| {
        let found = match part {
            Part::Enter(_) => return open.push(None),
            Part::Leave => {
                open.pop();
                return;
            }
            Part::Source(source) => {
                *open.last_mut().expect("the record itself is open") = Some(&source.value);
                return;
            }
            _ if open.iter().all(Option::is_none) => return,
            Part::Text(text) => of_text(text, readings).flat_map(|facts| facts.all()).collect(),
            Part::Deadline(deadline) => of_when(deadline),
            Part::Prose(prose) => facts(&prose.plain(), &readings[usize::from(prose.lang.0)]).all(),
            Part::Item(item) => of_item(item),
            _ => return,
        };
        for source in open.iter().flatten() {
            homes.entry(source).or_default().extend(found.iter().cloned());
        }
    });
}

/// The facts of a text in each language that it has.
pub fn of_text<'t>(text: &'t Localized, readings: &'t [Reading]) -> impl Iterator<Item = Facts> {
    text.iter().map(|(lang, text)| facts(text, &readings[usize::from(lang.0)]))
}

fn of_item(item: &Item) -> BTreeSet<String> {
    let mut facts: BTreeSet<String> = item.count.iter().map(|count| count.value.to_string()).collect();
    let people = item.headcounts.iter().flat_map(|count| [count.at_least, count.at_most, count.exactly]);
    let times = item.frequencies.iter().flat_map(|often| [often.at_least, often.about, often.at_most]);
    facts.extend(people.chain(times).flatten().map(|number| number.to_string()));
    facts.extend(of_amount(&item.amount));
    facts.extend(item.basis.iter().filter_map(|law| law.fragment.clone()));
    for penalty in &item.penalties {
        let mut rung = Some(penalty);
        while let Some(penalty) = rung {
            facts.extend(of_amount(&penalty.amount));
            facts.extend(penalty.basis.iter().filter_map(|law| law.fragment.clone()));
            rung = penalty.then.as_deref();
        }
    }
    facts
}

fn of_amount(amount: &Stated<Amount>) -> Vec<String> {
    match amount {
        Stated::Is(Amount::Money { min, max, .. }) => {
            [*min, *max].into_iter().flatten().map(Sum::plain).collect()
        }
        Stated::Is(Amount::Percent { min, max, .. }) => {
            [*min, *max].into_iter().flatten().map(|share| share.to_string()).collect()
        }
        Stated::Absent | Stated::NotStated => Vec::new(),
    }
}

/// The numbers of a deadline, as data.
pub fn of_when(deadline: &Deadline) -> BTreeSet<String> {
    let day =
        |day: MonthDay| [Some(day.month), day.day].into_iter().flatten().map(u32::from).collect::<Vec<_>>();
    let date = |date: Date| {
        vec![
            date.year().unsigned_abs().into(),
            date.month().unsigned_abs().into(),
            date.day().unsigned_abs().into(),
        ]
    };
    let numbers: Vec<u32> = match deadline.when {
        When::Past(count, _) => vec![count],
        When::Within(min, max, _) | When::Lasts(min, max, _) => vec![min, max],
        When::YearlyBy(by) => day(by),
        When::YearlySpan(from, to) => [day(from), day(to)].concat(),
        When::By(by) => date(by),
        When::Between(from, to) => [date(from), date(to)].concat(),
        When::AtOnce | When::NotStated => Vec::new(),
    };
    numbers.into_iter().map(|number| number.to_string()).collect()
}
