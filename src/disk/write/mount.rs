//! Whether another file system begins at a path.
//!
//! A mount point cannot be renamed, and to empty a folder that holds one is to empty a disk that
//! is not ours.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::disk::fault;

/// Refuses a path at which something is mounted.
pub(super) fn refuse(path: &Path) -> io::Result<()> {
    if is_mounted(path)? {
        let what = "is a mount point, which a build cannot replace: choose a folder below it";
        return Err(fault::of(ErrorKind::InvalidInput, path, what));
    }
    Ok(())
}

/// The kernel's own answer, which knows bind mounts too; `false` for kernels before 5.8.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn is_mounted(path: &Path) -> io::Result<bool> {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    match statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty()) {
        Ok(found) => Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)),
        Err(rustix::io::Errno::NOSYS) => Ok(false),
        Err(error) => Err(fault::on("read", path)(error.into())),
    }
}

/// Whether the folder above lies on another device.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn is_mounted(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.symlink_metadata().map(|found| found.dev());
    let here = device(path).map_err(fault::on("read", path))?;
    Ok(path.parent().is_some_and(|parent| device(parent).is_ok_and(|above| above != here)))
}
