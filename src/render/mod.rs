//! Checked site → pages, one at a time.
//!
//! 1. `view` makes plain data of what a page shows, in one language.
//! 2. The theme's template makes HTML of it.
//! 3. `compose` lays two languages of a page side by side, and all pages of a small site into a handbook.
//!
//! Nothing is written here: whoever asks for pages is handed each one when it is done.

mod footnotes;
pub mod highlight;
mod offline;
pub mod qr;
mod table;
pub mod view;
pub mod compose;
pub mod markdown;
mod root;
mod moved;
pub mod surround;
mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::Checked;
use crate::derive::Derived;
use crate::derive::parts::List;
use crate::draw::drawing::Drawing;
use crate::draw::graph::Graph;
use crate::model::record::Procedure;
use crate::model::site::Any;
use crate::model::{Kind, Lang, Site};
use crate::route::{self, Page};
use crate::theme::Theme;
use crate::theme::fault::Fault;
use surround::Surrounds;
use view::Cx;

/// All that rendering a page takes.
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Checked<Site>,
    /// What follows from it.
    pub derived: &'a Derived<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// The address at which the site is published, without a slash at its end.
    pub base_url: Option<&'a str>,
    /// Whether there is a picture of the site for links elsewhere.
    pub pictures: bool,
    surrounds: Surrounds,
}

/// A file's path and bytes, or what is wrong with its template.
pub type Rendered = (String, Result<Vec<u8>, Fault>);

/// Renders every page; `done` is handed each when it is done, from many threads and in any order.
///
/// # Errors
/// Every fault of a template once, however many pages it spoils.
pub fn render(renderer: &Renderer, done: &(dyn Fn(&str, Vec<u8>) + Sync)) -> Result<(), Vec<Fault>> {
    renderer.derived.prepare();
    let pages = route::pages(renderer.site, renderer.derived);
    let mut faults: Vec<Fault> =
        pages.par_iter().flat_map_iter(|page| renderer.every_language(*page, done)).collect();
    if faults.is_empty() {
        faults.extend(renderer.whole(done));
    }
    if faults.is_empty() { Ok(()) } else { Err(sorted(faults)) }
}

/// The procedures whose charts are simpler than they ask for; nothing is drawn to find them.
pub fn tangled(site: &Checked<Site>) -> impl Iterator<Item = &Procedure> {
    site.records.procedures.iter().filter(|procedure| view::chart::tangled(procedure))
}

impl<'a> Renderer<'a> {
    /// A renderer of a site's pages.
    pub fn new(
        site: &'a Checked<Site>,
        derived: &'a Derived<'a>,
        theme: &'a Theme,
        base_url: Option<&'a str>,
        pictures: bool,
    ) -> Self {
        Self { site, derived, theme, base_url, pictures, surrounds: Surrounds::default() }
    }

    /// A page in every language, and each other language beside the first.
    fn every_language(&self, page: Page<'a>, done: &(dyn Fn(&str, Vec<u8>) + Sync)) -> Vec<Fault> {
        let languages = self.site.config.languages.iter();
        let charts = self.charts(page);
        let drawing = |lang: Lang| charts.get(usize::from(lang.0)).map(|(_, drawing)| drawing.clone());
        let rendered: Vec<Rendered> =
            languages.map(|(lang, _)| self.page(lang, page, drawing(lang))).collect();
        let sides = if page.has_sides(self.derived) { self.sides(page, &rendered) } else { Vec::new() };
        hand_over(rendered.into_iter().chain(sides).chain(self.beside(page, &charts)), done)
    }

    /// The chart of a procedure's page in every language, laid out for the page and the files beside it.
    fn charts(&self, page: Page) -> Vec<(Graph, Arc<Drawing>)> {
        let Page::Record(Kind::Procedure, id) = page else { return Vec::new() };
        let Some(Any::Procedure(procedure)) = self.site.find(Kind::Procedure, id) else { return Vec::new() };
        let graphs = self.site.config.languages.iter().map(|(lang, _)| self.chart(lang, procedure));
        let drawn = |graph: Graph| {
            let drawing = Arc::new(Drawing::of(&graph));
            (graph, drawing)
        };
        graphs.map(drawn).collect()
    }

    /// The files beside a page: those of a procedure's chart, in every language.
    fn beside(&self, page: Page, charts: &[(Graph, Arc<Drawing>)]) -> Vec<Rendered> {
        let Page::Record(_, id) = page else { return Vec::new() };
        let mut files = Vec::new();
        for ((_, tag), (graph, drawing)) in self.site.config.languages.iter().zip(charts) {
            let path = |ending: &str| view::chart::file_path(tag, id, ending);
            let made = view::chart::files(graph, drawing);
            files.extend(made.map(|(ending, bytes)| (path(ending), Ok(bytes))));
        }
        files
    }

    /// The chart of a procedure, with the way to its steps from beside its page.
    pub fn chart(&self, lang: Lang, procedure: &Procedure) -> Graph {
        let id = &procedure.meta.id;
        self.context(lang, Page::Record(Kind::Procedure, id)).graph(procedure, &format!("{id}.html"))
    }

