//! How people reach somebody.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Rows, Text, reference};
use crate::model::contact::Contact;
use crate::model::hours::{self, Opening};
use crate::model::phone::{Phone, PhoneKind};

/// How people reach somebody.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ContactRow {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<PhoneRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// An address of the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Text>,
    /// The address of a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<String>,
    /// When it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hours: Vec<HoursRow>,
}

/// A telephone number and what is known of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PhoneRow {
    /// The number as it is written, without the extension.
    number: String,
    /// The address that dials it, as RFC 3966 writes it.
    dial: String,
    #[serde(flatten)]
    more: PhoneFact,
    /// Who answers: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

/// What may be known of a telephone number.
#[derive(Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PhoneFact {
    /// The digits to ask for once the call is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What the number is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    r#for: Option<Text>,
    /// `enquiry`, `complaint` or `emergency`.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// When somebody answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hours: Vec<HoursRow>,
}

/// A line of opening hours: as `openingHours` of schema.org writes it (`WD` are working days, `PH` public
/// holidays), or words.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
enum HoursRow {
    At(String),
    Words(Text),
}

impl Rows<'_> {
    /// How people reach a service; `None` where that is a list of numbers and who answers them at most, which stand
    /// in its row.
    pub fn service_contact(self, contact: &Contact) -> Option<ContactRow> {
        self.contact_beside(contact, |_| true)
    }

    /// How people reach a body or a unit; `None` where that is a list of plain numbers at most, which stand in its row.
    pub fn agency_contact(self, contact: &Contact) -> Option<ContactRow> {
        self.contact_beside(contact, |phone| phone.unit.is_none())
    }

    fn contact_beside(self, contact: &Contact, is_plain: impl Fn(&Phone) -> bool) -> Option<ContactRow> {
        let is_said = |phone: &Phone| is_plain(phone) && self.phone_fact(phone) == PhoneFact::default();
        if !contact.has_more() && contact.phones.iter().all(is_said) {
            return None;
        }
        self.whole_contact(contact)
    }

    /// How people reach somebody; `None` where nothing is said of it.
    pub fn whole_contact(self, contact: &Contact) -> Option<ContactRow> {
        let phone = |phone: &Phone| PhoneRow {
            number: phone.number.value.clone(),
            dial: format!("tel:{}", phone.dialled(self.site.config.dialling.as_ref())),
            more: self.phone_fact(phone),
            unit: phone.unit.as_ref().map(reference),
        };
        (*contact != Contact::default()).then(|| ContactRow {
            phones: contact.phones.iter().map(phone).collect(),
            email: contact.email.clone(),
            url: contact.url.clone(),
            address: self.some(&contact.address),
            map: contact.map.clone(),
            hours: self.hours(&contact.hours),
        })
    }

    /// What is known of a telephone number.
    pub fn phone_fact(self, phone: &Phone) -> PhoneFact {
        PhoneFact {
            extension: phone.extension.clone(),
            r#for: self.some(&phone.purpose),
            kind: phone.kind.map(PhoneKind::key),
            hours: self.hours(&phone.hours),
        }
    }

    fn hours(self, hours: &[Opening]) -> Vec<HoursRow> {
        let row = |line: &Opening| match line {
            Opening::At(days, open) => HoursRow::At(hours::written(days, open)),
            Opening::Words(words) => HoursRow::Words(self.text(words)),
        };
        hours.iter().map(row).collect()
    }
}
