//! The site before the last one. Most of its files are those of the site that stands, under second names; so the
//! next site grows in its folder, and only what differs is linked or written.
//!
//! It is never trusted: a file in it stays only if it is the same file as that of the site, not if it looks like it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::{file, form, sweep};
use crate::disk::{fault, platform};

/// What stands in the folder in which a new site grows: paths below it, `/` between parts.
#[derive(Default)]
pub(super) struct Spare {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Spare {
    /// Moves what the last build left into an empty folder; `None` where there is nothing of use, and then the folder
    /// is as empty as before.
    ///
    /// The folder itself is not taken: who still reads in it must not see the next site grow.
    pub(super) fn take(shelf: &Path, folder: &Path) -> Option<Self> {
        if !platform::KNOWS_FILES || !shelf.is_dir() {
            return None;
        }
        let spare = empty(shelf, folder).and_then(|()| Self::scan(folder));
        if spare.is_err() {
            // Where this fails, the first file that is put tells.
            let _ = sweep::remove(folder).and_then(|()| file::make_folder(folder));
        }
        let _ = sweep::remove(shelf);
        spare.ok()
    }

    /// Lays an old site aside for the next build; false if it cannot lie there.
    pub(super) fn lay(old: &Path, shelf: &Path) -> bool {
        let there = shelf.parent().map_or(Ok(()), fs::create_dir_all);
        let free = there.and_then(|()| if shelf.exists() { fs::remove_dir_all(shelf) } else { Ok(()) });
        platform::KNOWS_FILES && free.is_ok() && fs::rename(old, shelf).is_ok()
    }

    fn scan(folder: &Path) -> io::Result<Self> {
        let mut spare = Self::default();
        for entry in WalkDir::new(folder) {
            let entry = entry?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let name = path.to_str().ok_or(io::ErrorKind::InvalidData)?.to_owned();
            if entry.file_type().is_dir() {
                fault::refuse_mount(entry.path())?;
                if !platform::is_writable(entry.path()) {
                    return Err(io::ErrorKind::PermissionDenied.into());
                }
                spare.folders.extend(Some(name).filter(|name| !name.is_empty()));
            } else {
                spare.files.insert(name);
            }
        }
        Ok(spare)
    }

    /// Whether a folder is there.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path)
    }

    /// Makes room for a file or folder that is to be made at a path; what is not there is no error.
    pub(super) fn clear(&self, folder: &Path, path: &str) -> io::Result<()> {
        let place = folder.join(path);
        if self.files.contains(path) {
            fs::remove_file(&place).map_err(fault::on("remove", &place))?;
        } else if self.folders.contains(path) {
            fs::remove_dir_all(&place).map_err(fault::on("remove", &place))?;
        }
        Ok(())
    }

    /// Gives a file of the site a second name here, unless it has it already.
    pub(super) fn take_over(&self, out: &Path, folder: &Path, path: &str) -> io::Result<()> {
        let (from, to) = (out.join(path), folder.join(path));
        if self.files.contains(path) {
            let one =
                |path: &Path| fs::symlink_metadata(path).ok().and_then(|found| platform::number(&found));
            if one(&from).is_some_and(|number| one(&to) == Some(number)) {
                return Ok(());
            }
        }
        self.clear(folder, path)?;
        file::take_over(&from, &to)
    }

    /// Removes all but these files and folders.
    pub(super) fn reduce(
        &self,
        folder: &Path,
        is_file: impl Fn(&str) -> bool,
        folders: &BTreeSet<String>,
    ) -> io::Result<()> {
        // A folder that takes the place of a file, or a file that of a folder, has been cleared by now.
        let gone = self.files.iter().filter(|path| !is_file(path) && !folders.contains(*path));
        for path in gone.filter(|path| form::above(path).all(|above| !is_file(above))) {
            let path = folder.join(path);
            fs::remove_file(&path).map_err(fault::on("remove", &path))?;
        }
        for path in self.folders.iter().rev().filter(|path| !folders.contains(*path)) {
            if is_file(path) || form::above(path).any(&is_file) {
                continue;
            }
            let path = folder.join(path);
            fs::remove_dir(&path).map_err(fault::on("remove", &path))?;
        }
        Ok(())
    }
}

/// Moves the files and folders of a site into another folder.
fn empty(site: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(site)? {
        let name = entry?.file_name();
        if !form::is_reserved(&name) {
            fs::rename(site.join(&name), folder.join(&name))?;
        }
    }
    Ok(())
}
