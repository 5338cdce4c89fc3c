//! What differs between two states of a site, fact by fact: a time of 15 days that became 10, a sum, a number to call,
//! a step that was added.
//!
//! A fact is told by what it says and not by its line: one that stands elsewhere in its record has not changed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Checked;
use crate::derive::Tracker;
use crate::model::meta::Status;
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::model::walk::Part;
use crate::model::{Kind, Site};
use crate::theme::words::Words;

/// A state of a site, in the words of a language.
#[derive(Clone, Copy)]
pub struct State<'s> {
    /// The site.
    pub site: &'s Checked<Site>,
    /// The words.
    pub words: &'s Words,
}

/// A fact that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// The type of the record.
    #[serde(rename = "type", serialize_with = "word")]
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The place on its page, if it is not the whole.
    pub place: Option<String>,
    /// `record`, `status`, `step`, `deadline`, `amount`, `frequency`, `headcount`, `number`, `reference` or `text`.
    pub sort: &'static str,
    /// What it was; nothing where it is new.
    pub before: Option<String>,
    /// What it is; nothing where it is gone.
    pub after: Option<String>,
}

fn word<S: serde::Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(kind.word())
}

/// What differs, record by record in the order of the new site; records that are gone come last.
pub fn differences(old: State, new: State) -> Vec<Change> {
    let mut all = Vec::new();
    for record in new.site.records.iter() {
        match old.site.find(record.kind(), &record.meta().id) {
            Some(before) => {
                all.extend(between(record, facts(before, old.words), facts(record, new.words)));
            }
            None => all.push(whole(record, None, Some(title(record, new.words)))),
        }
    }
    let gone = |record: &Any| new.site.find(record.kind(), &record.meta().id).is_none();
    let gone = old.site.records.iter().filter(gone);
    all.extend(gone.map(|record| whole(record, Some(title(record, old.words)), None)));
    all
}

fn title(record: Any, words: &Words) -> String {
    record.title().show(words.lang).text.to_owned()
}

fn whole(record: Any, before: Option<String>, after: Option<String>) -> Change {
    let id = record.meta().id.clone();
    Change { kind: record.kind(), id, place: None, sort: "record", before, after }
}

/// A fact: its sort and what it says, with the place where it stands.
type Fact = ((&'static str, String), Option<String>);

/// The facts of a record, in reading order.
fn facts(record: Any, words: &Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut tracker = Tracker::new(record);
    record.walk(&mut |part| {
        tracker.see(part);
        let place = tracker.place().anchor.map(str::to_owned);
        let mut add = |sort, said: String| facts.push(((sort, said), place.clone()));
        match part {
            Part::Text(text) => add("text", text.show(words.lang).text.to_owned()),
            Part::Deadline(deadline) => add("deadline", words.when(deadline).plain()),
            Part::Phone(phone) => add("number", words.phone(phone).plain()),
            Part::Link(link, _) => add("reference", link.written()),
            Part::Step(step) => add("step", step.id.value.clone()),
            Part::Penalty(penalty) => {
                if let Stated::Is(amount) = &penalty.amount {
                    add("amount", words.amount(amount).plain());
                }
            }
            Part::Item(item) => {
                if let Stated::Is(amount) = &item.amount {
                    add("amount", words.amount(amount).plain());
                }
                item.frequencies.iter().for_each(|often| add("frequency", words.frequency(often).plain()));
                item.headcounts.iter().for_each(|count| add("headcount", words.headcount(count).plain()));
            }
            Part::Prose(prose) if prose.lang == words.lang => {
                prose
                    .plain()
                    .lines()
                    .filter(|line| !line.is_empty())
                    .for_each(|line| add("text", line.to_owned()));
            }
            _ => {}
        }
    });
    if let Any::Service(service) = record
        && let Stated::Is(costs) = &service.application.costs
    {
        let sums = costs.iter().filter_map(|cost| match &cost.amount {
            Stated::Is(amount) => Some(words.amount(amount).plain()),
            Stated::Absent | Stated::NotStated => None,
        });
        facts.extend(sums.map(|sum| (("amount", sum), None)));
    }
    facts.push((("status", status(&record.meta().status).to_owned()), None));
    facts
}

fn status(status: &Status) -> &'static str {
    match status {
        Status::Current => "current",
        Status::Historical => "historical",
        Status::Superseded(_) => "superseded",
        Status::Retired => "retired",
    }
}

/// The facts that only one of two states of a record has; those of one sort at one place are one that changed.
fn between(record: Any, old: Vec<Fact>, new: Vec<Fact>) -> Vec<Change> {
    let mut left: BTreeMap<&(&'static str, String), usize> = BTreeMap::new();
    new.iter().for_each(|(fact, _)| *left.entry(fact).or_default() += 1);
    let mut gone: Vec<&Fact> = Vec::new();
    for fact in &old {
        match left.get_mut(&fact.0) {
            Some(count) if *count > 0 => *count -= 1,
            _ => gone.push(fact),
        }
    }
    let mut changes = Vec::new();
    for fact @ ((sort, said), place) in &new {
        let Some(count) = left.get_mut(&fact.0).filter(|count| **count > 0) else { continue };
        *count -= 1;
        let same = |old: &&Fact| old.0.0 == *sort && old.1 == *place && *sort != "step";
        let before = gone.iter().position(same).map(|at| gone.remove(at).0.1.clone());
        changes.push(change(record, place, sort, before, Some(said.clone())));
    }
    changes.extend(
        gone.into_iter().map(|((sort, said), place)| change(record, place, sort, Some(said.clone()), None)),
    );
    changes.sort_by_key(|change| change.sort == "text");
    changes
}

fn change(
    record: Any,
    place: &Option<String>,
    sort: &'static str,
    before: Option<String>,
    after: Option<String>,
) -> Change {
    Change { kind: record.kind(), id: record.meta().id.clone(), place: place.clone(), sort, before, after }
}
