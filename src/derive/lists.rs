//! The lists over the whole site, in the order of their pages.

use std::collections::BTreeMap;

use super::bans::{self, Limit};
use super::hotlines::{Hotlines, Line};
use super::inspection::{self, Group};
use super::penalties::{self, Row};
use crate::check::Checked;
use crate::model::record::{Agency, Form, Scope};
use crate::model::site::Any;
use crate::model::{Kind, Site};

/// Lists that several pages show parts of.
#[derive(Debug)]
pub struct Lists<'s> {
    /// Every telephone number with the unit that answers.
    pub numbers: Vec<(Option<&'s Agency>, Line<'s>)>,
    /// Every penalty.
    pub penalties: Vec<Row<'s>>,
    /// What those who are inspected may do (`rights`) and inspectors must do (`duties`).
    pub rights: Vec<(&'static str, Group<'s>)>,
    /// What inspectors must not do.
    pub limits: Vec<Limit<'s>>,
    /// The records of each type but terms, group by group, each with the number of its group.
    pub indexes: BTreeMap<Kind, Vec<(usize, Any<'s>)>>,
}

impl<'s> Lists<'s> {
    /// The lists of a site with these numbers.
    pub fn of(site: &'s Checked<Site>, hotlines: &Hotlines<'s>) -> Self {
        let keyed = |key, groups: Vec<Group<'s>>| groups.into_iter().map(move |group| (key, group));
        let rights = keyed("rights", inspection::rights(site));
        let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Term);
        Self {
            numbers: hotlines.by_unit(site),
            penalties: penalties::penalties(site),
            rights: rights.chain(keyed("duties", inspection::duties(site))).collect(),
            limits: bans::limits(site),
            indexes: kinds.map(|kind| (kind, index(site, site.listed(kind)))).collect(),
        }
    }
}

/// Records of a type, those of a group together; groups in the site's order of levels and kinds, if it has one,
/// else in the order of their first records.
fn index<'s>(site: &'s Site, records: Vec<Any<'s>>) -> Vec<(usize, Any<'s>)> {
    let mut groups: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut index = Vec::with_capacity(records.len());
    for record in records {
        let next = groups.len();
        index.push((*groups.entry(group(record)).or_insert(next), record));
    }
    index.sort_by_key(|(group, record)| (rank(site, *record), *group));
    index
}

/// The place of a record on the scale of its type, where the site orders that.
fn rank(site: &Site, record: Any) -> usize {
    let (word, scale) = match record {
        Any::Agency(agency) => match &agency.form {
            Form::Body { level: Some(level), .. } => (level, &site.config.levels),
            _ => return usize::MAX,
        },
        Any::Law(law) => match &law.kind {
            Some(kind) => (kind, &site.config.law_kinds),
            None => return usize::MAX,
        },
        _ => return usize::MAX,
    };
    if scale.own.is_empty() { usize::MAX } else { scale.place(&word.value).unwrap_or(usize::MAX) }
}

/// What records of a group share in the index of their type.
fn group(record: Any<'_>) -> (usize, &str) {
    // Beyond every level, kind and audience.
    const OTHER: usize = 100;
    match record {
        Any::Agency(agency) => match &agency.form {
            Form::Body { level, .. } => level.as_ref().map_or((OTHER, ""), |level| (0, &level.value)),
            Form::Unit { agency, .. } => (OTHER + 1, &agency.id),
            Form::Role { .. } => (OTHER + 2, ""),
        },
        Any::Law(law) => law.kind.as_ref().map_or((OTHER, ""), |kind| (0, &kind.value)),
        Any::Document(document) => (document.kind as usize, ""),
        Any::Procedure(procedure) => match &procedure.scope {
            Scope::Of(link) => (link.kind as usize, &link.id),
            Scope::Alone => (OTHER, ""),
        },
        Any::Guide(guide) => (guide.audience.first().map_or(OTHER, |audience| *audience as usize), ""),
        _ => (OTHER, ""),
    }
}
