//! Services in the [Core Public Service Vocabulary](https://semiceu.github.io/CPSV-AP/releases/3.2.0/) 3.2, as
//! [JSON-LD](https://www.w3.org/TR/json-ld11/) in every language at once.
//!
//! What the vocabulary asks for and the site does not know is not made up: an organisation's area is a place without
//! a name, and a time in working days, for which there is no duration, is left out.

use serde_json::{Value, json};

use super::json::pretty;
use super::row::{Number, Rows};
use crate::model::application::{Channel, Cost};
use crate::model::contact::Contact;
use crate::model::record::{Agency, Form, Service};
use crate::model::site::Any;
use crate::model::value::{Amount, Deadline, Stated, Unit, When};
use crate::model::{Item, Link, Localized};
use crate::route::File;

/// The file of the site.
pub fn services(rows: Rows) -> String {
    let teller = Teller { rows };
    let graph: Vec<Value> =
        rows.site.records.services.iter().map(|service| teller.service(service)).collect();
    let whole = json!({
        "@context": {
            "adms": "http://www.w3.org/ns/adms#", "cpsv": "http://purl.org/vocab/cpsv#",
            "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
            "dcat": "http://www.w3.org/ns/dcat#", "eli": "http://data.europa.eu/eli/ontology#",
            "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#",
            "skos": "http://www.w3.org/2004/02/skos/core#", "time": "http://www.w3.org/2006/time#",
            "xsd": "http://www.w3.org/2001/XMLSchema#"
        },
        "@graph": graph
    });
    pretty(&whole)
}

struct Teller<'a> {
    rows: Rows<'a>,
}

