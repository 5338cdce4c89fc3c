//! Which paths the files of a site can have, and the folders these lie in.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};

use crate::disk::leftover::is_hidden;

/// Whether a name at the top of the output folder is left alone: hidden, or `CNAME`.
///
/// Hosts and tools put such files there (`.git`, `.gitignore`, `.nojekyll`, `.well-known`,
/// `.htaccess`; `CNAME` names the domain of GitHub Pages).
pub(super) fn is_reserved(name: &OsStr) -> bool {
    is_hidden(name) || name == "CNAME"
}

/// Whether a path is one: relative, without empty parts, `.`, `..`, backslashes and control characters.
pub(super) fn check_path(path: &str) -> io::Result<()> {
    if path.split('/').all(is_part) { Ok(()) } else { Err(wrong(path, "is no path of a file")) }
}

/// Whether a path is one that a file of a site may have: as [`check_path`], and not reserved.
pub(super) fn check_site_path(path: &str) -> io::Result<()> {
    check_path(path)?;
    let top = path.split('/').next().unwrap_or(path);
    if is_reserved(top.as_ref()) {
        return Err(wrong(path, "cannot be part of a site: such names are left alone"));
    }
    Ok(())
}

/// The error about a path that one file has and that another file needs as a folder.
pub(super) fn file_and_folder(path: &str) -> io::Error {
    wrong(path, "is a file and a folder at once")
}

/// Whether every path is one, none stands twice, and none is a file and a folder at once.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut known = BTreeSet::new();
    for path in paths {
        check_path(path)?;
        if !known.insert(path) {
            return Err(wrong(path, "stands twice in the list of files"));
        }
    }
    match known.iter().flat_map(|path| above(path)).find(|folder| known.contains(folder)) {
        Some(folder) => Err(file_and_folder(folder)),
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
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
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
