//! How people reach somebody.

use serde_json::{Value, json};

use crate::model::contact::Contact;
use crate::model::hours::{Days, Open, Opening, WEEK};
use crate::model::phone::{Phone, PhoneKind};
use crate::model::record::Service;
use crate::render::view::Cx;

/// The days of the week as schema.org names them, from Monday.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Cx<'_> {
    /// The ways to a service by telephone.
    pub(super) fn channels(&self, service: &Service) -> Vec<Value> {
        let channel = |phone: &Phone| {
            let mut contact = self.telephone(phone);
            if let Some(unit) = &phone.unit {
                contact["name"] = self.plain(self.site.called(unit).title).into();
            }
            json!({ "@type": "ServiceChannel", "servicePhone": contact })
        };
        service.contact.phones.iter().map(channel).collect()
    }

    /// Adds to an organisation or a place how people reach it.
    pub(super) fn add_contact(&self, contact: &Contact, thing: &mut Value) {
        let telephones: Vec<Value> = contact.phones.iter().map(|phone| self.telephone(phone)).collect();
        if !telephones.is_empty() {
            thing["contactPoint"] = telephones.into();
        }
        if let Some(email) = &contact.email {
            thing["email"] = email.as_str().into();
        }
        if let Some(url) = &contact.url {
            thing["sameAs"] = url.as_str().into();
        }
        if let Some(place) = self.place_thing(contact) {
            thing["location"] = place;
        }
    }

    /// Where it is and when it is open; `None` where neither is said.
    pub(super) fn place_thing(&self, contact: &Contact) -> Option<Value> {
        let hours = opening(&contact.hours);
        if contact.address.is_none() && contact.map.is_none() && hours.is_empty() {
            return None;
        }
        let mut place = json!({ "@type": "Place" });
        if let Some(address) = &contact.address {
            place["address"] = self.plain(address).into();
        }
        if let Some(map) = &contact.map {
            place["hasMap"] = map.as_str().into();
        }
        if !hours.is_empty() {
            place["openingHoursSpecification"] = hours.into();
        }
        Some(place)
    }

    /// A telephone number.
    pub(super) fn telephone(&self, phone: &Phone) -> Value {
        let dialled = phone.dialled(self.site.config().dialling.as_ref());
        // Without a country, people read the number best as it is written.
        let number = if dialled.starts_with('+') || phone.extension.is_some() {
            &dialled
        } else {
            &phone.number.value
        };
        let mut contact = json!({ "@type": "ContactPoint", "telephone": number });
        if let Some(purpose) = &phone.purpose {
            contact["description"] = self.plain(purpose).into();
        }
        if let Some(kind) = phone.kind {
            contact["contactType"] = contact_type(kind).into();
        }
        let hours = opening(&phone.hours);
        if !hours.is_empty() {
            contact["hoursAvailable"] = hours.into();
        }
        contact
    }
}

/// The words that schema.org gives as examples of a contact's type, where it has one.
fn contact_type(kind: PhoneKind) -> &'static str {
    match kind {
        PhoneKind::Enquiry => "customer service",
        PhoneKind::Complaint => "complaints",
        PhoneKind::Emergency => "emergency",
    }
}

/// Opening hours on days of the week and public holidays, a specification for each time. Working days are left
/// out: the vocabulary has no word for days that a calendar may move.
fn opening(hours: &[Opening]) -> Vec<Value> {
    let mut all = Vec::new();
    for line in hours {
        let Opening::At(days, open) = line else { continue };
        let named: Vec<&str> = days.iter().flat_map(|days| named(*days)).collect();
        if named.is_empty() {
            continue;
        }
        let spec = |opens: String, closes: String| json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": named, "opens": opens, "closes": closes });
        match open {
            // As schema.org and search engines write a whole day, and a closed one.
            Open::Always => all.push(spec("00:00".to_owned(), "23:59".to_owned())),
            Open::Never => all.push(spec("00:00".to_owned(), "00:00".to_owned())),
            Open::Between(times) => {
                all.extend(times.iter().map(|(from, to)| spec(from.to_string(), to.to_string())));
            }
        }
    }
    all
}

fn named(days: Days) -> Vec<&'static str> {
    let count = WEEK.len() as u8;
    match days {
        Days::Week(first, last) => {
            let length = (last + count - first) % count + 1;
            (0..length).map(|step| DAYS[usize::from((first + step) % count)]).collect()
        }
        Days::Working => Vec::new(),
        Days::Holidays => vec!["PublicHolidays"],
    }
}
