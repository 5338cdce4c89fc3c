//! The search page without a search engine: every record by type and name, with its other names.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use super::service::HotlineView;
use crate::model::record::Agency;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, LocalizedList};

/// The search page.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The records by type.
    pub groups: Vec<SearchGroup>,
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
    /// Other words under which people look for it, in every language.
    pub words: String,
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
        SearchView { groups: groups.filter(|group: &SearchGroup| !group.entries.is_empty()).collect() }
    }

    fn search_entry(&self, record: Any) -> SearchEntry {
        let hotlines = match record {
            Any::Service(service) => service.hotlines.iter().map(|line| self.hotline(line, None)).collect(),
            _ => Vec::new(),
        };
        SearchEntry {
            href: self.to(record).href,
            title: self.text(record.title()),
            words: self.search_words(record),
            hotlines,
        }
    }

    /// Names, aliases, printed forms and topics of a record, in every language, once each.
    fn search_words(&self, record: Any) -> String {
        let mut words: Vec<String> = record.title().iter().map(|(_, title)| title.to_owned()).collect();
        let mut add_list = |list: &LocalizedList| {
            for (lang, _) in self.site.config.languages.iter() {
                words.extend(list.get(lang).iter().cloned());
            }
        };
        record.walk(&mut |part| {
            if let Part::Aliases(list) = part {
                add_list(list);
            }
        });
        words.extend(record.meta().origin.printed.iter().cloned());
        let extra = match record {
            Any::Agency(Agency { short: Some(short), .. }) => vec![short],
            Any::Law(law) => law.short.iter().collect(),
            Any::Service(service) => service.topics.iter().chain(&service.summary).collect(),
            _ => Vec::new(),
        };
        words.extend(extra.into_iter().flat_map(|text| text.iter()).map(|(_, text)| text.to_owned()));
        let mut seen = std::collections::BTreeSet::new();
        words.retain(|word| seen.insert(word.clone()));
        words.join(" · ")
    }
}
