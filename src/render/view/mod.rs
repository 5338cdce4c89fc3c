//! What templates see: one struct a page, plain data in one language, nothing else of the site.

pub mod chart;
pub mod common;
pub mod contents;
pub mod data;
pub mod facts;
pub mod contact;
pub mod file;
pub mod head;
pub mod glossary;
pub mod item;
pub mod application;
pub mod calendar;
pub mod deadlines;
pub mod inspection;
pub mod json_ld;
pub mod matrix;
pub mod moved;
pub mod mention;
pub mod boundary;
pub mod case;
pub mod document;
pub mod duty;
pub mod guide;
pub mod law;
pub mod limits;
pub mod part;
pub mod penalties;
pub mod procedure;
pub mod published;
pub mod frame;
pub mod regime;
pub mod root;
pub mod service;
pub mod alphabet;
pub mod home;
pub mod agency;
pub mod hotlines;
pub mod index;
pub mod search;
pub mod start;

use std::sync::Arc;

use crate::draw::drawing::Drawing;
use crate::model::scale::Scale;
use crate::model::site::Any;
use crate::model::{Kind, Lang, Link, Localized, LocalizedList};
use crate::query::{Called, Tracked};
use crate::route::{self, Page};
use crate::text::{Html, Text};
use crate::theme::Theme;
use crate::theme::words::Words;
use common::{LinkView, TextView};

/// What a view is made from: the site, a language, and the page on which links begin.
pub struct Cx<'a> {
    /// The site and what follows from it, noting what is asked.
    pub site: Tracked<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The theme's words in the language.
    pub words: &'a Words,
    /// The address at which the site is published, without a slash at its end.
    pub base_url: Option<&'a str>,
    /// Whether the site lies at the top of its host, though its address is not known.
    pub at_top: bool,
    /// Whether there is a picture of the site for links elsewhere.
    pub pictures: bool,
    /// The chart on the page, if it is laid out already.
    pub drawing: Option<Arc<Drawing>>,
    /// The language.
    pub lang: Lang,
    /// The path of the page, below the output folder.
    pub path: String,
    /// The part of its list that the page holds, from 1.
    pub part: usize,
    /// Whether lists are told whole, however long they are: in a book.
    pub whole: bool,
}

impl<'a> Cx<'a> {
    /// The same, with notes of its own.
    pub fn apart(&self) -> Self {
        let (site, path) = (self.site.apart(), self.path.clone());
        Self { site, path, drawing: self.drawing.clone(), ..*self }
    }

