//! What follows from a checked site for other programs: files in open formats.
//!
//! One format a file, each with its own rows, each a function of the checked site; so a renamed field
//! of the model changes no published file. Knows no page: `render` gives the addresses.

pub mod picture;
pub mod row;
pub mod csv;
pub mod feed;
pub mod difference;
pub mod json;
pub mod llms;
pub mod national;
pub mod hsds;
pub mod cpsv;
pub mod manifest;
pub mod opensearch;
pub mod schema;
pub mod sitemap;
pub mod vcard;

use rayon::prelude::*;

use crate::derive::application;
use crate::query::Tracked;
use crate::route::{File, Table};
use crate::store::Work;
use crate::theme::words::Words;
use row::Rows;

/// Does the files of services' telephone numbers: thousands where there are thousands of services.
pub fn write_cards<'s>(rows: Rows<'s>, work: &Work<'s>) {
    rows.site.records.services.par_iter().for_each(|service| {
        let id = &service.meta.id;
        work.piece(&format!("cards/{id}"), || {
            let site = Tracked::new(rows.site, rows.derived);
            let files = vcard::of(&site, id, rows.base_url);
            (site.questions(), files)
        });
    });
}

/// The numbers of a service as files: path below the output folder, and bytes.
pub fn cards(rows: Rows, service: &str) -> Vec<(String, Vec<u8>)> {
    vcard::of(&Tracked::new(rows.site, rows.derived), service, rows.base_url)
}

/// Makes every other file beside the pages; `done` is handed each (path below the output folder, bytes) when it is
/// done, from many threads and in any order.
///
/// `words` are the theme's, by language.
pub fn write(rows: Rows, words: &[Words], done: &(dyn Fn(&str, Vec<u8>) + Sync)) {
    rows.derived.prepare();
    type Job<'j> = Box<dyn Fn() + Send + Sync + 'j>;
    let all = |files: Vec<(String, Vec<u8>)>| files.into_iter().for_each(|(path, bytes)| done(&path, bytes));
    let mut jobs: Vec<Job> = vec![
        Box::new(move || {
            rows.site.files.par_iter().for_each(|(path, file)| done(path, file.bytes.to_vec()));
        }),
        Box::new(move || json::write(rows, done)),
        Box::new(move || {
            done(&File::Llms.path(""), llms::llms(rows, &words[0], &File::Llms.path("")).into_bytes())
        }),
        Box::new(move || all(feed::files(rows))),
    ];
    if let Some(base) = rows.base_url {
        jobs.push(Box::new(move || all(sitemap::files(rows, base))));
        jobs.push(Box::new(move || all(opensearch::files(rows, base))));
        jobs.push(Box::new(move || {
            let robots = sitemap::robots(base).map(|robots| (File::Robots.path(""), robots.into_bytes()));
            all(robots.into_iter().collect());
        }));
    }
    if !rows.site.records.services.is_empty() {
        jobs.push(Box::new(move || done(&File::Cpsv.path(""), cpsv::services(rows).into_bytes())));
    }
    for words in words {
        let tag = words.tag.as_str();
        jobs.push(Box::new(move || {
            let path = File::LlmsIn.path(tag);
            done(&path, llms::llms(rows, words, &path).into_bytes())
        }));
        jobs.push(Box::new(move || {
            done(&File::Manifest.path(tag), manifest::manifest(rows, words.lang).into_bytes())
        }));
        jobs.push(Box::new(move || done(&File::Cards.path(tag), vcard::all(rows, words.lang).into_bytes())));
        if !rows.site.records.services.is_empty() {
            jobs.push(Box::new(move || {
                done(&File::Hsds.path(tag), hsds::services(rows, words).into_bytes())
            }));
        }
        if application::is_told(rows.site) {
            let path = File::National.path(tag);
            jobs.push(Box::new(move || done(&path, national::table(rows, words).into_bytes())));
        }
        for table in Table::ALL {
            jobs.push(Box::new(move || {
                done(&File::Csv(table).path(tag), csv::table(rows, table, words).into_bytes())
            }));
        }
    }
    jobs.par_iter().for_each(|job| job());
}
