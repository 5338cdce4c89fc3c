//! By what a later build knows that a file is still the one that was written.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The size and time of a file.
///
/// Two equal stamps of one path mean that nobody wrote to the file in between, unless somebody sets
/// times by hand or writes as many bytes within the same tick of the file system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last written to, in nanoseconds since the beginning of 1970.
    pub modified: i64,
}

/// The stamp of a file (path below the folder, `/` between parts); none where no file stands, or a
/// link.
pub fn stamp(folder: &Path, path: &str) -> Option<Stamp> {
    Stamp::of(&fs::symlink_metadata(folder.join(path)).ok()?)
}

impl Stamp {
    /// From what the system says of a file; none of anything else.
    pub(super) fn of(found: &fs::Metadata) -> Option<Self> {
        let since = found.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let modified = i64::try_from(since.as_nanos()).ok()?;
        found.is_file().then_some(Self { bytes: found.len(), modified })
    }
}
