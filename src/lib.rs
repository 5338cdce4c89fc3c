//! Fangce: an office's knowledge, checked as a compiler checks a program, rendered as a site.
//!
//! The modules stand in the order of the pipeline: read → load → check → derive → render → write.

pub mod tree;
pub mod diagnostic;
pub mod model;
pub mod text;
pub mod reading;
pub mod load;
pub mod check;
pub mod derive;
pub mod route;
pub mod query;
pub mod store;
pub mod theme;
pub mod wording;
pub mod draw;
pub mod render;
pub mod index;
pub mod export;
pub mod import;
pub mod translation;
pub mod disk;
pub mod server;
pub mod preview;
pub mod command;

use jiff::civil::Date;

use check::Checked;
use derive::Derived;
use diagnostic::{Diagnostic, Found, any_error, code};
use draw::png::Trouble;
use export::row::Rows;
use index::query::Engine;
use model::Site;
use model::record::Procedure;
use model::site::Config;
use query::Answers;
use render::Renderer;
use store::{Pieces, Work};
use theme::Theme;
use tree::{MemorySink, OutputTree, Sink, SourceTree};

/// What a build may be told besides the content.
#[derive(Default)]
pub struct Settings<'s> {
    /// The address at which the site will be published, instead of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// Told after each page how many there will be; called from many threads, in any order.
    pub progress: Option<&'s (dyn Fn(usize) + Sync)>,
    /// Told why there is no picture of the site for links elsewhere; none is drawn without it.
    pub picture: Option<&'s (dyn Fn(&Trouble) + Sync)>,
    /// The pieces of the last build, if they may be taken over.
    pub last: Option<&'s Pieces>,
    /// Told which stage begins.
    pub stage: Option<&'s (dyn Fn(Stage) + Sync)>,
}

/// A stage of a build, in the order in which they follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files are read from the disk.
    Read,
    /// Records are made of them.
    Load,
    /// Records are held against one another.
    Check,
    /// Templates, words and assets are read.
    Theme,
    /// Tables are made that follow from the site.
    Derive,
    /// Pages and charts are made, and written as they are.
    Render,
    /// The search is made.
    Index,
    /// Files for other programs are made.
    Export,
    /// The new site takes the place of the old one.
    Finish,
}

impl Stage {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Load => "load",
            Stage::Check => "check",
            Stage::Theme => "theme",
            Stage::Derive => "derive",
            Stage::Render => "render",
            Stage::Index => "index",
            Stage::Export => "export",
            Stage::Finish => "finish",
        }
    }
}

impl Settings<'_> {
    /// The address at which the site is published, without a slash at its end; `None` is unknown.
    pub fn base_url<'u>(&'u self, config: &'u Config) -> Option<&'u str> {
        let url = self.base_url.as_deref().or(config.base_url.as_deref());
        url.map(|url| url.trim_end_matches('/'))
    }

    fn begin(&self, stage: Stage) {
        self.stage.iter().for_each(|tell| tell(stage));
    }
}

/// The name of the theme that the site's settings choose; `None` if they are not there or not usable.
pub fn theme_name(sources: &SourceTree) -> Option<String> {
    load::settings(sources).value.map(|settings| settings.config.theme.value)
}

/// Reads and checks a site's content. The site is there if no error was found.
pub fn check(sources: &SourceTree) -> Found<Option<Checked<Site>>> {
    check_with(sources, &Settings::default())
}

/// As [`check()`], telling the stages.
pub fn check_with(sources: &SourceTree, settings: &Settings) -> Found<Option<Checked<Site>>> {
    settings.begin(Stage::Load);
    let loaded = load::load(sources);
    settings.begin(Stage::Check);
    let mut checked = check::check(loaded, sources);
    if let Some(site) = &checked.value {
        checked.diagnostics.extend(simplified_charts(site));
        diagnostic::sort(&mut checked.diagnostics, sources);
    }
    checked
}

/// What no longer holds on a day, does not yet, or is said to have been done on a later one.
pub fn check_day(site: &Checked<Site>, sources: &SourceTree, date: Date) -> Vec<Diagnostic> {
    let mut found = check::rules::law_not_in_force::check(site, date);
    found.extend(check::rules::impossible_date::future(site, sources, date));
    found
}

/// What is said of procedures whose charts are simpler than they ask for; nothing is drawn to find it.
pub fn simplified_charts(site: &Checked<Site>) -> Vec<Diagnostic> {
    let simplified = |procedure: &Procedure| {
        Diagnostic::new(&code::CHART_SIMPLIFIED, procedure.meta.span)
            .with("id", procedure.meta.id.as_str())
            .hint("split")
    };
    render::tangled(site).map(simplified).collect()
}

