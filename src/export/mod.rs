//! What follows from a checked site for other programs: files in open formats.
//!
//! One format a file, each with its own rows, each a function of the checked site; so a renamed field
//! of the model changes no published file. Knows no page: `render` gives the addresses.

pub mod csv;
pub mod feed;
pub mod json;
pub mod llms;
pub mod manifest;
pub mod opensearch;
pub mod picture;
pub mod row;
pub mod schema;
pub mod sitemap;
pub mod vcard;

use crate::check::Checked;
use crate::model::Site;
use crate::route::{File, Table};
use crate::theme::words::Words;
use row::Rows;

/// Every file beside the pages: path below the output folder, and bytes.
///
/// `words` are the theme's, by language; `base_url` is the address at which the site is published,
/// without a slash at its end.
pub fn files(site: &Checked<Site>, words: &[Words], base_url: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let rows = Rows { site, base_url };
    let mut files = json::files(rows);
    files.push((File::Llms.path(""), llms::root(rows, words).into_bytes()));
    for (lang, tag) in site.config.languages.iter() {
        files.push((File::Manifest.path(tag), manifest::manifest(rows, lang).into_bytes()));
    }
    files.extend(feed::files(rows));
    files.extend(base_url.into_iter().flat_map(|base| published(rows, base)));
    for (words, (_, tag)) in words.iter().zip(site.config.languages.iter()) {
        files.extend(
            Table::ALL.map(|table| (File::Csv(table).path(tag), csv::table(rows, table, words).into_bytes())),
        );
    }
    for (lang, tag) in site.config.languages.iter() {
        files.push((File::Cards.path(tag), vcard::all(site, lang, base_url).into_bytes()));
        files.extend(site.records.services.iter().map(|service| {
            let path = File::ServiceCards(&service.meta.id).path(tag);
            (path, vcard::of_service(site, service, lang, base_url).into_bytes())
        }));
    }
    files
}

/// The files that need the site's address.
fn published(rows: Rows, base: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = sitemap::files(rows, base);
    files.extend(sitemap::robots(base).map(|robots| (File::Robots.path(""), robots.into_bytes())));
    files.extend(opensearch::files(rows, base));
    files
}
