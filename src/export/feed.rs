//! What changed, as an Atom feed ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)).
//!
//! Ids are UUIDs made from the publisher and the record, so that they stay when the site moves to another
//! address (RFC 4287, section 4.2.6 wants that), and none is needed.

use std::fmt::Write as _;

use super::row::Rows;
use crate::derive::changes::{Change, changes};
use crate::model::{Kind, Lang};
use crate::render::html::escape;
use crate::render::route::{File, Page, relative};

/// How many changes a feed holds.
const MOST: usize = 100;

/// The feed of a language; `None` if no record says when it was last read through.
pub fn feed(rows: Rows, lang: Lang) -> Option<String> {
    let site = rows.site;
    let changes = changes(site);
    let newest = changes.first()?;
    let config = &site.config;
    let tag = config.languages.tag(lang);
    let words = |text: &crate::model::Localized| text.show(lang).text.to_owned();
    let own = File::Feed.path(tag);
    let to = |path: &str| match rows.base_url {
        Some(base) => format!("{base}/{path}"),
        None => relative(&own, path),
    };
    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    writeln!(feed, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">").expect(WRITES);
    element(&mut feed, "title", &words(&config.title));
    element(&mut feed, "subtitle", &words(&config.description));
    element(&mut feed, "id", &urn(rows, &format!("feed {tag}")));
    element(&mut feed, "updated", &moment(newest));
    link(&mut feed, "self", "application/atom+xml", tag, &to(&own));
    link(&mut feed, "alternate", "text/html", tag, &to(&Page::Home.path(tag)));
    feed.push_str("<author>\n");
    element(&mut feed, "name", &words(site.get(&config.publisher).title()));
    feed.push_str("</author>\n");
    for change in changes.iter().take(MOST) {
        let record = change.record;
        let (kind, id) = (record.kind(), record.meta().id.as_str());
        let place = if kind == Kind::Term { format!("#{id}") } else { String::new() };
        feed.push_str("<entry>\n");
        element(&mut feed, "title", &words(record.title()));
        element(&mut feed, "id", &urn(rows, &format!("{}/{id} {tag}", kind.word())));
        element(&mut feed, "updated", &moment(change));
        let page = to(&format!("{}{place}", Page::of(kind, id).path(tag)));
        link(&mut feed, "alternate", "text/html", tag, &page);
        if let Some(summary) = record.summary() {
            element(&mut feed, "summary", &words(summary));
        }
        feed.push_str("</entry>\n");
    }
    feed.push_str("</feed>\n");
    Some(feed)
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
fn moment(change: &Change) -> String {
    format!("{}T00:00:00Z", change.day)
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
