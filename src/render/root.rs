//! The pages above all languages.

use super::view::root::{RootLanguage, RootView};
use super::{Rendered, Renderer};
use crate::route::{File, Page};
use crate::theme::fault::Fault;
use crate::theme::template::Frame;
use crate::theme::words::Words;

impl Renderer<'_> {
    /// The page that leads to the reader's language.
    pub fn root(&self) -> Rendered {
        let path = Page::Root.path("");
        let page = self.above_all(&path, "root.html");
        (path, page)
    }

    /// The page for addresses that lead nowhere.
    ///
    /// Hosts look for it at the root, whatever the language of the page that was asked for.
    pub fn root_not_found(&self) -> Rendered {
        let path = Page::NotFound.path("").trim_start_matches('/').to_owned();
        let page = self.above_all(&path, "404-root.html");
        (path, page)
    }

    fn above_all(&self, path: &str, template: &str) -> Result<Vec<u8>, Fault> {
        let config = &self.site.config;
        let url = |path: &str| self.base_url.map(|base| format!("{base}/{path}"));
        let language = |words: &Words| RootLanguage {
            lang: words.tag.clone(),
            dir: words.get("language.dir").to_owned(),
            name: words.get("language.name").to_owned(),
            title: self.theme.scripts.markup(config.title.show(words.lang).text, words.lang),
            href: Page::Home.path(&words.tag),
            url: url(&Page::Home.path(&words.tag)),
            home: words.get("site.home").to_owned(),
            missing: words.get("not_found.title").to_owned(),
        };
        let languages = self.theme.words.iter().map(language);
        let page = RootView {
            feed: self.derived.days().any.then(|| File::WholeFeed.path("")),
            opensearch: self.base_url.map(|_| File::WholeOpenSearch.path("")),
            ..RootView::new(languages.collect(), &self.theme.assets, url(path))
        };
        self.theme.templates.render(template, &page, None::<Frame<()>>, &self.theme.words[0])
    }
}
