//! What stands at the old address of a record that has a new one.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use crate::model::Link;

/// The page at an old address.
#[derive(Debug, Serialize)]
pub struct MovedView {
    /// The tag of the page's language.
    pub lang: String,
    /// What the record is called.
    pub title: TextView,
    /// The same as plain words.
    pub plain: String,
    /// The way to the record.
    pub href: String,
    /// The new address in full, if the site's is known.
    pub canonical: Option<String>,
    /// The record's page in every language.
    pub languages: Vec<MovedLanguage>,
    /// The style sheet.
    pub style: String,
}

/// A language of the new page.
#[derive(Debug, Serialize)]
pub struct MovedLanguage {
    /// The tag.
    pub lang: String,
    /// The way to the page.
    pub href: String,
}

impl Cx<'_> {
    /// The page at an old address of a record.
    pub fn moved(&self, to: &Link) -> MovedView {
        let called = self.site.called(to);
        let title = called.title;
        let page = self.page_of(called);
        let languages = self.site.languages().iter();
        let way = |tag: &str| crate::route::relative(&self.path, &page.path(tag));
        MovedView {
            lang: self.tag().to_owned(),
            title: self.text(title),
            plain: self.plain(title),
            href: self.target(to),
            canonical: self.base_url.map(|base| format!("{base}/{}", page.path(self.tag()))),
            languages: languages
                .map(|(_, tag)| MovedLanguage { lang: tag.to_owned(), href: way(tag) })
                .collect(),
            style: crate::route::relative(&self.path, &self.theme.assets.style),
        }
    }
}
