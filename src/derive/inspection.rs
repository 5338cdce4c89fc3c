//! An inspection seen by those who are inspected: what they may do, what inspectors must do, and what
//! inspectors must not do. All of it follows from the kind, the audience and the `who` of items.

use crate::check::Checked;
use crate::model::item::{Audience, ItemKind};
use crate::model::record::{Form, SectionKind};
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

/// What citizens and businesses have a right to, everywhere.
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

/// What inspectors must not do, as far as it concerns citizens and businesses.
pub fn limits(site: &Checked<Site>) -> Vec<Group<'_>> {
    groups(site, |item, _| {
        item.kind == Some(ItemKind::Prohibition) && item.who.iter().any(|who| inspects(site, who))
    })
}

/// Whether someone acts for the authority in an inspection: public bodies and their units do, roles
/// where the content says so.
fn inspects(site: &Site, who: &Link) -> bool {
    match site.get(who) {
        Any::Agency(agency) => match &agency.form {
            Form::Body { .. } | Form::Unit { .. } => true,
            Form::Role { inspects, .. } => *inspects,
        },
        _ => false,
    }
}

fn groups<'s>(
    site: &'s Checked<Site>,
    wanted: impl Fn(&Item, Option<SectionKind>) -> bool,
) -> Vec<Group<'s>> {
    let concerned = |item: &Item| item.audience.iter().any(|audience| *audience != Audience::Staff);
    let group = |record: Any<'s>| {
        let mut items = Vec::new();
        for (section, list) in lists(record) {
            pick(list, &|item| concerned(item) && wanted(item, section), &mut items);
        }
        Group { record, items }
    };
    site.records.iter().map(group).filter(|group| !group.items.is_empty()).collect()
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

/// The lists of items of a record, with the kind of their section.
fn lists(record: Any<'_>) -> Vec<(Option<SectionKind>, &[Item])> {
    match record {
        Any::Regime(regime) => {
            let sections = regime.sections.iter().flat_map(|section| {
                let kind = Some(section.kind);
                [(kind, section.lead.as_slice()), (kind, section.items.as_slice())]
            });
            std::iter::once((None, regime.purpose.as_slice())).chain(sections).collect()
        }
        Any::Duty(duty) => vec![(None, &duty.tasks)],
        Any::Boundary(boundary) => {
            boundary.parties.iter().map(|party| (None, party.roles.as_slice())).collect()
        }
        Any::Service(service) => vec![(None, &service.offers)],
        _ => Vec::new(),
    }
}
