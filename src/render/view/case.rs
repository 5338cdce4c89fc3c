//! A case.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::mention::MentionGroup;
use crate::model::record::Case;
use crate::model::site::Any;

/// A case's page.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// Its name.
    pub title: TextView,
    /// What it shows.
    pub shows: TextView,
    /// The boundary it belongs to.
    pub boundary: LinkView,
    /// The story.
    pub prose: Option<TextView>,
    /// The ways to the headings of a long text.
    pub contents: Vec<LinkView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

impl Cx<'_> {
    /// The page of a case.
    pub fn case(&self, case: &Case) -> CaseView {
        CaseView {
            title: self.text(&case.title),
            shows: self.text(&case.shows),
            boundary: self.link(&case.boundary),
            prose: self.prose(Any::Case(case)),
            contents: self.contents(Any::Case(case)),
            mentions: self.mentioned(Any::Case(case), |_| true),
        }
    }
}
