//! Checked site → pages, one at a time.
//!
//! 1. `view` makes plain data of what a page shows, in one language.
//! 2. The theme's template makes HTML of it.
//! 3. `compose` lays two languages of a page side by side, and all pages of a small site into a handbook.
//!
//! Nothing is written here: whoever asks for pages is handed each one when it is done.

mod footnotes;
pub mod highlight;
pub mod qr;
mod table;
pub mod view;
pub mod surround;
pub mod task;
mod page;
mod offline;
pub mod compose;
pub mod markdown;
mod root;
mod moved;

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
use crate::query::Tracked;
use crate::route::{self, Page};
use crate::store::Work;
use crate::theme::Theme;
use crate::theme::fault::Fault;
use surround::Surrounds;
use task::Task;
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
    /// Whether the site is known to lie at the top of its host, though its address is not known: on this machine.
    pub at_top: bool,
    surrounds: Surrounds<'a>,
}

/// A file's path and bytes, or what is wrong with its template.
pub type Rendered = (String, Result<Vec<u8>, Fault>);

/// Renders every page that is not done already; `progress` is called after each, from many threads.
///
/// # Errors
/// Every fault of a template once, however many pages it spoils.
pub fn render<'a>(
    renderer: &Renderer<'a>,
    work: &Work<'a>,
    progress: &(dyn Fn() + Sync),
) -> Result<(), Vec<Fault>> {
    renderer.derived.prepare();
    let pages = route::pages(renderer.site, renderer.derived);
    let first = renderer.site.config.languages.tag(Lang::DEFAULT);
    let page = |page: &Page<'a>| {
        let made = piece(renderer, work, &page.path(first), |task| task.files(*page));
        progress();
        made
    };
    let mut faults: Vec<Fault> = pages.par_iter().flat_map_iter(page).collect();
    if faults.is_empty() {
        faults.extend(whole(renderer, work));
    }
    if faults.is_empty() { Ok(()) } else { Err(sorted(faults)) }
}

/// Does what is made of the site as a whole.
fn whole<'a>(renderer: &Renderer<'a>, work: &Work<'a>) -> Vec<Fault> {
    let mut faults = piece(renderer, work, "root", |task| vec![task.root(), task.root_not_found()]);
    faults.extend(piece(renderer, work, "worker", |task| vec![task.worker()]));
    for moved in moved::all(renderer.site) {
        let first = renderer.site.config.languages.tag(Lang::DEFAULT);
        let name = Page::Record(moved.from.kind, &moved.from.id).path(first);
        faults.extend(piece(renderer, work, &name, |task| task.moved(moved)));
    }
    if route::has(renderer.site, renderer.derived, Page::Handbook) {
        for (lang, tag) in renderer.site.config.languages.iter() {
            faults.extend(piece(renderer, work, &Page::Handbook.path(tag), |task| vec![task.handbook(lang)]));
        }
    }
    faults
}