/// What is wrong with the theme of a checked site, as far as a page of each sort shows it.
pub fn check_theme(site: &Checked<Site>, sources: &SourceTree) -> Vec<Diagnostic> {
    let loaded = Theme::load(&site.config, sources);
    let mut found = loaded.diagnostics;
    if let Some(theme) = loaded.value {
        found.extend(template_faults(site, &theme, sources));
    }
    found
}

/// Faults of a theme's templates that show in a page of each sort.
pub fn template_faults(site: &Checked<Site>, theme: &Theme, sources: &SourceTree) -> Vec<Diagnostic> {
    let derived = Derived::of(site);
    let renderer = Renderer::new(site, &derived, theme, None, false);
    render::sample(&renderer).iter().map(|fault| theme.fault(fault, sources)).collect()
}

/// Builds a site and keeps it in memory. The output is there if no error was found.
pub fn build(sources: &SourceTree, settings: &Settings) -> Found<Option<OutputTree>> {
    let sink = MemorySink::default();
    let checked = check_with(sources, settings);
    let Some(site) = &checked.value else {
        return Found { value: None, diagnostics: checked.diagnostics };
    };
    let mut diagnostics = checked.diagnostics;
    diagnostics.extend(write(site, sources, settings, &sink).diagnostics);
    diagnostic::sort(&mut diagnostics, sources);
    let value = (!any_error(&diagnostics)).then(|| sink.into_tree());
    Found { value, diagnostics }
}

/// Makes the files of a checked site and puts each into a sink as soon as it is made: pages, charts, search,
/// and files for other programs.
///
/// What it finds are faults of the theme; with an error among them the files are not the whole site. The pieces
/// are for the next build.
pub fn write(
    site: &Checked<Site>,
    sources: &SourceTree,
    settings: &Settings,
    sink: &dyn Sink,
) -> Found<Pieces> {
    settings.begin(Stage::Theme);
    let loaded = Theme::load(&site.config, sources);
    let mut found = loaded.diagnostics;
    let Some(theme) = loaded.value else { return Found { value: Pieces::default(), diagnostics: found } };
    settings.begin(Stage::Derive);
    let derived = Derived::of(site);
    derived.prepare();
    let base_url = settings.base_url(&site.config);
    let pictures = pictures(site, settings);
    let renderer = Renderer::new(site, &derived, &theme, base_url, !pictures.is_empty());
    settings.begin(Stage::Render);
    let pages = route::pages(site, &derived).len();
    let work = Work::new(sink, Answers::of(site, &derived), settings.last);
    let progress = || settings.progress.iter().for_each(|tell| tell(pages));
    if let Err(faults) = render::render(&renderer, &work, &progress) {
        found.extend(faults.iter().map(|fault| theme.fault(fault, sources)));
        return Found { value: Pieces::default(), diagnostics: found };
    }
    settings.begin(Stage::Index);
    let spoken = index::spoken::spoken(site, &derived, &theme.words);
    let step: index::client::Step = &|name, input, make| work.of(name, input, make);
    let searched = index::client::export_again(Engine::read(site, &spoken), step);
    searched.expect("an index in memory has no disk to fail");
    settings.begin(Stage::Export);
    for (path, bytes) in pictures {
        sink.put(&path, bytes);
    }
    for (path, bytes) in &theme.assets.files {
        sink.put(path, bytes.clone());
    }
    let rows = Rows { site, derived: &derived, base_url };
    export::write_cards(rows, &work);
    export::write(rows, &theme.words, &|path, bytes| sink.put(path, bytes));
    Found { value: work.into_pieces(), diagnostics: found }
}

/// The pictures of a site for links elsewhere; none without whom to tell of trouble.
fn pictures(site: &Checked<Site>, settings: &Settings) -> Vec<(String, Vec<u8>)> {
    let Some(tell) = settings.picture else { return Vec::new() };
    export::picture::pictures(site).unwrap_or_else(|trouble| {
        tell(&trouble);
        Vec::new()
    })
}

/// Makes the search of a site for the browser.
pub fn search(site: &Checked<Site>, derived: &Derived, theme: &Theme, sink: &dyn Sink) {
    let spoken = index::spoken::spoken(site, derived, &theme.words);
    let engine = Engine::new(site, &spoken);
    let put: index::client::Put = &|path, bytes| sink.put(path, bytes);
    let searched = engine.and_then(|engine| index::client::export(&engine, put));
    searched.expect("an index in memory has no disk to fail");
}
