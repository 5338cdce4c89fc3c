//! A built site → a folder that others read from, such as a mounted share: only what changed is copied.
//!
//! A share cannot exchange two folders in one step, so each file is exchanged by itself: written beside its place
//! and renamed. Files that pages need come before the pages that name them, and nothing is removed before all is there.
//! Somebody who reads meanwhile sees old and new pages, each whole and with everything it needs.

mod ledger;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::fault;
use super::write::{built_files, is_site_path};
use ledger::{Entry, Ledger};

/// What a publication did, in files.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Were not there before, or said something else.
    pub copied: usize,
    /// Were there as they are.
    pub unchanged: usize,
    /// Are gone.
    pub removed: usize,
    /// Are no longer part of the site and stay until the next publication, for pages that are open now.
    pub kept: usize,
}

/// Copies the site that a build left in `from` into the folder `into`, which is made if it is missing.
///
/// What is there already is not copied again. A file that is no longer part of the site is removed if an earlier
/// publication put it there; where `lasts` says so of its path it stays for one publication more. The list of
/// what was published stands in `.fangce-published` in `into`; after a publication that was cut off, the next
/// one does the rest.
///
/// # Errors
/// - [`ErrorKind::NotFound`]: `from` holds no built site.
/// - [`ErrorKind::InvalidInput`]: one folder lies in the other.
/// - [`ErrorKind::AlreadyExists`]: a file of another stands where one of the site belongs; `force` replaces it.
/// - Else what the system said. What was copied until then stays, and is whole.
pub fn publish(from: &Path, into: &Path, lasts: &dyn Fn(&str) -> bool, force: bool) -> io::Result<Published> {
    let files = built_files(from)?;
    if files.is_empty() {
        return Err(fault::of(ErrorKind::NotFound, from, "holds no built site: run `fangce build` first"));
    }
    fs::create_dir_all(into).map_err(fault::on("make the folder", into))?;
    refuse_nested(from, into)?;
    let old = Ledger::read(into)?;
    let mut plan = Plan { from, into, old, new: BTreeMap::new(), done: Published::default() };
    let changed = plan.compare(files, force)?;
    plan.promise(&changed)?;
    plan.copy(changed)?;
    plan.clear(lasts)?;
    Ledger { files: plan.new }.write(into)?;
    Ok(plan.done)
}

/// A publication at work.
struct Plan<'p> {
    from: &'p Path,
    into: &'p Path,
    old: Ledger,
    /// What is published when all is done.
    new: BTreeMap<String, Entry>,
    done: Published,
}

impl Plan<'_> {
    /// The files to copy. Nothing is written.
    fn compare(&mut self, files: Vec<String>, force: bool) -> io::Result<Vec<String>> {
        let mut changed = Vec::new();
        for path in files {
            let hash = hash(&self.from.join(&path))?;
            let there = fs::symlink_metadata(self.into.join(&path)).ok().filter(fs::Metadata::is_file);
            let same = match self.old.files.get(&path) {
                // Of what an earlier publication finished the length tells whether it is still there.
                Some(old) if old.hash == hash => {
                    there.is_some_and(|there| there.len() == size(self.from, &path))
                }
                Some(_) => false,
                None if there.is_none() => self.refuse_other(&path, force).map(|()| false)?,
                None if self.hash_there(&path)? == hash => true,
                None => self.refuse_other(&path, force).map(|()| false)?,
            };
            self.new.insert(path.clone(), Entry { hash, kept: false });
            if same { self.done.unchanged += 1 } else { changed.push(path) }
        }
        // What pages need comes before them, and the page from which all are reached last.
        changed.sort_by_key(|path| (path.ends_with(".html"), !path.contains('/'), path.clone()));
        Ok(changed)
    }

    fn hash_there(&self, path: &str) -> io::Result<String> {
        hash(&self.into.join(path))
    }

    /// Refuses to replace what no publication put there.
    fn refuse_other(&self, path: &str, force: bool) -> io::Result<()> {
        let place = self.into.join(path);
        if force || fs::symlink_metadata(&place).is_err() {
            return Ok(());
        }
        Err(fault::of(
            ErrorKind::AlreadyExists,
            &place,
            "was not published by Fangce: choose another folder, or replace it with --force",
        ))
    }

    /// Notes what will be written as ours, with hashes that fit nothing: after a cut these are copied again.
    fn promise(&self, changed: &[String]) -> io::Result<()> {
        let mut files = self.old.files.clone();
        let open = changed.iter().map(|path| (path.clone(), Entry { hash: String::new(), kept: false }));
        files.extend(open);
        Ledger { files }.write(self.into)
    }

    fn copy(&mut self, changed: Vec<String>) -> io::Result<()> {
        for path in changed {
            let (from, to) = (self.from.join(&path), self.into.join(&path));
            let folder = to.parent().unwrap_or(self.into);
            fs::create_dir_all(folder).map_err(fault::on("make the folder", folder))?;
            let bytes = fs::read(&from).map_err(fault::on("read", &from))?;
            replace(&to, &bytes)?;
            self.done.copied += 1;
        }
        Ok(())
    }

    /// Removes what is no longer part of the site, or keeps it once more.
    fn clear(&mut self, lasts: &dyn Fn(&str) -> bool) -> io::Result<()> {
        for (path, old) in &self.old.files {
            // The list lies where others write too: a path that leads out of the folder is none of ours.
            if self.new.contains_key(path) || !is_site_path(path) {
                continue;
            }
            if lasts(path) && !old.kept {
                self.new.insert(path.clone(), Entry { hash: old.hash.clone(), kept: true });
                self.done.kept += 1;
                continue;
            }
            let place = self.into.join(path);
            match fs::remove_file(&place) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(fault::on("remove", &place)(error));
                }
                _ => self.done.removed += 1,
            }
            // A folder that still holds something refuses, and so stays.
            let folders = place.ancestors().skip(1).take_while(|folder| *folder != self.into);
            folders.take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
        }
        Ok(())
    }
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it.
fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let fresh = place.with_file_name(format!(".{name}.fangce-new"));
    // What a cut left, or a link that somebody put there, is not written through.
    let _ = fs::remove_file(&fresh);
    fs::write(&fresh, bytes).map_err(fault::on("write", &fresh))?;
    fs::rename(&fresh, place).map_err(|error| {
        let _ = fs::remove_file(&fresh);
        fault::on("replace", place)(error)
    })
}

fn refuse_nested(from: &Path, into: &Path) -> io::Result<()> {
    let real = |path: &Path| fs::canonicalize(path).map_err(fault::on("read", path));
    let (from, into) = (real(from)?, real(into)?);
    if from.starts_with(&into) || into.starts_with(&from) {
        let what = "and the built site lie in one another: choose a folder beside it";
        return Err(fault::of(ErrorKind::InvalidInput, &into, what));
    }
    Ok(())
}

fn hash(path: &Path) -> io::Result<String> {
    let bytes = fs::read(path).map_err(fault::on("read", path))?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}

fn size(folder: &Path, path: &str) -> u64 {
    fs::metadata(folder.join(path)).map_or(0, |there| there.len())
}
