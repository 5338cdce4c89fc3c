//! What the data files say, as rows: plain values of their own, in every language at once.
//!
//! The published JSON Schemas are derived from these structs, and their docstrings are the schemas'
//! descriptions.

mod contact;
mod fact;
mod item;
mod application;
mod procedure;
pub mod record;
mod table;

pub use fact::{Number, PenaltyFact};
pub use table::{DeadlineRow, HotlineRow, MatrixRow, PenaltyRow};

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::derive::Derived;
use crate::derive::parts::List;
use crate::model::site::Any;
use crate::model::{Kind, Lang, Link, Localized, LocalizedList, Site};
use crate::route::Page;

/// A text by language tag; a language without a translation is left out.
pub type Text = BTreeMap<String, String>;
/// Texts by language tag.
pub type Texts = BTreeMap<String, Vec<String>>;

/// Makes rows of a site.
#[derive(Clone, Copy)]
pub struct Rows<'s> {
    /// The site.
    pub site: &'s Checked<Site>,
    /// What follows from it.
    pub derived: &'s Derived<'s>,
    /// Its address, without a slash at its end.
    pub base_url: Option<&'s str>,
}

impl Rows<'_> {
    /// A text in every language that has it.
    pub fn text(self, text: &Localized) -> Text {
        let languages = &self.site.config.languages;
        text.iter().map(|(lang, words)| (languages.tag(lang).to_owned(), words.to_owned())).collect()
    }

    /// A text that may be absent.
    pub fn some(self, text: &Option<Localized>) -> Option<Text> {
        text.as_ref().map(|text| self.text(text))
    }

    fn each(self, texts: &[Localized]) -> Vec<Text> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn aliases(self, list: &LocalizedList) -> Texts {
        let texts = self.site.config.languages.iter().map(|(lang, tag)| (tag.to_owned(), list.get(lang)));
        texts.filter(|(_, list)| !list.is_empty()).map(|(tag, list)| (tag, list.to_vec())).collect()
    }

    /// The path of the page that shows a record in a language.
    pub fn path(self, kind: Kind, id: &str, lang: Lang) -> String {
        let tag = self.site.config.languages.tag(lang);
        match kind {
            Kind::Term => Page::of_part(List::Index(kind), self.derived.glossary().part(lang, id)).path(tag),
            kind => Page::of(kind, id).path(tag),
        }
    }

    /// The address of a file: in full where the site's is known, else from its folder.
    pub fn published(self, path: &str) -> String {
        match self.base_url {
            Some(base) => format!("{base}/{path}"),
            None => path.to_owned(),
        }
    }

    /// The address of a place by language: in full where the site's is known, else from its folder.
    pub fn pages(self, record: Any, anchor: Option<&str>) -> Text {
        let (kind, id) = (record.kind(), record.meta().id.as_str());
        let anchor = anchor.or((kind == Kind::Term).then_some(id));
        let fragment = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let base = self.base_url.map(|base| format!("{base}/")).unwrap_or_default();
        let address = |lang: Lang| format!("{base}{}{fragment}", self.path(kind, id, lang));
        self.site.config.languages.iter().map(|(lang, tag)| (tag.to_owned(), address(lang))).collect()
    }
}

/// A reference as the content writes it: `type/id`, perhaps with `#` and a place.
fn reference(link: &Link) -> String {
    link.written()
}

fn references(links: &[Link]) -> Vec<String> {
    links.iter().map(reference).collect()
}
