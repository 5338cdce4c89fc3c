//! Structured data for search engines, in the vocabulary of <https://schema.org>, as
//! [JSON-LD](https://www.w3.org/TR/json-ld11/).
//!
//! Addresses are in full where the site's is known. Elsewhere they are relative to the page, which
//! JSON-LD allows for what is an `@id`; properties that must hold an address in full are left out.

mod contact;
mod application;
mod faq;
mod thing;

use serde_json::{Value, json};

use super::Cx;
use super::head::Head;
use crate::model::Kind;
use crate::query::Called;
use crate::route::{File, Page, Table, relative};

impl Cx<'_> {
    /// The JSON-LD of a page: where it lies, and what it is about; `None` if there is nothing to say.
    ///
    /// Less-than signs are escaped, so that the text cannot end its element.
    pub fn json_ld(&self, head: &Head) -> Option<String> {
        let mut graph = Vec::new();
        graph.extend(self.breadcrumb(head));
        match head.page {
            Page::Home => graph.push(self.website()),
            Page::Index(Kind::Term) => graph.push(self.term_set()),
            Page::Data => graph.push(self.dataset()),
            _ => graph.extend(head.record.into_iter().flat_map(|record| self.things(record))),
        }
        let whole = json!({ "@context": "https://schema.org", "@graph": graph });
        (!graph.is_empty()).then(|| whole.to_string().replace('<', "\\u003c"))
    }

    /// The address of a place below the output folder: in full if the site's is known, else from here.
    fn address(&self, path: &str) -> String {
        match self.base_url {
            Some(base) => format!("{base}/{path}"),
            None => relative(&self.path, path),
        }
    }

    fn page_address(&self, page: Page) -> String {
        self.address(&page.path(self.tag()))
    }

    /// The way from the home page; a home page has none.
    fn breadcrumb(&self, head: &Head) -> Option<Value> {
        if matches!(head.page, Page::Home | Page::NotFound) {
            return None;
        }
        let mut pages = vec![(self.words.get("site.home").to_owned(), Page::Home)];
        if let Some(record) = head.record {
            pages.push((self.kind_label(record.kind()), Page::Index(record.kind())));
        }
        pages.push((self.numbered(&head.title, head.page), head.page));
        let element = |(at, (name, page)): (usize, (String, Page))| {
            let id = self.page_address(page);
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": { "@id": id } })
        };
        let elements: Vec<Value> = pages.into_iter().enumerate().map(element).collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": elements }))
    }

    /// The site as a whole, with its search.
    fn website(&self) -> Value {
        let config = self.site.config();
        let mut site = json!({
            "@type": "WebSite", "@id": self.page_address(Page::Home),
            "name": self.plain(&config.title), "description": self.plain(&config.description),
            "inLanguage": self.tag(), "publisher": self.publisher_thing()
        });
        if self.base_url.is_some() {
            site["url"] = self.page_address(Page::Home).into();
            let template = format!("{}?q={{search_term_string}}", self.page_address(Page::Search));
            site["potentialAction"] = json!({
                "@type": "SearchAction",
                "target": { "@type": "EntryPoint", "urlTemplate": template },
                "query-input": "required name=search_term_string"
            });
        }
        site
    }

    /// The publisher, in short.
    fn publisher_thing(&self) -> Value {
        self.named_agency(self.site.called(&self.site.config().publisher))
    }

    /// An agency in short: its page says more.
    fn named_agency(&self, agency: Called) -> Value {
        let page = Page::Record(agency.kind, agency.id);
        json!({
            "@type": "GovernmentOrganization", "@id": self.page_address(page),
            "name": self.plain(agency.title)
        })
    }

    /// The glossary. Its terms stand on the page: told twice, they would make it too heavy for a bad line.
    fn term_set(&self) -> Value {
        json!({
            "@type": "DefinedTermSet", "@id": self.page_address(Page::Index(Kind::Term)),
            "name": self.kind_label(Kind::Term), "inLanguage": self.tag(),
            "publisher": self.publisher_thing()
        })
    }

    /// The files for other programs.
    fn dataset(&self) -> Value {
        let config = self.site.config();
        let file = |file: File, form: &str| {
            json!({
                "@type": "DataDownload", "encodingFormat": form,
                "contentUrl": self.address(&file.path(self.tag()))
            })
        };
        let mut files = vec![file(File::Whole, "application/json")];
        files.extend(Table::ALL.map(|table| file(File::Csv(table), "text/csv")));
        let languages: Vec<&str> = config.languages.iter().map(|(_, tag)| tag).collect();
        let mut set = json!({
            "@type": "Dataset", "@id": self.page_address(Page::Data), "name": self.plain(&config.title),
            "description": format!("{} {}", self.words.get("data.lead"), self.plain(&config.description)),
            "inLanguage": languages, "creator": self.publisher_thing(), "isAccessibleForFree": true,
            "distribution": files
        });
        if let Some(newest) = self.site.newest() {
            set["dateModified"] = newest.to_string().into();
        }
        set
    }
}
