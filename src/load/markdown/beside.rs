//! Files that lie beside a text: `form.pdf` means the one in the text's own folder.

use percent_encoding::percent_decode_str;
use pulldown_cmark::{CowStr, Event, Tag};

use super::joints::JOINT;
use crate::load::attachment::{is_publishable, published};
use crate::model::attachment::FILES;

/// The event; a link or a picture that names a file leads to where it is published.
pub fn filed<'e>(event: Event<'e>, folder: &str) -> Event<'e> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = address(dest_url, folder);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = address(dest_url, folder);
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        event => event,
    }
}

fn address<'e>(url: CowStr<'e>, folder: &str) -> CowStr<'e> {
    let written = url.replace(JOINT, "");
    // Addresses are copied as address bars write them.
    let Ok(path) = percent_decode_str(&written).decode_utf8() else { return url };
    let name = path.strip_prefix("./").unwrap_or(&path);
    let is_name = !name.contains(['/', '\\', ':', '#', '@', '?']) && is_publishable(name);
    match path.starts_with(FILES) {
        true => path.into_owned().into(),
        false if is_name => published(&format!("{folder}/{name}")).into(),
        false => url,
    }
}
