//! Files of a site → other bytes, all of them or none.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::fault;

/// A file that is to change: its path below the folder, the bytes that were read, and those to write.
pub type Change = (String, Vec<u8>, Vec<u8>);

/// Writes new bytes over files of a folder.
///
/// The new files are written beside the old ones first and then take their places; what was moved already is put
/// back if the disk refuses one, so that all change or none. Permissions stay.
///
/// # Errors
/// A file is no longer what was read: nothing is touched then. Else what the system says.
pub fn replace(folder: &Path, changes: &[Change]) -> io::Result<()> {
    for (name, before, _) in changes {
        let path = folder.join(name);
        if fs::read(&path).map_err(fault::on("read", &path))? != *before {
            return Err(fault::of(ErrorKind::InvalidInput, &path, "was changed meanwhile: check again"));
        }
    }
    let mut fresh: Vec<PathBuf> = Vec::new();
    let written = changes.iter().try_for_each(|(name, _, after)| {
        let path = folder.join(name);
        // A name that reading leaves out, should this be killed.
        let beside = path.with_file_name(format!(".fangce-{}-{}.tmp", std::process::id(), fresh.len()));
        fresh.push(beside.clone());
        fs::write(&beside, after).map_err(fault::on("write", &beside))?;
        let there = fs::metadata(&path).map_err(fault::on("read", &path))?;
        fs::set_permissions(&beside, there.permissions()).map_err(fault::on("write", &beside))
    });
    let moved = written.and_then(|()| exchange(folder, changes, &fresh));
    fresh.iter().for_each(|beside| drop(fs::remove_file(beside)));
    moved
}

/// As [`replace`], with files that get a new path (old, new, bytes) and files that are new (path, bytes).
///
/// # Errors
/// A new path is taken, or as for [`replace`]: all is as it was then. If an old file cannot be taken away in the end,
/// what the system says; the new one is there.
pub fn replace_and_move(
    folder: &Path,
    changes: &[Change],
    moved: &[(String, String, Vec<u8>)],
    made: &[(String, Vec<u8>)],
) -> io::Result<()> {
    let moving = moved.iter().map(|(_, path, bytes)| (path.as_str(), bytes.as_slice()));
    let new: Vec<(&str, &[u8])> =
        moving.chain(made.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))).collect();
    for (path, _) in &new {
        let path = folder.join(path);
        if fs::symlink_metadata(&path).is_ok() {
            return Err(fault::of(ErrorKind::AlreadyExists, &path, "is there already"));
        }
    }
    let done = super::write_files(folder, &new).and_then(|()| replace(folder, changes));
    if done.is_err() {
        new.iter().for_each(|(path, _)| drop(fs::remove_file(folder.join(path))));
        return done;
    }
    moved.iter().try_for_each(|(old, ..)| {
        let old = folder.join(old);
        fs::remove_file(&old).map_err(fault::on("remove", &old))
    })
}

/// Moves the new files to their places; those that were moved get their old bytes back if one cannot be.
fn exchange(folder: &Path, changes: &[Change], fresh: &[PathBuf]) -> io::Result<()> {
    for (at, ((name, ..), beside)) in changes.iter().zip(fresh).enumerate() {
        // A link stays one: the file it leads to changes.
        let path = folder.join(name);
        let path = fs::canonicalize(&path).map_err(fault::on("read", &path))?;
        if let Err(error) = fs::rename(beside, &path) {
            for (name, before, _) in &changes[..at] {
                let _ = fs::write(folder.join(name), before);
            }
            return Err(fault::on("replace", &path)(error));
        }
    }
    Ok(())
}
