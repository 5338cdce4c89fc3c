//! What changed, as an Atom feed ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)).
//!
//! Ids are UUIDs made from the publisher and the record, so that they stay when the site moves to another
//! address (RFC 4287, section 4.2.6 wants that), and none is needed.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::row::Rows;
use crate::derive::changes::{Change, changes};
use crate::model::{Kind, Lang, Localized, Site};
use crate::route::{File, Page, relative};
use crate::text::escape;

/// How many changes a feed holds.
const MOST: usize = 100;

/// The feeds below the output folder: one a language, and one at the root whose entries lead to every
/// language; none if no record says when it was last held against its source.
pub fn files(rows: Rows) -> Vec<(String, Vec<u8>)> {
    let changes = changes(rows.site);
    if changes.is_empty() {
        return Vec::new();
    }
    let all: Vec<(Lang, &str)> = rows.site.config.languages.iter().collect();
    let own = |(lang, tag): &(Lang, &str)| {
        let languages = [(*lang, *tag)];
        let feed = Feed { rows, path: File::Feed.path(tag), languages: &languages, mark: format!(" {tag}") };
        (feed.path.clone(), feed.written(&changes).into_bytes())
    };
    let mut files: Vec<_> = all.iter().map(own).collect();
    let whole = Feed { rows, path: File::WholeFeed.path(""), languages: &all, mark: String::new() };
    files.push((whole.path.clone(), whole.written(&changes).into_bytes()));
    files
}

/// A record that changed, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its type.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What changed, in words.
    pub summary: String,
}

/// A feed of what changed on a day, in a language. Records that the site does not have are left out.
pub fn of_changes(rows: Rows, lang: Lang, day: Date, told: &[Told]) -> String {
    let languages = [(lang, rows.site.config.languages.tag(lang))];
    let tag = languages[0].1;
    let feed =
        Feed { rows, path: File::Feed.path(tag), languages: &languages, mark: format!(" {tag} {day}") };
    let site: &Site = rows.site;
    let entries = told.iter().filter_map(|told| {
        let record = site.find(told.kind, &told.id)?;
        Some((Change { record, day }, Some(told.summary.as_str())))
    });
    feed.with(&entries.collect::<Vec<_>>(), day)
}

/// A feed, in the words of its first language.
struct Feed<'r, 'f> {
    rows: Rows<'r>,
    /// Where it lies below the output folder.
    path: String,
    /// The languages to which its entries lead.
    languages: &'f [(Lang, &'f str)],
    /// What tells its ids from those of the other feeds.
    mark: String,
}

impl Feed<'_, '_> {
    /// The feed of changes, newest first; there is at least one.
    fn written(&self, changes: &[Change]) -> String {
        let entries: Vec<_> = changes.iter().take(MOST).map(|change| (*change, None)).collect();
        self.with(&entries, changes[0].day)
    }

    /// The feed of these entries, each with its summary or that of its record, brought up to date on a day.
    fn with(&self, entries: &[(Change, Option<&str>)], updated: Date) -> String {
        let (site, config) = (self.rows.site, &self.rows.site.config);
        let tag = self.languages[0].1;
        let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        writeln!(feed, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">").expect(WRITES);
        element(&mut feed, "title", self.words(&config.title));
        element(&mut feed, "subtitle", self.words(&config.description));
        element(&mut feed, "id", &urn(self.rows, &format!("feed{}", self.mark)));
        element(&mut feed, "updated", &moment(updated));
        link(&mut feed, "self", "application/atom+xml", tag, &self.to(&self.path));
        self.alternates(&mut feed, |tag| Page::Home.path(tag));
        feed.push_str("<author>\n");
        element(&mut feed, "name", self.words(site.get(&config.publisher).title()));
        feed.push_str("</author>\n");
        entries.iter().for_each(|(change, summary)| self.entry(change, *summary, &mut feed));
        feed.push_str("</feed>\n");
        feed
    }

    fn entry(&self, change: &Change, summary: Option<&str>, feed: &mut String) {
        let record = change.record;
        let (kind, id) = (record.kind(), record.meta().id.as_str());
        let place = if kind == Kind::Term { format!("#{id}") } else { String::new() };
        feed.push_str("<entry>\n");
        element(feed, "title", self.words(record.title()));
        element(feed, "id", &urn(self.rows, &format!("{}/{id}{}", kind.word(), self.mark)));
        element(feed, "updated", &moment(change.day));
        let page = |tag: &str| {
            let lang = self.rows.site.config.languages.find(tag).unwrap_or(Lang::DEFAULT);
            format!("{}{place}", self.rows.path(kind, id, lang))
        };
        self.alternates(feed, page);
        if let Some(summary) = summary.or_else(|| Some(self.words(record.summary()?))) {
            element(feed, "summary", summary);
        }
        feed.push_str("</entry>\n");
    }

    /// Links to a page in each language: RFC 4287, section 4.1.1, allows one a language.
    fn alternates(&self, feed: &mut String, path: impl Fn(&str) -> String) {
        for (_, tag) in self.languages {
            link(feed, "alternate", "text/html", tag, &self.to(&path(tag)));
        }
    }

    fn words<'t>(&self, text: &'t Localized) -> &'t str {
        text.show(self.languages[0].0).text
    }

    /// The way to a file: in full where the site's address is known, else from the feed.
    fn to(&self, path: &str) -> String {
        match self.rows.base_url {
            Some(base) => format!("{base}/{path}"),
            None => relative(&self.path, path),
        }
    }
}

const WRITES: &str = "a string takes everything";

fn element(feed: &mut String, name: &str, text: &str) {
    write!(feed, "<{name}>").expect(WRITES);
    escape(text, feed);
    writeln!(feed, "</{name}>").expect(WRITES);
}

fn link(feed: &mut String, rel: &str, form: &str, tag: &str, href: &str) {
    write!(feed, "<link rel=\"{rel}\" type=\"{form}\" hreflang=\"{tag}\" href=\"").expect(WRITES);
    escape(href, feed);
    feed.push_str("\"/>\n");
}

/// The first moment of the day of a change, in universal time: the content knows no hours.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// A UUID of version 8 (RFC 9562, section 5.8) from what identifies the thing.
fn urn(rows: Rows, what: &str) -> String {
    let config = &rows.site.config;
    let publisher = rows.site.get(&config.publisher).title().show(Lang(0)).text;
    let hash = blake3::hash(format!("{} {publisher} {what}", config.publisher.id).as_bytes());
    let mut bytes: [u8; 16] = hash.as_bytes()[..16].try_into().expect("a hash has 32 bytes");
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
