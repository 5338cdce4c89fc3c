//! Fangce: an office's knowledge, checked as a compiler checks a program, rendered as a site.
//!
//! The modules stand in the order of the pipeline: read → load → check → render → write.

pub mod tree;
pub mod diagnostic;
pub mod model;
pub mod load;
pub mod check;
pub mod derive;
pub mod draw;
pub mod render;
pub mod index;
pub mod export;
pub mod disk;
pub mod server;
pub mod command;

use check::Checked;
use diagnostic::Found;
use model::Site;
pub use render::Settings;
use tree::{OutputTree, SourceTree};

/// Reads and checks a site's content. The site is there if no error was found.
pub fn check(sources: &SourceTree) -> Found<Option<Checked<Site>>> {
    let loaded = load::load(sources);
    check::check(loaded.value, sources, loaded.diagnostics)
}

/// Builds a site. The output is there if no error was found.
pub fn build(sources: &SourceTree, settings: &Settings) -> Found<Option<OutputTree>> {
    let checked = check(sources);
    let Some(site) = &checked.value else {
        return Found { value: None, diagnostics: checked.diagnostics };
    };
    let printed = print(site, sources, settings);
    let mut diagnostics = checked.diagnostics;
    diagnostics.extend(printed.diagnostics);
    diagnostic::sort(&mut diagnostics);
    Found { value: printed.value, diagnostics }
}

/// Prints a checked site: pages, search, and files for other programs. The output is there if the theme has no fault.
pub fn print(site: &Checked<Site>, sources: &SourceTree, settings: &Settings) -> Found<Option<OutputTree>> {
    let search = search(site, sources);
    let pictures = settings.picture.map(|tell| {
        export::picture::pictures(site).unwrap_or_else(|trouble| {
            tell(&trouble);
            Vec::new()
        })
    });
    let pictures = pictures.unwrap_or_default();
    let mut rendered = render::render(site, sources, settings, &search.starts, !pictures.is_empty());
    if let Some(output) = &mut rendered.value {
        search.parts.into_iter().for_each(|part| output.insert(part.path, part.bytes));
        let words = render::words(site, sources).value.expect("the pages had words");
        let files = export::files(site, &words, settings.base_url(&site.config));
        files.into_iter().chain(pictures).for_each(|(path, bytes)| output.insert(path, bytes));
    }
    rendered
}

/// The search of a site, for the browser.
fn search(site: &Checked<Site>, sources: &SourceTree) -> index::client::Export {
    index::query::Engine::new(site, &render::spoken::spoken(site, sources))
        .and_then(|engine| index::client::export(&engine, &site.config.languages))
        .expect("an index in memory has no disk to fail")
}
