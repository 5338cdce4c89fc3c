//! What surrounds every page: head, navigation, breadcrumb, language switch, footer.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, SourceView, TextView};
use super::contact::WebView;
use super::head::Head;
use super::part::PartsView;
use super::published::PublishedView;
use crate::derive::parts::List;
use crate::model::attachment::FileLink;
use crate::model::record::{Meta, Status};
use crate::model::site::Any;
use crate::model::{Kind, Lang, Localized};
use crate::route::{File, Page, menu, relative, side_by_side};
use crate::theme::LanguageName;

/// What of a frame differs from page to page.
#[derive(Debug, Serialize)]
pub struct FrameView {
    /// The key of the entry of the navigation where the page lies; empty if there is none.
    pub section: &'static str,
    /// The page's title in words, for `<title>`.
    pub title: String,
    /// What the page is.
    pub description: String,
    /// The address at which the page is published, if one is known.
    pub canonical: Option<String>,
    /// The page in every language, this one included.
    pub alternates: Vec<Alternate>,
    /// Whether search engines are told of the page in several languages.
    pub announced: bool,
    /// The page with another language beside it, for each such language; none on such a page itself.
    pub sides: Vec<SideLink>,
    /// The pages above this one.
    pub above: Vec<LinkView>,
    /// Where the list of this page goes on, if it does.
    pub parts: Option<PartsView>,
    /// What the reader must know of the facts on this page.
    pub notice: Option<TextView>,
    /// The day by which all of it had been held against that document; a record tells its own.
    pub checked: Option<String>,
    /// Where a mail about this page goes, with its subject.
    pub feedback_mail: Option<String>,
    /// What the page says of itself to other programs.
    pub published: PublishedView,
    /// Where the record comes from and who keeps it.
    pub record: Option<RecordView>,
    /// Structured data for search engines, JSON-LD.
    pub json_ld: Option<String>,
}

/// What of a frame all pages of a folder share, in one language.
#[derive(Debug, Serialize)]
pub struct SurroundView {
    /// The tag of the language.
    pub lang: String,
    /// The site's name.
    pub site_title: TextView,
    /// The site's name in words.
    pub site_name: String,
    /// The way to the home page.
    pub home: String,
    /// The way to the search page.
    pub search: String,
    /// What the search box loads at its first use.
    pub search_parts: SearchParts,
    /// The navigation, under what readers come for.
    pub groups: Vec<NavGroup>,
    /// The way to all telephone numbers, if there are any.
    pub hotlines: Option<String>,
    /// The way to the folder of assets, with the slash.
    pub assets: String,
    /// The style sheet.
    pub style: String,
    /// The style sheet of charts.
    pub chart_style: String,
    /// The script.
    pub script: String,
    /// The script that runs before the page is painted.
    pub early: String,
    /// The script of the pages that calculate, filter or ask.
    pub views_script: String,
    /// The document that the content restates.
    pub source: Option<TextView>,
    /// The address at which mistakes are reported, if there is one.
    pub feedback: Option<String>,
    /// The way to the page about files for other programs.
    pub data: String,
    /// The name of the body that publishes the site.
    pub publisher: LinkView,
    /// The way to a page with a number or an address where mistakes are told, if there is one.
    pub tell: Option<String>,
    /// How the office shows itself.
    pub brand: BrandView,
}

/// How the office shows itself.
#[derive(Debug, Serialize)]
pub struct BrandView {
    /// The name at the head, if it is not that of the site or of who publishes it.
    pub name: Option<TextView>,
    /// A picture beside it.
    pub logo: Option<LogoView>,
    /// The colour of the head: six hexadecimal digits, without a sign before them.
    pub colour: String,
}

/// A picture in its own size.
#[derive(Debug, Serialize)]
pub struct LogoView {
    /// The way to it.
    pub href: String,
    /// Its width in px.
    pub width: usize,
    /// Its height in px.
    pub height: usize,
}

/// The page in a language.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// The tag.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// The way there.
    pub href: String,
    /// The address at which it is published.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
    /// Whether it is told to search engines: a page that is not translated is not in that language.
    pub announced: bool,
}

/// The way to a page with another language beside it.
#[derive(Debug, Serialize)]
pub struct SideLink {
    /// The other language's own name.
    pub name: String,
    /// The other language's tag.
    pub lang: String,
    /// The way there.
    pub href: String,
}

/// What a reader may come for.
#[derive(Debug, Serialize)]
pub struct NavGroup {
    /// A key of the theme's `group` words.
    pub key: &'static str,
    /// The pages for it.
    pub entries: Vec<NavView>,
}

