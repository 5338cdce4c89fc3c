//! Checked site → pages.
//!
//! Every page is a view (plain data in one language) put through a template of the theme. Nothing is
//! written here: the pages are a tree of paths and bytes.

pub mod compose;
pub mod headings;
pub mod highlight;
pub mod html;
pub mod markdown;
mod offline;
pub mod qr;
pub mod route;
mod script;
mod style;
pub mod spoken;
mod table;
pub mod template;
pub mod theme;
pub mod view;
pub mod words;

use rayon::prelude::*;

use compose::handbook::HandbookView;
use compose::side::SideView;

use crate::check::Checked;
use crate::derive::changes::Days;
use crate::derive::deadlines::Deadlines;
use crate::derive::mentions::Mentions;
use crate::diagnostic::{Diagnostic, Found};
use crate::draw::graph::Graph;
use crate::draw::png::Trouble;
use crate::model::record::Procedure;
use crate::model::site::{Any, Config};
use crate::model::{Kind, Lang, Site};
use crate::tree::{OutputTree, SourceTree};
use route::{File, Page};
use template::{Fault, Template, Templates};
use theme::{Dress, Theme};
use view::Cx;
use view::frame::{Framed, Head, LanguageName};
use view::root::{NotFoundView, RootLanguage, RootView};
use words::Words;

/// What a build may be told besides the content.
#[derive(Default)]
pub struct Settings<'s> {
    /// The address at which the site will be published, instead of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Told after each page how many there will be; called from many threads, in any order.
    pub progress: Option<&'s (dyn Fn(usize) + Sync)>,
    /// Told why there is no picture of the site for links elsewhere; none is drawn without it.
    pub picture: Option<&'s (dyn Fn(&Trouble) + Sync)>,
}

impl Settings<'_> {
    /// The address at which the site is published, without a slash at its end; `None` is unknown.
    pub fn base_url<'u>(&'u self, config: &'u Config) -> Option<&'u str> {
        let url = self.base_url.as_deref().or(config.base_url.as_deref());
        url.map(|url| url.trim_end_matches('/'))
    }
}

/// Renders every page. The tree is there if the theme has no fault.
///
/// `search` is the path of each language's start of the search, below the output folder; `pictures` says
/// whether there is a picture of the site.
pub fn render(
    site: &Checked<Site>,
    sources: &SourceTree,
    settings: &Settings,
    search: &[String],
    pictures: bool,
) -> Found<Option<OutputTree>> {
    let mut found = Vec::new();
    let mut output = OutputTree::default();
    let theme = Theme::load(&site.config, sources, &mut found);
    let templates = Templates::load(&theme, sources, &mut found);
    let dress = theme.dress(&site.config, sources, &mut output, &mut found);
    let (Some(templates), Some(mut dress)) = (templates, dress) else {
        return Found { value: None, diagnostics: found };
    };
    dress.assets.search = search.to_vec();
    dress.assets.pictures = pictures;
    let mentions = Mentions::of(site);
    let base_url = settings.base_url(&site.config);
    let deadlines = Deadlines::of(site);
    let press = Press {
        site,
        mentions: &mentions,
        deadlines: &deadlines,
        days: Days::of(site),
        templates: &templates,
        dress: &dress,
        base_url,
    };
    let mut tasks: Vec<(Lang, Page)> = Vec::new();
    for (lang, _) in site.config.languages.iter() {
        tasks.extend(pages(site).into_iter().map(|page| (lang, page)));
    }
    let mut printed: Vec<Printed> = tasks
        .par_iter()
        .map(|(lang, page)| {
            let printed = press.print(*lang, *page);
            settings.progress.iter().for_each(|tell| tell(tasks.len()));
            printed
        })
        .collect();
    if printed.iter().all(|(_, page)| page.is_ok()) {
        press.compose(&mut printed);
    }
    printed.push(press.root());
    printed.push(press.root_not_found());
    printed.extend(press.charts());
    let mut known = Vec::new();
    for (path, page) in printed {
        match page {
            Ok(bytes) => output.insert(path, bytes),
            Err(fault) => report(&theme, fault, sources, &mut known, &mut found),
        }
    }
    let worker = press.worker(&output);
    output.insert(File::Worker.path(""), worker);
    let value = found.is_empty().then_some(output);
    Found { value, diagnostics: found }
}

