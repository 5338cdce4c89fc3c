//! `fangce check`.

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::check::rules::missing_translation::coverage;
use crate::diagnostic::{any_error, print, sort};

/// Options of `fangce check`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The day on which laws must be in force, such as 2026-11-30; left out, it is today
    #[arg(long, value_name = "D")]
    date: Option<Date>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON array
    Json,
    /// A SARIF 2.1.0 log
    Sarif,
    /// GitHub workflow commands
    Github,
}

/// Checks a site; human reports go to stderr, the others are the result.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let (_, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let checked = crate::check(&sources);
    let mut found = checked.diagnostics;
    if let Some(site) = &checked.value {
        found.extend(crate::check_theme(site, &sources));
        found.extend(crate::check_day(site, options.date.unwrap_or_else(|| Zoned::now().date())));
        sort(&mut found, &sources);
    }
    let found = &found;
    match options.format {
        Format::Human => {
            screen.show(found, &sources);
            if let Some(site) = &checked.value {
                for count in coverage(site) {
                    let tag = site.config.languages.tag(count.lang);
                    let args =
                        [("lang", tag.into()), ("there", count.there.into()), ("all", count.all.into())];
                    result(&screen.words.phrase("coverage", &args));
                }
            }
            if found.is_empty() {
                result(&screen.words.phrase("no-problems", &[]));
            }
        }
        Format::Json => result(&print::json(found, &sources, screen.words)),
        Format::Sarif => result(&print::sarif(found, &sources, screen.words)),
        Format::Github => result(&print::github(found, &sources, screen.words)),
    }
    let bad = any_error(found) || (options.strict && !found.is_empty());
    if bad { Exit::Content } else { Exit::Fine }
}
