//! The files in the output folder that are left alone: they move from the old folder to the new.
//!
//! First the new folder gets stand-ins (hard links in folders of their own), so that nothing is
//! missing at the moment of the swap; after it, the originals take their places. So a commit that
//! somebody makes in the output folder during a build is not lost.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{form, marker};
use crate::disk::{fault, platform};

/// The names at the top of a folder that are left alone, sorted.
pub(super) fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(fault::on("read the folder", folder))?;
    let mut names: Vec<_> = entries.iter().map(fs::DirEntry::file_name).collect();
    names.retain(|name| form::is_reserved(name) && name != marker::NAME);
    names.sort();
    Ok(names)
}

/// Puts stand-ins for all that is left alone into the new folder, and gives it the old one's
/// permissions.
pub(super) fn copy(old: &Path, new: &Path) -> io::Result<()> {
    for name in names(old)? {
        stand_in(&old.join(&name), &new.join(&name))?;
    }
    let there = fs::metadata(old).map_err(fault::on("read", old))?;
    fs::set_permissions(new, there.permissions()).map_err(fault::on("set the permissions of", new))
}

/// Sets the modification time of a file, folder or link to that of another; access stays.
pub(super) fn set_time(path: &Path, like: &Metadata) -> io::Result<()> {
    let set = like.modified().and_then(|time| platform::set_modified(path, time));
    set.map_err(fault::on("set the time of", path))
}

/// Another name for a file or link; for a folder, another folder with the same in it.
///
/// Something that vanishes meanwhile is left out: Git and web servers go on working.
fn stand_in(from: &Path, to: &Path) -> io::Result<()> {
    let there = match fs::symlink_metadata(from) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        there => there.map_err(fault::on("read", from))?,
    };
    fault::refuse_mount(from)?;
    if !there.is_dir() {
        return link_or_copy(from, to, &there);
    }
    fs::create_dir(to).map_err(fault::on("make the folder", to))?;
    for entry in fs::read_dir(from).map_err(fault::on("read the folder", from))? {
        let name = entry.map_err(fault::on("read the folder", from))?.file_name();
        stand_in(&from.join(&name), &to.join(&name))?;
    }
    let set = fs::set_permissions(to, there.permissions());
    set.map_err(fault::on("set the permissions of", to))?;
    set_time(to, &there)
}

/// A hard link, which keeps everything; a copy where the file system or its owner forbids links.
fn link_or_copy(from: &Path, to: &Path, there: &Metadata) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(_) => {}
    }
    let copied = if there.is_symlink() {
        fs::read_link(from).and_then(|target| platform::symlink(&target, to))
    } else if there.is_file() {
        fs::copy(from, to).map(drop)
    } else {
        // A socket or pipe without its program is nothing to keep.
        return Ok(());
    };
    copied.map_err(fault::on("copy", from))?;
    set_time(to, there)
}
