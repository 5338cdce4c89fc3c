//! One file or folder of a new site, put where nothing stands yet.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::keep;
use super::stamp::Stamp;
use crate::disk::fault;

/// Makes a folder, its parents, and these folders in it.
pub(super) fn make_folders(top: &Path, folders: &BTreeSet<String>) -> io::Result<()> {
    fs::create_dir_all(top).map_err(fault::on("make the folder", top))?;
    folders.iter().try_for_each(|folder| make_folder(&top.join(folder)))
}

/// Makes a folder that is not there yet, in one that is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder).map_err(fault::on("make the folder", folder))
}

/// Writes a file that is not there yet; so never through a link to another one. The result is its stamp.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> io::Result<Option<Stamp>> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    };
    write().map_err(fault::on("write", path))
}

/// Gives a file of the old site its place in the new one; where links cannot be, by a copy with
/// the same modification time.
pub(super) fn take_over(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to).map_err(fault::on("copy", from))?;
    fs::symlink_metadata(from).map_or(Ok(()), |old| keep::set_time(to, &old))
}
