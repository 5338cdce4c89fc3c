//! An inspection seen by those who are inspected: what they may do, and what inspectors must do. All of it follows from the kind, the audience and the `who` of items.

use crate::check::Checked;
use crate::model::item::{Audience, ItemKind};
use crate::model::record::{Form, Regime, SectionKind};
use crate::model::site::Any;
use crate::model::{Item, Link, Site};

/// The items of a record, in its order; an item that lies inside another one here is not repeated.
#[derive(Debug)]
pub struct Group<'s> {
    /// The record.
    pub record: Any<'s>,
    /// The items.
    pub items: Vec<&'s Item>,
}

/// What citizens and businesses have a right to where they are supervised.
pub fn rights(site: &Checked<Site>) -> Vec<Group<'_>> {
    groups(site, |item, _| item.kind == Some(ItemKind::Right))
}

/// What inspectors must do towards citizens and businesses while they check.
pub fn duties(site: &Checked<Site>) -> Vec<Group<'_>> {
    let checking = [SectionKind::Procedure, SectionKind::Measures];
    groups(site, |item, section| {
        item.kind == Some(ItemKind::Obligation)
            && section.is_some_and(|section| checking.contains(&section))
            && item.who.iter().any(|who| inspects(site, who))
    })
}

/// Whether someone acts for the authority in an inspection: public bodies and their units do, roles
/// where the content says so.
pub(super) fn inspects(site: &Site, who: &Link) -> bool {
    match site.get(who) {
        Any::Agency(agency) => match &agency.form {
            Form::Body { .. } | Form::Unit { .. } => true,
            Form::Role { inspects, .. } => *inspects,
        },
        _ => false,
    }
}

/// The items of each regime. What other records allow or forbid has to do with no inspection: an appeal
/// against the refusal of a permit does not, for one.
fn groups<'s>(
    site: &'s Checked<Site>,
    wanted: impl Fn(&Item, Option<SectionKind>) -> bool,
) -> Vec<Group<'s>> {
    let concerned = |item: &Item| item.audience.iter().any(|audience| *audience != Audience::Staff);
    let group = |regime: &'s Regime| {
        let mut items = Vec::new();
        let mut take = |list, kind| pick(list, &|item| concerned(item) && wanted(item, kind), &mut items);
        take(regime.purpose.as_slice(), None);
        for section in &regime.sections {
            take(section.lead.as_slice(), section.kind);
            take(&section.items, section.kind);
        }
        Group { record: Any::Regime(regime), items }
    };
    site.records
        .regimes
        .iter()
        .filter(|regime| regime.meta.is_listed())
        .map(group)
        .filter(|group| !group.items.is_empty())
        .collect()
}

/// Adds the outermost items that are wanted.
fn pick<'s>(items: &'s [Item], wanted: &impl Fn(&Item) -> bool, found: &mut Vec<&'s Item>) {
    for item in items {
        if wanted(item) {
            found.push(item);
        } else {
            pick(&item.items, wanted, found);
        }
    }
}