/// An entry of the navigation.
#[derive(Debug, Serialize)]
pub struct NavView {
    /// A key of the theme's words.
    pub key: &'static str,
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// What is said of a record as a whole.
#[derive(Debug, Serialize)]
pub struct RecordView {
    /// The id in the office's document.
    pub source: Option<String>,
    /// Ids whose homes are elsewhere.
    pub draws: Vec<SourceView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// Who keeps it.
    pub owner: Option<LinkView>,
    /// When it was last held against its source.
    pub reviewed: Option<String>,
    /// By when it is to be read through.
    pub review_by: Option<String>,
    /// The day whose state it describes.
    pub as_of: Option<String>,
    /// `current`, `historical`, `superseded` or `retired`.
    pub status: &'static str,
    /// The same in words; of a law, until when it is in force.
    pub status_words: String,
    /// What replaces it.
    pub superseded_by: Option<LinkView>,
    /// The address of the official text or page.
    pub link: Option<WebView>,
    /// Why it no longer holds.
    pub reason: Option<TextView>,
    /// The file to edit, below the site's folder.
    pub file: String,
}

/// What the search box loads at its first use.
#[derive(Debug, Serialize)]
pub struct SearchParts {
    /// The way to its script.
    pub script: String,
    /// The way to the script of what few searches need.
    pub rare: String,
    /// The way to the start of the language's index.
    pub start: String,
    /// The way to the language's home folder, with the slash; empty in that folder.
    pub root: String,
    /// What a record of each type is called, apart by `|`.
    pub kinds: String,
}

impl<'a> Cx<'a> {
    /// The frame around a page.
    pub fn frame(&self, head: &Head<'a>) -> FrameView {
        let languages = &self.theme.names;
        let config = self.site.config();
        let url = |path: &str| self.base_url.map(|base| format!("{base}/{path}"));
        let alternate = |(at, language): (usize, &LanguageName)| {
            let path = head.page.path(&language.tag);
            Alternate {
                lang: language.tag.clone(),
                name: language.name.clone(),
                href: relative(&self.path, &path),
                url: url(&path),
                current: language.tag == self.tag(),
                announced: head.record.is_none_or(|record| record.speaks(Lang(at as u8))),
            }
        };
        let alternates: Vec<Alternate> = languages.iter().enumerate().map(alternate).collect();
        FrameView {
            section: head.page.name(),
            title: self.numbered(&head.title, head.page),
            parts: self.parts_of(head.page),
            description: head.description.clone().unwrap_or_else(|| self.plain(&config.description)),
            canonical: url(&self.path),
            announced: alternates.iter().filter(|page| page.announced).count() > 1,
            alternates,
            sides: self.sides(head.page, languages),
            above: head.above.clone(),
            notice: config.notice.as_ref().filter(|_| head.dated_facts).map(|notice| self.text(notice)),
            checked: head.record.is_none().then(|| self.site.checked()).flatten().map(|day| day.to_string()),
            feedback_mail: self.feedback(head),
            published: self.published(head),
            record: head.record.map(|record| self.record(record)),
            json_ld: self.json_ld(head),
        }
    }

    /// What the frames of all pages in this page's folder share.
    pub fn surround(&self) -> SurroundView {
        let (assets, config) = (&self.theme.assets, self.site.config());
        SurroundView {
            lang: self.tag().to_owned(),
            site_title: self.text(&config.title),
            site_name: self.plain(&config.title),
            home: self.href(Page::Home),
            search: self.href(Page::Search),
            search_parts: self.search_parts(),
            groups: self.nav(),
            hotlines: self.there(Page::Hotlines),
            assets: relative(&self.path, "assets/x").trim_end_matches('x').to_owned(),
            style: relative(&self.path, &assets.style),
            chart_style: relative(&self.path, &assets.chart_style),
            script: relative(&self.path, &assets.script),
            early: relative(&self.path, &assets.early),
            views_script: relative(&self.path, &assets.views_script),
            source: config.source.as_ref().map(|source| self.text(source)),
            feedback: config.feedback.clone(),
            data: self.href(Page::Data),
            publisher: self.link(&config.publisher),
            tell: self.tell(),
            brand: self.brand(),
        }
    }

    fn brand(&self) -> BrandView {
        let brand = &self.site.config().brand;
        let logo = |link: &FileLink| {
            let (width, height) = self.site.files().get(&link.path)?.picture?;
            Some(LogoView { href: relative(&self.path, &link.path), width, height })
        };
        BrandView {
            name: brand.name.as_ref().map(|name| self.text(name)),
            logo: brand.logo.as_ref().and_then(logo),
            colour: brand.band().digits(),
        }
    }

    /// The page on which readers find how to reach the publisher: its own, if that has a number or an address, else
    /// the page of all numbers.
    fn tell(&self) -> Option<String> {
        let publisher = &self.site.config().publisher;
        let reached = match self.site.get(publisher) {
            Any::Agency(agency) => {
                let contact = &agency.contact;
                contact.email.is_some()
                    || contact.url.is_some()
                    || contact.address.is_some()
                    || !self.site.answered_by(agency).is_empty()
            }
            _ => false,
        };
        if reached { Some(self.link(publisher).href) } else { self.there(Page::Hotlines) }
    }

