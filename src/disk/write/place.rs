//! Where a site goes: the output folder without links, and the folder it lies in.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{self, Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::disk::{fault, platform};

/// A place for a site.
pub(super) struct Place {
    /// The output folder without links; it may be missing.
    pub(super) out: PathBuf,
    /// The folder that the output folder lies in; it exists.
    pub(super) parent: PathBuf,
    /// How the names of our folders beside the output folder begin: `.<name>.fangce-`.
    pub(super) prefix: OsString,
}

impl Place {
    /// The place that a path leads to, if a site may stand there. Makes its parents.
    pub(super) fn find(out: &Path) -> io::Result<Self> {
        let absolute = path::absolute(out).map_err(fault::on("write to", out))?;
        let out = resolve(&absolute).map_err(fault::on("write to", out))?;
        refuse(&out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(wrong(&out, "is the root of the file system"));
        };
        fs::create_dir_all(parent).map_err(fault::on("make the folder", parent))?;
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".fangce-");
        Ok(Self { parent: parent.to_owned(), prefix, out })
    }

    /// Waits until no other build works here; until the file is dropped, others wait for us.
    ///
    /// The system unlocks it when a build is killed. Nothing where folders cannot be locked (NFS): then
    /// two builds at once are the user's affair.
    pub(super) fn lock(&self) -> io::Result<Option<File>> {
        platform::lock_folder(&self.parent).map_err(fault::on("open", &self.parent))
    }

    /// A new empty folder beside the output folder, `.<name>.fangce-<pid>-<n>`.
    pub(super) fn fresh_folder(&self) -> io::Result<PathBuf> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let mut name = self.prefix.clone();
            name.push(format!("{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
            let path = self.parent.join(name);
            match fs::create_dir(&path) {
                Ok(()) => return Ok(path),
                // Another machine's or container's build has our number.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(fault::on("make the folder", &path)(error)),
            }
        }
    }
}

/// Refuses a folder that exists and holds something.
pub(super) fn check_empty(dir: &Path) -> io::Result<()> {
    match fs::read_dir(dir).map(|mut entries| entries.next()) {
        Ok(None) => Ok(()),
        Ok(Some(_)) => {
            let what = "is not empty: choose a folder that is not there yet";
            Err(fault::of(ErrorKind::DirectoryNotEmpty, dir, what))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(fault::on("make a site in", dir)(error)),
    }
}

/// An absolute path without links; what does not exist yet is taken as written.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let error = match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => error,
        found => return found,
    };
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(error);
    };
    let parent = resolve(parent)?;
    let path = parent.join(name);
    match fs::read_link(&path) {
        // A link to a folder that is not there yet.
        Ok(target) => resolve(&parent.join(target)),
        Err(_) => Ok(path),
    }
}

/// Refuses folders that no build may replace, whatever the user says.
fn refuse(out: &Path) -> io::Result<()> {
    let home = env::home_dir().map(|home| fs::canonicalize(&home).unwrap_or(home));
    if home.is_some_and(|home| home.starts_with(out)) {
        return Err(wrong(out, "holds your home folder"));
    }
    if out.exists() && !out.is_dir() {
        return Err(wrong(out, "is a file"));
    }
    for site in out.ancestors().filter(|folder| folder.join("content/site.yaml").exists()) {
        let is_source = |part: &str| out.starts_with(site.join(part));
        if out == site || is_source("content") || is_source("themes") {
            return Err(wrong(out, "holds the source of a site"));
        }
    }
    Ok(())
}

fn wrong(out: &Path, what: &str) -> io::Error {
    let what = format!("{what}: choose another folder for the finished site");
    fault::of(ErrorKind::InvalidInput, out, what)
}
