//! The search page without its script: every record by type and name.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use super::service::HotlineView;
use crate::model::Kind;
use crate::model::site::Any;

/// The search page.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The types that there are.
    pub kinds: Vec<SearchKind>,
    /// The records by type.
    pub groups: Vec<SearchGroup>,
}

/// A type by which results can be chosen.
#[derive(Debug, Serialize)]
pub struct SearchKind {
    /// Its place among all types; pages that are no record come last.
    pub number: usize,
    /// Its name.
    pub name: String,
}

/// The records of a type.
#[derive(Debug, Serialize)]
pub struct SearchGroup {
    /// The type's folder, a key of the theme's words.
    pub kind: &'static str,
    /// The records, sorted as the language sorts.
    pub entries: Vec<SearchEntry>,
}

/// A record.
#[derive(Debug, Serialize)]
pub struct SearchEntry {
    /// Where it stands.
    pub href: String,
    /// Its name.
    pub title: TextView,
    /// The numbers to call.
    pub hotlines: Vec<HotlineView>,
}

impl Cx<'_> {
    /// The search page.
    pub fn search(&self) -> SearchView {
        let groups = Kind::ALL.into_iter().map(|kind| {
            let mut records = self.site.records.of(kind);
            self.sort(&mut records, |record| record.title().show(self.lang).text);
            let entries = records.into_iter().map(|record| self.search_entry(record)).collect();
            SearchGroup { kind: kind.folder(), entries }
        });
        let groups: Vec<SearchGroup> =
            groups.filter(|group: &SearchGroup| !group.entries.is_empty()).collect();
        let of_records = Kind::ALL.into_iter().enumerate();
        let mut kinds: Vec<SearchKind> = of_records
            .filter(|(_, kind)| !self.site.records.of(*kind).is_empty())
            .map(|(number, kind)| SearchKind { number, name: self.kind_label(kind) })
            .collect();
        kinds.push(SearchKind { number: Kind::ALL.len(), name: self.words.get("search.page").to_owned() });
        SearchView { kinds, groups }
    }

    fn search_entry(&self, record: Any) -> SearchEntry {
        let hotlines = match record {
            Any::Service(service) => service.hotlines.iter().map(|line| self.hotline(line, None)).collect(),
            _ => Vec::new(),
        };
        SearchEntry { href: self.to(record).href, title: self.text(record.title()), hotlines }
    }
}
