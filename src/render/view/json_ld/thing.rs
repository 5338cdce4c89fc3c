//! What a record's page is about.

use serde_json::{Value, json};

use crate::model::Kind;
use crate::model::record::{Agency, Form, Law, Procedure, Service};
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::render::view::Cx;
use crate::route::Page;

impl Cx<'_> {
    /// The page of a record, if it says when it was held against its source, and what it is about,
    /// where the vocabulary has a word for it.
    pub(super) fn things(&self, record: Any) -> Vec<Value> {
        let mut things: Vec<Value> = self.subject(record).into_iter().collect();
        let upkeep = self.site.upkeep(record.meta());
        let Some(day) = upkeep.reviewed.or(upkeep.as_of) else { return things };
        // A page of questions is both; nothing else told of here is itself a page.
        if things.iter().all(|thing| thing["@type"] != "FAQPage") {
            let mut page = json!({ "@type": "WebPage", "inLanguage": self.tag() });
            if let Some(thing) = things.first() {
                page["mainEntity"] = json!({ "@id": thing["@id"] });
            }
            things.push(page);
        }
        let page = things.last_mut().expect("there is a page at least");
        page["dateModified"] = day.to_string().into();
        if let Some(day) = upkeep.reviewed {
            page["lastReviewed"] = day.to_string().into();
        }
        things
    }

    fn subject(&self, record: Any) -> Option<Value> {
        let thing = match record {
            Any::Service(service) => Some(self.service_thing(service)),
            Any::Agency(agency) => self.agency_thing(agency),
            Any::Law(law) => Some(self.law_thing(law)),
            Any::Procedure(procedure) => Some(self.procedure_thing(procedure)),
            Any::Guide(_) => self.questions(record),
            _ => None,
        };
        let mut thing = thing?;
        let page = self.page_address(Page::of(record.kind(), &record.meta().id));
        thing["@id"] = page.clone().into();
        if self.base_url.is_some() {
            thing["url"] = page.into();
        }
        thing["name"] = self.plain(record.title()).into();
        if let Some(link) = &record.meta().link {
            let known = thing["sameAs"].take();
            let link = Value::from(link.as_str());
            thing["sameAs"] = if known.is_null() { link } else { json!([known, link]) };
        }
        if let Some(summary) = record.summary() {
            thing["description"] = self.plain(summary).into();
        }
        Some(thing)
    }

    fn service_thing(&self, service: &Service) -> Value {
        let mut channels: Vec<Value> = self.channels(service);
        channels.extend(self.ways_to_apply(&service.application));
        let mut thing = json!({ "@type": "GovernmentService", "provider": self.publisher_thing() });
        if !channels.is_empty() {
            thing["availableChannel"] = channels.into();
        }
        let units: Vec<Value> =
            service.lead.iter().map(|unit| self.named_agency(self.site.called(unit))).collect();
        if !units.is_empty() {
            thing["serviceOperator"] = units.into();
        }
        self.add_application(&service.application, &mut thing);
        if let Some(whom) = &service.for_whom {
            thing["audience"] = json!({ "@type": "Audience", "audienceType": self.plain(whom) });
        }
        thing
    }

    /// A body or a unit; a role is no organisation.
    fn agency_thing(&self, agency: &Agency) -> Option<Value> {
        let above = match &agency.form {
            Form::Body { parent, .. } => parent.as_ref(),
            Form::Unit { agency } => Some(agency),
            Form::Role { .. } => return None,
        };
        let mut thing = json!({ "@type": "GovernmentOrganization" });
        let short = agency.short.as_ref().map(|short| self.plain(short));
        let others = self.other_names(&agency.aliases, &[Some(&agency.name), agency.short.as_ref()]);
        let names: Vec<String> = short.into_iter().chain(others).collect();
        if !names.is_empty() {
            thing["alternateName"] = names.into();
        }
        if let Some(above) = above {
            thing["parentOrganization"] = self.named_agency(self.site.called(above));
        }
        self.add_contact(&agency.contact, &mut thing);
        Some(thing)
    }

    fn law_thing(&self, law: &Law) -> Value {
        let mut thing = json!({ "@type": "Legislation" });
        if let Some(short) = &law.short {
            thing["alternateName"] = self.plain(short).into();
        }
        if let Stated::Is(number) = &law.number {
            thing["legislationIdentifier"] = self.plain(number).into();
        }
        let issuers: Vec<Value> =
            law.issued_by.iter().map(|issuer| self.named_agency(self.site.called(issuer))).collect();
        if !issuers.is_empty() {
            thing["legislationPassedBy"] = issuers.into();
        }
        thing
    }

    fn procedure_thing(&self, procedure: &Procedure) -> Value {
        let page = self.page_address(Page::Record(Kind::Procedure, &procedure.meta.id));
        let steps = procedure.all_steps();
        let said = steps.iter().filter_map(|step| Some((step, step.action.words()?)));
        let step =
            |(at, (step, words)): (usize, (&&crate::model::record::Step, &crate::model::Localized))| {
                json!({
                    "@type": "HowToStep", "position": at + 1, "@id": format!("{page}#{}", step.id.value),
                    "text": self.plain(words)
                })
            };
        let steps: Vec<Value> = said.enumerate().map(step).collect();
        json!({ "@type": "HowTo", "step": steps })
    }
}
