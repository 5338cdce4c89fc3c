//! The stops of a newcomer's way through the site.

use std::collections::BTreeSet;

use super::parts::weight;
use crate::check::Checked;
use crate::model::item::Audience;
use crate::model::record::Guide;
use crate::model::site::Any;
use crate::model::{Kind, Link, Site};

/// A stop: a record, perhaps a place on its page.
#[derive(Debug, Clone, Copy)]
pub struct Stop<'s> {
    /// The record.
    pub record: Any<'s>,
    /// The reference that the content makes; none where the way is the built-in one.
    pub link: Option<&'s Link>,
}

/// The most stops of the built-in way: with more, nobody would come to its end.
const STOPS: usize = 60;

/// The most that they take on their page, in bytes as estimated.
const ROOM: usize = 50_000;

/// The stops that `site.yaml` lists; else guides for everyone and for staff, duties, shared matters, the
/// first of them: at most `STOPS`, and no more than there is room for.
pub fn stops(site: &Checked<Site>) -> Vec<Stop<'_>> {
    if !site.config.start.is_empty() {
        let listed = site.config.start.iter();
        return listed.map(|link| Stop { record: site.get(link), link: Some(link) }).collect();
    }
    built_in(site).take(held(site)).map(|record| Stop { record, link: None }).collect()
}

/// Whether there is a stop at all.
pub fn any(site: &Site) -> bool {
    !site.config.start.is_empty() || built_in(site).next().is_some()
}

/// The types of which the built-in way leaves records out.
pub fn cut(site: &Checked<Site>) -> BTreeSet<Kind> {
    if !site.config.start.is_empty() {
        return BTreeSet::new();
    }
    built_in(site).skip(held(site)).map(|record| record.kind()).collect()
}

/// How many records the built-in way holds.
fn held(site: &Site) -> usize {
    let mut room = ROOM;
    let fits = |record: &Any| {
        let said = weight::text(record.title()) + record.summary().map_or(0, weight::text);
        let left = room.checked_sub(2 * weight::ENTRY + said);
        room = left.unwrap_or_default();
        left.is_some()
    };
    built_in(site).take(STOPS).take_while(fits).count()
}

/// Everything that a newcomer may read, in order.
fn built_in(site: &Site) -> impl Iterator<Item = Any<'_>> {
    let records = &site.records;
    let ours = |guide: &&Guide| guide.audience.is_empty() || guide.audience.contains(&Audience::Staff);
    let guides = records.guides.iter().filter(ours).map(Any::Guide);
    let rest = records.duties.iter().map(Any::Duty).chain(records.boundaries.iter().map(Any::Boundary));
    guides.chain(rest).filter(|record| record.meta().is_listed())
}
