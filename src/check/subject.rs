//! What a rule sees: the site as it would be, and what a record may ask about the others.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use unicode_script::Script;

use super::homes;
use super::register::{GroupId, Register, Source};
use super::script::scripts_of;
use crate::model::attachment::FileLink;
use crate::model::site::Shared;
use crate::model::{Kind, RecordId, Site};
use crate::reading::Reading;
use crate::tree::SourceTree;

/// The facts that stand at the homes of source ids.
pub type Facts<'s> = HashMap<&'s str, BTreeSet<String>>;

/// What a rule sees. What is looked up is made when somebody asks for the first time.
pub struct Subject<'s> {
    /// The site as it would be; references in it may lead nowhere.
    pub site: &'s Site,
    /// The files, for the names and lines that messages mention.
    pub sources: &'s SourceTree,
    /// How each language writes numbers.
    pub readings: &'s [Reading],
    register: &'s Register,
    /// References to files, in the order of groups.
    pub file_links: Vec<&'s FileLink>,
    /// By group.
    records: Vec<&'s [Shared]>,
    /// By number of the record.
    anchors: Vec<OnceLock<BTreeSet<&'s str>>>,
    /// By group.
    facts: Vec<OnceLock<Facts<'s>>>,
    /// By type.
    ids: [OnceLock<Vec<&'s str>>; Kind::ALL.len()],
    source_ids: OnceLock<Vec<&'s str>>,
    /// By language.
    scripts: OnceLock<Vec<Vec<Script>>>,
}

impl<'s> Subject<'s> {
    /// A site whose groups have these records, and stand in the register.
    pub fn new(
        site: &'s Site,
        sources: &'s SourceTree,
        register: &'s Register,
        readings: &'s [Reading],
        records: Vec<&'s [Shared]>,
        mut file_links: Vec<&'s FileLink>,
    ) -> Self {
        file_links.extend(&site.config.brand.logo);
        let anchors = empty(register.names.len());
        let facts = empty(records.len());
        let (ids, source_ids, scripts) = Default::default();
        Self {
            site,
            sources,
            readings,
            register,
            file_links,
            records,
            anchors,
            facts,
            ids,
            source_ids,
            scripts,
        }
    }

    /// Whether a file claims an id, though perhaps the record cannot be read.
    pub fn is_claimed(&self, kind: Kind, id: &str) -> bool {
        self.register.has(kind, id)
    }

    /// Whether a record refers to this one, itself left out.
    pub fn is_named(&self, name: RecordId) -> bool {
        !self.register.referrers(name).is_empty()
    }

    /// The ids of a type that files claim, in order.
    pub fn ids(&self, kind: Kind) -> &[&'s str] {
        self.ids[kind as usize].get_or_init(|| self.register.ids(kind))
    }

    /// The anchors of a record, and the source ids that have their homes there.
    pub fn anchors(&self, name: RecordId) -> Option<&BTreeSet<&'s str>> {
        let record = self.site.record(name)?;
        Some(self.anchors[name.index()].get_or_init(|| record.places()))
    }

    /// Whether a record's long text has a heading of this name, in any language.
    pub fn has_heading(&self, name: RecordId, heading: &str) -> bool {
        let texts = self.site.record(name).into_iter().flat_map(|record| &record.meta().prose);
        texts.into_iter().any(|text| text.headings().iter().any(|known| known == heading))
    }

    /// The letters that each language is written in, in the order of languages.
    pub fn scripts(&self) -> &[Vec<Script>] {
        let languages = &self.site.config.languages;
        self.scripts.get_or_init(|| languages.iter().map(|(_, tag)| scripts_of(tag)).collect())
    }

    /// How many groups of files refer to a record, its own left out.
    pub fn referrers(&self, name: RecordId) -> usize {
        self.register.referrers(name).len()
    }

    /// Whether a source id has a home.
    pub fn has_home(&self, source: &str) -> bool {
        self.register.source(source).is_some_and(|source| !source.homes.is_empty())
    }

    /// All source ids that have a home, in order.
    pub fn source_ids(&self) -> &[&'s str] {
        let housed = self.register.sources().filter(|(_, source)| !source.homes.is_empty());
        self.source_ids.get_or_init(|| sorted(housed.map(|(id, _)| id)))
    }

    /// All source ids, in no order.
    pub fn each_source(&self) -> impl Iterator<Item = (&'s str, &'s Source)> {
        self.register.sources()
    }

    /// The numbers that stand at the homes of a source id, by group; none of procedures.
    pub fn facts(&self, source: &str) -> Vec<&BTreeSet<String>> {
        let homes = self.register.source(source).map_or(&[][..], |source| &source.homes);
        let groups: BTreeSet<GroupId> = homes.iter().map(|home| home.group).collect();
        groups.into_iter().filter_map(|group| self.facts_of(group).get(source)).collect()
    }

    fn facts_of(&self, group: GroupId) -> &Facts<'s> {
        self.facts[group.index()].get_or_init(|| {
            let mut facts = Facts::default();
            for record in self.records[group.index()] {
                homes::add(record.any(), self.readings, &mut facts);
            }
            facts
        })
    }
}

fn empty<T>(len: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(len).collect()
}

fn sorted<'s>(texts: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts
}
