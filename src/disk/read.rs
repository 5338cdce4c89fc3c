//! A site's folder → [`SourceTree`].
//!
//! Knows links, hidden files and how much of a file is read; leaves it to the loader what a file
//! means and whether it is too large.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::leftover::{is_hidden, is_leftover};
use super::{fault, platform};
use crate::tree::SourceTree;

/// How much of a file is read, in bytes (8 MiB).
///
/// A larger file arrives cut off after `READ_LIMIT + 1` bytes: enough for a later stage, whose own
/// limit is lower, to see that it is too large, and too little to fill the memory.
pub const READ_LIMIT: u64 = 8 * 1024 * 1024;

/// The largest document that is read, in bytes (64 MiB): a Word file of 300 pages with its pictures has fewer.
const DOCUMENT_LIMIT: u64 = 64 * 1024 * 1024;

/// The bytes of a single file, wherever it lies.
///
/// # Errors
/// It cannot be read, or holds more than 64 MiB ([`ErrorKind::FileTooLarge`]).
pub fn read_document(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path).map_err(fault::on("read", path))?;
    let mut bytes = Vec::new();
    file.take(DOCUMENT_LIMIT + 1).read_to_end(&mut bytes).map_err(fault::on("read", path))?;
    if bytes.len() as u64 > DOCUMENT_LIMIT {
        return Err(fault::of(ErrorKind::FileTooLarge, path, "holds more than 64 MiB"));
    }
    Ok(bytes)
}

/// The folders of a site that are read, and whether a site must have them.
const FOLDERS: [(&str, bool); 2] = [("content", true), ("themes", false)];

/// The files below `content/` and, if it is there, `themes/` of a site's folder.
///
/// Paths are relative to `site`, with `/` between parts. Hidden files and leftovers of editors are
/// skipped, and so is a file that vanishes while the folder is read. A link is followed as long as
/// it stays inside `site`; a file that two links lead to is there twice. The result, the error
/// included, does not depend on the number of threads.
///
/// # Errors
/// No `content` folder; a link that leads out of the site, to nothing or round in a circle; a name
/// that is not UTF-8; something that is neither file nor folder; a file or folder that cannot be
/// read. Only the first is reported, and its message names the path.
pub fn read(site: &Path) -> io::Result<SourceTree> {
    let root = fs::canonicalize(site).map_err(fault::on("read the folder", site))?;
    let mut walk = Walk { site, root: &root, above: Vec::new(), found: Vec::new() };
    for (name, needed) in FOLDERS {
        let path = site.join(name);
        match fs::symlink_metadata(&path) {
            Ok(there) => walk.top(path, name, there.file_type())?,
            Err(error) if error.kind() == ErrorKind::NotFound && !needed => {}
            Err(error) => return Err(fault::on("read the folder", &path)(error)),
        }
    }
    // All are read before the first error is looked for: which one it is must not depend on luck.
    let read: Vec<_> = walk.found.into_par_iter().map(read_file).collect();
    let files: Vec<_> = read.into_iter().filter_map(Result::transpose).collect::<io::Result<_>>()?;
    Ok(SourceTree::new(files))
}

/// One file of a site after a change at an absolute path: its path in the tree, and its bytes or `None` if it is
/// gone. `None` if this cannot be told from the path alone: a folder, a link, a name that is no text.
pub fn read_single(site: &Path, path: &Path) -> Option<(String, Option<Vec<u8>>)> {
    let site = std::path::absolute(site).ok()?;
    let below = path.strip_prefix(&site).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let parts = parts.filter(|parts| FOLDERS.iter().any(|(name, _)| parts.first() == Some(name)))?;
    // What a link leads to, or what lies behind one, is for the whole walk to find.
    let mut step = site.clone();
    for part in &parts[..parts.len() - 1] {
        step.push(part);
        if !fs::symlink_metadata(&step).ok()?.is_dir() {
            return None;
        }
    }
    let name = parts.join("/");
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_file() => {
            let entry = Entry { name, path: path.to_owned(), real: path.to_owned() };
            Some(
                read_file(entry)
                    .ok()?
                    .map_or_else(|| (parts.join("/"), None), |(name, bytes)| (name, Some(bytes))),
            )
        }
        Ok(_) => None,
        Err(error) if error.kind() == ErrorKind::NotFound => Some((name, None)),
        Err(_) => None,
    }
}

/// The nearest folder, from `from` upwards, that holds `content/site.yaml`; as an absolute path
/// without links. Nothing too if `from` does not exist.
pub fn find_site(from: &Path) -> Option<PathBuf> {
    let from = fs::canonicalize(from).ok()?;
    from.ancestors().find(|folder| folder.join("content/site.yaml").is_file()).map(Path::to_owned)
}

