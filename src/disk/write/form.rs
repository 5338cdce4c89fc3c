//! Which paths the files of a site can have, and the folders these lie in.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};

use crate::disk::leftover::is_hidden;
use crate::tree::OutputTree;

/// Whether a name at the top of the output folder is left alone: hidden, or `CNAME`.
///
/// Hosts and tools put such files there (`.git`, `.gitignore`, `.nojekyll`, `.well-known`,
/// `.htaccess`; `CNAME` names the domain of GitHub Pages).
pub(super) fn is_reserved(name: &OsStr) -> bool {
    is_hidden(name) || name == "CNAME"
}

/// Whether every path is one (relative, without empty parts, `.`, `..`, backslashes and control
/// characters), none stands twice, and none is a file and a folder at once.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut known = BTreeSet::new();
    for path in paths {
        if !path.split('/').all(is_part) {
            return Err(wrong(path, "is no path of a file"));
        }
        if !known.insert(path) {
            return Err(wrong(path, "stands twice in the list of files"));
        }
    }
    match known.iter().find(|path| above(path).any(|folder| known.contains(folder))) {
        Some(path) => Err(wrong(path, "lies in a folder that is a file as well")),
        None => Ok(()),
    }
}

/// As [`check`], and no path is reserved.
pub(super) fn check_output(tree: &OutputTree) -> io::Result<()> {
    check(tree.iter().map(|(path, _)| path))?;
    let top = |path: &str| path.split('/').next().is_some_and(|top| is_reserved(top.as_ref()));
    match tree.iter().find(|(path, _)| top(path)) {
        Some((path, _)) => Err(wrong(path, "cannot be part of a site: such names are left alone")),
        None => Ok(()),
    }
}

/// All folders that files at these paths need, parents before what lies in them.
pub(super) fn folders_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for folder in paths.flat_map(above) {
        if !folders.contains(folder) {
            folders.insert(folder.to_owned());
        }
    }
    folders
}

/// The folders that a path lies in, the deepest first: `a/b/c` → `a/b`, `a`.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(up(path), |folder| up(folder))
}

fn up(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn is_part(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.contains(|c: char| c == '\\' || c.is_control())
}

fn wrong(path: &str, what: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, format!("the output path `{path}` {what}"))
}
