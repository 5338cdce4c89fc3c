//! The site in short for language models: `llms.txt` (<https://llmstxt.org>), in one language.

use super::row::Rows;
use crate::model::{Kind, Localized};
use crate::route::{File, Page, PageRow, Table, has, has_twins, relative, twin};
use crate::theme::words::Words;

/// The most bytes of a file that lists every record: what is longer, a model reads in pieces only.
const MOST: usize = 150_000;

/// The bytes of a line besides name, address and what is said: `- []()` and so on.
const MARKS: usize = 9;

/// The file of a language, as it lies at a path: every record, or the first of each type where that
/// would be more than `MOST` bytes.
pub fn llms(rows: Rows, words: &Words, path: &str) -> String {
    let whole = text(rows, words, path, usize::MAX);
    if whole.len() <= MOST { whole } else { text(rows, words, path, MOST / Kind::ALL.len()) }
}

/// The file with as many records of each type as `room` bytes hold.
fn text(rows: Rows, words: &Words, path: &str, room: usize) -> String {
    let config = &rows.site.config;
    let (lang, tag) = (words.lang, config.languages.tag(words.lang));
    let plain = |text: &Localized| one_line(text.show(lang).text);
    let to = |target: &str| match rows.base_url {
        Some(base) => format!("{base}/{target}"),
        None => relative(path, target),
    };
    // What a model reads best is there where pages have twins.
    let twins = has_twins(rows.site, rows.derived);
    let to_page = |path: String| if twins { twin(&path) } else { path };
    let mut text = format!("# {}\n\n> {}\n", plain(&config.title), plain(&config.description));
    if let Some(notice) = &config.notice {
        text.push_str(&format!("\n{}\n", plain(notice)));
    }
    let mut section = |heading: &str, links: Vec<(String, String, Option<String>)>| {
        text.push_str(&format!("\n## {heading}\n\n"));
        for (name, target, about) in links {
            let about = about.map(|about| format!(": {about}")).unwrap_or_default();
            text.push_str(&format!("- [{}]({}){about}\n", bracketed(&name), to(&target)));
        }
    };
    let table = |row: &PageRow, page: Page| {
        let about = one_line(words.get(row.intro));
        let path = if page.has_twin() { to_page(page.path(tag)) } else { page.path(tag) };
        (words.get(row.title).to_owned(), path, Some(about))
    };
    let tables = Table::ALL.iter().map(|table| table.page());
    let tables = tables.filter(|page| has(rows.site, rows.derived, *page));
    let tables = tables.filter_map(|page| Some(table(page.row()?, page)));
    let whole = (words.get("data.whole").to_owned(), File::Whole.path(tag), None);
    section(words.get("home.tables"), tables.chain([whole]).collect());
    for kind in Kind::ALL {
        let records = rows.site.listed(kind);
        if records.is_empty() {
            continue;
        }
        let link = |record: &crate::model::site::Any| {
            let id = &record.meta().id;
            let place = if kind == Kind::Term { format!("#{id}") } else { String::new() };
            let target = format!("{}{place}", to_page(rows.path(kind, id, lang)));
            (plain(record.title()), target, record.summary().map(plain))
        };
        let name = words.get(&format!("kind.{}", kind.folder()));
        let mut used = 0;
        let fits = |(name, target, about): &(String, String, Option<String>)| {
            used += name.len() + to(target).len() + about.as_ref().map_or(0, String::len) + MARKS;
            used <= room
        };
        let first: Vec<_> = records.iter().map(link).take_while(fits).collect();
        let all = (records.len() > first.len()).then(|| {
            let count = words.get("home.all").replace("{n}", &records.len().to_string());
            (name.to_owned(), to_page(Page::Index(kind).path(tag)), Some(count))
        });
        section(name, all.into_iter().chain(first).collect());
    }
    let others = config.languages.iter().filter(|(other, _)| *other != lang);
    let others: Vec<_> = others
        .map(|(other, tag)| (one_line(config.title.show(other).text), File::LlmsIn.path(tag), None))
        .collect();
    if !others.is_empty() {
        section(words.get("site.languages"), others);
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name between brackets: its own are escaped.
fn bracketed(name: &str) -> String {
    name.replace('[', "\\[").replace(']', "\\]")
}
