//! Every deadline: how long, who, from when, what otherwise, what comes after.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Cx;
use super::calendar::CalendarView;
use super::common::{Choice, LinkView, TextView};
use super::item::audience_key;
use crate::derive::Place;
use crate::derive::chain::Rung;
use crate::derive::deadlines::Row;
use crate::derive::parts::List;
use crate::model::application::place::{PROMISED, STATUTORY};
use crate::model::item::Audience;
use crate::model::record::Procedure;
use crate::model::site::Any;
use crate::model::value::{Deadline, Unit, When};
use crate::model::{Kind, Link};
use crate::query::entries::Timed;
use crate::route::Page;
use crate::text::Html;

/// All deadlines.
#[derive(Debug, Serialize)]
pub struct DeadlinesView {
    /// The deadlines by form, those that are counted first.
    pub sections: Vec<DeadlineSection>,
    /// Everyone who must act, for the filter.
    pub who: Vec<Choice>,
    /// The days off and the rule of counting, if the site has a calendar.
    pub calendar: Option<CalendarView>,
    /// The readers whom a deadline concerns, for the filter: keys of the theme's words.
    pub audiences: Vec<&'static str>,
}

/// The deadlines of a form.
#[derive(Debug, Serialize)]
pub struct DeadlineSection {
    /// `counted`, `yearly`, `once`, `lasting`, `at_once`, `past` or `not_stated`.
    pub form: &'static str,
    /// The deadlines, by the record in which they stand.
    pub groups: Vec<DeadlineGroup>,
}

/// The deadlines of a record.
#[derive(Debug, Serialize)]
pub struct DeadlineGroup {
    /// The record.
    pub record: LinkView,
    /// Its deadlines.
    pub rows: Vec<DeadlineRow>,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineRow {
    /// The row's own anchor.
    pub id: String,
    /// In a few words, what must be done.
    pub title: Option<TextView>,
    /// The sentence it belongs to.
    pub place: LinkView,
    /// Who must act.
    pub who: Vec<LinkView>,
    /// Their ids, for the filter.
    pub who_ids: String,
    /// The readers whom it concerns, apart by spaces, for the filter.
    pub audience: String,
    /// The time with the event from which it runs.
    pub time: Html,
    /// The time alone.
    pub short: Html,
    /// The event from which it runs.
    pub from: Option<TextView>,
    /// What happens otherwise.
    pub otherwise: Option<TextView>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// The time as the calculator reads it.
    pub rule: Option<String>,
    /// Whether the calculator has an answer to it.
    pub calculable: bool,
    /// The procedure along which the later times stand.
    pub procedure: Option<LinkView>,
    /// The later times.
    pub chain: Vec<RungView>,
}

/// A later time.
#[derive(Debug, Serialize)]
pub struct RungView {
    /// The step, with the way to it.
    pub step: LinkView,
    /// The answer it limits.
    pub answer: Option<TextView>,
    /// Who acts.
    pub who: Option<LinkView>,
    /// The time.
    pub time: Html,
    /// What happens otherwise.
    pub otherwise: Option<TextView>,
    /// The time as the calculator reads it.
    pub rule: Option<String>,
}

impl Cx<'_> {
    /// The page of all deadlines, or of a part of them.
    pub fn deadlines_page(&self) -> DeadlinesView {
        let timed = self.site.deadlines(self.held());
        let mut sections: Vec<DeadlineSection> = Vec::new();
        for Timed { form, row, along, .. } in &timed {
            if sections.last().is_none_or(|section| section.form != *form) {
                sections.push(DeadlineSection { form, groups: Vec::new() });
            }
            let groups = &mut sections.last_mut().expect("one was added").groups;
            let record = self.to(row.place.record);
            let view = self.deadline_row(row, along.as_ref());
            match groups.last_mut().filter(|group| group.record.href == record.href) {
                Some(group) => group.rows.push(view),
                None => groups.push(DeadlineGroup { record, rows: vec![view] }),
            }
        }
        let mut shown: Vec<&Timed> = timed.iter().collect();
        shown.sort_unstable_by_key(|timed| timed.at);
        let mut who: Vec<&Link> = Vec::new();
        let mut known = BTreeSet::new();
        let mut audiences = BTreeSet::new();
        for place in shown.into_iter().map(|timed| &timed.row.place) {
            who.extend(place.who.iter().filter(|link| known.insert(&link.id)));
            audiences.extend(place.item.map(|item| item.audience.clone()).unwrap_or_default());
        }
        DeadlinesView {
            sections,
            who: self.choices(&who),
            calendar: self.calendar(),
            audiences: audiences.into_iter().map(audience_key).collect(),
        }
    }

