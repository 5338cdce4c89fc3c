//! The folder in which a new site grows, until it takes the place of the old one.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::ledger::{Ledger, Written};
use super::old::{self, Fate, Old};
use super::place::Place;
use super::spare::Spare;
use super::stamp::{Stamp, stamp};
use super::{file, form, keep, marker, swap, sweep};
use crate::disk::{fault, platform};
use crate::tree::{Sink, Stamped};

/// A site that is being written: what [`super::write`] promises, with files that come one by one.
///
/// Nothing happens at the output folder before [`Self::finish`], and nothing has happened if that is
/// never called: dropped, the new folder goes. A build into a folder beside the same one waits as
/// long as this lives.
pub struct Staging {
    // Dropped in this order: the new folder goes before another build may look for leftovers.
    fresh: Fresh,
    lock: Option<File>,
    place: Place,
    force: bool,
    old: Old,
    /// Which files of the old site last one site longer.
    lasts: fn(&str) -> bool,
    /// What stood in the new folder to begin with.
    spare: Spare,
    /// Folders of old sites that could not be removed.
    stuck: Vec<PathBuf>,
    /// The files of the last build, in path order.
    trusted: Vec<Stamped>,
    ledger: Mutex<Ledger>,
    /// The first error of the disk; it is told at the end.
    trouble: OnceLock<io::Error>,
}

impl Staging {
    /// Makes ready to replace the folder `out`, or says why it may not be replaced.
    ///
    /// # Errors
    /// See [`super::write`]; all that speak of `out` itself come here, before any page is made.
    pub fn begin(out: &Path, force: bool) -> io::Result<Self> {
        let place = Place::find(out)?;
        let lock = place.lock()?;
        let stuck = if lock.is_some() { sweep::sweep(&place)? } else { Vec::new() };
        let old = Old::scan(&place.out, force)?;
        let fresh = Fresh { path: place.fresh_folder()?, is_ours: true, shelf: None };
        let (ledger, trouble) = (Mutex::default(), OnceLock::new());
        let (trusted, spare, lasts): (_, _, fn(&str) -> bool) = (Vec::new(), Spare::default(), |_| false);
        Ok(Self { fresh, lock, place, force, old, lasts, spare, stuck, trusted, ledger, trouble })
    }

    /// Lets those files of the old site stay beside the new one of whose paths `lasts` says so: pages that are open
    /// now ask for them. The site after the new one removes them; into an empty folder none come.
    pub fn let_last(&mut self, lasts: fn(&str) -> bool) {
        self.lasts = lasts;
    }

    /// Lets the new site grow in what the last build laid on a shelf, and lays the old one there at the end: a folder
    /// for that alone, which may be missing, on the disk of the site or in vain.
    pub fn reuse(&mut self, shelf: PathBuf) {
        // Without a lock two builds could have one shelf.
        if self.lock.is_some() {
            self.spare = Spare::take(&shelf, &self.fresh.path).unwrap_or_default();
            self.fresh.shelf = Some(shelf);
        }
    }

    /// Lets files of the old site be kept that still bear these stamps, given in path order.
    pub fn trust(&mut self, files: Vec<Stamped>) {
        self.trusted = files;
    }

    /// Whether the old site consists of the trusted files, and nobody wrote to any of them since.
    pub fn is_still(&self) -> bool {
        let paths = self.trusted.iter().map(|(path, ..)| path);
        self.old.files.difference(&self.old.lasting).eq(paths)
            && self.trusted.par_iter().all(|file| self.bears(file))
    }

    /// The stamp by which a file of the old site is trusted, if it still bears it.
    fn trusted(&self, path: &str) -> Option<Stamp> {
        let at = self.trusted.binary_search_by(|(known, ..)| known.as_str().cmp(path)).ok()?;
        let file = &self.trusted[at];
        let bears = self.old.files.contains(path) && self.bears(file);
        bears.then_some(Stamp { bytes: file.1, modified: file.2 })
    }

    fn bears(&self, (path, bytes, modified): &Stamped) -> bool {
        stamp(&self.place.out, path) == Some(Stamp { bytes: *bytes, modified: *modified })
    }

    /// Puts the new site in the place of the old one; if they are the same, the old one stays.
    ///
    /// # Errors
    /// The first that a [`Sink::put`] met, files of others that came into the old folder since
    /// [`Self::begin`], or what the system says. The old site stays then.
    pub fn finish(self) -> io::Result<Written> {
        self.finish_stamped().map(|(written, _)| written)
    }

