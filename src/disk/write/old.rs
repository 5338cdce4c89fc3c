//! What stands in the output folder before a build, whether it may be replaced, and what of a new
//! site it has already.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::stamp::Stamp;
use super::{form, marker};
use crate::disk::fault;
use crate::disk::leftover::is_of_desktop;

/// The old site: paths relative to the output folder, `/` between parts, without what is left
/// alone.
#[derive(Default)]
pub(super) struct Old {
    /// The output folder.
    out: PathBuf,
    /// Whether the output folder is there at all.
    pub(super) exists: bool,
    /// The files that the new site replaces or removes, those of others too.
    pub(super) files: BTreeSet<String>,
    /// Those of them that are the old site's.
    pub(super) site: BTreeSet<String>,
    /// Those of them that are of the site before the old one.
    pub(super) lasting: BTreeSet<String>,
    /// The folders.
    pub(super) folders: BTreeSet<String>,
}

impl Old {
    /// What stands in the folder, or an error if it holds files that are not ours: with `force`,
    /// only if these are not to be removed by anyone.
    pub(super) fn scan(out: &Path, force: bool) -> io::Result<Self> {
        let mut old = Self { out: out.to_owned(), exists: out.exists(), ..Self::default() };
        if !old.exists {
            return Ok(old);
        }
        fault::refuse_mount(out)?;
        let listed = marker::read(out)?;
        let is_repository = fs::symlink_metadata(out.join(".git")).is_ok();
        let is_ours = |entry: &DirEntry| entry.depth() != 1 || !form::is_reserved(entry.file_name());
        let walk = WalkDir::new(out).min_depth(1).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(is_ours) {
            let entry = entry.map_err(|error| fault::on("read the folder", out)(error.into()))?;
            let path = entry.path().strip_prefix(out).unwrap_or(entry.path());
            let name = slashed(path);
            if entry.file_type().is_dir() {
                fault::refuse_mount(entry.path())?;
                old.folders.insert(name);
            } else if listed.site.contains(&name) {
                old.site.insert(name.clone());
                old.files.insert(name);
            } else if listed.lasting.contains(&name) {
                old.lasting.insert(name.clone());
                old.files.insert(name);
            } else if !is_of_desktop(entry.file_name()) {
                refuse_foreign(out, path, is_repository, force)?;
                old.files.insert(name);
            }
        }
        Ok(old)
    }

    /// What a file of the new site will be. Nothing is asked of the disk for a path that the old
    /// site does not have, and of two files of different sizes, none is read.
    pub(super) fn fate(&self, path: &str, bytes: &[u8]) -> io::Result<(Fate, Option<Stamp>)> {
        if self.files.contains(path) { compare(&self.out.join(path), bytes) } else { Ok((Fate::New, None)) }
    }
}

/// A file of the new site, seen from the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Changed,
    Unchanged,
}

/// What a file will be, from what stands at its path now; and the stamp of one that is the same.
pub(super) fn compare(path: &Path, bytes: &[u8]) -> io::Result<(Fate, Option<Stamp>)> {
    let Ok(there) = fs::symlink_metadata(path) else {
        return Ok((Fate::New, None));
    };
    if !there.is_file() || there.len() != bytes.len() as u64 {
        return Ok((Fate::Changed, None));
    }
    // The stamp is older than what is read: who writes meanwhile is noticed by the next build.
    let old = fs::read(path).map_err(fault::on("read", path))?;
    Ok(if old == bytes { (Fate::Unchanged, Stamp::of(&there)) } else { (Fate::Changed, None) })
}

/// A relative path as sites write it, with `/` between parts on every system.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Refuses to remove a file that no build wrote.
fn refuse_foreign(out: &Path, file: &Path, is_repository: bool, force: bool) -> io::Result<()> {
    let name = file.display();
    let (kind, what) = if file.ends_with("content/site.yaml") {
        (ErrorKind::InvalidInput, format!("holds the source of a site, `{name}`: move it away"))
    } else if is_repository {
        (
            ErrorKind::InvalidInput,
            format!("is a repository with files of its own, such as `{name}`: remove it"),
        )
    } else if !force {
        let what = format!("holds `{name}`, which Fangce did not write");
        (ErrorKind::DirectoryNotEmpty, format!("{what}: move it away, remove it with --force"))
    } else {
        return Ok(());
    };
    Err(fault::of(kind, out, format!("{what}, or choose another folder for the site")))
}
