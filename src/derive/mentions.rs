//! Back references: who names a record, where, and as what.

use std::collections::BTreeMap;

use super::place::{Place, Tracker};
use crate::check::Checked;
use crate::model::walk::{Part, Relation};
use crate::model::{Kind, Site};

/// A reference seen from its target.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'s> {
    /// Where the reference stands.
    pub place: Place<'s>,
    /// As what the target is named there.
    pub relation: Relation,
    /// The place in the target that is meant: an article, an item.
    pub fragment: Option<&'s str>,
}

/// Every reference by its target, in the order of the site.
#[derive(Debug, Default)]
pub struct Mentions<'s> {
    by_target: BTreeMap<(Kind, &'s str), Vec<Mention<'s>>>,
    homes: BTreeMap<&'s str, Place<'s>>,
}

impl<'s> Mentions<'s> {
    /// The references of a whole site, and the homes of its source ids.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let mut all = Mentions::default();
        for record in site.records.iter() {
            let mut tracker = Tracker::new(record);
            record.walk(&mut |part| {
                tracker.see(part);
                match part {
                    Part::Link(link, relation) => {
                        let mention =
                            Mention { place: tracker.place(), relation, fragment: link.fragment.as_deref() };
                        all.by_target.entry((link.kind, &link.id)).or_default().push(mention);
                    }
                    Part::Source(source) => drop(all.homes.insert(&source.value, tracker.place())),
                    _ => {}
                }
            });
        }
        all
    }

    /// The references to a record, those to itself left out.
    pub fn to<'m>(&'m self, kind: Kind, id: &'m str) -> impl Iterator<Item = &'m Mention<'s>> {
        let mentions = self.by_target.get(&(kind, id)).map_or(&[][..], Vec::as_slice);
        let own = move |mention: &&Mention| {
            (mention.place.record.kind(), mention.place.record.meta().id.as_str()) != (kind, id)
        };
        mentions.iter().filter(own)
    }

    /// Where the home of a source id is.
    pub fn home(&self, source: &str) -> Option<&Place<'s>> {
        self.homes.get(source)
    }
}
