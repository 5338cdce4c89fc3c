//! What templates see: one struct a page, plain data in one language, nothing else of the site.

pub mod chart;
pub mod common;
pub mod data;
pub mod facts;
pub mod head;
pub mod glossary;
pub mod item;
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

use crate::check::Checked;
use crate::derive::Derived;
use crate::draw::drawing::Drawing;
use crate::model::site::Any;
use crate::model::{Kind, Lang, Link, Localized, LocalizedList, Site};
use crate::route::{self, Page};
use crate::text::{Html, Text};
use crate::theme::Theme;
use crate::theme::words::Words;
use common::{LinkView, TextView};

/// What a view is made from: the site, a language, and the page on which links begin.
pub struct Cx<'a> {
    /// The site.
    pub site: &'a Checked<Site>,
    /// What follows from it.
    pub derived: &'a Derived<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The theme's words in the language.
    pub words: &'a Words,
    /// The address at which the site is published, without a slash at its end.
    pub base_url: Option<&'a str>,
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
    /// The tag of the language.
    pub fn tag(&self) -> &'a str {
        self.site.config.languages.tag(self.lang)
    }

    /// The way from this page to another of the same language.
    pub fn href(&self, page: Page) -> String {
        route::relative(&self.path, &page.path(self.tag()))
    }

    /// A text for the reader, with the language it is in.
    pub fn text(&self, text: &Localized) -> TextView {
        let shown = text.show(self.lang);
        let missing = shown.lang != self.lang;
        TextView {
            html: self.theme.scripts.markup(shown.text, shown.lang),
            lang: missing.then(|| self.site.config.languages.tag(shown.lang).to_owned()),
        }
    }

    /// A text as plain words, for titles and attributes.
    pub fn plain(&self, text: &Localized) -> String {
        text.show(self.lang).text.to_owned()
    }

    /// Markup of a text that is the same in every language (ids, numbers) or already in this one.
    pub fn own(&self, text: &str) -> TextView {
        TextView { html: self.theme.scripts.markup(text, self.lang), lang: None }
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
        let record = self.site.get(link);
        let text = match (record, &link.fragment) {
            (Any::Law(law), article) if article.is_some() || law.gives_way() => {
                let mut name = self.words.show(record.short());
                if let Some(article) = article {
                    let values = [("law", &name), ("n", &Text::new(article, self.lang))];
                    name = self.words.fill("law.article_of", &values);
                }
                TextView { html: self.html(&self.words.cited(name, law, self.site)), lang: None }
            }
            _ => self.name(record),
        };
        let href = self.target(link);
        LinkView { href, text }
    }

    /// The way from this page to a reference's target.
    pub fn target(&self, link: &Link) -> String {
        // A place may be named by its own id or by the source id that has its home there.
        let home = link.fragment.as_deref().and_then(|fragment| self.derived.mentions().home(fragment));
        let own = home.filter(|home| home.record.kind() == link.kind && home.record.meta().id == link.id);
        let anchor = own.and_then(|home| home.anchor).map(str::to_owned).or_else(|| route::anchor(link));
        self.at(self.page_of(self.site.get(link)), anchor.as_deref())
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
        let kind = record.kind();
        let anchor = (kind == Kind::Term).then(|| record.meta().id.as_str());
        LinkView { href: self.at(self.page_of(record), anchor), text: self.name(record) }
    }

    /// The name under which lists show a record: short where it has a short name.
    pub fn name(&self, record: Any) -> TextView {
        self.text(record.short())
    }
}
