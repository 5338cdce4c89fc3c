//! A step says a number that none of the items it draws on says: 20 days where the home says 15.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Subject;
use crate::check::facts::numbers;
use crate::diagnostic::{Diagnostic, code};
use crate::model::item::Item;
use crate::model::record::{Action, Step};
use crate::model::value::{Amount, Deadline, MonthDay, Stated, When};
use crate::model::walk::Part;
use crate::model::{Kind, Localized};

/// Reports numbers of steps and answers that are not among the facts of their homes.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let homes = homes(subject);
    for procedure in &subject.site.records.procedures {
        for step in procedure.all_steps() {
            let mut allowed: Vec<&str> =
                step.origin.draws_on.iter().map(|source| source.value.as_str()).collect();
            if let Action::Ask { answers, .. } = &step.action {
                allowed.extend(
                    answers
                        .iter()
                        .flat_map(|answer| &answer.origin.draws_on)
                        .map(|source| source.value.as_str()),
                );
            }
            let known: Vec<&BTreeSet<String>> =
                allowed.iter().filter_map(|source| homes.get(source)).collect();
            if known.is_empty() || known.len() < allowed.len() {
                continue;
            }
            let said = of_step(step);
            let lost: Vec<&str> = said
                .iter()
                .filter(|fact| !known.iter().any(|home| home.contains(*fact)))
                .map(String::as_str)
                .collect();
            if !lost.is_empty() {
                let wrong =
                    Diagnostic::new(&code::CONTRADICTS_HOME, step.id.span).with("numbers", lost.join(", "));
                found.push(wrong.with("source", allowed.join(", ")).hint("follow-home"));
            }
        }
    }
}

/// The numbers that stand at the home of each source id, in words or as data, those of the texts
/// inside it included.
fn homes<'s>(subject: &Subject<'s>) -> BTreeMap<&'s str, BTreeSet<String>> {
    let mut homes: BTreeMap<&'s str, BTreeSet<String>> = BTreeMap::new();
    for record in subject.site.records.iter().filter(|record| record.kind() != Kind::Procedure) {
        // The ids whose homes enclose the current place, innermost last.
        let mut open: Vec<Option<&'s str>> = vec![None];
        record.walk(&mut |part| {
            let facts = match part {
                Part::Enter(_) => {
                    open.push(None);
                    return;
                }
                Part::Leave => {
                    open.pop();
                    return;
                }
                Part::Source(source) => {
                    *open.last_mut().expect("the record itself is open") = Some(&source.value);
                    return;
                }
                Part::Text(text) => of_text(text),
                Part::Deadline(deadline) => of_when(deadline),
                Part::Prose(prose) => numbers(&prose.plain()),
                Part::Item(item) => of_item(item),
                _ => return,
            };
            for source in open.iter().flatten() {
                homes.entry(source).or_default().extend(facts.iter().cloned());
            }
        });
    }
    homes
}

fn of_step(step: &Step) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    let mut add = |text: &Localized| facts.extend(of_text(text));
    match &step.action {
        Action::Do { what, within, details, .. } => {
            add(what);
            details.iter().for_each(&mut add);
            facts.extend(within.iter().flat_map(of_when));
        }
        Action::Ask { question, details, answers } => {
            add(question);
            details.iter().for_each(&mut add);
            answers.iter().for_each(|answer| add(&answer.say));
            facts.extend(answers.iter().flat_map(|answer| &answer.within).flat_map(of_when));
        }
        Action::End { what, details, .. } => {
            add(what);
            details.iter().for_each(&mut add);
        }
        Action::Parallel { .. } => {}
    }
    facts
}

fn of_text(text: &Localized) -> BTreeSet<String> {
    text.iter().flat_map(|(_, text)| numbers(text)).collect()
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
    let bounds: Vec<u64> = match amount {
        Stated::Is(Amount::Money { min, max, .. }) => [*min, *max].into_iter().flatten().collect(),
        Stated::Is(Amount::Percent { min, max, .. }) => {
            [*min, *max].into_iter().flatten().map(u64::from).collect()
        }
        Stated::Absent | Stated::NotStated => Vec::new(),
    };
    bounds.into_iter().map(|bound| bound.to_string()).collect()
}

fn of_when(deadline: &Deadline) -> BTreeSet<String> {
    let day =
        |day: MonthDay| [Some(day.month), day.day].into_iter().flatten().map(u32::from).collect::<Vec<_>>();
    let numbers = match deadline.when {
        When::Within(count, _) | When::Past(count, _) => vec![count],
        When::Lasts(min, max, _) => vec![min, max],
        When::YearlyBy(by) => day(by),
        When::YearlySpan(from, to) => [day(from), day(to)].concat(),
        When::AtOnce | When::NotStated => Vec::new(),
    };
    numbers.into_iter().map(|number| number.to_string()).collect()
}
