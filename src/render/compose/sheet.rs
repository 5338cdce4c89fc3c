//! The `main` of a rendered page, to become part of another.

use std::collections::BTreeSet;

use super::tree::{Element, main_of};
use crate::route::{relative, resolve};
use crate::theme::fault::Fault;

/// The `main` of a page, without what stands there alone.
#[derive(Clone)]
pub struct Sheet<'h> {
    /// What it holds.
    pub main: Element<'h>,
    /// The ids in it.
    pub ids: BTreeSet<String>,
}

impl<'h> Sheet<'h> {
    /// The sheet of a page; `left_out` are the values of `data-only` to leave out.
    ///
    /// # Errors
    /// The page's markup does not close.
    pub fn of(html: &'h str, left_out: &[&str]) -> Result<Self, Fault> {
        let mut main = main_of(html)?;
        main.retain(&|element| !element.get("data-only").is_some_and(|only| left_out.contains(&only)));
        let mut ids = BTreeSet::new();
        main.each(&mut |element| ids.extend(element.get("id").map(str::to_owned)));
        Ok(Self { main, ids })
    }
}

/// Where a link leads once its page is part of another.
pub enum Target {
    /// An address, seen from the new page.
    There(String),
    /// Nowhere: its words stay without a link.
    Nowhere,
}

/// Leads the links of a page's part from its new place. `find` is told the path and the fragment of
/// each target inside the site; links that leave the site stay.
pub fn rewire(part: &mut Element, page: &str, find: &impl Fn(&str, Option<&str>) -> Target) {
    part.each(&mut |element| {
        if let Some(src) = element.get("src").filter(|src| !src.contains(':'))
            && let Target::There(way) = find(&resolve(page, src), None)
        {
            element.change("src", |_| Some(way));
        }
        let Some(href) = element.get("href") else { return };
        let (path, fragment) = match href.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (href, None),
        };
        if path.contains(':') {
            return;
        }
        let path = if path.is_empty() { page.to_owned() } else { resolve(page, path) };
        match find(&path, fragment) {
            Target::There(href) => element.change("href", |_| Some(href)),
            Target::Nowhere => {
                element.name = "span".into();
                element.attributes.retain(|(name, _)| *name == "class" || *name == "lang");
            }
        }
    });
}

/// A path seen from a page, with a fragment if there is one.
pub fn way(from: &str, to: &str, fragment: Option<&str>) -> String {
    let path = if from == to { String::new() } else { relative(from, to) };
    match fragment {
        Some(fragment) => format!("{path}#{fragment}"),
        None if path.is_empty() => relative(from, to),
        None => path,
    }
}
