//! Windows, with what the standard library offers and no more.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind};
use std::os::windows::fs::{OpenOptionsExt, symlink_dir, symlink_file};
use std::path::Path;
use std::time::SystemTime;

use walkdir::DirEntry;

/// When it was made. (The number of a file is not to be had from the standard library.)
pub type Identity = SystemTime;

// Access and flags of `CreateFileW`,
// <https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew>.
const FILE_WRITE_ATTRIBUTES: u32 = 0x0100;
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
/// What the system says when links lead round in a circle,
/// <https://learn.microsoft.com/windows/win32/debug/system-error-codes--1700-3999->.
const ERROR_CANT_RESOLVE_FILENAME: i32 = 1921;

/// Windows knows no such step.
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// A volume in a folder counts as a link here, and links are not followed when folders are emptied.
pub fn is_mounted(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// A folder cannot be locked, so a file stands for it, among the temporary ones of the user.
pub fn lock_folder(folder: &Path) -> io::Result<Option<File>> {
    let mut name = DefaultHasher::new();
    folder.hash(&mut name);
    let path = std::env::temp_dir().join(format!("fangce-{:016x}.lock", name.finish()));
    let open = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    Ok(open.ok().filter(|file| file.lock().is_ok()))
}

/// Links to folders and to files are different things; one that leads to nothing is taken for a file's.
pub fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    let from = link.parent().unwrap_or(link).join(target);
    if from.is_dir() { symlink_dir(target, link) } else { symlink_file(target, link) }
}

pub fn set_modified(path: &Path, time: SystemTime) -> io::Result<()> {
    // Folders open with backup semantics only, and a link would be followed.
    let flags = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT;
    let file = OpenOptions::new().access_mode(FILE_WRITE_ATTRIBUTES).custom_flags(flags).open(path)?;
    file.set_modified(time)
}

/// A file that may only be read cannot be removed.
pub fn allow_removal(entry: &DirEntry) -> io::Result<()> {
    let mut permissions = fs::symlink_metadata(entry.path())?.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(entry.path(), permissions)
}

/// Without rights over the volume, the standard library asks for single files only.
pub fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

pub fn identity(path: &Path) -> Option<Identity> {
    path.metadata().ok()?.created().ok()
}

pub const KNOWS_FILES: bool = false;

pub fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}

pub fn is_writable(folder: &Path) -> bool {
    folder.metadata().is_ok_and(|found| !found.permissions().readonly())
}

pub fn is_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(ERROR_CANT_RESOLVE_FILENAME)
}
