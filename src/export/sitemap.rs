//! The list of pages for search engines ([sitemaps.org](https://www.sitemaps.org/protocol.html)), each
//! with its other languages, and `robots.txt`, which leads to it. Both need the site's address.

use std::fmt::Write as _;

use super::row::Rows;
use crate::model::Lang;
use crate::route::{File, Page, pages};
use crate::text::escape;

/// The most addresses of one file (sitemaps.org, «Sitemap file format»).
const MOST: usize = 50_000;

const WRITES: &str = "a string takes everything";

/// The files below the output folder: one list, or an index and its parts.
pub fn files(rows: Rows, base: &str) -> Vec<(String, Vec<u8>)> {
    parts(entries(rows, base), base, MOST)
}

fn parts(entries: Vec<String>, base: &str, most: usize) -> Vec<(String, Vec<u8>)> {
    let list = |entries: &[String]| {
        let mut list = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        list.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        list.extend(entries.iter().map(String::as_str));
        list.push_str("</urlset>\n");
        list.into_bytes()
    };
    if entries.len() <= most {
        return vec![(File::Sitemap.path(""), list(&entries))];
    }
    let mut index = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    index.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut files = Vec::new();
    for (at, part) in entries.chunks(most).enumerate() {
        let path = File::SitemapPart(at + 1).path("");
        writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&format!("{base}/{path}")))
            .expect(WRITES);
        files.push((path, list(part)));
    }
    index.push_str("</sitemapindex>\n");
    files.push((File::Sitemap.path(""), index.into_bytes()));
    files
}

/// An entry a page and language; pages that search engines should not show are left out, and records
/// that have ended.
fn entries(rows: Rows, base: &str) -> Vec<String> {
    let languages = &rows.site.config.languages;
    let first = languages.tag(Lang::DEFAULT);
    let mut entries = Vec::new();
    let shown = |page: &Page| match page {
        Page::Search | Page::NotFound => false,
        Page::Record(kind, id) => rows.site.find(*kind, id).is_some_and(|record| record.meta().is_listed()),
        _ => true,
    };
    for page in pages(rows.site, rows.derived).into_iter().filter(shown) {
        let address = |tag: &str| escaped(&format!("{base}/{}", page.path(tag)));
        let record = match page {
            Page::Record(kind, id) => rows.site.find(kind, id),
            _ => None,
        };
        let day = record.and_then(|record| rows.site.upkeep(record.meta()).reviewed);
        let mut tail = String::new();
        if let Some(day) = day {
            writeln!(tail, "<lastmod>{day}</lastmod>").expect(WRITES);
        }
        // As the page itself announces them: what is not translated is not in that language.
        let speaks = |lang: &Lang| record.is_none_or(|record| record.speaks(*lang));
        let announced: Vec<&str> =
            languages.iter().filter(|(lang, _)| speaks(lang)).map(|(_, tag)| tag).collect();
        if announced.len() > 1 {
            let default = match page {
                Page::Home => escaped(&format!("{base}/{}", Page::Root.path(first))),
                _ => address(first),
            };
            let ways = announced.into_iter().map(|tag| (tag, address(tag))).chain([("x-default", default)]);
            for (tag, address) in ways {
                writeln!(tail, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>")
                    .expect(WRITES);
            }
        }
        let entry = |(_, tag): (Lang, &str)| format!("<url>\n<loc>{}</loc>\n{tail}</url>\n", address(tag));
        entries.extend(languages.iter().map(entry));
    }
    entries
}

/// `robots.txt`; `None` unless the site's address is that of its whole host, since robots ask there only
/// ([RFC 9309](https://www.rfc-editor.org/rfc/rfc9309), section 2.3).
pub fn robots(base: &str) -> Option<String> {
    let host = base.split_once("://").map_or(base, |(_, rest)| rest);
    let whole = !host.contains('/');
    whole.then(|| format!("User-agent: *\nAllow: /\n\nSitemap: {base}/{}\n", File::Sitemap.path("")))
}

fn escaped(text: &str) -> String {
    let mut markup = String::new();
    escape(text, &mut markup);
    markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_addresses_become_parts_with_an_index() {
        let entries: Vec<String> = (0..5).map(|at| format!("<url>{at}</url>")).collect();
        let paths = |most| {
            let files = parts(entries.clone(), "https://a.org", most).into_iter();
            files.map(|(path, _)| path).collect::<Vec<_>>()
        };
        assert_eq!(paths(5), ["sitemap.xml"]);
        assert_eq!(paths(2), ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
    }

    #[test]
    fn robots_ask_at_the_root_of_a_host_only() {
        assert!(
            robots("https://a.org").is_some_and(|text| text.contains("Sitemap: https://a.org/sitemap.xml\n"))
        );
        assert_eq!(robots("https://a.org/kb"), None);
    }
}
