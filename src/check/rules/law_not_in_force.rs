//! A record rests on a law that is not in force on a day: it has ended, has not begun, or another has taken its
//! place.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, code};
use crate::model::meta::Status;
use crate::model::record::{InForce, Law};
use crate::model::site::Any;
use crate::model::walk::{Part, Relation};
use crate::model::{Kind, Link, Site};

/// Reports the references of records that hold to laws that are not in force on a day.
///
/// A record that is kept for history may cite the law of its time, and a law may say which one it replaced.
pub fn check(site: &Site, date: Date) -> Vec<Diagnostic> {
    site.records.iter().flat_map(|record| of(record, site, date)).collect()
}

/// The references of a record that holds to laws that are not in force on a day.
pub fn of(record: Any, site: &Site, date: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if record.meta().status != Status::Current {
        return found;
    }
    record.walk(&mut |part| {
        if let Part::Link(link, relation) = part
            && link.kind == Kind::Law
            && relation != Relation::Replaces
        {
            found.extend(lapsed(link, site, date));
        }
    });
    found
}

fn lapsed(link: &Link, site: &Site, date: Date) -> Option<Diagnostic> {
    let law = target(link, site)?;
    if is_in_force(law, site, date) {
        return None;
    }
    let InForce { from, .. } = law.in_force;
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let wrong = Diagnostic::new(&code::LAW_NOT_IN_FORCE, link.span)
        .with("link", link.written())
        .with("date", date.to_string())
        .with("from", day(from))
        .with("until", day(site.last_day(law)));
    Some(match successor(law, site, date) {
        Some(next) => wrong.hint_with("replaced", "name", format!("law/{}", next.meta.id)),
        None if from.is_some_and(|from| date < from) => wrong.hint("not-yet"),
        None => wrong.hint("ended"),
    })
}

fn target<'s>(link: &Link, site: &'s Site) -> Option<&'s Law> {
    match site.get(link) {
        Any::Law(law) => Some(law),
        _ => None,
    }
}

/// Whether a law is in force on a day. One that another took the place of, without a day, gives way on the day
/// on which that one begins.
fn is_in_force(law: &Law, site: &Site, date: Date) -> bool {
    let begun = law.in_force.from.is_none_or(|from| from <= date);
    let lasts = site.last_day(law).map_or(law.replaced_by.is_none(), |last| date <= last);
    begun && lasts
}

/// The law in force that came after one, or after those that did.
fn successor<'s>(law: &'s Law, site: &'s Site, date: Date) -> Option<&'s Law> {
    let mut seen = BTreeSet::from([law.meta.id.as_str()]);
    let mut next = target(law.replaced_by.as_ref()?, site)?;
    while !is_in_force(next, site, date) {
        // Laws that replace each other lead nowhere.
        if !seen.insert(&next.meta.id) {
            return None;
        }
        next = target(next.replaced_by.as_ref()?, site)?;
    }
    Some(next)
}
