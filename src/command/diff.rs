//! `fangce diff`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;

use super::Exit;
use super::output::{print, result};
use super::screen::Screen;
use crate::check::Checked;
use crate::derive::Derived;
use crate::disk;
use crate::export::difference::{Change, State, differences};
use crate::export::feed;
use crate::export::row::Rows;
use crate::model::{Lang, Site};
use crate::theme::Theme;
use crate::theme::words::Words;

/// Options of `fangce diff`. The language is that of `--lang`; without it the new site's first.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder of the site as it was
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// Folder of the site as it is
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The day of the entries of a feed, such as 2026-11-30; left out, it is today
    #[arg(long, value_name = "D")]
    date: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON array
    Json,
    /// An Atom feed of the records that changed
    Feed,
}

/// Says which facts differ between two states of a site.
pub fn run(options: &Options, lang: Option<&str>, screen: &Screen) -> Exit {
    let (old, new) = match (read(&options.old, screen), read(&options.new, screen)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(exit), _) | (_, Err(exit)) => return exit,
    };
    let languages = &new.site.config.languages;
    let at = match lang {
        Some(tag) => match languages.find(tag) {
            Some(lang) => lang,
            None => return screen.no_language(tag, languages),
        },
        None => Lang::DEFAULT,
    };
    let tag = languages.tag(at);
    let words = |side: &Side| {
        let own = side.site.config.languages.find(tag).unwrap_or(Lang::DEFAULT);
        side.words[usize::from(own.0)].clone()
    };
    let (before, after) = (words(&old), words(&new));
    let changes =
        differences(State { site: &old.site, words: &before }, State { site: &new.site, words: &after });
    match options.format {
        Format::Human if changes.is_empty() => result(&screen.words.phrase("diff-nothing", &[])),
        Format::Human => result(&human(&changes, &new.site, &after, screen)),
        Format::Json => {
            result(&serde_json::to_string_pretty(&changes).expect("changes have no maps with odd keys"))
        }
        Format::Feed => {
            let day = options.date.unwrap_or_else(|| Zoned::now().date());
            let derived = Derived::of(&new.site);
            let base = new.site.config.base_url.as_deref().map(|url| url.trim_end_matches('/'));
            let rows = Rows { site: &new.site, derived: &derived, base_url: base };
            print(feed::of_changes(rows, at, day, &said(&changes, screen)).as_bytes());
        }
    }
    Exit::Fine
}

/// A state of a site with its words by language.
struct Side {
    site: Checked<Site>,
    words: Vec<Words>,
}

fn read(folder: &Path, screen: &Screen) -> Result<Side, Exit> {
    if !folder.is_dir() {
        let args = [("folder", folder.display().to_string().into())];
        screen.fail(&screen.words.phrase("no-folder", &args));
        return Err(Exit::Usage);
    }
    let sources = disk::read(folder).map_err(|error| screen.world(&error))?;
    let checked = crate::check(&sources);
    let theme = checked.value.as_ref().map(|site| Theme::load(&site.config, &sources));
    match (checked.value, theme) {
        (Some(site), Some(theme)) => match theme.value {
            Some(loaded) => Ok(Side { site, words: loaded.words.clone() }),
            None => {
                screen.show(&theme.diagnostics, &sources);
                Err(Exit::Content)
            }
        },
        _ => {
            screen.show(&checked.diagnostics, &sources);
            Err(Exit::Content)
        }
    }
}

/// What differs, record by record.
fn human(changes: &[Change], site: &Site, words: &Words, screen: &Screen) -> String {
    let mut text = String::new();
    let mut last = None;
    for change in changes {
        let record = (change.kind, change.id.as_str());
        if last.replace(record) != Some(record) {
            let title = site.find(change.kind, &change.id).map(|record| record.title().show(words.lang).text);
            text += &format!("{}/{}  {}\n", change.kind.word(), change.id, title.unwrap_or_default());
        }
        let place = change.place.as_ref().map(|place| format!("#{place} ")).unwrap_or_default();
        text += &format!("  {place}{}\n", line(change, screen));
    }
    text
}

/// A change in a line: `time: 15 days → 10 days`.
fn line(change: &Change, screen: &Screen) -> String {
    let key = match change.sort {
        "record" => "diff-record",
        "status" => "diff-status",
        "step" => "diff-step",
        "deadline" => "diff-deadline",
        "amount" => "diff-amount",
        "frequency" => "diff-frequency",
        "headcount" => "diff-headcount",
        "number" => "diff-number",
        "reference" => "diff-reference",
        _ => "diff-text",
    };
    let sort = screen.words.phrase(key, &[]);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{sort} {before} → {after}"),
        (None, Some(after)) => format!("+ {sort} {after}"),
        (before, None) => format!("- {sort} {}", before.as_deref().unwrap_or_default()),
    }
}

/// Each record that is still there, with its changes in lines.
fn said(changes: &[Change], screen: &Screen) -> Vec<feed::Told> {
    let mut all: Vec<feed::Told> = Vec::new();
    for change in changes.iter().filter(|change| change.sort != "record" || change.after.is_some()) {
        let text = line(change, screen);
        match all.last_mut().filter(|last| (last.kind, &last.id) == (change.kind, &change.id)) {
            Some(last) => last.summary = format!("{}\n{text}", last.summary),
            None => all.push(feed::Told { kind: change.kind, id: change.id.clone(), summary: text }),
        }
    }
    all
}
