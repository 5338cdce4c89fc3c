//! [`OutputTree`] → a folder, replaced as a whole.
//!
//! Knows how to do it so that whoever looks sees the old site or the new one, and which files are
//! not ours; leaves every byte to those who rendered it. The new site grows in a hidden folder
//! beside the old one, takes over the files that did not change as hard links, and then changes
//! places with it in one step of the kernel.
//!
//! This guards against crashes and kills, and where the system lets one ask for it against a power cut: the
//! new site lies on the disk before it takes the old one's place.

mod form;
mod marker;
mod place;
mod sweep;
mod keep;
mod swap;
mod stamp;
mod old;
mod file;
mod spare;
mod ledger;
mod staging;

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::fault;
use crate::tree::OutputTree;

pub use ledger::Written;
pub use staging::Staging;
pub use stamp::{Stamp, stamp};

/// Replaces the folder `out` by a site: at every moment, after SIGKILL too, the whole old one or
/// the whole new one stands there.
///
/// `out` may be missing (its parents are made then) or a link to a folder (the folder is replaced,
/// the link stays). Top-level names that begin with a dot (`.git*`, `.well-known`) and `CNAME` are
/// left alone, and a site cannot have files of such names. The one hidden file that is ours is the
/// marker `.fangce`: the list of the site's files, by which the next build knows which files it
/// may remove. What desktops put into folders (`.DS_Store`, `Thumbs.db`) goes with the old site.
///
/// Builds into folders with the same parent wait for one another. A build first removes what
/// killed builds left (`.<name>.fangce-<pid>-<n>` beside `out`). If nothing changed, `out` stays
/// as it is; if the build fails, too, and nothing new is left beside it.
///
/// On file systems that cannot exchange two folders (NFS, exFAT) there is one small gap: between
/// two renames nothing stands at `out`. A build that was killed there is undone by the next one.
///
/// Nothing of the old site stays beside the new one; for that there is [`Staging::let_last`].
///
/// A program that holds the old folder open sees its files vanish, or change, once the new one is in place.
///
/// # Errors
/// - [`io::ErrorKind::InvalidInput`]: the tree holds a path that is none, is a file and a folder at
///   once, or is left alone; or `out` cannot be a site's folder, `force` or not: it is `/`, a
///   folder that holds the user's home, a file, a mount point, the source of a site, or a
///   repository with files of its own.
/// - [`io::ErrorKind::DirectoryNotEmpty`]: `out` holds a file that no build wrote. `force` removes
///   it.
/// - Else what the system said, such as no space or no permission.
pub fn write(tree: &OutputTree, out: &Path, force: bool) -> io::Result<Written> {
    let staging = Staging::begin(out, force)?;
    let files: Vec<_> = tree.iter().collect();
    files.par_iter().try_for_each(|(path, bytes)| staging.take(path, bytes))?;
    staging.finish()
}

/// The files of the site that a build left in `out`, in the order of their paths; none if no build was there.
pub(super) fn built_files(out: &Path) -> io::Result<Vec<String>> {
    Ok(marker::read(out)?.site.into_iter().filter(|path| is_site_path(path)).collect())
}

/// Whether a file of a site may have this path.
pub(super) fn is_site_path(path: &str) -> bool {
    form::check_site_path(path).is_ok()
}

/// Writes the files of a new site (path with `/` between parts, bytes) into `dir`, which must be
/// missing or empty. Parents are made.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for a path that is none or stands twice,
/// [`io::ErrorKind::DirectoryNotEmpty`] or [`io::ErrorKind::NotADirectory`] for `dir`: nothing is
/// touched then. If the disk fails later, what was written until then stays.
pub fn write_new(dir: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    form::check(files.iter().map(|(path, _)| *path))?;
    place::check_empty(dir)?;
    let folders = form::folders_of(files.iter().map(|(path, _)| *path));
    file::make_folders(dir, &folders)?;
    files.iter().try_for_each(|(path, bytes)| file::write_file(&dir.join(path), bytes).map(drop))
}

/// Takes away files that were written in vain; one that cannot be stays.
pub fn remove_files<'p>(dir: &Path, paths: impl Iterator<Item = &'p String>) {
    paths.for_each(|path| drop(fs::remove_file(dir.join(path))));
}

/// Writes files (path below `dir` → bytes) over those of the same names; others stay. Folders are made.
///
/// # Errors
/// When the disk refuses; what was written until then stays.
pub fn write_files(dir: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    form::check(files.iter().map(|(path, _)| *path))?;
    fs::create_dir_all(dir).map_err(fault::on("make the folder", dir))?;
    for folder in form::folders_of(files.iter().map(|(path, _)| *path)) {
        let folder = dir.join(folder);
        fs::create_dir_all(&folder).map_err(fault::on("make the folder", &folder))?;
    }
    for (path, bytes) in files {
        let path = dir.join(path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(fault::on("replace", &path)(error));
            }
            _ => drop(file::write_file(&path, bytes)?),
        }
    }
    Ok(())
}