/// A file or folder on the way.
struct Entry {
    /// Its path in the tree.
    name: String,
    /// Its path as the author knows it, for messages.
    path: PathBuf,
    /// Its path without links.
    real: PathBuf,
}

/// A walk through the folders of a site, in the order of names.
struct Walk<'a> {
    /// The site's folder as it was given, for messages.
    site: &'a Path,
    /// The site's folder without links: what a link must not leave.
    root: &'a Path,
    /// The folders from the top down to here, without links, by which a circle is known.
    above: Vec<PathBuf>,
    /// The files, in the order of the walk.
    found: Vec<Entry>,
}

impl Walk<'_> {
    /// Takes all files below one of [`FOLDERS`].
    fn top(&mut self, path: PathBuf, name: &str, kind: FileType) -> io::Result<()> {
        let real = self.root.join(name);
        let (entry, kind) = self.follow(Entry { name: name.to_owned(), path, real }, kind)?;
        if !kind.is_dir() {
            return Err(fault::of(ErrorKind::NotADirectory, &entry.path, "is not a folder"));
        }
        self.folder(entry)
    }

    /// Takes all files of a folder, those in its folders too.
    fn folder(&mut self, folder: Entry) -> io::Result<()> {
        // A folder that holds one we stand in would lead here again.
        if self.above.iter().any(|above| above.starts_with(&folder.real)) {
            return Err(circle(&folder.path));
        }
        for (name, kind) in list(&folder)? {
            let path = folder.path.join(&name);
            let Some(text) = name.to_str() else {
                let what = "has a name that is not UTF-8: rename it";
                return Err(fault::of(ErrorKind::InvalidInput, &path, what));
            };
            let name = format!("{}/{text}", folder.name);
            let real = folder.real.join(text);
            let (entry, kind) = self.follow(Entry { name, path, real }, kind)?;
            if kind.is_file() {
                self.found.push(entry);
            } else if kind.is_dir() {
                self.above.push(folder.real.clone());
                self.folder(entry)?;
                self.above.pop();
            } else {
                // To open a pipe would be to wait for its writer.
                let what = "is neither a file nor a folder: remove it";
                return Err(fault::of(ErrorKind::InvalidInput, &entry.path, what));
            }
        }
        Ok(())
    }

    /// What an entry is, and where it is, once links are followed.
    fn follow(&self, entry: Entry, kind: FileType) -> io::Result<(Entry, FileType)> {
        if !kind.is_symlink() {
            return Ok((entry, kind));
        }
        let found = fs::canonicalize(&entry.path).and_then(|real| Ok((fs::metadata(&real)?, real)));
        match found {
            Ok((there, real)) if real.starts_with(self.root) => {
                Ok((Entry { real, ..entry }, there.file_type()))
            }
            Ok((_, real)) => {
                let (real, site) = (real.display(), self.site.display());
                let what = format!("is a link to `{real}`, outside of `{site}`: put a copy there");
                Err(fault::of(ErrorKind::InvalidInput, &entry.path, what))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let what = "is a link that leads to nothing: remove it";
                Err(fault::of(error.kind(), &entry.path, what))
            }
            Err(error) if platform::is_circle(&error) => Err(circle(&entry.path)),
            Err(error) => Err(fault::on("read", &entry.path)(error)),
        }
    }
}

fn circle(path: &Path) -> io::Error {
    let what = "is reached by a link that leads round in a circle: remove the link";
    fault::of(ErrorKind::InvalidInput, path, what)
}

/// Name and kind of what a folder holds and an author means, in the order of names; nothing if the
/// folder has vanished.
fn list(folder: &Entry) -> io::Result<Vec<(std::ffi::OsString, FileType)>> {
    let entries = match fs::read_dir(&folder.real) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(fault::on("read the folder", &folder.path))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(fault::on("read the folder", &folder.path))?;
        let name = entry.file_name();
        if is_hidden(&name) || is_leftover(&name) {
            continue;
        }
        let kind = entry.file_type().map_err(fault::on("read", &entry.path()))?;
        names.push((name, kind));
    }
    names.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(names)
}

/// The first bytes of a file, [`READ_LIMIT`] and one more at most; nothing if it has vanished.
fn read_file(file: Entry) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    let open = File::open(&file.real);
    match open.and_then(|open| open.take(READ_LIMIT + 1).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some((file.name, bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault::on("read", &file.path)(error)),
    }
}
