//! `fangce flow`: a procedure's chart in one of several formats.

use clap::ValueEnum;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption, output};
use crate::derive::Derived;
use crate::draw::{bpmn, drawing::Drawing, graph::Graph, mermaid, plain, png};
use crate::render::Renderer;
use crate::render::view::chart::standalone;
use crate::theme::Theme;

/// Pixels a px in a PNG: sharp on paper and on dense screens.
const SCALE: f32 = 2.0;

/// Options of `fangce flow`. The language is that of `--lang`; without it the site's first.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Id of the procedure
    #[arg(value_name = "PROCEDURE-ID")]
    id: String,
    #[command(flatten)]
    site: SiteOption,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers and office programs
    Svg,
    /// A picture of pixels
    Png,
    /// Source for Mermaid
    Mermaid,
    /// BPMN 2.0 for modellers
    Bpmn,
    /// Plain text
    Text,
}

/// Prints the chart to stdout, whatever its format.
pub fn run(options: &Options, lang: Option<&str>, screen: &Screen) -> Exit {
    let graph = match graph(options, lang, screen) {
        Ok(graph) => graph,
        Err(exit) => return exit,
    };
    match options.format {
        Format::Svg => result(&standalone(&graph, &Drawing::of(&graph).wide, true)),
        Format::Mermaid => result(&mermaid::mermaid(&graph)),
        Format::Bpmn => result(&bpmn::bpmn(&graph)),
        Format::Text => result(&plain::plain(&graph)),
        Format::Png => return picture(&graph, screen),
    }
    Exit::Fine
}

/// The chart of the procedure asked for; after a message, how to exit if there is none.
fn graph(options: &Options, lang: Option<&str>, screen: &Screen) -> Result<Graph, Exit> {
    let (_, sources) = options.site.read(screen)?;
    let checked = crate::check(&sources);
    let Some(site) = &checked.value else {
        screen.show(&checked.diagnostics, &sources);
        return Err(Exit::Content);
    };
    let languages = &site.config.languages;
    let lang = match lang {
        Some(tag) => languages.find(tag).ok_or_else(|| screen.no_language(tag, languages))?,
        None => crate::model::Lang(0),
    };
    let Some(procedure) = site.records.procedures.iter().find(|procedure| procedure.meta.id == options.id)
    else {
        let known: Vec<&str> =
            site.records.procedures.iter().map(|procedure| procedure.meta.id.as_str()).collect();
        screen.fail(&screen.words.phrase(
            "no-procedure",
            &[("id", options.id.as_str().into()), ("known", known.join(", ").into())],
        ));
        return Err(Exit::Usage);
    };
    let loaded = Theme::load(&site.config, &sources);
    let Some(theme) = &loaded.value else {
        screen.show(&loaded.diagnostics, &sources);
        return Err(Exit::Content);
    };
    let derived = Derived::of(site);
    let renderer = Renderer::new(site, &derived, theme, None, false);
    Ok(renderer.chart(lang, procedure))
}

/// Prints the picture.
fn picture(graph: &Graph, screen: &Screen) -> Exit {
    match png::png(&standalone(graph, &Drawing::of(graph).wide, false), SCALE) {
        Ok(bytes) => {
            output::print(&bytes);
            Exit::Fine
        }
        Err(png::Trouble::NoHanFont(fonts)) => {
            screen.fail(&screen.words.phrase("no-han-font", &[("fonts", fonts.join(", ").into())]));
            Exit::World
        }
        Err(png::Trouble::Undrawable(what)) => {
            screen.fail(&what);
            Exit::World
        }
    }
}
