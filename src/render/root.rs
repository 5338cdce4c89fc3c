//! The pages above all languages.

use super::Rendered;
use super::task::Task;
use super::view::root::{RootLanguage, RootView};
use crate::route::{File, Page};
use crate::theme::fault::Fault;
use crate::theme::template::Frame;
use crate::theme::words::Words;

impl Task<'_, '_> {
    /// The page that leads to the reader's language.
    pub fn root(&self) -> Rendered {
        let path = Page::Root.path("");
        let url = self.base_url.map(|base| format!("{base}/{path}"));
        let page = self.above_all(url, "root.html");
        (path, page)
    }

    /// The page for addresses that lead nowhere.
    ///
    /// Hosts look for it at the root, whatever the language of the page that was asked for.
    pub fn root_not_found(&self) -> Rendered {
        let path = Page::NotFound.path("").trim_start_matches('/').to_owned();
        let top = self.base_url.or(self.at_top.then_some(""));
        let page = self.above_all(top.map(|top| format!("{top}/{path}")), "404-root.html");
        (path, page)
    }

    /// A page above all languages; `base` is its address, or the one that its links start from.
    fn above_all(&self, base: Option<String>, template: &str) -> Result<Vec<u8>, Fault> {
        let config = self.site.config();
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
            feed: self.site.is_dated().then(|| File::WholeFeed.path("")),
            colour: config.brand.band().digits(),
            opensearch: self.base_url.map(|_| File::WholeOpenSearch.path("")),
            ..RootView::new(languages.collect(), &self.theme.assets, base)
        };
        self.theme.templates.render(template, &page, None::<Frame<()>>, &self.theme.words[0])
    }
}
