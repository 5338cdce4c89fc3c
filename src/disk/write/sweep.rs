//! What killed builds left beside the output folder, and how to remove a folder of ours.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::place::Place;
use super::{form, marker};
use crate::disk::{fault, platform};

/// How the name ends under which a site waits that was moved away, on file systems that cannot
/// exchange two folders.
pub(super) const MOVED: &str = "-old";

/// Removes the leftovers of killed builds; the caller holds the lock, so no build is at work. The result are those
/// that cannot be removed, since another user made them: they are in nobody's way.
///
/// A site that was moved away and not replaced is moved back first.
pub(super) fn sweep(place: &Place) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(&place.parent).map_err(fault::on("read the folder", &place.parent))?;
    let mut leftovers = Vec::new();
    for entry in entries {
        let entry = entry.map_err(fault::on("read the folder", &place.parent))?;
        let name = entry.file_name();
        let prefix = place.prefix.as_encoded_bytes();
        let rest = name.as_encoded_bytes().strip_prefix(prefix);
        if rest.is_some_and(is_number) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            leftovers.push(entry.path());
        }
    }
    // A moved site sorts after its successor: it has the same name and more.
    leftovers.sort_unstable_by(|a, b| b.cmp(a));
    for path in &leftovers {
        if path.as_os_str().as_encoded_bytes().ends_with(MOVED.as_bytes()) {
            bring_back(path, &place.out)?;
        }
    }
    leftovers.retain(|path| path.exists() && remove(path).is_err());
    Ok(leftovers)
}

/// Removes a folder of ours, those in it too that nobody may write to.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let removed = match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            for entry in WalkDir::new(folder).into_iter().flatten() {
                // Where this fails, the removal tells.
                let _ = platform::allow_removal(&entry);
            }
            fs::remove_dir_all(folder)
        }
        removed => removed,
    };
    removed.map_err(fault::on("remove an old site's folder", folder))
}

/// As [`remove`], for a folder with these folders in it (`/` between parts), which are emptied side by side.
pub(super) fn remove_all(folder: &Path, inner: &BTreeSet<String>) -> io::Result<()> {
    let above: BTreeSet<&str> = inner.iter().flat_map(|path| form::above(path)).collect();
    let deepest: Vec<&String> = inner.iter().filter(|path| !above.contains(path.as_str())).collect();
    // What cannot be removed here, the removal of the whole meets again.
    deepest.par_iter().for_each(|path| _ = fs::remove_dir_all(folder.join(path)));
    remove(folder)
}

/// Undoes a build that was killed between its two renames.
fn bring_back(moved: &Path, out: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(moved, out).map_err(fault::on("move back", moved));
    }
    if out.join(marker::NAME).exists() {
        return Ok(());
    }
    // Somebody made the folder anew; what is left alone may be in the moved one only.
    let what = format!("is the site that stood at `{}`: move it back or away", out.display());
    Err(fault::of(ErrorKind::AlreadyExists, moved, what))
}

/// Whether this is `<pid>-<n>` or `<pid>-<n>-old`.
fn is_number(rest: &[u8]) -> bool {
    let rest = rest.strip_suffix(MOVED.as_bytes()).unwrap_or(rest);
    let mut parts = rest.split(|byte| *byte == b'-');
    let mut number =
        || parts.next().is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    number() && number() && parts.next().is_none()
}