/// Does a piece of work unless it is done; gives the faults that it met.
fn piece<'r, 'a>(
    renderer: &'r Renderer<'a>,
    work: &Work<'a>,
    name: &str,
    make: impl FnOnce(&Task<'r, 'a>) -> Vec<Rendered>,
) -> Vec<Fault> {
    if work.is_done(name) {
        return Vec::new();
    }
    let task = renderer.task();
    match sound(make(&task)) {
        Ok(files) => {
            work.done(name, task.site.questions(), files);
            Vec::new()
        }
        Err(faults) => faults,
    }
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
        Self { site, derived, theme, base_url, pictures, at_top: false, surrounds: Surrounds::default() }
    }

    /// Begins to make a page: nothing was asked for it yet.
    fn task(&self) -> Task<'_, 'a> {
        Task {
            site: Tracked::new(self.site, self.derived),
            theme: self.theme,
            base_url: self.base_url,
            at_top: self.at_top,
            pictures: self.pictures,
            surrounds: &self.surrounds,
        }
    }

    /// The chart of a procedure, with the way to its steps from beside its page.
    pub fn chart(&self, lang: Lang, procedure: &Procedure) -> Graph {
        self.task().chart(lang, procedure)
    }

    /// The file at a path below the output folder, if the renderer makes it: a page in a language or in two, a
    /// chart's file, or what lies above all languages.
    pub fn at(&self, path: &str) -> Option<Result<Vec<u8>, Fault>> {
        let task = self.task();
        let pick = |mut made: Vec<Rendered>| {
            let at = made.iter().position(|(known, _)| known == path)?;
            Some(made.swap_remove(at).1)
        };
        if !path.contains('/') {
            return pick(vec![task.root(), task.root_not_found(), task.worker()]);
        }
        if let Some((lang, page)) = route::find(self.site, self.derived, path) {
            return Some(task.page(lang, page, None).1);
        }
        if let Some(moved) = path.split_once('/').and_then(|(_, below)| moved::at(self.site, below)) {
            return pick(task.moved(moved));
        }
        if let Some(below) = path.strip_prefix("both/") {
            let (_, page) = route::find(self.site, self.derived, below)?;
            return pick(task.sides(page, &task.pages(page, &[])));
        }
        if let Some(own) = path.strip_suffix(".md") {
            let (lang, page) = route::find(self.site, self.derived, own)?;
            return pick(task.twins(page, &[task.page(lang, page, None)]));
        }
        let (stem, _) = path.rsplit_once('.')?;
        let (_, page) = route::find(self.site, self.derived, &format!("{stem}.html"))?;
        pick(task.beside(page, &task.charts(page)))
    }
}

impl<'a> Task<'_, 'a> {
    /// All files of a page: in every language, each other language beside the first, and those of its chart.
    fn files(&self, page: Page<'a>) -> Vec<Rendered> {
        let charts = self.charts(page);
        let mut files = self.pages(page, &charts);
        let (sides, twins) = (self.sides(page, &files), self.twins(page, &files));
        files.extend(sides.into_iter().chain(twins));
        files.extend(self.beside(page, &charts));
        files
    }

    /// A page in every language; its charts may be laid out already.
    fn pages(&self, page: Page<'a>, charts: &[(Graph, Arc<Drawing>)]) -> Vec<Rendered> {
        let drawing = |lang: Lang| charts.get(usize::from(lang.0)).map(|(_, drawing)| drawing.clone());
        self.site.languages().iter().map(|(lang, _)| self.page(lang, page, drawing(lang))).collect()
    }

    /// The chart of a procedure's page in every language, laid out for the page and the files beside it.
    fn charts(&self, page: Page) -> Vec<(Graph, Arc<Drawing>)> {
        let Page::Record(Kind::Procedure, id) = page else { return Vec::new() };
        let Some(Any::Procedure(procedure)) = self.site.find(Kind::Procedure, id) else { return Vec::new() };
        let graphs = self.site.languages().iter().map(|(lang, _)| self.chart(lang, procedure));
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
        for ((_, tag), (graph, drawing)) in self.site.languages().iter().zip(charts) {
            let path = |ending: &str| view::chart::file_path(tag, id, ending);
            let made = view::chart::files(graph, drawing);
            files.extend(made.map(|(ending, bytes)| (path(ending), Ok(bytes))));
        }
        files
    }

    fn chart(&self, lang: Lang, procedure: &Procedure) -> Graph {
        let id = &procedure.meta.id;
        self.context(lang, Page::Record(Kind::Procedure, id)).graph(procedure, &format!("{id}.html"))
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
    let faults = |rendered| sound(rendered).err().unwrap_or_default();
    let of_pages = pages.par_iter().flat_map_iter(|page| faults(renderer.task().files(*page)));
    let mut all: Vec<Fault> = of_pages.collect();
    let task = renderer.task();
    all.extend(faults(vec![task.root(), task.root_not_found()]));
    sorted(all)
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

/// The files that were rendered, or the faults of those that could not be.
fn sound(rendered: Vec<Rendered>) -> Result<Vec<(String, Vec<u8>)>, Vec<Fault>> {
    let (mut files, mut faults) = (Vec::with_capacity(rendered.len()), Vec::new());
    for (path, result) in rendered {
        match result {
            Ok(bytes) => files.push((path, bytes)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}
