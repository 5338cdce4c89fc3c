//! The new site: what of it is new, and its folder before anyone sees it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::{form, keep, marker};
use crate::disk::fault;
use crate::tree::OutputTree;

/// What a build did to the files of a site; files that are not Fangce's do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were not there before.
    pub new: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files with the same bytes as before; they keep inode and modification time.
    pub unchanged: usize,
    /// Files that were there before and belong to the site no longer.
    pub removed: usize,
}

/// What is to be done, found before anything is done.
pub(super) struct Plan<'a> {
    /// The files of the new site, its marker too.
    files: Vec<Planned<'a>>,
    /// The folders that the files need, relative to the output folder.
    pub(super) folders: BTreeSet<String>,
}

struct Planned<'a> {
    path: &'a str,
    bytes: &'a [u8],
    fate: Fate,
}

/// A file of the new site, seen from the old one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Unchanged,
}

impl<'a> Plan<'a> {
    /// Compares a site and its marker's text with what stands in the output folder.
    pub(super) fn compare(tree: &'a OutputTree, marker: &'a str, out: &Path) -> io::Result<Self> {
        let files: Vec<_> = tree.iter().chain([(marker::NAME, marker.as_bytes())]).collect();
        let fates: Vec<_> = files.par_iter().map(|(path, bytes)| fate(&out.join(path), bytes)).collect();
        let planned = files
            .into_iter()
            .zip(fates)
            .map(|((path, bytes), fate)| Ok(Planned { path, bytes, fate: fate? }));
        let files = planned.collect::<io::Result<_>>()?;
        Ok(Self { files, folders: form::folders_of(tree.iter().map(|(path, _)| path)) })
    }

    /// Whether the old folder holds all files of the new site, byte by byte.
    pub(super) fn changes_nothing(&self) -> bool {
        self.files.iter().all(|file| file.fate == Fate::Unchanged)
    }

    /// The counts; `removed` is known to others.
    pub(super) fn written(&self, removed: usize) -> Written {
        let site = self.files.iter().filter(|file| file.path != marker::NAME);
        site.fold(Written { removed, ..Written::default() }, |mut written, file| {
            match file.fate {
                Fate::New => written.new += 1,
                Fate::Changed => written.changed += 1,
                Fate::Unchanged => written.unchanged += 1,
            }
            written
        })
    }

    /// Fills the new folder: links to files of the old one that did not change, the rest written.
    pub(super) fn fill(&self, old: &Path, new: &Path) -> io::Result<()> {
        make_folders(new, &self.folders)?;
        self.files.par_iter().try_for_each(|file| {
            let (from, to) = (old.join(file.path), new.join(file.path));
            if file.fate == Fate::Unchanged {
                take_over(&from, &to, file.bytes)
            } else {
                write_file(&to, file.bytes)
            }
        })
    }
}

/// Makes a folder, its parents, and these folders in it.
pub(super) fn make_folders(top: &Path, folders: &BTreeSet<String>) -> io::Result<()> {
    fs::create_dir_all(top).map_err(fault::on("make the folder", top))?;
    for folder in folders {
        let folder = top.join(folder);
        fs::create_dir(&folder).map_err(fault::on("make the folder", &folder))?;
    }
    Ok(())
}

/// Writes a file that is not there yet; so never through a link to another one.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(fault::on("write", path))
}

/// Gives a file of the old site its place in the new one; where links cannot be, by a copy with
/// the same modification time.
fn take_over(from: &Path, to: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    write_file(to, bytes)?;
    fs::symlink_metadata(from).map_or(Ok(()), |old| keep::set_time(to, &old))
}

/// What a file will be, from what stands at its path now. Of two files of different sizes, none
/// is read.
fn fate(path: &Path, bytes: &[u8]) -> io::Result<Fate> {
    let Ok(there) = fs::symlink_metadata(path) else {
        return Ok(Fate::New);
    };
    if !there.is_file() || there.len() != bytes.len() as u64 {
        return Ok(Fate::Changed);
    }
    let old = fs::read(path).map_err(fault::on("read", path))?;
    Ok(if old == bytes { Fate::Unchanged } else { Fate::Changed })
}
