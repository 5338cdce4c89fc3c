//! A guide.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::inspection::Tool;
use super::item::audience_key;
use super::mention::MentionGroup;
use crate::model::record::Guide;
use crate::model::site::Any;

/// A guide's page.
#[derive(Debug, Serialize)]
pub struct GuideView {
    /// Its name.
    pub title: TextView,
    /// What one finds there.
    pub summary: Option<TextView>,
    /// For whom it is.
    pub audience: Vec<&'static str>,
    /// The pages that help its readers most.
    pub tools: Vec<Tool>,
    /// The text.
    pub prose: Option<TextView>,
    /// The ways to the headings of a long text.
    pub contents: Vec<LinkView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

impl Cx<'_> {
    /// The page of a guide.
    pub fn guide(&self, guide: &Guide) -> GuideView {
        GuideView {
            title: self.text(&guide.title),
            summary: guide.summary.as_ref().map(|summary| self.text(summary)),
            audience: guide.audience.iter().map(|audience| audience_key(*audience)).collect(),
            tools: guide.audience.first().map(|one| self.tools(audience_key(*one))).unwrap_or_default(),
            prose: self.prose(Any::Guide(guide)),
            contents: self.contents(Any::Guide(guide)),
            mentions: self.mentioned(Any::Guide(guide), |_| true),
        }
    }
}