impl Teller<'_> {
    /// The name of a thing of the site, by its place in it: in this file, with its address where that is known.
    fn id(&self, place: &str) -> Value {
        let file = self.rows.base_url.map(|base| format!("{base}/{}", File::Cpsv.path("")));
        format!("{}#{place}", file.unwrap_or_default()).into()
    }

    /// A text in each language that has it.
    fn text(&self, text: &Localized) -> Value {
        let languages = &self.rows.site.config.languages;
        let one = |(lang, words)| json!({ "@language": languages.tag(lang), "@value": words });
        text.iter().map(one).collect()
    }

    fn title(&self, link: &Link) -> Value {
        self.text(self.rows.site.get(link).title())
    }

    fn concept(&self, text: &Localized) -> Value {
        json!({ "@type": "skos:Concept", "skos:prefLabel": self.text(text) })
    }

    fn service(&self, service: &Service) -> Value {
        let place = format!("service/{}", service.meta.id);
        let application = &service.application;
        let code = application.entry.code.as_deref().unwrap_or(&service.meta.id);
        let mut thing = json!({
            "@id": self.id(&place), "@type": "cpsv:PublicService", "dct:identifier": code,
            "dct:title": self.text(&service.name),
            // One must be given; the name says nothing that is not so.
            "dct:description": self.text(service.summary.as_ref().unwrap_or(&service.name)),
            "cv:hasCompetentAuthority": self.authorities(service)
        });
        let mut put = |name: &str, values: Vec<Value>| {
            if !values.is_empty() {
                thing[name] = values.into();
            }
        };
        put("dcat:keyword", service.topics.iter().map(|topic| self.text(topic)).collect());
        put("dct:audience", service.for_whom.iter().map(|whom| self.concept(whom)).collect());
        put("dct:type", application.entry.power.iter().map(|power| self.concept(power)).collect());
        put(
            "cv:holdsRequirement",
            numbered(&application.criteria, |at, item| self.criterion(&place, at, item)),
        );
        put(
            "cpsv:hasInput",
            numbered(&application.evidence, |at, paper| {
                self.paper(&paper.document, "cv:Evidence", &format!("{place}/evidence-{at}"))
            }),
        );
        put(
            "cpsv:produces",
            numbered(&application.outputs, |at, paper| {
                self.paper(paper, "cv:Output", &format!("{place}/output-{at}"))
            }),
        );
        put("cv:hasCost", self.costs(&application.costs, &place));
        put(
            "cv:hasChannel",
            numbered(&application.channels, |at, channel| self.channel(channel, &place, at)),
        );
        put("cv:contactPoint", self.contact_point(&service.contact).into_iter().collect());
        put("cpsv:follows", application.procedures.iter().map(|link| self.rule(link)).collect());
        put("cv:hasLegalResource", application.basis.iter().map(|law| self.law(law)).collect());
        let times = [&application.promised, &application.statutory];
        let time = times.into_iter().flatten().find_map(duration);
        put("cv:processingTime", time.into_iter().collect());
        thing
    }

    /// The bodies in the lead, or the publisher where none is named.
    fn authorities(&self, service: &Service) -> Vec<Value> {
        let site = self.rows.site;
        let publisher = std::slice::from_ref(&site.config.publisher);
        let lead = if service.lead.is_empty() { publisher } else { service.lead.as_slice() };
        let bodies = lead.iter().filter_map(|link| match site.get(link) {
            Any::Agency(agency) => Some(agency),
            _ => None,
        });
        bodies.map(|agency| self.authority(agency)).collect()
    }

    fn authority(&self, agency: &Agency) -> Value {
        let mut area = json!({ "@type": "dct:Location" });
        if let Some(address) = &agency.contact.address {
            area["locn:address"] = json!({ "@type": "locn:Address", "locn:fullAddress": self.text(address) });
        }
        let mut thing = json!({
            "@id": self.id(&format!("agency/{}", agency.meta.id)), "@type": "cv:PublicOrganisation",
            "skos:prefLabel": self.text(&agency.name), "dct:spatial": area
        });
        if let Some(code) = &agency.code {
            thing["dct:identifier"] = code.as_str().into();
        }
        if let Form::Unit { agency } = &agency.form {
            thing["dct:isPartOf"] = json!({ "@id": self.id(&agency.written()) });
        }
        thing
    }

    fn criterion(&self, place: &str, at: usize, item: &Item) -> Value {
        let id = format!("{place}/criterion-{at}");
        json!({
            "@id": self.id(&id), "@type": "cv:Requirement", "dct:identifier": id,
            "dct:title": self.text(&item.text)
        })
    }

    fn paper(&self, document: &Link, class: &str, id: &str) -> Value {
        json!({
            "@id": self.id(id), "@type": class, "dct:identifier": document.written(),
            "dct:title": self.title(document)
        })
    }

    fn costs(&self, costs: &Stated<Vec<Cost>>, place: &str) -> Vec<Value> {
        let Stated::Is(costs) = costs else { return Vec::new() };
        if costs.is_empty() {
            let id = format!("{place}/cost");
            return vec![json!({
                "@id": self.id(&id), "@type": "cv:Cost", "dct:identifier": id, "cv:hasValue": double(Number::Whole(0))
            })];
        }
        numbered(costs, |at, cost| self.cost(cost, place, at))
    }

    fn cost(&self, cost: &Cost, place: &str, at: usize) -> Value {
        let id = format!("{place}/cost-{at}");
        let mut thing = json!({ "@id": self.id(&id), "@type": "cv:Cost", "dct:identifier": id });
        let mut said: Vec<Value> = cost.when.iter().map(|when| self.text(when)).collect();
        if let Stated::Is(Amount::Money { min, max, currency, of }) = &cost.amount {
            let name = format!("http://publications.europa.eu/resource/authority/currency/{currency}");
            thing["cv:currency"] = json!({ "@id": name, "@type": "skos:Concept" });
            said.extend(of.iter().map(|of| self.text(of)));
            if let Some(sum) = min.filter(|_| min == max) {
                thing["cv:hasValue"] = double(Number::from(sum));
            }
        }
        if !said.is_empty() {
            thing["dct:description"] = said.into();
        }
        thing
    }

    fn channel(&self, channel: &Channel, place: &str, at: usize) -> Value {
        let id = format!("{place}/channel-{at}");
        let kind = channel.kind.key();
        let concept = json!({ "@type": "skos:Concept", "skos:notation": kind });
        let mut thing = json!({
            "@id": self.id(&id), "@type": "cv:Channel", "dct:identifier": id, "dct:type": concept
        });
        if let Some(address) = &channel.contact.address {
            thing["dct:description"] = self.text(address);
        }
        if let Some(url) = &channel.contact.url {
            thing["foaf:page"] = json!({ "@id": url, "@type": "foaf:Document" });
        }
        thing
    }

    fn contact_point(&self, contact: &Contact) -> Option<Value> {
        if *contact == Contact::default() {
            return None;
        }
        let dialling = self.rows.site.config.dialling.as_ref();
        let numbers: Vec<String> = contact.phones.iter().map(|phone| phone.dialled(dialling)).collect();
        let mut thing = json!({ "@type": "cv:ContactPoint" });
        if !numbers.is_empty() {
            thing["cv:telephone"] = numbers.into();
        }
        if let Some(email) = &contact.email {
            thing["cv:email"] = email.as_str().into();
        }
        if let Some(url) = &contact.url {
            thing["cv:contactPage"] = json!({ "@id": url, "@type": "foaf:Document" });
        }
        Some(thing)
    }

    fn rule(&self, procedure: &Link) -> Value {
        let record = self.rows.site.get(procedure);
        let said = record.summary().unwrap_or(record.title());
        json!({
            "@id": self.id(&procedure.written()), "@type": "cpsv:Rule", "dct:identifier": procedure.written(),
            "dct:title": self.text(record.title()), "dct:description": self.text(said)
        })
    }

    fn law(&self, law: &Link) -> Value {
        let mut thing = json!({
            "@id": self.id(&law.written()), "@type": "eli:LegalResource", "dct:identifier": law.written(),
            "dct:title": self.title(law)
        });
        if let Some(link) = &self.rows.site.get(law).meta().link {
            thing["foaf:page"] = json!({ "@id": link, "@type": "foaf:Document" });
        }
        thing
    }
}

/// What becomes of each thing and its number, counted from 1.
fn numbered<T>(things: &[T], make: impl Fn(usize, &T) -> Value) -> Vec<Value> {
    things.iter().enumerate().map(|(at, thing)| make(at + 1, thing)).collect()
}

fn double(number: Number) -> Value {
    json!({ "@type": "xsd:double", "@value": number.to_string() })
}

/// A time as a duration (ISO 8601); `None` of working days and of «from … to», for which there is none.
fn duration(time: &Deadline) -> Option<Value> {
    let text = match time.when {
        When::Within(min, max, _) if min != max => return None,
        When::Within(count, _, Unit::Hour) => format!("PT{count}H"),
        When::Within(count, _, Unit::Day) => format!("P{count}D"),
        When::Within(count, _, Unit::Week) => format!("P{count}W"),
        When::Within(count, _, Unit::Month) => format!("P{count}M"),
        When::Within(count, _, Unit::Quarter) => format!("P{}M", 3 * u64::from(count)),
        When::Within(count, _, Unit::HalfYear) => format!("P{}M", 6 * u64::from(count)),
        When::Within(count, _, Unit::Year) => format!("P{count}Y"),
        When::AtOnce => "P0D".to_owned(),
        _ => return None,
    };
    Some(json!({ "@type": "xsd:duration", "@value": text }))
}