    /// The file at a path below the output folder, if the renderer makes it: a page in a language or in two, a
    /// chart's file, or what lies above all languages.
    pub fn at(&self, path: &str) -> Option<Result<Vec<u8>, Fault>> {
        let pick = |mut made: Vec<Rendered>| {
            let at = made.iter().position(|(known, _)| known == path)?;
            Some(made.swap_remove(at).1)
        };
        if !path.contains('/') {
            return pick(vec![self.root(), self.root_not_found(), self.worker()]);
        }
        if let Some((lang, page)) = route::find(self.site, self.derived, path) {
            return Some(self.page(lang, page, None).1);
        }
        if let Some(below) = path.strip_prefix("both/") {
            let (_, page) = route::find(self.site, self.derived, below)?;
            if !page.has_sides(self.derived) {
                return None;
            }
            let languages = self.site.config.languages.iter();
            let rendered: Vec<Rendered> = languages.map(|(lang, _)| self.page(lang, page, None)).collect();
            return pick(self.sides(page, &rendered));
        }
        if let Some((_, moved)) = self.moved().find(|(known, _)| known == path) {
            return Some(moved);
        }
        let (stem, _) = path.rsplit_once('.')?;
        let (_, page) = route::find(self.site, self.derived, &format!("{stem}.html"))?;
        pick(self.beside(page, &self.charts(page)))
    }

    /// What is made of the site as a whole.
    fn whole(&self, done: &(dyn Fn(&str, Vec<u8>) + Sync)) -> Vec<Fault> {
        let mut rendered = vec![self.root(), self.root_not_found(), self.worker()];
        if route::has(self.site, self.derived, Page::Handbook) {
            rendered.extend(self.site.config.languages.iter().map(|(lang, _)| self.handbook(lang)));
        }
        hand_over(rendered.into_iter().chain(self.moved()), done)
    }

    /// What views are made from, for a page in a language.
    pub fn context(&self, lang: Lang, page: Page) -> Cx<'a> {
        Cx {
            site: self.site,
            derived: self.derived,
            theme: self.theme,
            words: &self.theme.words[usize::from(lang.0)],
            base_url: self.base_url,
            pictures: self.pictures,
            drawing: None,
            lang,
            path: page.path(self.site.config.languages.tag(lang)),
            part: page.list().map_or(1, |(_, part)| part),
            whole: false,
        }
    }

    /// A page in a language; `drawing` is the chart on it, if it is laid out already.
    pub fn page(&self, lang: Lang, page: Page<'a>, drawing: Option<Arc<Drawing>>) -> Rendered {
        self.page_in(Cx { drawing, ..self.context(lang, page) }, page)
    }

    /// A page in a language with its list whole, however long, for a book.
    pub fn whole_page(&self, lang: Lang, page: Page<'a>) -> Rendered {
        self.page_in(Cx { whole: true, ..self.context(lang, page) }, page)
    }

    fn page_in(&self, cx: Cx<'a>, page: Page<'a>) -> Rendered {
        let bytes = match page {
            Page::Record(kind, id) => {
                self.record(&cx, self.site.find(kind, id).expect("pages are made from records"))
            }
            Page::Handbook => return self.handbook(cx.lang),
            Page::Part(List::Mentions(kind, id), _) => self.mentions(&cx, page, kind, id),
            page => self.over_many(&cx, page),
        };
        (cx.path, bytes)
    }
}

/// Renders a page of each sort in every language, of each type the record that says most, and keeps nothing:
/// the faults of templates that show in them.
pub fn sample(renderer: &Renderer) -> Vec<Fault> {
    renderer.derived.prepare();
    let mut most: BTreeMap<Kind, (usize, Page)> = BTreeMap::new();
    let mut pages: Vec<Page> = Vec::new();
    let mut further = false;
    for page in route::pages(renderer.site, renderer.derived) {
        // One further part looks as another does.
        if let Page::Part(list, part) = page {
            let seen = matches!(list, List::Mentions(..)) && std::mem::replace(&mut further, true);
            if part == 2 && !seen {
                pages.push(page);
            }
            continue;
        }
        let Page::Record(kind, id) = page else {
            pages.push(page);
            continue;
        };
        let parts = parts(renderer.site.find(kind, id).expect("pages are made from records"));
        if most.get(&kind).is_none_or(|(known, _)| parts > *known) {
            most.insert(kind, (parts, page));
        }
    }
    pages.extend(most.into_values().map(|(_, page)| page));
    let none = |_: &str, _: Vec<u8>| {};
    let mut faults: Vec<Fault> =
        pages.par_iter().flat_map_iter(|page| renderer.every_language(*page, &none)).collect();
    faults.extend(hand_over([renderer.root(), renderer.root_not_found()].into_iter(), &none));
    sorted(faults)
}

/// How many parts a record has.
fn parts(record: Any) -> usize {
    let mut parts = 0;
    record.walk(&mut |_| parts += 1);
    parts
}

/// Faults in order, each once.
fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by(|a, b| (&a.at, &a.what).cmp(&(&b.at, &b.what)));
    faults.dedup();
    faults
}

/// Hands over what was rendered; gives what could not be.
fn hand_over(rendered: impl Iterator<Item = Rendered>, done: &(dyn Fn(&str, Vec<u8>) + Sync)) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, result) in rendered {
        match result {
            Ok(bytes) => done(&path, bytes),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}