/// Every page of a language.
pub fn pages(site: &Site) -> Vec<Page<'_>> {
    let mut pages = vec![
        Page::Home,
        Page::Search,
        Page::Hotlines,
        Page::Deadlines,
        Page::Penalties,
        Page::Matrix,
        Page::Rights,
        Page::Limits,
        Page::Start,
        Page::Pocket,
        Page::Data,
        Page::NotFound,
    ];
    for kind in Kind::ALL {
        let records = site.records.of(kind);
        if !records.is_empty() {
            pages.push(Page::Index(kind));
        }
        if kind != Kind::Term {
            pages.extend(records.into_iter().map(|record| Page::Record(kind, &record.meta().id)));
        }
    }
    pages
}

/// Reports a page that could not be rendered; one fault of a template is one report, however many
/// pages it spoils.
fn report(
    theme: &Theme,
    fault: Fault,
    sources: &SourceTree,
    known: &mut Vec<Fault>,
    found: &mut Vec<Diagnostic>,
) {
    if !known.contains(&fault) {
        found.push(theme.fault(&fault, sources));
        known.push(fault);
    }
}

/// A page's path and bytes, or what is wrong with its template.
type Printed = (String, Result<Vec<u8>, Fault>);

/// All that printing a page takes.
struct Press<'a> {
    site: &'a Checked<Site>,
    mentions: &'a Mentions<'a>,
    deadlines: &'a Deadlines<'a>,
    days: Days,
    templates: &'a Templates,
    dress: &'a Dress,
    base_url: Option<&'a str>,
}

/// The theme's words, by language; there are none if the theme has a fault.
pub fn words(site: &Checked<Site>, sources: &SourceTree) -> Found<Option<Vec<Words>>> {
    let mut found = Vec::new();
    let theme = Theme::load(&site.config, sources, &mut found);
    let dress = theme.dress(&site.config, sources, &mut OutputTree::default(), &mut found);
    Found { value: dress.map(|dress| dress.words), diagnostics: found }
}

/// The chart of a procedure in the words of a language; its steps stand on the procedure's page beside it.
///
/// There is none if the theme has a fault.
pub fn chart(
    site: &Checked<Site>,
    sources: &SourceTree,
    lang: Lang,
    procedure: &Procedure,
) -> Found<Option<Graph>> {
    let mut found = Vec::new();
    let theme = Theme::load(&site.config, sources, &mut found);
    let templates = Templates::load(&theme, sources, &mut found);
    let dress = theme.dress(&site.config, sources, &mut OutputTree::default(), &mut found);
    let (Some(templates), Some(dress)) = (templates, dress) else {
        return Found { value: None, diagnostics: found };
    };
    let mentions = Mentions::of(site);
    let deadlines = Deadlines::of(site);
    let press = Press {
        site,
        mentions: &mentions,
        deadlines: &deadlines,
        days: Days::of(site),
        templates: &templates,
        dress: &dress,
        base_url: None,
    };
    Found { value: Some(press.chart(lang, procedure)), diagnostics: found }
}

impl<'a> Press<'a> {
    /// The files of every procedure's chart, in every language.
    fn charts(&self) -> Vec<Printed> {
        let languages: Vec<(Lang, &str)> = self.site.config.languages.iter().collect();
        let procedures = &self.site.records.procedures;
        let tasks: Vec<_> = languages
            .iter()
            .flat_map(|lang| procedures.iter().map(move |procedure| (*lang, procedure)))
            .collect();
        let files = tasks.par_iter().flat_map_iter(|((lang, tag), procedure)| {
            let path = |ending: &str| view::chart::file_path(tag, &procedure.meta.id, ending);
            view::chart::files(&self.chart(*lang, procedure)).map(|(ending, bytes)| (path(ending), Ok(bytes)))
        });
        files.collect()
    }

    /// The chart of a procedure, with the way to its steps from beside its page.
    fn chart(&self, lang: Lang, procedure: &Procedure) -> Graph {
        let id = &procedure.meta.id;
        self.cx(lang, Page::Record(Kind::Procedure, id)).graph(procedure, &format!("{id}.html"))
    }

