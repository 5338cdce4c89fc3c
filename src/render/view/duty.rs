//! A duty and its tasks.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::item::ItemView;
use super::mention::MentionGroup;
use crate::model::record::Duty;
use crate::model::site::Any;

/// A duty's page.
#[derive(Debug, Serialize)]
pub struct DutyView {
    /// Its name.
    pub title: TextView,
    /// What it is.
    pub summary: TextView,
    /// The tasks.
    pub tasks: Vec<ItemView>,
    /// The laws it rests on.
    pub laws: Vec<LinkView>,
    /// Where to read on.
    pub related: Vec<LinkView>,
    /// The long text.
    pub prose: Option<TextView>,
    /// The ways to the headings of a long text.
    pub contents: Vec<LinkView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

impl Cx<'_> {
    /// The page of a duty.
    pub fn duty(&self, duty: &Duty) -> DutyView {
        DutyView {
            title: self.text(&duty.title),
            summary: self.text(&duty.summary),
            tasks: self.items(&duty.tasks),
            laws: self.bases(&duty.laws),
            related: self.links(&duty.related),
            prose: self.prose(Any::Duty(duty)),
            contents: self.contents(Any::Duty(duty)),
            mentions: self.mentioned(Any::Duty(duty), |_| true),
        }
    }
}