    /// The tag of the language.
    pub fn tag(&self) -> &'a str {
        self.site.languages().tag(self.lang)
    }

    /// Whether the site has a page.
    pub fn has(&self, page: Page) -> bool {
        self.site.has_page(page)
    }

    /// The way from this page to another of the same language.
    pub fn href(&self, page: Page) -> String {
        route::relative(&self.path, &page.path(self.tag()))
    }

    /// The way to a page of the same language, if the site has it.
    pub fn there(&self, page: Page) -> Option<String> {
        self.has(page).then(|| self.href(page))
    }

    /// A text for the reader, with the language it is in.
    pub fn text(&self, text: &Localized) -> TextView {
        let shown = text.show(self.lang);
        self.told(self.theme.scripts.markup(shown.text, shown.lang), shown.lang)
    }

    /// Markup in a language, with what a reader of the page must be told of that.
    pub fn told(&self, html: Html, lang: Lang) -> TextView {
        let other = (lang != self.lang).then(|| self.site.languages().tag(lang).to_owned());
        TextView { html, lang: other, dir: self.theme.scripts.dir(lang, self.lang) }
    }

    /// A text in each language but the page's.
    pub fn elsewhere(&self, text: &Localized) -> Vec<TextView> {
        let others = text.iter().filter(|(lang, _)| *lang != self.lang);
        others.map(|(lang, text)| self.told(self.theme.scripts.markup(text, lang), lang)).collect()
    }

    /// A word of a scale as readers see it: as the site calls it, else in the theme's words under a key.
    pub fn marked(&self, key: &str, word: &str, scale: &Scale) -> TextView {
        scale.name(word).map_or_else(|| self.own(self.words.get(key)), |name| self.text(name))
    }

    /// A text as plain words, for titles and attributes.
    pub fn plain(&self, text: &Localized) -> String {
        text.show(self.lang).text.to_owned()
    }

    /// Markup of a text that is the same in every language (ids, numbers) or already in this one.
    pub fn own(&self, text: &str) -> TextView {
        self.told(self.theme.scripts.markup(text, self.lang), self.lang)
    }

    /// Markup of [`Self::other_names`].
    pub fn also(&self, aliases: &LocalizedList, names: &[Option<&Localized>]) -> Vec<TextView> {
        self.other_names(aliases, names).iter().map(|name| self.own(name)).collect()
    }

    /// Other names of what has some names, in the language of the page: those that it does not show anyway.
    pub fn other_names(&self, aliases: &LocalizedList, names: &[Option<&Localized>]) -> Vec<String> {
        let shown: Vec<&str> = names.iter().flatten().map(|name| name.show(self.lang).text).collect();
        aliases.get(self.lang).iter().filter(|alias| !shown.contains(&alias.as_str())).cloned().collect()
    }

    /// The markup of a text with its language marked if it is not the page's, for use in sentences.
    pub fn inline(&self, text: &Localized) -> Html {
        self.text(text).inline()
    }

    /// A link to a reference's target, under its name.
    pub fn link(&self, link: &Link) -> LinkView {
        let called = self.site.called(link);
        let gives_way = called.until.is_some() || called.replaced_by.is_some();
        let text = match (called.kind, &link.fragment) {
            (Kind::Law, article) if article.is_some() || gives_way => {
                self.in_law(&called, self.words.show(called.short), article.as_deref())
            }
            _ => self.name(called),
        };
        let href = self.target(link);
        LinkView { href, text }
    }

    /// A link to a law or an article of one as a legal basis: with the law's full title and its number.
    pub fn cited(&self, link: &Link) -> LinkView {
        let called = self.site.called(link);
        if called.kind != Kind::Law {
            return self.link(link);
        }
        let title = self.words.show(called.title);
        let whole = match called.decree {
            Some(number) => {
                let values = [("title", &title), ("n", &self.words.show(number))];
                self.words.fill("law.numbered", &values)
            }
            None => title,
        };
        LinkView { href: self.target(link), text: self.in_law(&called, whole, link.fragment.as_deref()) }
    }

    /// A law or an article of one under a name, with what a reader must know who relies on it.
    fn in_law(&self, law: &Called, name: Text, article: Option<&str>) -> TextView {
        let name = match article {
            Some(article) => {
                let values = [("law", &name), ("n", &Text::new(article, self.lang))];
                self.words.fill("law.article_of", &values)
            }
            None => name,
        };
        let name =
            self.words.cited(name, self.site.last_day(law.until, law.replaced_by), law.replaced_by.is_some());
        self.told(self.html(&name), self.lang)
    }

    /// Legal bases.
    pub fn bases(&self, links: &[Link]) -> Vec<LinkView> {
        links.iter().map(|link| self.cited(link)).collect()
    }

    /// A link to a reference's target under its full name: where a page names it first.
    pub fn in_full(&self, link: &Link) -> LinkView {
        LinkView { href: self.target(link), text: self.text(self.site.called(link).title) }
    }

    /// The way from this page to a reference's target.
    pub fn target(&self, link: &Link) -> String {
        // A place may be named by its own id or by the source id that has its home there.
        let home = link.fragment.as_deref().and_then(|fragment| self.site.home(fragment));
        let own = home.filter(|(record, _)| (record.kind, record.id) == (link.kind, &link.id));
        let anchor = own.and_then(|(_, anchor)| anchor).map(str::to_owned);
        let called = self.site.called(link);
        let name = link.fragment.as_deref().filter(|_| called.kind != Kind::Law && anchor.is_none());
        let heading = name.and_then(|name| self.site.heading(called.kind, called.id, name, self.lang));
        let anchor = heading.unwrap_or_else(|| anchor.or_else(|| route::anchor(link)));
        self.at(self.page_of(called), anchor.as_deref())
    }

    /// The way to a place on a page.
    pub fn at(&self, page: Page, anchor: Option<&str>) -> String {
        let path = page.path(self.tag());
        match anchor {
            Some(anchor) if path == self.path => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", route::relative(&self.path, &path)),
            None => route::relative(&self.path, &path),
        }
    }

    /// Links to the targets of references.
    pub fn links(&self, links: &[Link]) -> Vec<LinkView> {
        links.iter().map(|link| self.link(link)).collect()
    }

    /// A link to a record.
    pub fn to(&self, record: Any) -> LinkView {
        let called = Called::from(record);
        let anchor = (called.kind == Kind::Term).then_some(called.id);
        LinkView { href: self.at(self.page_of(called), anchor), text: self.name(called) }
    }

    /// The name under which lists show a record: short where it has a short name.
    pub fn name<'r>(&self, record: impl Into<Called<'r>>) -> TextView {
        self.text(record.into().short)
    }
}