    /// As [`Self::finish`], with the stamps of the new site's files in path order; `None` if the system told not all
    /// of them. They are those of what was put, whoever writes to the folder as soon as this ends.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn finish_stamped(mut self) -> io::Result<(Written, Option<Vec<Stamped>>)> {
        if let Some(error) = self.trouble.take() {
            return Err(error);
        }
        let ledger = std::mem::take(self.ledger.get_mut().unwrap_or_else(PoisonError::into_inner));
        let stamps = ledger.stamps();
        let written = Written { stuck: std::mem::take(&mut self.stuck), ..ledger.written(&self.old) };
        let marker = marker::text(ledger.paths(), &self.old.lasting);
        let is_listed = || old::compare(&self.place.out.join(marker::NAME), marker.as_bytes());
        if ledger.is(&self.old) && is_listed()?.0 == Fate::Unchanged {
            return Ok((written, stamps));
        }
        self.fill(&ledger)?;
        let stuck = written.stuck.into_iter().chain(self.replace()?).collect();
        Ok((Written { stuck, ..written }, stamps))
    }

    /// Takes a file in, or says what the disk, or its path, has against it.
    pub(super) fn take(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        form::check_site_path(path)?;
        let (fate, stamp) = self.old.fate(path, bytes)?;
        self.enter(path, fate, stamp)?;
        if fate == Fate::Unchanged {
            return Ok(());
        }
        self.spare.clear(&self.fresh.path, path)?;
        let stamp = file::write_file(&self.fresh.path.join(path), bytes)?;
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner).stamp(path, stamp);
        Ok(())
    }

    /// Enters a file into the ledger and makes its folders.
    fn enter(&self, path: &str, fate: Fate, stamp: Option<Stamp>) -> io::Result<()> {
        // Poisoned by a second writer's panic, which is the one to be seen. The lock is held while
        // folders are made: who finds them in the ledger may write into them.
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = ledger.enter(path, fate, stamp)?;
        missing.iter().try_for_each(|folder| self.make_folder(folder))
    }

    /// Makes a folder in the new one, unless it stood there to begin with.
    fn make_folder(&self, folder: &str) -> io::Result<()> {
        if self.spare.has_folder(folder) {
            return Ok(());
        }
        self.spare.clear(&self.fresh.path, folder)?;
        file::make_folder(&self.fresh.path.join(folder))
    }

    /// Keeps the first error for the end.
    fn remember(&self, done: io::Result<()>) {
        if let Err(error) = done {
            // A later one follows from the first, or would come again.
            let _ = self.trouble.set(error);
        }
    }

    /// Adds to the new folder what did not change, what lasts, and the marker.
    fn fill(&self, ledger: &Ledger) -> io::Result<()> {
        let (out, fresh) = (&self.place.out, &self.fresh.path);
        let last = ledger.left_behind(&self.old).filter(|path| (self.lasts)(path));
        let lasting: BTreeSet<String> = last.map(str::to_owned).collect();
        let more = ledger.more_folders(&lasting);
        more.iter().try_for_each(|folder| self.make_folder(folder))?;
        let mut taken = ledger.unchanged();
        taken.extend(lasting.iter().map(String::as_str));
        taken.par_iter().try_for_each(|path| self.spare.take_over(out, fresh, path))?;
        let folders = ledger.folders() | &more;
        self.spare.reduce(fresh, |path| ledger.has(path) || lasting.contains(path), &folders)?;
        let marker = marker::text(ledger.paths(), &lasting);
        file::write_file(&fresh.join(marker::NAME), marker.as_bytes()).map(drop)
    }

    /// The end: looks once more whether the old folder may go, and lets the new one take its place. The result is
    /// the old folder, if it cannot be removed: the new site stands by then.
    fn replace(mut self) -> io::Result<Option<PathBuf>> {
        let (out, fresh) = (&self.place.out, &self.fresh.path);
        // To make all pages may take long, and somebody may have put a file there meanwhile.
        let now = Old::scan(out, self.force)?;
        if now.exists {
            keep::copy(out, fresh)?;
        }
        platform::settle(fresh).map_err(fault::on("write", fresh))?;
        let replaced = swap::swap(fresh, out, now.exists)?;
        self.fresh.is_ours = false;
        let Some(old) = replaced else { return Ok(None) };
        swap::give_back(&old, out)?;
        if self.fresh.shelf.as_ref().is_some_and(|shelf| Spare::lay(&old, shelf)) {
            return Ok(None);
        }
        Ok(sweep::remove_all(&old, &now.folders).is_err().then_some(old))
    }
}

impl Sink for Staging {
    fn keep(&self, paths: &[String]) -> bool {
        let stamps: Option<Vec<Stamp>> = paths.iter().map(|path| self.trusted(path)).collect();
        for (path, stamp) in paths.iter().zip(stamps.iter().flatten()) {
            self.remember(self.enter(path, Fate::Unchanged, Some(*stamp)));
        }
        stamps.is_some()
    }

    fn put(&self, path: &str, bytes: Vec<u8>) {
        if self.trouble.get().is_none() {
            self.remember(self.take(path, &bytes));
        }
    }
}

/// The new folder; it goes with this, unless it became the site: back to its shelf, if it has one.
struct Fresh {
    path: PathBuf,
    is_ours: bool,
    shelf: Option<PathBuf>,
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if self.is_ours && !self.shelf.as_ref().is_some_and(|shelf| Spare::lay(&self.path, shelf)) {
            // There is a first error to tell, or nothing; what stays now, the next build removes.
            let _ = sweep::remove(&self.path);
        }
    }
}
