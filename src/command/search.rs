//! `fangce search QUERY`.

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::derive::Derived;
use crate::index::query::{Engine, Hit};
use crate::index::spoken::spoken;
use crate::model::{Kind, Lang};
use crate::theme::Theme;

/// Options of `fangce search`. `--lang` is the language of the search, by default the site's first; messages
/// are in that of the locale.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// How many results to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// What to look for; with `--each`, one query a line of standard input
    #[arg(required_unless_present = "each")]
    query: Vec<String>,
    /// Answer each line of standard input with a line of JSON
    #[arg(long, hide = true)]
    each: bool,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

/// The type of a page that is no record.
const PAGE: &str = "page";

#[derive(serde::Serialize)]
struct Answer<'a> {
    query: &'a str,
    lang: &'a str,
    total: usize,
    hits: Vec<HitRow<'a>>,
}

#[derive(serde::Serialize)]
struct HitRow<'a> {
    url: &'a str,
    anchor: Option<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    score: f64,
    excerpt: &'a str,
}

impl<'a> HitRow<'a> {
    fn of(hit: &'a Hit) -> Self {
        Self {
            url: &hit.path,
            anchor: hit.anchor.as_deref(),
            kind: hit.kind.map_or(PAGE, Kind::word),
            title: &hit.title,
            score: hit.score,
            excerpt: &hit.excerpt,
        }
    }
}

/// Asks the index of a site.
pub fn run(options: &Options, lang: Option<&str>, screen: &Screen) -> Exit {
    let (_, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let checked = crate::check(&sources);
    let Some(site) = &checked.value else {
        screen.show(&checked.diagnostics, &sources);
        return Exit::Content;
    };
    let languages = &site.config.languages;
    let lang = match lang {
        Some(tag) => match languages.find(tag) {
            Some(lang) => lang,
            None => return screen.no_language(tag, languages),
        },
        None => Lang(0),
    };
    let loaded = Theme::load(&site.config, &sources);
    let Some(theme) = &loaded.value else {
        screen.show(&loaded.diagnostics, &sources);
        return Exit::Content;
    };
    let spoken = spoken(site, &Derived::of(site), &theme.words);
    let engine = match Engine::new(site, &spoken) {
        Ok(engine) => engine,
        Err(error) => return screen.world(&std::io::Error::other(error)),
    };
    let tag = languages.tag(lang);
    let ask = |query: &str, format: Format| match engine.search(query, lang) {
        Ok(hits) => {
            let shown = &hits[..hits.len().min(options.limit)];
            match format {
                Format::Human => result(&human(shown, hits.len())),
                Format::Json => result(&json(query, tag, shown, hits.len())),
            }
            Exit::Fine
        }
        Err(error) => screen.world(&std::io::Error::other(error)),
    };
    if options.each {
        for query in std::io::stdin().lines().map_while(Result::ok) {
            if ask(&query, Format::Json) != Exit::Fine {
                return Exit::World;
            }
        }
        return Exit::Fine;
    }
    ask(&options.query.join(" "), options.format)
}

fn human(hits: &[Hit], total: usize) -> String {
    let place = |hit: &Hit| hit.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    let facts = |hit: &Hit| {
        let facts = hit.phones.iter().chain(&hit.values).map(|fact| format!("  {fact}\n"));
        facts.collect::<String>()
    };
    let line =
        |hit: &Hit| format!("{}\n  {}{}\n{}  {}\n", hit.title, hit.path, place(hit), facts(hit), hit.excerpt);
    let mut text: String = hits.iter().map(line).collect();
    text.push_str(&format!("{}/{total}", hits.len()));
    text
}

fn json(query: &str, lang: &str, hits: &[Hit], total: usize) -> String {
    let answer = Answer { query, lang, total, hits: hits.iter().map(HitRow::of).collect() };
    serde_json::to_string(&answer).expect("plain data can be written")
}
