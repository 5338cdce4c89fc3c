//! The making of one page with all files of it: what it asks of the site is noted.

use super::surround::Surrounds;
use super::view::Cx;
use crate::model::Lang;
use crate::query::Tracked;
use crate::route::Page;
use crate::theme::Theme;

/// All that the files of one page are made from.
pub struct Task<'r, 'a> {
    /// The site and what follows from it, noting what is asked.
    pub site: Tracked<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The address at which the site is published, without a slash at its end.
    pub base_url: Option<&'a str>,
    /// Whether the site lies at the top of its host, though its address is not known.
    pub at_top: bool,
    /// Whether there is a picture of the site for links elsewhere.
    pub pictures: bool,
    /// What frames share.
    pub surrounds: &'r Surrounds<'a>,
}

impl<'a> Task<'_, 'a> {
    /// What views are made from, for a page in a language.
    pub fn context(&self, lang: Lang, page: Page) -> Cx<'a> {
        Cx {
            site: self.site.clone(),
            theme: self.theme,
            words: &self.theme.words[usize::from(lang.0)],
            base_url: self.base_url,
            at_top: self.at_top,
            pictures: self.pictures,
            drawing: None,
            lang,
            path: page.path(self.site.languages().tag(lang)),
            part: page.list().map_or(1, |(_, part)| part),
            whole: false,
        }
    }
}
