//! Back references: who names a record, where, and as what.

use std::collections::{BTreeMap, HashMap};

use super::place::{Place, Tracker};
use crate::check::Checked;
use crate::model::site::Any;
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

/// A reference as the page of its target lists it.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'s> {
    /// The sort of the reference, a key.
    pub sort: &'static str,
    /// The reference.
    pub mention: Mention<'s>,
}

/// Every reference by its target, in the order of the site.
#[derive(Debug)]
pub struct Mentions<'s> {
    site: &'s Site,
    /// By the number of the target.
    by_target: Vec<Vec<Mention<'s>>>,
    homes: HashMap<&'s str, Place<'s>>,
}

impl<'s> Mentions<'s> {
    /// The references of a whole site, and the homes of its source ids.
    pub fn of(site: &'s Checked<Site>) -> Self {
        let by_target = vec![Vec::new(); site.names()];
        let mut all = Mentions { site, by_target, homes: HashMap::new() };
        for record in site.records.iter() {
            let mut tracker = Tracker::new(record);
            record.walk(&mut |part| {
                tracker.see(part);
                match part {
                    Part::Link(link, relation) => {
                        let mention =
                            Mention { place: tracker.place(), relation, fragment: link.fragment.as_deref() };
                        all.by_target[site.get(link).number().index()].push(mention);
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
        let target = self.site.find(kind, id).map(Any::number);
        let mentions = target.and_then(|target| self.by_target.get(target.index()));
        let own = move |mention: &&Mention| Some(mention.place.record.number()) != target;
        mentions.map_or(&[][..], Vec::as_slice).iter().filter(own)
    }

    /// The references to a record that its page lists, sort by sort; of a law article by article, those to
    /// the whole law last. A crowded page lists in short what it would else tell at length.
    pub fn listed(&self, record: Any<'s>, crowded: bool) -> Vec<Listed<'s>> {
        let (kind, id) = (record.kind(), record.meta().id.as_str());
        let articles: BTreeMap<&str, usize> = match record {
            Any::Law(law) => {
                law.articles.iter().enumerate().map(|(at, one)| (one.number.as_str(), at)).collect()
            }
            _ => BTreeMap::new(),
        };
        // What has ended is named only where all has.
        let holds = |other: Any| other.meta().is_listed() || !record.meta().is_listed();
        let own = |mention: &&Mention<'s>| !told(kind, mention, crowded) && holds(mention.place.record);
        let listed = |mention: &Mention<'s>| {
            let article = mention.fragment.and_then(|fragment| articles.get(fragment));
            let (order, sort) = sort(mention.relation);
            (article.copied().unwrap_or(usize::MAX), order, Listed { sort, mention: *mention })
        };
        let mut all: Vec<_> = self.to(kind, id).filter(own).map(listed).collect();
        all.sort_by_key(|(article, order, _)| (*article, *order));
        all.into_iter().map(|(.., listed)| listed).collect()
    }

    /// Where the home of a source id is.
    pub fn home(&self, source: &str) -> Option<&Place<'s>> {
        self.homes.get(source)
    }
}

/// Whether the page of a record tells a reference elsewhere than in its list.
fn told(kind: Kind, mention: &Mention, crowded: bool) -> bool {
    let other = mention.place.record.kind();
    match (kind, mention.relation) {
        (Kind::Agency, Relation::Cast) => true,
        (Kind::Agency, Relation::Party | Relation::Lead | Relation::UnitOf | Relation::Answers) => !crowded,
        (Kind::Regime, Relation::PartOf | Relation::Twin) | (Kind::Procedure, Relation::Twin) => true,
        (Kind::Boundary, _) => other == Kind::Case,
        (Kind::Case, _) => other == Kind::Boundary,
        _ => false,
    }
}

/// The place of a relation among the sorts, and the key of its sort.
fn sort(relation: Relation) -> (usize, &'static str) {
    match relation {
        Relation::Lead | Relation::Party => (0, "party"),
        Relation::Offers => (1, "offers"),
        Relation::Supports => (2, "supports"),
        Relation::Answers => (3, "answers"),
        Relation::UnitOf => (4, "units"),
        Relation::Parent => (5, "below"),
        Relation::FilledBy => (6, "plays"),
        Relation::Who => (7, "who"),
        Relation::Actor | Relation::Cast => (8, "actor"),
        Relation::PenaltyBy => (9, "penalty_by"),
        Relation::PenaltyOn => (10, "penalty_on"),
        Relation::Basis => (11, "basis"),
        Relation::Produces => (12, "produces"),
        Relation::PartOf => (13, "part_of"),
        Relation::Continues => (14, "continues"),
        Relation::Follows => (15, "follows"),
        Relation::Evidence => (16, "evidence"),
        Relation::Issues => (17, "issues"),
        Relation::Yields => (18, "yields"),
        Relation::Illustrates => (19, "illustrates"),
        Relation::Twin => (20, "twin"),
        Relation::IssuedBy => (21, "issued_by"),
        Relation::Owner => (22, "owner"),
        Relation::Replaces => (23, "replaces"),
        Relation::See | Relation::Text => (24, "see"),
    }
}
