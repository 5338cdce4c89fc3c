//! Services in the [Human Services Data Specification](https://docs.openreferral.org/) 3.0, in one language: a page
//! of the list that its API gives, with everything on it.
//!
//! Identifiers follow from the site and the record ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562), version 5), so
//! that they stay the same from build to build. An address in parts, which the specification asks for, is not known:
//! the whole of it stands in the location's description.

mod schedule;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::json::pretty;
use super::row::Rows;
use crate::derive::hotlines::for_service;
use crate::model::application::{Application, Channel, ChannelKind, Cost};
use crate::model::phone::Phone;
use crate::model::record::{Form, Service, Status};
use crate::model::site::Any;
use crate::model::value::{Amount, Stated};
use crate::model::{Kind, Link, Localized};
use crate::route::Page;
use crate::theme::words::Words;

/// The file of a language.
pub fn services(rows: Rows, words: &Words) -> String {
    let teller = Teller { rows, words };
    let services = &rows.site.records.services;
    let contents: Vec<Value> = services.iter().map(|service| teller.service(service)).collect();
    let page = json!({
        "total_items": contents.len(), "total_pages": 1, "page_number": 1, "size": contents.len(),
        "first_page": true, "last_page": true, "empty": contents.is_empty(), "contents": contents
    });
    pretty(&page)
}

struct Teller<'s, 'w> {
    rows: Rows<'s>,
    words: &'w Words,
}

