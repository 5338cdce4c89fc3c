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
    _lock: Option<File>,
    place: Place,
    force: bool,
    old: Old,
    /// Which files of the old site last one site longer.
    lasts: fn(&str) -> bool,
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
        let fresh = Fresh { path: place.fresh_folder()?, is_ours: true };
        let (ledger, trouble) = (Mutex::default(), OnceLock::new());
        let trusted = Vec::new();
        Ok(Self { fresh, _lock: lock, place, force, old, lasts: |_| false, stuck, trusted, ledger, trouble })
    }

    /// Lets those files of the old site stay beside the new one of whose paths `lasts` says so: pages that are open
    /// now ask for them. The site after the new one removes them; into an empty folder none come.
    pub fn let_last(&mut self, lasts: fn(&str) -> bool) {
        self.lasts = lasts;
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

    /// Whether a file of the old site still bears the stamp by which it is trusted.
    fn is_trusted(&self, path: &str) -> bool {
        let at = self.trusted.binary_search_by(|(known, ..)| known.as_str().cmp(path));
        at.is_ok_and(|at| self.old.files.contains(path) && self.bears(&self.trusted[at]))
    }

    fn bears(&self, (path, bytes, modified): &Stamped) -> bool {
        stamp(&self.place.out, path) == Some(Stamp { bytes: *bytes, modified: *modified })
    }

    /// Puts the new site in the place of the old one; if they are the same, the old one stays.
    ///
    /// # Errors
    /// The first that a [`Sink::put`] met, files of others that came into the old folder since
    /// [`Self::begin`], or what the system says. The old site stays then.
    pub fn finish(mut self) -> io::Result<Written> {
        if let Some(error) = self.trouble.take() {
            return Err(error);
        }
        let ledger = std::mem::take(self.ledger.get_mut().unwrap_or_else(PoisonError::into_inner));
        let written = Written { stuck: std::mem::take(&mut self.stuck), ..ledger.written(&self.old) };
        let marker = marker::text(ledger.paths(), &self.old.lasting);
        let is_listed = || old::compare(&self.place.out.join(marker::NAME), marker.as_bytes());
        if ledger.is(&self.old) && is_listed()? == Fate::Unchanged {
            return Ok(written);
        }
        self.fill(&ledger)?;
        let stuck = written.stuck.into_iter().chain(self.replace()?).collect();
        Ok(Written { stuck, ..written })
    }

    /// Takes a file in, or says what the disk, or its path, has against it.
    pub(super) fn take(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        form::check_site_path(path)?;
        let fate = self.old.fate(path, bytes)?;
        self.enter(path, fate)?;
        if fate == Fate::Unchanged { Ok(()) } else { file::write_file(&self.fresh.path.join(path), bytes) }
    }

    /// Enters a file into the ledger and makes its folders.
    fn enter(&self, path: &str, fate: Fate) -> io::Result<()> {
        // Poisoned by a second writer's panic, which is the one to be seen. The lock is held while
        // folders are made: who finds them in the ledger may write into them.
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = ledger.enter(path, fate)?;
        missing.iter().try_for_each(|folder| file::make_folder(&self.fresh.path.join(folder)))
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
        ledger.more_folders(&lasting).iter().try_for_each(|folder| file::make_folder(&fresh.join(folder)))?;
        let mut taken = ledger.unchanged();
        taken.extend(lasting.iter().map(String::as_str));
        taken.par_iter().try_for_each(|path| file::take_over(&out.join(path), &fresh.join(path)))?;
        let marker = marker::text(ledger.paths(), &lasting);
        file::write_file(&fresh.join(marker::NAME), marker.as_bytes())
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
        Ok(sweep::remove_all(&old, &now.folders).is_err().then_some(old))
    }
}

impl Sink for Staging {
    fn keep(&self, paths: &[String]) -> bool {
        let kept = paths.iter().all(|path| self.is_trusted(path));
        if kept {
            paths.iter().for_each(|path| self.remember(self.enter(path, Fate::Unchanged)));
        }
        kept
    }

    fn put(&self, path: &str, bytes: Vec<u8>) {
        if self.trouble.get().is_none() {
            self.remember(self.take(path, &bytes));
        }
    }
}

/// The new folder; it goes with this, unless it became the site.
struct Fresh {
    path: PathBuf,
    is_ours: bool,
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if self.is_ours {
            // There is a first error to tell, or nothing; what stays now, the next build removes.
            let _ = sweep::remove(&self.path);
        }
    }
}
