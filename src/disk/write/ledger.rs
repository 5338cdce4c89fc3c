//! What has been put into a new site so far: its paths, each once, and what becomes of the old files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use super::form;
use super::old::{Fate, Old};
use super::stamp::Stamp;
use crate::tree::Stamped;

/// What a build did to the files of a site; files that are not Fangce's do not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were not there before.
    pub new: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files with the same bytes as before; they keep inode and modification time.
    pub unchanged: usize,
    /// Files that were there before and belong to the site no longer.
    pub removed: usize,
    /// Folders of old sites beside the new one that could not be removed: another user made them.
    pub stuck: Vec<PathBuf>,
}

/// The files and folders of a new site, its marker left out.
#[derive(Default)]
pub(super) struct Ledger {
    files: BTreeMap<String, (Fate, Option<Stamp>)>,
    folders: BTreeSet<String>,
}

impl Ledger {
    /// Enters a file, with its stamp if that is known. The result are the folders that it is the first to need, parents first.
    ///
    /// # Panics
    /// When the path is taken: see [`crate::tree::Sink`].
    pub(super) fn enter(&mut self, path: &str, fate: Fate, stamp: Option<Stamp>) -> io::Result<Vec<String>> {
        if self.folders.contains(path) {
            return Err(form::file_and_folder(path));
        }
        let taken = self.files.insert(path.to_owned(), (fate, stamp)).is_some();
        assert!(!taken, "two writers for {path}");
        let missing = form::above(path).take_while(|folder| !self.folders.contains(*folder));
        let mut missing: Vec<String> = missing.map(str::to_owned).collect();
        if let Some(folder) = missing.iter().find(|folder| self.files.contains_key(*folder)) {
            return Err(form::file_and_folder(folder));
        }
        missing.reverse();
        self.folders.extend(missing.iter().cloned());
        Ok(missing)
    }

    /// Notes the stamp of a file that has been written.
    pub(super) fn stamp(&mut self, path: &str, stamp: Option<Stamp>) {
        self.files.get_mut(path).into_iter().for_each(|(_, known)| *known = stamp);
    }

    /// The files with their stamps, in path order; `None` if one has none.
    pub(super) fn stamps(&self) -> Option<Vec<Stamped>> {
        let stamped = |(path, (_, stamp)): (&String, &(Fate, Option<Stamp>))| {
            stamp.map(|Stamp { bytes, modified }| (path.clone(), bytes, modified))
        };
        self.files.iter().map(stamped).collect()
    }

    /// The paths of the files, in their order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether it has a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The folders that its files need.
    pub(super) fn folders(&self) -> &BTreeSet<String> {
        &self.folders
    }

    /// The files that are taken over from the old site.
    pub(super) fn unchanged(&self) -> Vec<&str> {
        let unchanged = self.files.iter().filter(|(_, (fate, _))| *fate == Fate::Unchanged);
        unchanged.map(|(path, _)| path.as_str()).collect()
    }

    /// Whether the old site has the same files with the same bytes, and the same folders but for those of files
    /// that last.
    pub(super) fn is(&self, old: &Old) -> bool {
        let Written { new, changed, removed, .. } = self.written(old);
        let mut folders = form::folders_of(old.lasting.iter().map(String::as_str));
        folders.extend(self.folders.iter().cloned());
        old.exists && [new, changed, removed] == [0; 3] && folders == old.folders
    }

    /// The old site's files that are not the new one's, and for which there is room beside these.
    pub(super) fn left_behind<'o>(&'o self, old: &'o Old) -> impl Iterator<Item = &'o str> {
        let has_room = |path: &&str| {
            !self.files.contains_key(*path)
                && !self.folders.contains(*path)
                && !form::above(path).any(|folder| self.files.contains_key(folder))
        };
        old.site.iter().map(String::as_str).filter(has_room)
    }

    /// The folders that files at these paths need besides those of the site, parents first.
    pub(super) fn more_folders(&self, paths: &BTreeSet<String>) -> BTreeSet<String> {
        let folders = form::folders_of(paths.iter().map(String::as_str));
        folders.difference(&self.folders).cloned().collect()
    }

    /// What becomes of the old site's files.
    pub(super) fn written(&self, old: &Old) -> Written {
        let gone =
            |paths: &BTreeSet<String>| paths.iter().filter(|path| !self.files.contains_key(*path)).count();
        let count = |sought| self.files.values().filter(|(fate, _)| *fate == sought).count();
        Written {
            new: count(Fate::New),
            changed: count(Fate::Changed),
            unchanged: count(Fate::Unchanged),
            removed: gone(&old.files) - gone(&old.lasting),
            stuck: Vec::new(),
        }
    }
}