/// An object of which absent and empty values are left out.
fn filled(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    let fields = fields.into_iter().filter(|(_, value)| said(value));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

impl Teller<'_, '_> {
    /// The identifier of a thing of the site, by its place in it.
    fn id(&self, place: &str) -> Value {
        let config = &self.rows.site.config;
        let site = self.rows.base_url.map_or_else(|| config.publisher.written(), str::to_owned);
        Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{site}/{place}").as_bytes()).to_string().into()
    }

    fn show(&self, text: &Localized) -> Value {
        text.show(self.words.lang).text.into()
    }

    fn some(&self, text: Option<&Localized>) -> Value {
        text.map_or(Value::Null, |text| self.show(text))
    }

    fn lines(&self, lines: impl Iterator<Item = String>) -> Value {
        lines.collect::<Vec<_>>().join("\n").into()
    }

    /// The address of a page, where that of the site is known.
    fn page(&self, kind: Kind, id: &str) -> Value {
        let tag = self.rows.site.config.languages.tag(self.words.lang);
        self.rows
            .base_url
            .map_or(Value::Null, |base| format!("{base}/{}", Page::of(kind, id).path(tag)).into())
    }

    fn service(&self, service: &Service) -> Value {
        let place = format!("service/{}", service.meta.id);
        let application = &service.application;
        let phones = for_service(self.rows.site, service);
        let phones = phones.iter().enumerate().map(|(at, line)| self.phone(line.phone(), &place, at));
        let organisation = service.lead.first().or(Some(&self.rows.site.config.publisher));
        let locations = application.channels.iter().enumerate();
        let costs = if let Stated::Is(costs) = &application.costs { costs.as_slice() } else { &[] };
        let costs = costs.iter().enumerate().map(|(at, cost)| self.cost(cost, &place, at));
        let papers = application.evidence.iter().enumerate();
        let papers = papers.map(|(at, paper)| self.paper(&paper.document, &place, at));
        let upkeep = self.rows.site.upkeep(&service.meta);
        filled([
            ("id", self.id(&place)),
            ("name", self.show(&service.name)),
            ("description", self.some(service.summary.as_ref())),
            ("url", self.page(Kind::Service, &service.meta.id)),
            ("email", service.contact.email.clone().into()),
            (
                "status",
                match service.meta.status {
                    Status::Current => "active",
                    Status::Historical | Status::Retired => "defunct",
                    Status::Superseded(_) => "inactive",
                }
                .into(),
            ),
            ("application_process", self.process(application)),
            ("fees_description", self.fees(application)),
            ("wait_time", self.wait(application)),
            ("eligibility_description", self.eligibility(service)),
            ("alert", self.some(self.rows.site.config.notice.as_ref())),
            ("assured_date", upkeep.reviewed.map(|day| day.to_string()).into()),
            ("organization", organisation.map_or(Value::Null, |link| self.organisation(link))),
            ("phones", phones.collect()),
            ("schedules", self.schedules(&service.contact.hours, &place)),
            (
                "service_at_locations",
                locations.filter_map(|(at, channel)| self.location(channel, &place, at)).collect(),
            ),
            ("cost_options", costs.collect()),
            ("required_documents", papers.collect()),
        ])
    }

    fn eligibility(&self, service: &Service) -> Value {
        let criteria = service.application.criteria.iter().map(|item| &item.text);
        let all = service.for_whom.iter().chain(criteria);
        self.lines(all.map(|text| text.show(self.words.lang).text.to_owned()))
    }

    fn process(&self, application: &Application) -> Value {
        let name = |link: &Link| self.rows.site.get(link).title().show(self.words.lang).text.to_owned();
        let online = application.channels.iter().filter_map(|channel| channel.contact.url.clone());
        self.lines(application.procedures.iter().map(name).chain(online))
    }

    fn fees(&self, application: &Application) -> Value {
        match &application.costs {
            Stated::Is(costs) if costs.is_empty() => self.words.get("service.free").into(),
            _ => Value::Null,
        }
    }

    fn wait(&self, application: &Application) -> Value {
        let times =
            [("service.promised", &application.promised), ("service.statutory", &application.statutory)];
        let said = times.into_iter().filter_map(|(word, time)| {
            let time = self.words.taken(time.as_ref()?).plain();
            Some(format!("{}{}{time}", self.words.get(word), self.words.get("list.colon")))
        });
        self.lines(said)
    }

    /// The body that provides a service, of a unit that which it belongs to.
    fn organisation(&self, link: &Link) -> Value {
        let site = self.rows.site;
        let Any::Agency(agency) = site.get(link) else { return Value::Null };
        let body = match &agency.form {
            Form::Unit { agency: body } => match site.get(body) {
                Any::Agency(body) => body,
                _ => agency,
            },
            Form::Body { .. } | Form::Role { .. } => agency,
        };
        let place = format!("agency/{}", body.meta.id);
        let phones = body.contact.phones.iter().enumerate().map(|(at, phone)| self.phone(phone, &place, at));
        let name = self.show(&body.name);
        filled([
            ("id", self.id(&place)),
            ("name", name.clone()),
            ("alternate_name", self.some(body.short.as_ref())),
            // The specification wants one; nothing is said here that the name does not say.
            ("description", name),
            ("email", body.contact.email.clone().into()),
            ("website", body.contact.url.clone().into()),
            ("phones", phones.collect()),
        ])
    }

    fn phone(&self, phone: &Phone, place: &str, at: usize) -> Value {
        let unit = phone.unit.as_ref().map(|unit| self.rows.site.get(unit).title());
        let kind = phone.kind.map(|kind| self.words.get(&format!("phone.kind.{}", kind.key())).to_owned());
        let place = format!("{place}#phone-{}", at + 1);
        let text = |text: &Localized| text.show(self.words.lang).text.to_owned();
        let mut said: Vec<String> = kind.into_iter().collect();
        said.extend(phone.purpose.as_ref().into_iter().chain(unit).map(text));
        // A number has no schedule of its own in the specification.
        said.extend(phone.hours.iter().map(|line| self.words.opening(line).plain()));
        // The specification wants a number; one that begins with 0 would be another.
        let digits = phone.extension.as_deref().unwrap_or_default();
        let extension = digits.parse::<u32>().ok().filter(|number| number.to_string() == digits);
        if extension.is_none() && !digits.is_empty() {
            said.insert(0, self.words.phone(phone).plain());
        }
        filled([
            ("id", self.id(&place)),
            ("number", phone.number.value.as_str().into()),
            ("extension", extension.into()),
            ("type", "voice".into()),
            ("description", said.join(self.words.get("list.comma")).into()),
        ])
    }

    /// A way to apply that is a place.
    fn location(&self, channel: &Channel, place: &str, at: usize) -> Option<Value> {
        let contact = &channel.contact;
        let kind = match channel.kind {
            ChannelKind::Counter => "physical",
            ChannelKind::Post => "postal",
            ChannelKind::Online | ChannelKind::Mobile => "virtual",
            ChannelKind::Phone => return None,
        };
        let place = format!("{place}#channel-{}", at + 1);
        let inside = format!("{place}-location");
        let location = filled([
            ("id", self.id(&inside)),
            ("location_type", kind.into()),
            ("url", contact.url.clone().into()),
            ("description", self.some(contact.address.as_ref())),
        ]);
        let phones = contact.phones.iter().enumerate().map(|(at, phone)| self.phone(phone, &place, at));
        Some(filled([
            ("id", self.id(&place)),
            ("phones", phones.collect()),
            ("schedules", self.schedules(&contact.hours, &place)),
            ("location", location),
        ]))
    }

    fn cost(&self, cost: &Cost, place: &str, at: usize) -> Value {
        let (amount, currency, of) = match &cost.amount {
            Stated::Is(Amount::Money { min, max, currency, of }) => {
                let exact = min.filter(|_| min == max).map(super::row::Number::from);
                (exact, Some(currency.as_str()), of.as_ref())
            }
            _ => (None, None, None),
        };
        let words = self.words.stated_amount(&cost.amount).map(|amount| amount.plain());
        filled([
            ("id", self.id(&format!("{place}#cost-{}", at + 1))),
            ("option", self.some(cost.when.as_ref().or(of))),
            ("currency", currency.into()),
            ("amount", serde_json::to_value(amount).expect("plain data can be written")),
            ("amount_description", words.into()),
        ])
    }

    fn paper(&self, document: &Link, place: &str, at: usize) -> Value {
        filled([
            ("id", self.id(&format!("{place}#paper-{}", at + 1))),
            ("document", self.show(self.rows.site.get(document).title())),
            ("uri", self.page(Kind::Document, &document.id)),
        ])
    }
}
