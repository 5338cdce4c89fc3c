//! Linux, Android, macOS and their kin.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::time::SystemTime;

use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, UTIME_OMIT, utimensat};
use rustix::io::Errno;
use walkdir::DirEntry;

pub use std::os::unix::fs::symlink;

/// Device, inode, birth. The number of an inode is not enough: ext4 gives it to the next one.
pub type Identity = (u64, u64, Option<SystemTime>);

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(|error| match error {
        // File systems such as NFS and exFAT; kernels and systems without the call.
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// The kernel's own answer, which knows bind mounts too; `false` for kernels before 5.8.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn is_mounted(path: &Path) -> io::Result<bool> {
    use rustix::fs::{StatxAttributes, StatxFlags, statx};
    match statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty()) {
        Ok(found) => Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)),
        Err(Errno::NOSYS) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether the folder above lies on another device.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn is_mounted(path: &Path) -> io::Result<bool> {
    let device = |path: &Path| path.symlink_metadata().map(|found| found.dev());
    let here = device(path)?;
    Ok(path.parent().is_some_and(|parent| device(parent).is_ok_and(|above| above != here)))
}

/// The folder itself is locked, so that no lock file is left behind; NFS may refuse that.
pub fn lock_folder(folder: &Path) -> io::Result<Option<File>> {
    let folder = File::open(folder)?;
    loop {
        match folder.lock() {
            Ok(()) => return Ok(Some(folder)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Ok(None),
        }
    }
}

/// Not by [`File::set_modified`]: that would follow a link, and open what may be a pipe.
pub fn set_modified(path: &Path, time: SystemTime) -> io::Result<()> {
    let (seconds, nanoseconds) = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => (since.as_secs() as i64, since.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let part = before.subsec_nanos();
            let whole = before.as_secs() as i64 + i64::from(part > 0);
            (-whole, (1_000_000_000 - part) % 1_000_000_000)
        }
    };
    let times = Timestamps {
        last_access: Timespec { tv_sec: 0, tv_nsec: UTIME_OMIT as _ },
        last_modification: Timespec { tv_sec: seconds as _, tv_nsec: nanoseconds as _ },
    };
    Ok(utimensat(CWD, path, &times, AtFlags::SYMLINK_NOFOLLOW)?)
}

/// A folder must be writable for what lies in it to be removed.
pub fn allow_removal(entry: &DirEntry) -> io::Result<()> {
    if entry.file_type().is_dir() {
        return fs::set_permissions(entry.path(), Permissions::from_mode(0o700));
    }
    Ok(())
}

/// The whole file system at once: to ask for each of ten thousand files costs a journal entry each.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn settle(folder: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Err(Errno::NOSYS) => Ok(()),
        settled => Ok(settled?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn settle(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

pub fn identity(path: &Path) -> Option<Identity> {
    let found = path.metadata().ok()?;
    Some((found.dev(), found.ino(), found.created().ok()))
}

pub const KNOWS_FILES: bool = true;

pub fn number(found: &Metadata) -> Option<(u64, u64)> {
    Some((found.dev(), found.ino()))
}

pub fn is_writable(folder: &Path) -> bool {
    use rustix::fs::{Access, accessat};
    accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
}

pub fn is_circle(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::LOOP)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_before_1970_are_times_too() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for (seconds, nanoseconds) in [(0, 0), (0, 1), (1, 0), (86_400, 999_999_999)] {
            let distance = Duration::new(seconds, nanoseconds);
            for time in [SystemTime::UNIX_EPOCH + distance, SystemTime::UNIX_EPOCH - distance] {
                set_modified(file.path(), time).unwrap();
                assert_eq!(file.path().metadata().unwrap().modified().unwrap(), time);
            }
        }
    }
}
