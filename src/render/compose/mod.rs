//! Printed pages → pages made of them: the handbook, and two languages side by side.
//!
//! Both take the `main` of pages as the theme printed them, so they hold whatever a theme shows, with
//! one markup for each thing. A theme marks what stands on the page itself alone with
//! `data-only="page"`, and what a handbook does without with `data-only="screen"`.

pub mod handbook;
pub mod pair;
pub mod side;
pub mod tree;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::route::{relative, resolve};
use super::template::Fault;
use tree::Element;

/// The `main` of a printed page, without what stands there alone.
pub struct Sheet {
    /// What it holds.
    pub main: Element,
    /// The ids in it.
    pub ids: BTreeSet<String>,
}

/// Sheets by the path of their page.
pub type Sheets<'p> = BTreeMap<&'p str, Sheet>;

/// The sheets of pages, given as paths and HTML; `left_out` are the values of `data-only` to leave out.
///
/// # Errors
/// The first page whose markup does not close.
pub fn sheets<'p>(pages: &[(&'p str, &'p [u8])], left_out: &[&str]) -> Result<Sheets<'p>, Fault> {
    let sheet = |(path, html): &(&'p str, &'p [u8])| {
        let mut main = tree::main_of(&String::from_utf8_lossy(html))?;
        main.retain(&|element| !element.get("data-only").is_some_and(|only| left_out.contains(&only)));
        let mut ids = BTreeSet::new();
        main.each(&mut |element| ids.extend(element.get("id").map(str::to_owned)));
        Ok((*path, Sheet { main, ids }))
    };
    pages.par_iter().map(sheet).collect()
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
                element.name = "span".to_owned();
                element.attributes.retain(|(name, _)| name == "class" || name == "lang");
            }
        }
    });
}

/// A path seen from a page, with a fragment if there is one.
fn way(from: &str, to: &str, fragment: Option<&str>) -> String {
    let path = if from == to { String::new() } else { relative(from, to) };
    match fragment {
        Some(fragment) => format!("{path}#{fragment}"),
        None if path.is_empty() => relative(from, to),
        None => path,
    }
}
