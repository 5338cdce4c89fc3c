//! `fangce check`.

use std::path::Path;

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption, fix, status};
use crate::check::mend::mend;
use crate::check::rules::missing_translation::coverage;
use crate::diagnostic::{Diagnostic, Level, any_error, print, sort};
use crate::disk;
use crate::model::Site;
use crate::tree::SourceTree;

/// Options of `fangce check`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The day on which the content must hold, such as 2026-11-30; left out, it is today
    #[arg(long, value_name = "D")]
    date: Option<Date>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Mend what can be mended for sure, and show how
    #[arg(long)]
    fix: bool,
    /// Only show how, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Tell machines, too, of what is perhaps meant as it is
    #[arg(long)]
    notes: bool,
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
    let (folder, mut sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if options.fix {
        match fixed(options, &folder, sources, screen) {
            Ok(mended) => sources = mended,
            Err(exit) => return exit,
        }
    }
    let checked = crate::check(&sources);
    let mut found = checked.diagnostics;
    if let Some(site) = &checked.value {
        found.extend(crate::check_theme(site, &sources));
        let today = options.date.unwrap_or_else(|| Zoned::now().date());
        found.extend(crate::check_day(site, &sources, today));
        sort(&mut found, &sources);
    }
    if options.format != Format::Human && !options.notes {
        found.retain(|found| found.level > Level::Note);
    }
    match options.format {
        Format::Human => {
            tell(&found, checked.value.as_deref(), &sources, screen);
            // What cannot be read of what was accepted is for `fangce status` to say.
            let accepted = status::accepted(&folder).unwrap_or_default();
            let today = options.date.unwrap_or_else(|| Zoned::now().date());
            let line = checked.value.as_ref().and_then(|site| status::line(site, &accepted, today, screen));
            line.iter().for_each(|line| result(line));
        }
        Format::Json => result(&print::json(&found, &sources, screen.words)),
        Format::Sarif => result(&print::sarif(&found, &sources, screen.words)),
        Format::Github => result(&print::github(&found, &sources, screen.words)),
    }
    let bad = any_error(&found) || (options.strict && found.iter().any(is_problem));
    if bad { Exit::Content } else { Exit::Fine }
}

/// Mends what can be mended for sure, on the disk or as if; gives the files as they are then.
fn fixed(options: &Options, folder: &Path, sources: SourceTree, screen: &Screen) -> Result<SourceTree, Exit> {
    let mended = mend(sources);
    let difference = fix::difference(&mended);
    // The result of other formats is for machines.
    if options.format == Format::Human && !difference.is_empty() {
        result(&difference);
    }
    if !options.dry_run {
        disk::replace(folder, &mended.files).map_err(|error| screen.world(&error))?;
    }
    screen.say(&fix::summary(&mended, options.dry_run, screen));
    Ok(mended.workspace.sources().clone())
}

/// Tells people what was found, and how much of the site is translated.
fn tell(found: &[Diagnostic], site: Option<&Site>, sources: &SourceTree, screen: &Screen) {
    screen.notes(found, sources);
    screen.show(found, sources);
    let sure = found.iter().filter(|found| !found.fix.is_empty()).count();
    if sure > 0 {
        screen.say(&screen.words.phrase("can-be-mended", &[("count", sure.into())]));
    }
    for count in site.map(coverage).into_iter().flatten() {
        let tag = site.expect("it was counted").config.languages.tag(count.lang);
        let args = [("lang", tag.into()), ("there", count.there.into()), ("all", count.all.into())];
        result(&screen.words.phrase("coverage", &args));
    }
    if !found.iter().any(is_problem) {
        result(&screen.words.phrase("no-problems", &[]));
    }
}

fn is_problem(found: &Diagnostic) -> bool {
    found.level > Level::Note
}
