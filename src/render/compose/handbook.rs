//! Everything in reading order on one page, numbered, for paper and for whoever reads from end to end.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::sheet::{Sheet, Target, rewire, way};
use super::tree::Element;
use crate::model::record::{Procedure, Scope};
use crate::model::site::Any;
use crate::model::{Kind, Lang, Link, Site};
use crate::render::Rendered;
use crate::render::task::Task;
use crate::render::view::Cx;
use crate::render::view::common::TextView;
use crate::render::view::head::Head;
use crate::route::{Page, pages};
use crate::theme::fault::Fault;

/// The types of records in reading order; cases and procedures stand below what they belong to.
const ORDER: [Kind; 9] = [
    Kind::Guide,
    Kind::Duty,
    Kind::Boundary,
    Kind::Service,
    Kind::Regime,
    Kind::Procedure,
    Kind::Agency,
    Kind::Law,
    Kind::Document,
];

/// The handbook.
#[derive(Debug, Serialize)]
pub struct HandbookView {
    /// The site's name.
    pub title: TextView,
    /// Its parts.
    pub parts: Vec<PartView>,
}

/// A part: the records of a type.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Its number, from 1.
    pub number: String,
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub title: String,
    /// What stands before its chapters.
    pub html: String,
    /// Its chapters.
    pub chapters: Vec<ChapterView>,
}

/// A record.
#[derive(Debug, Serialize)]
pub struct ChapterView {
    /// Its number (3.2, or 3.2.1 below another record).
    pub number: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: TextView,
    /// Its id in the office's document.
    pub source: Option<String>,
    /// What it says.
    pub html: String,
    /// The records that belong to it.
    pub below: Vec<ChapterView>,
}

/// Where a page stands in the book.
struct Place {
    anchor: String,
    number: String,
}

/// What the chapters are made from.
struct Book<'p, 'a> {
    task: &'p Task<'p, 'a>,
    site: &'a Site,
    lang: Lang,
    path: String,
    sheets: BTreeMap<&'p str, Sheet<'p>>,
    places: BTreeMap<String, Place>,
}

impl<'a> Task<'_, 'a> {
    /// The handbook of a language, made of its pages.
    pub fn handbook(&self, lang: Lang) -> Rendered {
        let cx = self.context(lang, Page::Handbook);
        let book = self.book(lang, &cx);
        let page = book.and_then(|view| {
            let head = Head {
                description: Some(cx.words.get("intro.handbook").to_owned()),
                ..Head::of(Page::Handbook, cx.title(Page::Handbook), true)
            };
            self.in_frame(&cx, &cx.frame(&head), "handbook.html", &view)
        });
        (cx.path, page)
    }

    fn book(&self, lang: Lang, cx: &Cx<'a>) -> Result<HandbookView, Fault> {
        let (site, derived) = self.site.everything();
        derived.prepare();
        let rendered: Vec<Rendered> = pages(site, derived)
            .into_par_iter()
            .filter(|page| !matches!(page, Page::Part(..)))
            .map(|page| self.whole_page(lang, page))
            .collect();
        let mut texts = Vec::with_capacity(rendered.len());
        for (path, page) in rendered {
            texts.push((path, String::from_utf8_lossy(&page?).into_owned()));
        }
        let sheet = |(path, html)| Ok((path, Sheet::of(html, &["page", "screen"])?));
        let sheets = texts.iter().map(|(path, html)| (path.as_str(), html.as_str())).map(sheet);
        let sheets = sheets.collect::<Result<_, Fault>>()?;
        let (path, places) = (cx.path.clone(), BTreeMap::new());
        let mut book = Book { task: self, site, lang, path, sheets, places };
        let mut parts = book.parts();
        parts.iter_mut().for_each(|part| book.fill(part));
        Ok(HandbookView { title: cx.text(&site.config.title), parts })
    }
}

impl Book<'_, '_> {
    /// The parts with their chapters, still without text; each page's place is known afterwards.
    fn parts(&mut self) -> Vec<PartView> {
        let site = self.site;
        let cx = self.task.context(self.lang, Page::Handbook);
        let mut parts = Vec::new();
        if cx.has(Page::Hotlines) {
            parts.push((Page::Hotlines, cx.words.get("nav.hotlines").to_owned(), Vec::new()));
        }
        for kind in ORDER {
            let all = site.listed(kind).into_iter();
            let records: Vec<Any> = all.filter(|record| !is_below(*record)).collect();
            if !records.is_empty() {
                parts.push((Page::Index(kind), cx.kind_label(kind), records));
            }
        }
        if !site.records.terms.is_empty() {
            parts.push((Page::Index(Kind::Term), cx.kind_label(Kind::Term), Vec::new()));
        }
        let mut made = Vec::new();
        for (at, (page, title, records)) in parts.into_iter().enumerate() {
            let number = format!("{}", at + 1);
            let anchor = page.path("").trim_matches('/').replace("/index", "").replace(".html", "");
            self.place(page, &anchor, &number);
            let chapters = self.chapters(&records, &number);
            made.push(PartView { number, anchor, title, html: String::new(), chapters });
        }
        made
    }

