//! By what a later build knows that a file is still the one that was written.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::marker;
use crate::tree::Stamped;

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

/// The stamps of the files of the site in a folder, in path order; `None` if one is gone.
pub fn stamps(out: &Path) -> Option<Vec<Stamped>> {
    let paths: Vec<String> = marker::read(out).ok()?.site.into_iter().collect();
    let stamped = |path: String| {
        let Stamp { bytes, modified } = stamp(out, &path)?;
        Some((path, bytes, modified))
    };
    paths.into_par_iter().map(stamped).collect()
}

/// The stamp of a file (path below the folder, `/` between parts); none where no file stands, or a
/// link.
pub fn stamp(folder: &Path, path: &str) -> Option<Stamp> {
    let found = fs::symlink_metadata(folder.join(path)).ok().filter(fs::Metadata::is_file)?;
    let since = found.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(Stamp { bytes: found.len(), modified: i64::try_from(since.as_nanos()).ok()? })
}