    fn cx(&self, lang: Lang, page: Page) -> Cx<'a> {
        Cx {
            site: self.site,
            mentions: self.mentions,
            deadlines: self.deadlines,
            days: self.days,
            words: &self.dress.words[usize::from(lang.0)],
            scripts: &self.dress.scripts,
            base_url: self.base_url,
            lang,
            path: page.path(self.site.config.languages.tag(lang)),
        }
    }

    fn print(&self, lang: Lang, page: Page<'a>) -> Printed {
        let cx = self.cx(lang, page);
        let path = cx.path.clone();
        let bytes = match page {
            Page::Record(kind, id) => {
                self.record(&cx, self.site.find(kind, id).expect("pages are made from records"))
            }
            page => self.table(&cx, page),
        };
        (path, bytes)
    }

    fn record(&self, cx: &Cx<'a>, record: Any<'a>) -> Result<Vec<u8>, Fault> {
        let head = cx.record_head(record);
        match record {
            Any::Service(service) => self.page(cx, &head, Template::Service, cx.service(service)),
            Any::Duty(duty) => self.page(cx, &head, Template::Duty, cx.duty(duty)),
            Any::Boundary(boundary) => self.page(cx, &head, Template::Boundary, cx.boundary(boundary)),
            Any::Case(case) => self.page(cx, &head, Template::Case, cx.case(case)),
            Any::Regime(regime) => self.page(cx, &head, Template::Regime, cx.regime(regime)),
            Any::Procedure(procedure) => self.page(cx, &head, Template::Procedure, cx.procedure(procedure)),
            Any::Agency(agency) => self.page(cx, &head, Template::Agency, cx.agency(agency)),
            Any::Law(law) => self.page(cx, &head, Template::Law, cx.law(law)),
            Any::Document(document) => self.page(cx, &head, Template::Document, cx.document(document)),
            Any::Guide(guide) => self.page(cx, &head, Template::Guide, cx.guide(guide)),
            Any::Term(_) => Err(Fault::new("terms stand on one page")),
        }
    }

    fn table(&self, cx: &Cx<'a>, page: Page<'a>) -> Result<Vec<u8>, Fault> {
        let head = |title: String, dated_facts: bool| Head {
            page,
            title,
            description: None,
            above: Vec::new(),
            record: None,
            dated_facts,
        };
        let word = |key: &str| cx.words.get(key).to_owned();
        match page {
            Page::Home => {
                self.page(cx, &head(cx.plain(&self.site.config.title), true), Template::Home, cx.home())
            }
            Page::Search => self.page(cx, &head(word("nav.search"), true), Template::Search, cx.search()),
            Page::Hotlines => {
                self.page(cx, &head(word("nav.hotlines"), true), Template::Hotlines, cx.hotlines_page())
            }
            Page::Deadlines => {
                self.page(cx, &head(word("nav.deadlines"), true), Template::Deadlines, cx.deadlines_page())
            }
            Page::Penalties => {
                self.page(cx, &head(word("nav.penalties"), true), Template::Penalties, cx.penalties_page())
            }
            Page::Matrix => {
                self.page(cx, &head(word("nav.matrix"), false), Template::Matrix, cx.matrix_page())
            }
            Page::Rights => {
                self.page(cx, &head(word("nav.rights"), true), Template::Inspection, cx.rights_page())
            }
            Page::Limits => {
                self.page(cx, &head(word("nav.limits"), true), Template::Inspection, cx.limits_page())
            }
            Page::Pocket => {
                self.page(cx, &head(word("nav.pocket"), true), Template::Pocket, cx.pocket_page())
            }
            Page::Start => self.page(cx, &head(word("nav.start"), true), Template::Start, cx.start_page()),
            Page::Data => self.page(cx, &head(word("data.title"), false), Template::Data, cx.data_page()),
            Page::NotFound => {
                let base = self.base_url.map(|base| format!("{base}/{}", cx.path));
                let view = NotFoundView { title: cx.text(&self.site.config.title), base };
                self.page(cx, &head(word("not_found.title"), false), Template::NotFound, view)
            }
            Page::Index(Kind::Term) => {
                self.page(cx, &head(cx.kind_label(Kind::Term), false), Template::Glossary, cx.glossary())
            }
            Page::Index(kind) => {
                let dated = kind == Kind::Service;
                self.page(cx, &head(cx.kind_label(kind), dated), Template::Index, cx.index(kind))
            }
            Page::Root | Page::Record(..) | Page::Handbook => Err(Fault::new("printed elsewhere")),
        }
    }

    fn page(
        &self,
        cx: &Cx<'a>,
        head: &Head<'a>,
        template: Template,
        page: impl serde::Serialize,
    ) -> Result<Vec<u8>, Fault> {
        let frame = cx.frame(head, &self.dress.assets, &self.dress.names);
        self.templates.render(template, &Framed { frame, page, t: &cx.words.tree })
    }

    /// The pages that are made of printed ones.
    fn compose(&self, printed: &mut Vec<Printed>) {
        printed.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut made = self.sides(&pages(self.site), printed);
        if route::has_handbook(self.site) {
            made.extend(self.site.config.languages.iter().map(|(lang, _)| self.handbook(lang, printed)));
        }
        printed.extend(made);
    }

    fn handbook_page(&self, cx: &Cx<'a>, view: HandbookView) -> Result<Vec<u8>, Fault> {
        let head = Head {
            page: Page::Handbook,
            title: cx.words.get("nav.handbook").to_owned(),
            description: Some(cx.words.get("intro.handbook").to_owned()),
            above: Vec::new(),
            record: None,
            dated_facts: true,
        };
        self.page(cx, &head, Template::Handbook, view)
    }

    /// A page that shows another one in two languages, at its own path.
    fn side(&self, page: Page<'a>, path: &str, view: SideView) -> Result<Vec<u8>, Fault> {
        let mut cx = self.cx(Lang::DEFAULT, page);
        path.clone_into(&mut cx.path);
        let head = Head {
            page,
            title: view.titles.join(" · "),
            description: None,
            above: cx.above(page),
            record: None,
            dated_facts: true,
        };
        let mut frame = cx.frame(&head, &self.dress.assets, &self.dress.names);
        // Search engines are led to the pages themselves.
        (frame.canonical, frame.json_ld) = (None, None);
        self.templates.render(Template::Side, &Framed { frame, page: view, t: &cx.words.tree })
    }

    /// The page above all languages.
    fn root(&self) -> Printed {
        let path = Page::Root.path("");
        (path.clone(), self.above_all(&path, Template::Root))
    }

    /// The page for addresses that lead nowhere, above all languages.
    ///
    /// Hosts look for it at the root, whatever the language of the page that was asked for.
    fn root_not_found(&self) -> Printed {
        let path = Page::NotFound.path("").trim_start_matches('/').to_owned();
        (path.clone(), self.above_all(&path, Template::RootNotFound))
    }

    fn above_all(&self, path: &str, template: Template) -> Result<Vec<u8>, Fault> {
        #[derive(serde::Serialize)]
        struct Root<'w> {
            page: RootView,
            t: &'w serde_yaml::Value,
        }
        let config = &self.site.config;
        let url = |path: &str| self.base_url.map(|base| format!("{base}/{path}"));
        let language = |(((lang, tag), name), words): (((Lang, &str), &LanguageName), &Words)| RootLanguage {
            lang: tag.to_owned(),
            name: name.name.clone(),
            title: self.dress.scripts.markup(config.title.show(lang).text, lang),
            href: Page::Home.path(tag),
            url: url(&Page::Home.path(tag)),
            home: words.get("site.home").to_owned(),
            missing: words.get("not_found.title").to_owned(),
        };
        let languages = config.languages.iter().zip(&self.dress.names).zip(&self.dress.words).map(language);
        let page = RootView {
            feed: self.days.any.then(|| File::WholeFeed.path("")),
            opensearch: self.base_url.map(|_| File::WholeOpenSearch.path("")),
            ..RootView::new(languages.collect(), &self.dress.assets, url(path))
        };
        self.templates.render(template, &Root { page, t: self.dress.default_words() })
    }
}
