//! An inspection seen by those who are inspected.

use serde::Serialize;

use super::Cx;
use super::common::LinkView;
use super::item::ItemView;
use crate::derive::inspection::Group;
use crate::route::Page;

/// Rights and duties.
#[derive(Debug, Serialize)]
pub struct InspectionView {
    /// The way to the page of limits, if there is one.
    pub other: Option<String>,
    /// The parts of the page that have anything to say.
    pub parts: Vec<InspectionPart>,
}

/// A part of the page.
#[derive(Debug, Serialize)]
pub struct InspectionPart {
    /// `rights` or `duties`, a key of the theme's words and the part's anchor.
    pub key: &'static str,
    /// The items by record.
    pub groups: Vec<InspectionGroup>,
}

/// The items of a record.
#[derive(Debug, Serialize)]
pub struct InspectionGroup {
    /// The anchor of the group.
    pub id: String,
    /// The record.
    pub record: LinkView,
    /// The way to its page.
    pub home: String,
    /// The items.
    pub items: Vec<ItemView>,
}

impl Cx<'_> {
    /// What those who are inspected may do, and what inspectors must do.
    pub fn rights_page(&self) -> InspectionView {
        let parts = self.parts(self.site.rights(self.held()));
        InspectionView { other: self.there(Page::Limits), parts }
    }

    fn parts(&self, groups: &[(&'static str, Group)]) -> Vec<InspectionPart> {
        let group = |key: &str, group: &Group| {
            let mut items: Vec<ItemView> = group.items.iter().map(|item| self.item(item, None)).collect();
            // Out of their list they carry no number of it.
            items.iter_mut().for_each(|item| item.marker = None);
            let id = format!("{key}.{}.{}", group.record.kind().word(), group.record.meta().id);
            let record = self.to(group.record);
            InspectionGroup { id, home: record.href.clone(), record, items }
        };
        let mut parts: Vec<InspectionPart> = Vec::new();
        for (key, one) in groups {
            if parts.last().is_none_or(|part| part.key != *key) {
                parts.push(InspectionPart { key, groups: Vec::new() });
            }
            parts.last_mut().expect("one was added").groups.push(group(key, one));
        }
        parts
    }

    /// The pages that help a reader most, beside the guides: keys of the theme's words and the ways there.
    pub fn tools(&self, audience: &str) -> Vec<Tool> {
        let pages: &[Page] = match audience {
            "citizen" => &[Page::Hotlines, Page::Matrix],
            "business" => &[Page::Deadlines, Page::Rights, Page::Limits, Page::Penalties],
            _ => &[Page::Start, Page::Matrix, Page::Deadlines],
        };
        self.those_there(pages)
    }

    /// Those of some pages that the site has.
    pub fn those_there(&self, pages: &[Page]) -> Vec<Tool> {
        let tool = |page: &Page| Some(Tool { key: page.name(), href: self.there(*page)? });
        pages.iter().filter_map(tool).collect()
    }
}

/// A page that helps a reader.
#[derive(Debug, Serialize)]
pub struct Tool {
    /// A key of the theme's words.
    pub key: &'static str,
    /// The way there.
    pub href: String,
}
