//! Calls back when files of a site change.
//!
//! Knows the events of the system and the ways in which editors save; leaves it to the caller to
//! read anew.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::leftover::{is_hidden, is_leftover};
use super::platform::{Identity, identity};

/// How often each watched path is looked at, to see whether it still is the one that is watched.
///
/// The system reports nothing for a folder that is made anew, nor when a folder above is renamed.
const LOOK: Duration = Duration::from_millis(250);

/// Changes that never rest are reported after this many times the quiet time.
const PATIENCE: u32 = 20;

/// Calls `on_change` with the paths that changed, until it returns `false`; blocks until then.
///
/// The first call comes at once and with no paths: it says that the watch stands, so that whoever
/// reads the files from then on misses no change. Each later call comes when nothing has changed
/// for the time `quiet`, and brings absolute paths, sorted, each once. A path may be a file or
/// folder that changed, appeared or vanished; after a folder appeared, what lies in it may be
/// missing from the list. So the list tells what to look at first, not all there is to read.
///
/// `paths` are files or folders; what is not there yet is waited for, and what is deleted and made
/// anew, or replaced by renaming, is watched again. Hidden files, leftovers of editors, and events
/// that change nothing (a file is opened, read, closed) are not reported. Links are followed to
/// folders; a change of a file that only a link leads to is not seen.
///
/// # Errors
/// The system cannot watch (more) files; the message says how to raise its limit.
pub fn watch(
    paths: &[PathBuf],
    quiet: Duration,
    mut on_change: impl FnMut(Vec<PathBuf>) -> bool,
) -> io::Result<()> {
    let mut watch = Watch::start(paths)?;
    let mut changed = Vec::new();
    while on_change(changed) {
        changed = watch.next(quiet)?;
    }
    Ok(())
}

/// A path to watch.
struct Root {
    path: PathBuf,
    /// Which file or folder is watched there; none while there is none.
    watched: Option<Identity>,
}

struct Watch {
    roots: Vec<Root>,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// When the roots were last looked at.
    looked: Instant,
    /// The state of all files when the system last lost events.
    state: u64,
}

impl Watch {
    fn start(paths: &[PathBuf]) -> io::Result<Self> {
        let (sender, events) = mpsc::channel();
        let handler = move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, changes_something) {
                // Nobody receives any longer when the watch is ending.
                let _ = sender.send(event);
            }
        };
        let root = |path: &PathBuf| Ok(Root { path: path::absolute(path)?, watched: None });
        let roots: Vec<Root> = paths.iter().map(root).collect::<io::Result<_>>()?;
        let watcher = notify::recommended_watcher(handler).map_err(failed)?;
        let mut watch = Self { roots, watcher, events, looked: Instant::now(), state: 0 };
        watch.look()?;
        watch.state = watch.state_now();
        Ok(watch)
    }

    /// Waits for a change, then for quiet.
    fn next(&mut self, quiet: Duration) -> io::Result<Vec<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut first = None;
        let mut due = Instant::now() + LOOK;
        loop {
            let now = Instant::now();
            if first.is_some() && now >= due {
                return Ok(changed.into_iter().collect());
            }
            let mut seen = match self.events.recv_timeout(LOOK.min(due - now)) {
                Ok(event) => self.paths_of(event)?,
                Err(RecvTimeoutError::Timeout) => Vec::new(),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(io::Error::other("the watch on the site's files broke off"));
                }
            };
            if self.looked.elapsed() >= LOOK || self.roots.iter().any(|root| root.watched.is_none()) {
                seen.extend(self.look()?);
            }
            let now = Instant::now();
            if !seen.is_empty() {
                changed.extend(seen);
                let first = *first.get_or_insert(now);
                due = (now + quiet).min(first + quiet * PATIENCE);
            } else if first.is_none() {
                due = now + LOOK;
            }
        }
    }

    /// The paths of an event that a reader of the site would notice.
    fn paths_of(&mut self, event: notify::Result<Event>) -> io::Result<Vec<PathBuf>> {
        let event = match event {
            Ok(event) if event.need_rescan() => return self.after_loss(),
            Ok(event) => event,
            Err(error) if is_missing(&error) => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            for root in self.roots.iter_mut().filter(|root| event.paths.contains(&root.path)) {
                // A folder that was moved away would go on reporting under its old path.
                let _ = self.watcher.unwatch(&root.path);
                root.watched = None;
            }
        }
        let mut paths = event.paths;
        paths.retain(|path| self.roots.iter().any(|root| is_meant(path, &root.path)));
        Ok(paths)
    }

    /// Watches all paths anew after the system lost events, and reports them if something differs.
    ///
    /// To read a large site makes so many events (opened, closed) that the system may lose some.
    /// To report that unseen would make the caller read the site again, and so on for ever.
    fn after_loss(&mut self) -> io::Result<Vec<PathBuf>> {
        self.roots.iter_mut().for_each(|root| root.watched = None);
        self.look()?;
        let state = self.state_now();
        if std::mem::replace(&mut self.state, state) == state {
            return Ok(Vec::new());
        }
        Ok(self.roots.iter().map(|root| root.path.clone()).collect())
    }

    /// Watches what appeared or was replaced, and returns the paths where that, or its end,
    /// happened.
    fn look(&mut self) -> io::Result<Vec<PathBuf>> {
        let mut changed = Vec::new();
        for root in &mut self.roots {
            let found = identity(&root.path);
            if found == root.watched {
                continue;
            }
            // It may be gone already, with what it watched.
            let _ = self.watcher.unwatch(&root.path);
            root.watched = found;
            if found.is_some() {
                match self.watcher.watch(&root.path, RecursiveMode::Recursive) {
                    Err(error) if is_missing(&error) => root.watched = None,
                    watched => watched.map_err(failed)?,
                }
            }
            changed.push(root.path.clone());
        }
        self.looked = Instant::now();
        Ok(changed)
    }

    /// Names, sizes and times of all files in one number.
    fn state_now(&self) -> u64 {
        let mut state = DefaultHasher::new();
        for root in &self.roots {
            let walk = WalkDir::new(&root.path).follow_links(true).sort_by_file_name().into_iter();
            for entry in walk.filter_entry(|entry| is_meant(entry.path(), &root.path)).flatten() {
                let found = entry.metadata().ok();
                entry.path().hash(&mut state);
                found.map(|found| (found.len(), found.modified().ok())).hash(&mut state);
            }
        }
        state.finish()
    }
}

/// Whether something differs after an event; files that are opened, read and closed stay the same.
fn changes_something(event: &Event) -> bool {
    let access_time = ModifyKind::Metadata(MetadataKind::AccessTime);
    !matches!(event.kind, EventKind::Access(_)) && event.kind != EventKind::Modify(access_time)
}

/// Whether a path is a watched one or lies below it, in no hidden folder, and no editor left it.
fn is_meant(path: &Path, root: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|rest| !rest.iter().any(|name| is_hidden(name) || is_leftover(name)))
}

/// Whether the path is gone again: the next look will see.
fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

fn failed(error: notify::Error) -> io::Error {
    match error.kind {
        ErrorKind::MaxFilesWatch => io::Error::other(
            "the system cannot watch more folders: raise its limit with `sysctl fs.inotify.max_user_watches=524288`",
        ),
        ErrorKind::Io(cause) => {
            let paths: Vec<_> = error.paths.iter().map(|path| path.display().to_string()).collect();
            io::Error::new(cause.kind(), format!("cannot watch `{}`: {cause}", paths.join("`, `")))
        }
        _ => io::Error::other(format!("cannot watch the site's files: {error}")),
    }
}