    fn deadline_row(&self, row: &Row, along: Option<&(&Procedure, Vec<Rung>)>) -> DeadlineRow {
        let deadline = row.deadline;
        let item = row.place.item;
        let step = row.steps.first().and_then(|(_, step)| step.action.words());
        let keys = |all: &[Audience]| all.iter().map(|one| audience_key(*one)).collect::<Vec<_>>().join(" ");
        DeadlineRow {
            id: row.key.clone(),
            title: deadline.of.as_ref().or(step).map(|text| self.text(text)),
            place: self.deadline_place(&row.place),
            who: self.links(row.place.who),
            who_ids: row.place.who.iter().map(|who| who.id.as_str()).collect::<Vec<_>>().join(" "),
            audience: item.map(|item| keys(&item.audience)).unwrap_or_default(),
            time: self.html(&self.words.when(deadline)),
            short: self.html(&self.words.when(&Deadline { from: None, ..deadline.clone() })),
            from: deadline.from.as_ref().map(|from| self.text(from)),
            otherwise: deadline.otherwise.as_ref().map(|otherwise| self.text(otherwise)),
            basis: item.map(|item| self.bases(&item.basis)).unwrap_or_default(),
            rule: rule(deadline.when),
            calculable: is_counted_in_days(deadline.when),
            procedure: along.map(|(procedure, _)| self.to(Any::Procedure(procedure))),
            chain: along.iter().flat_map(|(_, rungs)| rungs).map(|rung| self.rung(rung)).collect(),
        }
    }

    /// The sentence at a place; of a time that a service takes, what sort of time it is.
    fn deadline_place(&self, place: &Place) -> LinkView {
        let own = self.place(place);
        let word = match place.anchor {
            Some(STATUTORY) => "service.statutory",
            Some(PROMISED) => "service.promised",
            _ => return own,
        };
        if place.text.is_some() { own } else { LinkView { text: self.own(self.words.get(word)), ..own } }
    }

    fn rung(&self, rung: &Rung) -> RungView {
        let page = Page::of(Kind::Procedure, &rung.procedure.meta.id);
        RungView {
            step: LinkView {
                href: self.at(page, Some(&rung.step.id.value)),
                text: rung.step.action.words().map(|words| self.text(words)).unwrap_or_default(),
            },
            answer: rung.answer.map(|answer| self.text(answer)),
            who: rung.step.actor.as_ref().map(|actor| self.link(actor)),
            time: self.html(&self.words.when(rung.deadline)),
            otherwise: rung.deadline.otherwise.as_ref().map(|otherwise| self.text(otherwise)),
            rule: rule(rung.deadline.when),
        }
    }

    /// The way from a step's deadline to the calculator, with the deadline chosen.
    pub fn calculator(&self, deadline: &Deadline) -> Option<String> {
        if !is_counted_in_days(deadline.when) {
            return None;
        }
        let (part, key) = self.site.time(deadline)?;
        Some(format!("{}?calc#{key}", self.href(Page::of_part(List::Deadlines, part))))
    }

    /// Agencies as the choices of a filter, under their names.
    pub fn choices(&self, links: &[&Link]) -> Vec<Choice> {
        let choice =
            |link: &&Link| Choice { key: link.id.clone(), text: self.plain(self.site.called(link).short) };
        links.iter().map(choice).collect()
    }
}

/// Whether a time has a last day that follows from the day of the event: hours need the clock.
fn is_counted_in_days(when: When) -> bool {
    let hours = matches!(
        when,
        When::Within(.., Unit::Hour) | When::Lasts(.., Unit::Hour) | When::Past(_, Unit::Hour)
    );
    !hours && !matches!(when, When::AtOnce | When::NotStated)
}

/// A time as the calculator reads it: `within 15 15 day`, `lasts 1 6 month`, `past 2 year`, `by 01-end`,
/// `span 12-20 03-20`, `once 2026-03-01 2026-03-31`, `at-once`; nothing where the source sets none.
fn rule(when: When) -> Option<String> {
    Some(match when {
        When::Within(min, max, of) => format!("within {min} {max} {}", of.key()),
        When::Lasts(min, max, of) => format!("lasts {min} {max} {}", of.key()),
        When::Past(count, of) => format!("past {count} {}", of.key()),
        When::YearlyBy(by) => format!("by {by}"),
        When::YearlySpan(first, last) => format!("span {first} {last}"),
        When::By(by) => format!("once {by} {by}"),
        When::Between(first, last) => format!("once {first} {last}"),
        When::AtOnce => "at-once".to_owned(),
        When::NotStated => return None,
    })
}
