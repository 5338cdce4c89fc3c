//! How people reach somebody, as pages show it.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::derive::hotlines::Line;
use crate::model::contact::Contact;
use crate::model::hours::Opening;
use crate::model::phone::{Phone, PhoneKind};
use crate::model::site::Any;
use crate::text::Html;

/// A number to call.
#[derive(Debug, Clone, Serialize)]
pub struct HotlineView {
    /// The number as people read it, with its extension.
    pub number: String,
    /// The number as a telephone dials it: `tel:` and digits.
    pub href: String,
    /// Who answers.
    pub unit: Option<LinkView>,
    /// For what service.
    pub service: Option<LinkView>,
    /// What it is for, in words.
    pub purpose: Option<TextView>,
    /// `enquiry`, `complaint` or `emergency`.
    pub kind: Option<&'static str>,
    /// When somebody answers.
    pub hours: Option<Html>,
}

/// How people reach somebody, numbers apart.
#[derive(Debug, Serialize)]
pub struct ContactView {
    /// The e-mail address.
    pub email: Option<String>,
    /// The address of the web.
    pub url: Option<WebView>,
    /// Where it is.
    pub address: Option<TextView>,
    /// The address of a map.
    pub map: Option<String>,
    /// When it is open, line after line.
    pub hours: Vec<Html>,
}

/// An address of the web as a link.
#[derive(Debug, Serialize)]
pub struct WebView {
    /// The address.
    pub href: String,
    /// The address as people read it: without `https://` and a slash at its end.
    pub name: String,
}

impl WebView {
    /// An address of the web.
    pub fn of(address: &str) -> Self {
        let name = address.trim_start_matches("https://").trim_start_matches("http://");
        Self { href: address.to_owned(), name: name.trim_end_matches('/').to_owned() }
    }
}

impl Cx<'_> {
    /// How people reach somebody, where that is more than numbers.
    pub fn contact(&self, contact: &Contact) -> Option<ContactView> {
        contact.has_more().then(|| ContactView {
            email: contact.email.clone(),
            url: contact.url.as_deref().map(WebView::of),
            address: contact.address.as_ref().map(|address| self.text(address)),
            map: contact.map.clone(),
            hours: contact.hours.iter().map(|line| self.html(&self.words.opening(line))).collect(),
        })
    }

    /// The numbers to call of a record: a service's. Nobody is to call for what has ended.
    pub fn record_hotlines(&self, record: Any) -> Vec<HotlineView> {
        let Any::Service(service) = record else { return Vec::new() };
        if !service.meta.is_listed() {
            return Vec::new();
        }
        let short = |line: Line| HotlineView { service: None, ..self.line(line) };
        self.site.lines_for(service).into_iter().map(short).collect()
    }

    /// A number with what it is for and who answers.
    pub fn line(&self, line: Line) -> HotlineView {
        match line {
            Line::Service { service, phone } => {
                let unit = phone.unit.as_ref().map(|unit| self.link(unit));
                self.number(phone, unit, Some(self.to(Any::Service(service))))
            }
            Line::Agency { agency, phone } => {
                let unit =
                    phone.unit.as_ref().map_or_else(|| self.to(Any::Agency(agency)), |unit| self.link(unit));
                self.number(phone, Some(unit), None)
            }
        }
    }

    /// A number to call.
    pub fn number(&self, phone: &Phone, unit: Option<LinkView>, service: Option<LinkView>) -> HotlineView {
        HotlineView {
            number: self.words.phone(phone).plain(),
            href: self.dials(phone),
            unit,
            service,
            purpose: phone.purpose.as_ref().map(|purpose| self.text(purpose)),
            kind: phone.kind.map(PhoneKind::key),
            hours: self.hours(&phone.hours),
        }
    }

    /// The address that dials a number.
    pub fn dials(&self, phone: &Phone) -> String {
        format!("tel:{}", phone.dialled(self.site.config().dialling.as_ref()))
    }

    fn hours(&self, hours: &[Opening]) -> Option<Html> {
        (!hours.is_empty()).then(|| self.html(&self.words.hours(hours)))
    }
}
