//! A public service.

use serde::Serialize;

use super::Cx;
use super::application::ApplicationView;
use super::common::{LinkView, TextView};
use super::contact::{ContactView, HotlineView};
use super::item::ItemView;
use super::mention::MentionGroup;
use crate::model::record::Service;
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::text::Html;

/// A service's page.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    /// Its name.
    pub title: TextView,
    /// What it is.
    pub summary: Option<TextView>,
    /// The numbers to call.
    pub hotlines: Vec<HotlineView>,
    /// How else one reaches those who offer it.
    pub contact: Option<ContactView>,
    /// What one gets.
    pub offers: Vec<ItemView>,
    /// For whom it is.
    pub for_whom: Option<TextView>,
    /// Words under which people look for it.
    pub topics: Vec<TextView>,
    /// Units in the lead.
    pub lead: Vec<LinkView>,
    /// Units that help.
    pub supporting: Vec<LinkView>,
    /// Days on which it takes place.
    pub dates: Vec<DateView>,
    /// How one applies for it.
    pub application: Option<ApplicationView>,
    /// The long text.
    pub prose: Option<TextView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

/// A named day.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// Its name.
    pub name: TextView,
    /// The day; «not stated» in words where the source gives none.
    pub on: Option<Html>,
}

impl Cx<'_> {
    /// The page of a service.
    pub fn service(&self, service: &Service) -> ServiceView {
        ServiceView {
            title: self.text(&service.name),
            summary: service.summary.as_ref().map(|summary| self.text(summary)),
            hotlines: self.record_hotlines(Any::Service(service)),
            contact: self.contact(&service.contact),
            offers: self.items(&service.offers),
            for_whom: service.for_whom.as_ref().map(|whom| self.text(whom)),
            topics: service.topics.iter().map(|topic| self.text(topic)).collect(),
            lead: self.links(&service.lead),
            supporting: self.links(&service.supporting),
            dates: service.dates.iter().map(|date| self.date(date)).collect(),
            application: self.application(&service.application),
            prose: self.prose(Any::Service(service)),
            mentions: self.mentioned(Any::Service(service), |_| true),
        }
    }

    fn date(&self, date: &crate::model::value::NamedDay) -> DateView {
        let on = match &date.on {
            Stated::Absent => None,
            Stated::NotStated => Some(self.html(&self.words.fill("fact.not_stated", &[]))),
            Stated::Is(day) => Some(self.html(&self.words.day(*day))),
        };
        DateView { name: self.text(&date.name), on }
    }
}
