//! Back references on a page: who names this record, as what, and where.

use std::collections::HashMap;

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::derive::mentions::{Listed, Mention};
use crate::model::Kind;
use crate::model::record::Agency;
use crate::model::site::Any;
use crate::route::article_anchor;

/// The references of one sort.
#[derive(Debug, Serialize)]
pub struct MentionGroup {
    /// The sort, a key of the theme's `relation` words.
    pub relation: &'static str,
    /// The records that name this one so.
    pub records: Vec<MentionRecord>,
    /// At how many places they do.
    pub count: usize,
    /// Whether all of them are terms, which only explain a word.
    pub terms: bool,
}

/// A record that names this one.
#[derive(Debug, Serialize)]
pub struct MentionRecord {
    /// The record.
    pub link: LinkView,
    /// Its type, a key of the theme's `type` words.
    pub kind: &'static str,
    /// The sentences that do, with the way to each.
    pub places: Vec<LinkView>,
}

/// The further part of what names a record.
#[derive(Debug, Serialize)]
pub struct MentionsView {
    /// The record.
    pub record: LinkView,
    /// The references, of a law by its articles.
    pub sections: Vec<MentionSection>,
}

/// The references to a place of a record, or to the whole.
#[derive(Debug, Serialize)]
pub struct MentionSection {
    /// The number of the article; none of what names the whole.
    pub article: Option<String>,
    /// The way to it.
    pub href: Option<String>,
    /// The references by sort.
    pub groups: Vec<MentionGroup>,
}

impl<'a> Cx<'a> {
    /// The references to a record that this page lists and that are wanted, by sort.
    pub fn mentioned(&self, record: Any, wanted: impl Fn(&Mention) -> bool) -> Vec<MentionGroup> {
        let listed = self.listed(record);
        let wanted = listed.iter().filter(|listed| wanted(&listed.mention));
        self.groups(wanted)
    }

    /// A further part of the references to a record.
    pub fn mentions_page(&self, record: Any) -> MentionsView {
        let listed = self.listed(record);
        let is_law = record.kind() == Kind::Law;
        let article = |listed: &Listed| listed.mention.fragment.filter(|_| is_law).map(str::to_owned);
        let page = self.page_of(record);
        let section = |listed: &[Listed]| MentionSection {
            article: article(&listed[0]),
            href: article(&listed[0]).map(|number| self.at(page, Some(&article_anchor(&number)))),
            groups: self.groups(listed.iter()),
        };
        let sections = listed.chunk_by(|a, b| article(a) == article(b)).map(section).collect();
        MentionsView { record: LinkView { href: self.href(page), text: self.text(record.title()) }, sections }
    }

    /// The references to a record that this page lists.
    fn listed(&self, record: Any) -> Vec<Listed<'a>> {
        self.site.listed(record.kind(), &record.meta().id, self.held())
    }

    /// Whether the page of an agency lists in short what others tell at length.
    pub fn is_crowded(&self, agency: &Agency) -> bool {
        !self.whole && self.site.is_crowded(agency)
    }

    fn groups<'l, 's: 'l>(&self, listed: impl Iterator<Item = &'l Listed<'s>>) -> Vec<MentionGroup> {
        let mut groups: Vec<MentionGroup> = Vec::new();
        let mut places = HashMap::new();
        for Listed { sort, mention } in listed {
            if groups.last().is_none_or(|group| group.relation != *sort) {
                groups.push(MentionGroup { relation: sort, records: Vec::new(), count: 0, terms: true });
                places.clear();
            }
            self.add(mention, groups.last_mut().expect("one was added"), &mut places);
        }
        for group in &mut groups {
            group.count = group.records.iter().map(|record| record.places.len().max(1)).sum();
            group.terms = group.records.iter().all(|record| record.kind == Kind::Term.word());
        }
        groups
    }

    /// Adds a reference to its group; `places` knows where in it each record stands.
    fn add<'s>(
        &self,
        mention: &Mention<'s>,
        group: &mut MentionGroup,
        places: &mut HashMap<(Kind, &'s str), usize>,
    ) {
        let record = mention.place.record;
        let at = *places.entry((record.kind(), &record.meta().id)).or_insert_with(|| {
            let (link, kind) = (self.to(record), record.kind().word());
            group.records.push(MentionRecord { link, kind, places: Vec::new() });
            group.records.len() - 1
        });
        let entry = &mut group.records[at];
        if let (Some(anchor), Some(text)) = (mention.place.anchor, mention.place.text) {
            let href = self.at(self.page_of(record), Some(anchor));
            if entry.places.iter().all(|place| place.href != href) {
                entry.places.push(LinkView { href, text: self.text(text) });
            }
        }
    }

    /// A sentence at a place, as a link.
    pub fn place(&self, place: &crate::derive::Place) -> LinkView {
        let text = place.text.map_or_else(TextView::default, |text| self.text(text));
        LinkView { href: self.at(self.page_of(place.record), place.anchor), text }
    }
}
