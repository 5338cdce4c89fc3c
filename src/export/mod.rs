//! What follows from a checked site for other programs: files in open formats.
//!
//! One format a file, each with its own rows, each a function of the checked site; so a renamed field
//! of the model changes no published file. Knows no page: `render` gives the addresses.

pub mod vcard;

use crate::check::Checked;
use crate::model::Site;
use crate::render::route::File;

/// Every file beside the pages: path below the output folder, and bytes.
///
/// `base_url` is the address at which the site is published, without a slash at its end.
pub fn files(site: &Checked<Site>, base_url: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (lang, tag) in site.config.languages.iter() {
        files.push((File::Cards.path(tag), vcard::all(site, lang, base_url).into_bytes()));
        files.extend(site.records.services.iter().map(|service| {
            let path = File::ServiceCards(&service.meta.id).path(tag);
            (path, vcard::of_service(site, service, lang, base_url).into_bytes())
        }));
    }
    files
}
