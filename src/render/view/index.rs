//! The index of a type: every record, in groups where that helps.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use super::contact::HotlineView;
use super::document::document_kind_key;
use super::item::audience_key;
use crate::model::Kind;
use crate::model::record::{Form, Scope};
use crate::model::site::Any;

/// An index page.
#[derive(Debug, Serialize)]
pub struct IndexView {
    /// The type's folder, a key of the theme's words.
    pub kind: &'static str,
    /// The records in groups.
    pub groups: Vec<GroupView>,
}

/// A group of records.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Its heading; a page with one group may have none.
    pub heading: Option<TextView>,
    /// The records.
    pub entries: Vec<EntryView>,
}

/// A record in an index.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Where it stands.
    pub href: String,
    /// Its name.
    pub title: TextView,
    /// What it is.
    pub summary: Option<TextView>,
    /// The numbers to call.
    pub hotlines: Vec<HotlineView>,
}

impl Cx<'_> {
    /// The index of a type.
    pub fn index(&self, kind: Kind) -> IndexView {
        let mut groups: Vec<(usize, GroupView)> = Vec::new();
        for (number, record) in self.site.index(kind, self.held()) {
            if groups.last().is_none_or(|(known, _)| known != number) {
                let view = GroupView { heading: self.heading(*record), entries: Vec::new() };
                groups.push((*number, view));
            }
            groups.last_mut().expect("one was added").1.entries.push(self.entry(*record));
        }
        IndexView { kind: kind.folder(), groups: groups.into_iter().map(|(_, group)| group).collect() }
    }

    /// The heading under which a record stands.
    fn heading(&self, record: Any) -> Option<TextView> {
        let word = |key: String| Some(self.own(self.words.get(&key)));
        match record {
            Any::Agency(agency) => match &agency.form {
                Form::Body { level: Some(level), .. } => Some(self.marked(
                    &format!("level.{}", level.value),
                    &level.value,
                    &self.site.config().levels,
                )),
                Form::Body { level: None, .. } => word("level.other".to_owned()),
                Form::Unit { agency, .. } => Some(self.link(agency).text),
                Form::Role { .. } => word("level.role".to_owned()),
            },
            Any::Law(law) => match &law.kind {
                Some(kind) => Some(self.marked(
                    &format!("law_kind.{}", kind.value),
                    &kind.value,
                    &self.site.config().law_kinds,
                )),
                None => word("law_kind.unstated".to_owned()),
            },
            Any::Document(document) => word(format!("document_kind.{}", document_kind_key(document.kind))),
            Any::Procedure(procedure) => match &procedure.scope {
                Scope::Of(link) => Some(self.link(link).text),
                Scope::Alone => word("procedure.alone".to_owned()),
            },
            Any::Guide(guide) => guide
                .audience
                .first()
                .and_then(|audience| word(format!("audience.{}", audience_key(*audience)))),
            _ => None,
        }
    }

    fn entry(&self, record: Any) -> EntryView {
        EntryView {
            href: self.to(record).href,
            title: self.text(record.title()),
            summary: record.summary().map(|summary| self.text(summary)),
            hotlines: self.record_hotlines(record),
        }
    }
}
