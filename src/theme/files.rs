//! The files of a theme: the default ones with the site's own laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fault::Place;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Config;
use crate::tree::SourceTree;

/// The files of the default theme, by path below its folder.
pub(super) const DEFAULT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));
/// Its scripts and styles as they were shrunk when the program was built.
const SHRUNK: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shrunk.rs"));
/// The theme that is part of the binary.
const DEFAULT_NAME: &str = "default";
/// The folders of a theme with the ending of what belongs there; none where any file does.
const FOLDERS: [(&str, Option<&str>); 5] = [
    ("templates/", Some(".html")),
    ("strings/", Some(".yaml")),
    ("style/", Some(".css")),
    ("client/", Some(".js")),
    ("static/", None),
];

/// The files of a theme by path below its folder.
pub struct Files {
    name: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Files {
    /// The default theme's files with those of the site's `themes/<name>/` over them.
    ///
    /// Reports a theme that is not there, and files that no theme has.
    pub fn overlaid(config: &Config, sources: &SourceTree, found: &mut Vec<Diagnostic>) -> Self {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes))).collect();
        let folder = format!("themes/{}/", config.theme.value);
        let mut own = 0;
        for (id, path, bytes) in sources.iter() {
            let Some(below) = path.strip_prefix(&folder) else { continue };
            own += 1;
            if !has_place(below) {
                let unknown = Diagnostic::new(&code::UNKNOWN_THEME_FILE, Span::file(id));
                let nearest =
                    unknown.with("file", below).suggest(below, DEFAULT.iter().map(|(name, _)| *name));
                found.push(nearest);
            }
            files.insert(below.to_owned(), Cow::Owned(bytes.to_vec()));
        }
        if own == 0 && config.theme.value != DEFAULT_NAME {
            let unknown = Diagnostic::new(&code::UNKNOWN_THEME, config.theme.span)
                .with("name", config.theme.value.as_str());
            found.push(unknown.hint_with("theme-folder", "folder", folder));
        }
        Self { name: config.theme.value.clone(), files }
    }

    /// Where messages say that the files are.
    pub fn place(&self) -> Place {
        Place { theme: self.name.clone() }
    }

    /// Lays a file over the theme's, unless the site has its own there.
    pub fn lay(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.entry(path.to_owned()).or_insert(Cow::Owned(bytes));
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The files below a folder, in path order.
    pub fn below<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(folder)?, bytes.as_ref())))
    }

    /// The scripts or styles below a folder as readers get them, in path order: shrunk if they are the default
    /// theme's, as they are if they are the site's own.
    pub fn published<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        self.below(folder).map(move |(below, bytes)| {
            let path = format!("{folder}{below}");
            let shrunk = find(SHRUNK, &path).filter(|_| default_file(&path) == Some(bytes));
            (below, shrunk.unwrap_or(bytes))
        })
    }
}

/// The bytes of a file of the default theme.
pub(super) fn default_file(path: &str) -> Option<&'static [u8]> {
    find(DEFAULT, path)
}

/// The bytes of a path in a table in path order.
fn find(table: &'static [(&str, &[u8])], path: &str) -> Option<&'static [u8]> {
    table.binary_search_by(|(name, _)| (*name).cmp(path)).ok().map(|at| table[at].1)
}

/// Whether a theme may have a file of this path.
fn has_place(path: &str) -> bool {
    let fits = |(folder, ending): &(&str, Option<&str>)| {
        path.starts_with(folder) && ending.is_none_or(|ending| path.ends_with(ending))
    };
    FOLDERS.iter().any(fits)
}
