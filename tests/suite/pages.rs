//! What every page of every site has, and what none has.

use std::collections::{BTreeMap, BTreeSet};

use fangce::tree::OutputTree;

use crate::html::{self, Piece, Tag};

/// A site's pages as pieces, and all of its paths.
struct Site<'s> {
    output: &'s OutputTree,
    pages: BTreeMap<&'s str, Vec<Piece>>,
    ids: BTreeMap<&'s str, BTreeSet<String>>,
    /// The folders of its languages.
    languages: BTreeSet<&'s str>,
}

/// What is wrong with the pages of a site, each fault with the pages that have it.
///
/// Every page has one `h1`, one `main`, a title, the right `lang`, an alternate for each language, a
/// strict policy; nothing inline runs or styles; every relative link leads to a file that exists, to
/// an id that exists in it, and no link leads from the root or, as a resource, to another host.
pub fn faults(output: &OutputTree) -> BTreeMap<String, Vec<&str>> {
    let mut wrong = BTreeMap::<String, Vec<&str>>::new();
    let mut site = Site { output, pages: BTreeMap::new(), ids: BTreeMap::new(), languages: BTreeSet::new() };
    for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        match html::read(&String::from_utf8_lossy(bytes)) {
            Ok(pieces) => drop(site.pages.insert(path, pieces)),
            Err(fault) => wrong.entry(fault).or_default().push(path),
        }
        site.languages.extend(path.strip_suffix("/index.html").filter(|folder| !folder.contains('/')));
    }
    for (path, pieces) in &site.pages {
        let mut ids = BTreeSet::new();
        for id in html::tags(pieces).filter_map(|tag| tag.get("id")) {
            if !ids.insert(id.to_owned()) {
                wrong.entry(format!("the id {id} stands twice")).or_default().push(path);
            }
        }
        site.ids.insert(path, ids);
    }
    for (path, pieces) in &site.pages {
        for fault in site.faults(path, pieces) {
            wrong.entry(fault).or_default().push(path);
        }
    }
    wrong
}

impl Site<'_> {
    fn faults(&self, path: &str, pieces: &[Piece]) -> Vec<String> {
        let mut faults = head(path, pieces, &self.languages);
        faults.extend(body(pieces));
        for tag in html::tags(pieces) {
            faults.extend(own_code(tag));
            faults.extend(
                links(tag).into_iter().filter_map(|(attribute, url)| self.follow(path, tag, attribute, url)),
            );
        }
        faults
    }

    /// What is wrong with a link from a page.
    fn follow(&self, page: &str, tag: &Tag, attribute: &str, url: &str) -> Option<String> {
        let scheme = |schemes: &[&str]| schemes.iter().any(|scheme| url.starts_with(scheme));
        let leaves = match tag.name.as_str() {
            "a" => scheme(&["tel:", "mailto:", "https://", "http://"]),
            // A picture in the page itself is no other host.
            "link" => scheme(&["data:image/"]),
            // A server shows that page under whatever address was asked for.
            "base" => page == "404.html" || page.ends_with("/404.html"),
            _ => false,
        };
        if leaves {
            return None;
        }
        if url.starts_with('/') || url.contains(':') {
            return Some(format!("<{} {attribute}={url}> leaves the site", tag.name));
        }
        let (path, fragment) =
            url.split_once('#').map_or((url, None), |(path, fragment)| (path, Some(fragment)));
        let path = path.split('?').next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let target = if path.is_empty() { Some(page.to_owned()) } else { resolve(page, &path) };
        let Some(target) = target.filter(|target| self.output.get(target).is_some()) else {
            return Some(format!("<{} {attribute}={url}> leads to no file", tag.name));
        };
        let there = |fragment: &str| self.ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment));
        fragment
            .filter(|fragment| !there(&unescape(fragment)))
            .map(|fragment| format!("{target} has no #{fragment}"))
    }
}

/// What must stand around every page.
fn head(path: &str, pieces: &[Piece], languages: &BTreeSet<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    let named = |name: &'static str| html::tags(pieces).filter(move |tag| tag.name == name);
    let lang = named("html").next().and_then(|tag| tag.get("lang")).unwrap_or_default();
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    // Pages with two languages side by side stand in a folder of their own.
    let own = if folder == "both" { languages.contains(lang) } else { folder.is_empty() || lang == folder };
    must(!lang.is_empty() && own, "html lang is not that of the page's folder");
    // A picture may have titles of its own.
    let end =
        pieces.iter().position(|piece| *piece == Piece::Close("head".to_owned())).unwrap_or(pieces.len());
    let titles = html::text_in(&pieces[..end], "title");
    must(titles.len() == 1 && !titles[0].is_empty(), "not one title with words");
    let alternates = named("link").filter(|tag| tag.get("rel") == Some("alternate"));
    let alternates: BTreeSet<&str> = alternates.filter_map(|tag| tag.get("hreflang")).collect();
    // A site of one language says nothing of others, nor does a page that is not translated.
    let announced = languages.iter().filter(|lang| alternates.contains(*lang)).count();
    must(alternates.is_empty() || announced > 1, "no hreflang alternates of languages");
    let policy = named("meta").find(|tag| {
        tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    });
    let policy = policy.and_then(|tag| tag.get("content")).unwrap_or_default();
    must(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "no strict Content-Security-Policy",
    );
    faults
}

/// What must stand in every page, and what must not.
fn body(pieces: &[Piece]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    let count = |name: &str| html::tags(pieces).filter(|tag| tag.name == name).count();
    let headings = html::text_in(pieces, "h1");
    must(headings.len() == 1 && !headings[0].is_empty(), "not one h1 with words");
    must(count("main") == 1, "not one main");
    must(count("style") == 0, "an inline style sheet");
    for pair in pieces.windows(2) {
        let [Piece::Open(tag), Piece::Raw(code)] = pair else { continue };
        let data = tag.get("type") == Some("application/ld+json");
        must(data || code.trim().is_empty(), "an inline script");
        must(
            !data || serde_json::from_str::<serde_json::Value>(code).is_ok(),
            "structured data that is no JSON",
        );
    }
    let text: String = pieces
        .iter()
        .filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None })
        .collect();
    must(!text.contains('⟨'), "a word that the theme lacks");
    let levels = html::tags(pieces).filter_map(|tag| match tag.name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    });
    let levels: Vec<u8> = levels.collect();
    must(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a heading's level is left out");
    faults
}

/// Attributes that run code or set styles.
fn own_code(tag: &Tag) -> Vec<String> {
    let bad = tag.attributes.iter().filter(|(name, _)| name.starts_with("on") || name == "style");
    bad.map(|(name, _)| format!("<{} {name}>", tag.name)).collect()
}

/// The attributes of a tag that lead somewhere or load something.
fn links(tag: &Tag) -> Vec<(&str, &str)> {
    let names = ["href", "src", "srcset", "action", "poster", "data", "xlink:href", "formaction"];
    let published = tag.name == "link" && matches!(tag.get("rel"), Some("canonical" | "alternate"));
    let links = tag.attributes.iter().filter(|(name, _)| names.contains(&name.as_str()));
    links.filter(|_| !published).map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The path that a relative one means; `None` if it climbs out of the site.
fn resolve(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A fragment with its percent escapes undone.
fn unescape(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| {
            (byte.expect("two digits follow") as char).to_digit(16).expect("a digit") as u8
        };
        bytes.push(if byte == b'%' { hex(rest.next()) * 16 + hex(rest.next()) } else { byte });
    }
    String::from_utf8(bytes).expect("a fragment is UTF-8")
}