    fn sides(&self, page: Page, languages: &[LanguageName]) -> Vec<SideLink> {
        let path = page.path(self.tag());
        let here = self.site.has_sides(page) && path == self.path;
        let link = |(at, language): (usize, &LanguageName)| {
            let own = usize::from(self.lang.0);
            // The default language stands beside each other one, and each other one beside it alone.
            let beside = here && at != own && (own == 0 || at == 0);
            let tag = if own == 0 { language.tag.as_str() } else { self.tag() };
            beside.then(|| SideLink {
                name: language.name.clone(),
                lang: language.tag.clone(),
                href: relative(&self.path, &side_by_side(tag, &path)),
            })
        };
        languages.iter().enumerate().filter_map(link).collect()
    }

    fn search_parts(&self) -> SearchParts {
        let assets = &self.theme.assets;
        SearchParts {
            script: relative(&self.path, &assets.search_script),
            rare: relative(&self.path, &assets.rare_script),
            start: self.file(File::SearchStart),
            root: self.href(Page::Home).trim_end_matches("index.html").to_owned(),
            kinds: Kind::ALL
                .map(|kind| self.words.get(&format!("type.{}", kind.word())))
                .into_iter()
                .chain([self.words.get("search.page")])
                .collect::<Vec<_>>()
                .join("|"),
        }
    }

    fn nav(&self) -> Vec<NavGroup> {
        let groups = menu::groups(|page| self.has(page)).into_iter();
        let group = |(key, pages): menu::Group| NavGroup {
            key,
            entries: pages.into_iter().map(|page| self.nav_entry(page)).collect(),
        };
        groups.map(group).collect()
    }

    /// A page as the navigation calls it.
    pub fn nav_entry(&self, page: Page) -> NavView {
        let key = page.name();
        let word = page.row().map_or_else(|| format!("nav.{key}"), |row| row.title.to_owned());
        NavView { label: self.words.get(&word).to_owned(), href: self.href(page), key }
    }

    fn record(&self, record: Any) -> RecordView {
        let meta: &Meta = record.meta();
        let upkeep = self.site.upkeep(meta);
        let (status, superseded_by) = match &meta.status {
            Status::Current => ("current", None),
            Status::Historical => ("historical", None),
            Status::Superseded(by) => ("superseded", Some(self.link(by))),
            Status::Retired => ("retired", None),
        };
        let file = match record.kind() {
            Kind::Agency => "content/agencies.yaml".to_owned(),
            Kind::Law | Kind::Document => "content/laws.yaml".to_owned(),
            Kind::Term => "content/glossary.yaml".to_owned(),
            kind => format!("content/{}/{}.yaml", kind.folder(), meta.id),
        };
        RecordView {
            source: meta.origin.source.as_ref().map(|source| source.value.clone()),
            draws: self.draws(&meta.origin),
            notes: self.notes(&meta.origin.notes),
            owner: upkeep.owner.as_ref().map(|owner| self.link(owner)),
            reviewed: upkeep.reviewed.map(|date| date.to_string()),
            review_by: meta.review_by.map(|date| date.to_string()),
            as_of: upkeep.as_of.map(|date| date.to_string()),
            status,
            status_words: self.status(record, status),
            superseded_by,
            link: meta.link.as_deref().map(WebView::of),
            reason: meta.reason.as_ref().map(|reason| self.text(reason)),
            file,
        }
    }

    /// The state of a record in words. A law that ends says until when it is in force: the record of it is current,
    /// but readers would take that for the law.
    fn status(&self, record: Any, status: &str) -> String {
        let (last, replaced) = match record {
            Any::Law(law) if status == "current" => {
                let next = law.replaced_by.as_ref();
                (self.site.last_day(law.in_force.until, next), next.is_some())
            }
            _ => (None, false),
        };
        match last {
            Some(day) => self.words.fill("status.until", &[("date", &self.words.date(day))]).plain(),
            None if replaced => self.words.get("status.superseded").to_owned(),
            None => self.words.get(&format!("status.{status}")).to_owned(),
        }
    }

    /// The pages above a page: a record's index.
    pub fn above(&self, page: Page) -> Vec<LinkView> {
        let (Page::Record(kind, _) | Page::Part(List::Mentions(kind, _), _)) = page else {
            return Vec::new();
        };
        vec![LinkView { href: self.href(Page::Index(kind)), text: self.own(&self.kind_label(kind)) }]
    }

    /// The title of a page.
    pub fn title(&self, page: Page) -> String {
        match page.first() {
            Page::Record(kind, id) => {
                self.site.find(kind, id).map(|record| self.plain(record.title())).unwrap_or_default()
            }
            Page::Index(kind) => self.kind_label(kind),
            Page::Root | Page::Home => self.plain(&self.site.config().title),
            page => page.row().map_or_else(String::new, |row| self.words.get(row.title).to_owned()),
        }
    }

    /// The head of a record's page.
    pub fn record_head(&self, record: Any<'a>) -> Head<'a> {
        let kind = record.kind();
        let words = |text: &Localized| self.plain(text);
        let page = Page::of(kind, &record.meta().id);
        Head {
            page,
            title: words(record.title()),
            description: record.summary().map(words),
            above: self.above(page),
            record: Some(record),
            // A sentence of any record may hold a sum or a day, or be quoted by one that does.
            dated_facts: true,
        }
    }
}
