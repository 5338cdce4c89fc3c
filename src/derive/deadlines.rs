//! Every deadline of the site, in reading order, and the steps that repeat it.

use std::collections::BTreeMap;

use super::place::{Place, Tracker};
use crate::check::Checked;
use crate::diagnostic::Span;
use crate::model::record::{Action, Procedure, Step};
use crate::model::site::Any;
use crate::model::value::{Deadline, When};
use crate::model::walk::Part;
use crate::model::{Kind, Localized, Site};

/// A deadline and where it stands.
#[derive(Debug, Clone)]
pub struct Row<'s> {
    /// Its own name, the same from build to build: type, record and anchor, and a number from the
    /// second deadline of a place on.
    pub key: String,
    /// The deadline.
    pub deadline: &'s Deadline,
    /// Where it stands.
    pub place: Place<'s>,
    /// The steps that repeat it, or the step that alone states it.
    pub steps: Vec<(&'s Procedure, &'s Step)>,
}

/// The deadlines of a site, and the way from a step's deadline to its row.
#[derive(Debug, Default)]
pub struct Deadlines<'s> {
    /// The deadlines, each once.
    pub rows: Vec<Row<'s>>,
    of_steps: BTreeMap<Span, usize>,
}

impl<'s> Deadlines<'s> {
    /// The deadlines of a site: those of all records, then those that only a procedure states.
    ///
    /// A step's deadline repeats an item's if both set the same time and the step draws on the item's
    /// source id.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut keys = Keys::default();
        let mut homes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let told = |record: &Any| record.kind() != Kind::Procedure && record.meta().is_listed();
        for record in site.records.iter().filter(told) {
            collect(record, &mut |deadline, place| {
                place.source.iter().for_each(|source| homes.entry(source).or_default().push(rows.len()));
                rows.push(Row { key: keys.of(&place), deadline, place, steps: Vec::new() });
            });
        }
        let mut all = Deadlines { rows, of_steps: BTreeMap::new() };
        for procedure in site.records.procedures.iter().filter(|procedure| procedure.meta.is_listed()) {
            collect(Any::Procedure(procedure), &mut |deadline, place| {
                let Some(step) = place.step else { return };
                let drawn =
                    step.origin.draws_on.iter().filter_map(|id| homes.get(id.value.as_str())).flatten();
                let home = drawn.copied().find(|at| all.rows[*at].deadline.when == deadline.when);
                let at = home.unwrap_or(all.rows.len());
                if home.is_none() {
                    all.rows.push(Row { key: keys.of(&place), deadline, place, steps: Vec::new() });
                }
                all.rows[at].steps.push((procedure, step));
                all.of_steps.insert(deadline.span, at);
            });
        }
        all
    }

    /// The place among all rows of a deadline that stands in a step.
    pub fn of_step(&self, deadline: &Deadline) -> Option<usize> {
        self.of_steps.get(&deadline.span).copied()
    }

    /// The places of all rows, those of a form together, each with its form's key.
    pub fn by_form(&self) -> Vec<(&'static str, usize)> {
        let of = |wanted: &'static str| {
            let rows = self.rows.iter().enumerate();
            rows.filter(move |(_, row)| form(row.deadline.when) == wanted).map(move |(at, _)| (wanted, at))
        };
        FORMS.into_iter().flat_map(of).collect()
    }
}

/// The forms of deadlines in the order in which they are told, as keys.
const FORMS: [&str; 7] = ["counted", "yearly", "once", "lasting", "at_once", "past", "not_stated"];

/// The form of a time, one of [`FORMS`].
fn form(when: When) -> &'static str {
    match when {
        When::Within(..) => "counted",
        When::YearlyBy(_) | When::YearlySpan(..) => "yearly",
        When::By(_) | When::Between(..) => "once",
        When::Lasts(..) => "lasting",
        When::AtOnce => "at_once",
        When::Past(..) => "past",
        When::NotStated => "not_stated",
    }
}

/// How many rows a place has so far.
#[derive(Default)]
struct Keys(BTreeMap<String, usize>);

impl Keys {
    fn of(&mut self, place: &Place) -> String {
        let anchor = place.anchor.map(|anchor| format!(".{anchor}")).unwrap_or_default();
        let base = format!("{}.{}{anchor}", place.record.kind().word(), place.record.meta().id);
        let count = self.0.entry(base.clone()).or_default();
        *count += 1;
        if *count == 1 { base } else { format!("{base}.{count}") }
    }
}

fn collect<'s>(record: Any<'s>, take: &mut dyn FnMut(&'s Deadline, Place<'s>)) {
    let mut tracker = Tracker::new(record);
    record.walk(&mut |part| {
        tracker.see(part);
        if let Part::Deadline(deadline) = part {
            take(deadline, tracker.place());
        }
    });
}

/// The deadlines that a step sets: its own, and those of its answers with the answer's words.
pub fn of_step(step: &Step) -> Vec<(&Deadline, Option<&Localized>)> {
    match &step.action {
        Action::Do { within: Some(within), .. } => vec![(within, None)],
        Action::Ask { answers, .. } => {
            let timed =
                answers.iter().filter_map(|answer| Some((answer.within.as_ref()?, Some(&answer.say))));
            timed.collect()
        }
        _ => Vec::new(),
    }
}
