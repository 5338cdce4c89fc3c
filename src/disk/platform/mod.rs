//! What each system does in its own way: the one place that knows which system this is.
//!
//! Both twins have the same functions; what they do is said here, how in the twins. A system that has no
//! twin does not compile.
//!
//! - `exchange(a, b)`: two files or folders change places, in one step that nobody can see half done;
//!   [`ErrorKind::Unsupported`](std::io::ErrorKind::Unsupported) where that cannot be.
//! - `is_mounted(path)`: whether another file system begins at a path. A mount point cannot be renamed,
//!   and to empty a folder that holds one is to empty a disk that is not ours.
//! - `lock_folder(folder)`: waits until no other process holds the lock of a folder, and holds it until
//!   the result is dropped or the process ends, however it ends; nothing where that cannot be.
//! - `symlink(target, link)`: makes a link.
//! - `set_modified(path, time)`: sets when a file, folder or link itself was modified; when it was read
//!   stays.
//! - `allow_removal(entry)`: lifts what protects an entry of a folder of ours from being removed.
//! - `identity(path)`: what tells a file or folder from its successor at the same path, as far as the
//!   system can tell; nothing if there is none.
//! - `settle(folder)`: has what was written to the file system of a folder brought onto the disk, and says whether
//!   that went well; nothing where that cannot be asked for.
//! - `number(found)`: what two names of one file have in common, and no two files at the same moment; nothing where
//!   the system does not tell (`KNOWS_FILES`).
//! - `is_writable(folder)`: whether this process may put files into a folder, and take them out.
//! - `is_circle(error)`: whether links lead round in a circle.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::*;
#[cfg(windows)]
pub(super) use windows::*;
