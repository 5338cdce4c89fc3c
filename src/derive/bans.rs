//! What inspectors must not do, in the order of an inspection. It follows from the kind, the audience, the `who`
//! and the stage of items.

use super::inspection::inspects;
use crate::check::Checked;
use crate::model::item::{Audience, ItemKind, Stage};
use crate::model::record::{Regime, SectionKind};
use crate::model::site::Any;
use crate::model::{Item, Site};

/// A ban that binds inspectors.
#[derive(Debug, Hash)]
pub struct Ban<'s> {
    /// When it matters.
    pub stage: Stage,
    /// What says it.
    pub item: &'s Item,
    /// The items below it that are no bans of this list themselves.
    pub items: Vec<&'s Item>,
}

/// Bans that say the same, with the regimes in which they stand.
#[derive(Debug)]
pub struct Limit<'s> {
    /// The first of them.
    pub ban: Ban<'s>,
    /// Where each of them stands, the first one first.
    pub places: Vec<(Any<'s>, &'s Item)>,
}

/// What inspectors must not do, as far as it concerns citizens and businesses: before an inspection, in it, after
/// it and at any time; those of a stage in the order of the regimes.
pub fn limits(site: &Checked<Site>) -> Vec<Limit<'_>> {
    let mut limits: Vec<Limit> = Vec::new();
    for regime in &site.records.regimes {
        for ban in bans(site, regime) {
            let place = (Any::Regime(regime), ban.item);
            match limits.iter_mut().find(|limit| same(&limit.ban, &ban)) {
                Some(limit) => limit.places.push(place),
                None => limits.push(Limit { ban, places: vec![place] }),
            }
        }
    }
    limits.sort_by_key(|limit| limit.ban.stage);
    limits
}

/// Whether two bans would be shown alike.
fn same(one: &Ban, other: &Ban) -> bool {
    let said = |item: &Item| (item.text.clone(), item.who.clone(), item.basis.clone());
    let below = |ban: &Ban| ban.items.iter().map(|item| said(item)).collect::<Vec<_>>();
    one.stage == other.stage && said(one.item) == said(other.item) && below(one) == below(other)
}

fn bans<'s>(site: &'s Site, regime: &'s Regime) -> Vec<Ban<'s>> {
    let mut bans = Vec::new();
    pick(site, regime.purpose.as_slice(), Stage::Always, &mut bans);
    for section in &regime.sections {
        let stage = usual(section.kind);
        pick(site, section.lead.as_slice(), stage, &mut bans);
        pick(site, &section.items, stage, &mut bans);
    }
    bans
}

/// The stage of what stands in a section, where nobody says otherwise.
fn usual(section: Option<SectionKind>) -> Stage {
    match section {
        Some(SectionKind::Objects | SectionKind::Contents | SectionKind::Methods) => Stage::Before,
        Some(SectionKind::Procedure) => Stage::During,
        // What follows from a breach says of no ban when it matters.
        Some(SectionKind::Handling | SectionKind::Measures) | None => Stage::Always,
    }
}

/// Adds the outermost bans, and those below them that have a stage of their own.
fn pick<'s>(site: &'s Site, items: &'s [Item], usual: Stage, found: &mut Vec<Ban<'s>>) {
    for item in items {
        let stage = item.stage.unwrap_or(usual);
        if !binds(site, item) {
            pick(site, &item.items, stage, found);
            continue;
        }
        let (own, items): (Vec<_>, Vec<_>) =
            item.items.iter().partition(|item| item.stage.is_some() && binds(site, item));
        found.push(Ban { stage, item, items });
        own.into_iter().for_each(|item| pick(site, std::slice::from_ref(item), stage, found));
    }
}

/// Whether an item forbids inspectors something, and others than the office's own people care.
fn binds(site: &Site, item: &Item) -> bool {
    item.kind == Some(ItemKind::Prohibition)
        && item.audience.iter().any(|audience| *audience != Audience::Staff)
        && item.who.iter().any(|who| inspects(site, who))
}
