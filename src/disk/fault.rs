//! Errors that name the path; the operating system's own messages do not.

use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::platform;

/// Turns an error of the system into one that says which path could not be what:
/// «cannot read `content/site.yaml`: Permission denied». The kind stays.
pub(super) fn on<'a>(doing: &'a str, path: &'a Path) -> impl FnOnce(io::Error) -> io::Error + 'a {
    move |error| {
        let message = format!("cannot {doing} `{}`: {error}", path.display());
        io::Error::new(error.kind(), message)
    }
}

/// An error of our own about a path: «`public` is a file: …».
pub(super) fn of(kind: ErrorKind, path: &Path, what: impl Display) -> io::Error {
    io::Error::new(kind, format!("`{}` {what}", path.display()))
}

/// Refuses a path at which something is mounted.
pub(super) fn refuse_mount(path: &Path) -> io::Result<()> {
    if platform::is_mounted(path).map_err(on("read", path))? {
        let what = "is a mount point, which a build cannot replace: choose a folder below it";
        return Err(of(ErrorKind::InvalidInput, path, what));
    }
    Ok(())
}
