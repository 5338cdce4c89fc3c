//! Structured data for search engines, in the vocabulary of <https://schema.org>.

use serde_json::{Value, json};

use super::Cx;
use super::frame::Head;
use crate::model::record::{Form, Procedure, Service};
use crate::model::site::Any;
use crate::render::route::Page;

impl Cx<'_> {
    /// The JSON-LD of a page: where it lies, and the record that it shows.
    ///
    /// Less-than signs are escaped, so that the text cannot end its element.
    pub fn json_ld(&self, head: &Head) -> String {
        let mut graph = vec![self.breadcrumb(head)];
        graph.extend(head.record.and_then(|record| self.thing(record)));
        let whole = json!({ "@context": "https://schema.org", "@graph": graph });
        whole.to_string().replace('<', "\\u003c")
    }

    fn url(&self, page: Page) -> Option<String> {
        let base = self.base_url?;
        Some(format!("{base}/{}", page.path(self.tag())))
    }

    fn breadcrumb(&self, head: &Head) -> Value {
        let mut pages = vec![(self.plain(&self.site.config.title), self.url(Page::Home))];
        if let Some(record) = head.record {
            pages.push((self.kind_label(record.kind()), self.url(Page::Index(record.kind()))));
        }
        if head.page != Page::Home {
            pages.push((head.title.clone(), self.url(head.page)));
        }
        let element = |(at, (name, url)): (usize, (String, Option<String>))| {
            let mut entry = json!({ "@type": "ListItem", "position": at + 1, "name": name });
            if let Some(url) = url {
                entry["item"] = url.into();
            }
            entry
        };
        let elements: Vec<Value> = pages.into_iter().enumerate().map(element).collect();
        json!({ "@type": "BreadcrumbList", "itemListElement": elements })
    }

    fn thing(&self, record: Any) -> Option<Value> {
        let name = self.plain(record.title());
        match record {
            Any::Service(service) => Some(self.service_thing(service, name)),
            Any::Agency(agency) if !matches!(agency.form, Form::Role { .. }) => {
                Some(json!({ "@type": "GovernmentOrganization", "name": name }))
            }
            Any::Law(_) => Some(json!({ "@type": "Legislation", "name": name })),
            Any::Procedure(procedure) => Some(self.procedure_thing(procedure, name)),
            _ => None,
        }
    }

    fn service_thing(&self, service: &Service, name: String) -> Value {
        let contacts: Vec<Value> = service
            .hotlines
            .iter()
            .map(|line| json!({ "@type": "ContactPoint", "telephone": line.number.value }))
            .collect();
        let provider = self.plain(self.site.get(&self.site.config.publisher).title());
        json!({
            "@type": "GovernmentService", "name": name,
            "serviceOperator": { "@type": "GovernmentOrganization", "name": provider, "contactPoint": contacts }
        })
    }

    fn procedure_thing(&self, procedure: &Procedure, name: String) -> Value {
        let steps = procedure.all_steps();
        let words = steps.iter().filter_map(|step| step.action.words());
        let steps: Vec<Value> =
            words.map(|words| json!({ "@type": "HowToStep", "text": self.plain(words) })).collect();
        json!({ "@type": "HowTo", "name": name, "step": steps })
    }
}