    fn chapters(&mut self, records: &[Any], above: &str) -> Vec<ChapterView> {
        let chapter = |(at, record): (usize, &Any)| {
            let (kind, meta) = (record.kind(), record.meta());
            let number = format!("{above}.{}", at + 1);
            let anchor = format!("{}.{}", kind.folder(), meta.id);
            self.place(Page::of(kind, &meta.id), &anchor, &number);
            let title = self.task.context(self.lang, Page::Handbook).text(record.title());
            let source = meta.origin.source.as_ref().map(|source| source.value.clone());
            let below = self.chapters(&below(self.site, *record), &number);
            ChapterView { number, anchor, title, source, html: String::new(), below }
        };
        records.iter().enumerate().map(chapter).collect()
    }

    fn place(&mut self, page: Page, anchor: &str, number: &str) {
        let place = Place { anchor: anchor.to_owned(), number: number.to_owned() };
        self.places.insert(page.path(self.site.config.languages.tag(self.lang)), place);
    }

    fn fill(&self, part: &mut PartView) {
        if part.chapters.is_empty() {
            part.html = self.text(&part.anchor, 1);
        }
        part.chapters.iter_mut().for_each(|chapter| self.fill_chapter(chapter, 2));
    }

    fn fill_chapter(&self, chapter: &mut ChapterView, depth: u8) {
        chapter.html = self.text(&chapter.anchor, depth);
        chapter.below.iter_mut().for_each(|below| self.fill_chapter(below, depth + 1));
    }

    /// What the page at an anchor says, its headings `depth` levels lower.
    fn text(&self, anchor: &str, depth: u8) -> String {
        let here = self.places.iter().find(|(_, place)| place.anchor == anchor);
        let Some((path, sheet)) = here.and_then(|(path, _)| Some((path, self.sheets.get(path.as_str())?)))
        else {
            return String::new();
        };
        let mut main = sheet.main.clone();
        main.retain(&|element| element.name != "h1");
        rewire(&mut main, path, &|target, fragment| self.find(path, target, fragment));
        main.each(&mut |element| {
            for name in ["id", "aria-labelledby"] {
                element.change(name, |id| Some(format!("{anchor}.{id}")));
            }
            if let [b'h', level @ b'1'..=b'6'] = element.name.as_bytes() {
                element.name = format!("h{}", (level - b'0' + depth).min(6)).into();
            }
            self.number(element, anchor);
        });
        main.inner()
    }

    /// Where a link leads: to its chapter, or to the page where it is none.
    fn find(&self, page: &str, target: &str, fragment: Option<&str>) -> Target {
        let Some(place) = self.places.get(target) else {
            return Target::There(way(&self.path, target, fragment));
        };
        let sheet = self.sheets.get(target);
        let known = fragment.filter(|fragment| sheet.is_some_and(|sheet| sheet.ids.contains(*fragment)));
        Target::There(match known {
            Some(fragment) => format!("#{}.{fragment}", place.anchor),
            // A place that was left out, such as a node of the chart.
            None if fragment.is_some() && page == target => return Target::Nowhere,
            None => format!("#{}", place.anchor),
        })
    }

    /// Gives a link to another chapter that chapter's number, for readers on paper.
    fn number(&self, link: &mut Element, own: &str) {
        let Some(target) = link.get("href").and_then(|href| href.strip_prefix('#')) else { return };
        let inside = |place: &&Place| {
            target
                .strip_prefix(place.anchor.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let place = self.places.values().filter(inside).max_by_key(|place| place.anchor.len());
        if let Some(place) = place.filter(|place| place.anchor != own) {
            link.attributes.push(("data-section", Some(place.number.clone().into())));
        }
    }
}

/// Whether a record stands below another one.
fn is_below(record: Any) -> bool {
    match record {
        Any::Case(_) => true,
        Any::Procedure(procedure) => owner(procedure).is_some(),
        _ => false,
    }
}

fn owner(procedure: &Procedure) -> Option<&Link> {
    match &procedure.scope {
        Scope::Of(link) => Some(link),
        Scope::Alone => None,
    }
}

/// The records that stand below one: its cases, then its procedures.
fn below<'s>(site: &'s Site, record: Any) -> Vec<Any<'s>> {
    let is = |link: &Link| link.kind == record.kind() && link.id == record.meta().id;
    let cases = site.records.cases.iter().filter(|case| is(&case.boundary)).map(Any::Case);
    let procedures = site.records.procedures.iter().filter(|procedure| owner(procedure).is_some_and(is));
    let below = cases.chain(procedures.map(Any::Procedure));
    below.filter(|record| record.meta().is_listed()).collect()
}
