//! `index.html` above all languages: it leads to the reader's language.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use crate::model::brand::Brand;
use crate::route;
use crate::text::Html;
use crate::theme::assets::Assets;

/// The page above all languages.
#[derive(Debug, Serialize)]
pub struct RootView {
    /// The tag of the default language.
    pub lang: String,
    /// The page's own address, if the site's is known; of the page for missing addresses, what its links start from.
    pub base: Option<String>,
    /// The feed of changes in every language, if there is one.
    pub feed: Option<String>,
    /// The search box for browsers; they want its address in full.
    pub opensearch: Option<String>,
    /// The languages.
    pub languages: Vec<RootLanguage>,
    /// The colour of the site: six hexadecimal digits.
    pub colour: String,
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// The script that runs before the page is painted.
    pub early: String,
}

/// A language to choose.
#[derive(Debug, Serialize)]
pub struct RootLanguage {
    /// The tag.
    pub lang: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: String,
    /// The language's own name.
    pub name: String,
    /// The site's name in it.
    pub title: Html,
    /// The way to its home page.
    pub href: String,
    /// The address of its home page, if the site's is known.
    pub url: Option<String>,
    /// «Home» in it.
    pub home: String,
    /// «Page not found» in it.
    pub missing: String,
}

impl RootView {
    /// The page above these languages; the first is the default.
    pub fn new(languages: Vec<RootLanguage>, assets: &Assets, base: Option<String>) -> Self {
        let lang = languages.first().map(|language| language.lang.clone()).unwrap_or_default();
        Self {
            lang,
            base,
            feed: None,
            opensearch: None,
            languages,
            colour: Brand::default().band().digits(),
            style: assets.style.clone(),
            script: assets.script.clone(),
            early: assets.early.clone(),
        }
    }
}

/// A page with nothing but words: for addresses that lead nowhere.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The site's name.
    pub title: TextView,
    /// The address that relative links start from, where it is known: a server shows this page under whatever
    /// address was asked for.
    pub base: Option<String>,
    /// The style sheet; from the top of the host where the site is known to lie there, since some programs leave
    /// `base` aside.
    pub style: String,
}

impl Cx<'_> {
    /// The page for addresses that lead nowhere.
    pub fn not_found(&self) -> NotFoundView {
        let top = self.base_url.or(self.at_top.then_some(""));
        let base = top.map(|top| format!("{top}/{}", self.path));
        let style = &self.theme.assets.style;
        let style = match top {
            Some("") => format!("/{style}"),
            _ => route::relative(&self.path, style),
        };
        NotFoundView { title: self.text(&self.site.config().title), base, style }
    }
}
