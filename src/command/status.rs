//! `fangce status`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::check::Checked;
use crate::derive::Derived;
use crate::derive::accepted::{Accepted, FILE};
use crate::derive::status::{Entry, Matter, counts, entries};
use crate::diagnostic::source_map::SourceMap;
use crate::disk;
use crate::export::csv::records;
use crate::model::Site;
use crate::tree::{FileId, SourceTree};

/// Options of `fangce status`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// The day that counts, such as 2026-11-30; left out, it is today
    #[arg(long, value_name = "D")]
    date: Option<Date>,
    /// Only records that this agency or unit keeps
    #[arg(long, value_name = "ID")]
    owner: Option<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Accept all translations as they are: from now on, one whose original changes is reported
    #[arg(long)]
    accept: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON array
    Json,
    /// For spreadsheets
    Csv,
}

/// A line of the report for programs.
#[derive(Debug, Serialize)]
struct Row<'s> {
    matter: &'static str,
    r#type: &'static str,
    id: &'s str,
    owner: Option<&'s str>,
    lang: Option<&'s str>,
    detail: &'s str,
    file: &'s str,
    line: usize,
}

/// Says what there is to look after in a site without errors.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let (folder, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let checked = crate::check(&sources);
    let Some(site) = &checked.value else {
        screen.show(&checked.diagnostics, &sources);
        return Exit::Content;
    };
    let mut accepted = match accepted(&folder) {
        Ok(accepted) => accepted,
        Err(error) => return screen.world(&error),
    };
    if options.accept {
        let own = |owner: Option<&str>| options.owner.is_none() || options.owner.as_deref() == owner;
        accepted.keep(site.records.iter());
        for record in site.records.iter() {
            let owner = site.upkeep(record.meta()).owner;
            if own(owner.as_ref().map(|owner| owner.id.as_str())) {
                accepted.accept(record, &site.config.languages);
            }
        }
        if let Err(error) = disk::write_files(&folder, &[(FILE, accepted.written().as_bytes())]) {
            return screen.world(&error);
        }
        screen.say(&screen.words.phrase("status-accepted", &[("file", FILE.into())]));
    }
    let date = options.date.unwrap_or_else(|| Zoned::now().date());
    let derived = Derived::of(site);
    let mut all = entries(site, &derived, &accepted, date);
    if let Some(owner) = &options.owner {
        all.retain(|entry| entry.owner == Some(owner));
    }
    match options.format {
        Format::Human => result(&human(&all, site, &sources, screen)),
        Format::Json => result(
            &serde_json::to_string_pretty(&rows(&all, site, &sources))
                .expect("rows have no maps with odd keys"),
        ),
        Format::Csv => result(&csv(&rows(&all, site, &sources))),
    }
    Exit::Fine
}

/// What was accepted in a site's folder; nothing where there is no file.
pub fn accepted(folder: &Path) -> std::io::Result<Accepted> {
    match disk::read_document(&folder.join(FILE)) {
        Ok(bytes) => Ok(Accepted::parse(&String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Accepted::default()),
        Err(error) => Err(error),
    }
}

/// How many there are of each matter, in a line; `None` if there is nothing to look after.
pub fn line(site: &Checked<Site>, accepted: &Accepted, date: Date, screen: &Screen) -> Option<String> {
    let derived = Derived::of(site);
    let counts = counts(&entries(site, &derived, accepted, date));
    let each = counts.iter().map(|(matter, count)| format!("{} {count}", label(*matter, screen)));
    let all = each.collect::<Vec<_>>().join(&screen.words.comma);
    (!counts.is_empty()).then(|| screen.words.phrase("status-line", &[("counts", all.into())]))
}

fn label(matter: Matter, screen: &Screen) -> String {
    let key = match matter {
        Matter::Stale => "status-stale",
        Matter::Untranslated => "status-untranslated",
        Matter::Due => "status-due",
        Matter::Doubt => "status-doubt",
        Matter::Gap => "status-gap",
        Matter::Law => "status-law",
        Matter::Wording => "status-wording",
        Matter::Unlinked => "status-unlinked",
    };
    screen.words.phrase(key, &[])
}

/// Matter by matter, then how many each owner has.
fn human(all: &[Entry], site: &Site, sources: &SourceTree, screen: &Screen) -> String {
    if all.is_empty() {
        return screen.words.phrase("status-nothing", &[]);
    }
    let mut text = String::new();
    let rows = rows(all, site, sources);
    for (matter, count) in counts(all) {
        text += &format!("{} {count}\n", label(matter, screen));
        for row in rows.iter().filter(|row| row.matter == matter.key()) {
            let said =
                [row.lang, row.owner, Some(row.detail)].into_iter().flatten().filter(|said| !said.is_empty());
            let said = said.collect::<Vec<_>>().join("  ");
            let line = format!("  {}/{}  {said}", row.r#type, row.id);
            text += &format!("{}  {}:{}\n", line.trim_end(), row.file, row.line);
        }
        text.push('\n');
    }
    let owners: BTreeSet<&str> = all.iter().filter_map(|entry| entry.owner).collect();
    for owner in owners {
        let count = all.iter().filter(|entry| entry.owner == Some(owner)).count();
        text += &format!("{owner} {count}\n");
    }
    text
}

fn rows<'s>(all: &'s [Entry<'s>], site: &'s Site, sources: &'s SourceTree) -> Vec<Row<'s>> {
    let mut maps: BTreeMap<FileId, SourceMap> = BTreeMap::new();
    let row = |entry: &'s Entry<'s>| {
        let file = entry.span.file;
        let map =
            maps.entry(file).or_insert_with(|| SourceMap::of(String::from_utf8_lossy(sources.bytes(file))));
        Row {
            matter: entry.matter.key(),
            r#type: entry.kind.word(),
            id: entry.id,
            owner: entry.owner,
            lang: entry.lang.map(|lang| site.config.languages.tag(lang)),
            detail: &entry.detail,
            file: sources.path(entry.span.file),
            line: map.position(entry.span.start as usize).line,
        }
    };
    all.iter().map(row).collect()
}

fn csv(rows: &[Row]) -> String {
    let head =
        ["matter", "type", "id", "owner", "lang", "detail", "file", "line"].map(str::to_owned).to_vec();
    let line = |row: &Row| {
        let texts = [Some(row.matter), Some(row.r#type), Some(row.id), row.owner, row.lang, Some(row.detail)];
        let texts = texts.into_iter().chain([Some(row.file)]).map(|text| text.unwrap_or_default().to_owned());
        texts.chain([row.line.to_string()]).collect()
    };
    // Without the mark Excel takes UTF-8 for the system's own encoding.
    format!("\u{feff}{}", records(std::iter::once(head).chain(rows.iter().map(line))))
}
