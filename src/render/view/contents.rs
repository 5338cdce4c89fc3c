//! What a long page holds: the ways to its headings.

use super::Cx;
use super::common::LinkView;
use crate::derive::headings;
use crate::model::Link;
use crate::model::site::Any;

/// With fewer headings than this a text needs no list of them.
const FEW: usize = 3;

impl Cx<'_> {
    /// The ways to the main headings of a record's long text; none where they are few.
    pub fn contents(&self, record: Any) -> Vec<LinkView> {
        let Some(prose) = record.meta().prose_for(self.lang) else { return Vec::new() };
        let called = |url: &str| {
            let link = Link::parse(url, Default::default())?;
            Some(self.words.show(self.site.called(&link).title).plain())
        };
        let (_, sections) = prose.sections(called);
        let Some(main) = sections.iter().map(|section| section.level).min() else { return Vec::new() };
        let headings = sections.into_iter().zip(headings::ids(record, prose));
        let headings = headings.filter(|(section, _)| section.level == main);
        let link = |heading: &str, id: &str| LinkView {
            href: format!("#{id}"),
            text: self.told(self.theme.scripts.markup(heading, prose.lang), prose.lang),
        };
        let all: Vec<LinkView> =
            headings.map(|(section, (_, id))| link(section.heading.trim(), &id)).collect();
        if all.len() < FEW { Vec::new() } else { all }
    }
}
