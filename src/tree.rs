//! The two ends of the pipeline as values: files that were read, files to be written.
//!
//! Knows paths and bytes; leaves the disk to [`crate::disk`] and meaning to everyone else.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The files of a site, read once: path (relative to the site's folder, `/` between parts) → bytes.
///
/// The place of a file in path order is its [`FileId`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceTree {
    files: Vec<(String, Vec<u8>)>,
}

/// The place of a file in its [`SourceTree`], counted from 0 in path order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

impl SourceTree {
    /// A tree of these files; of two with the same path the later one counts.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let sorted: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        Self { files: sorted.into_iter().collect() }
    }

    /// All files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str, &[u8])> {
        self.files
            .iter()
            .enumerate()
            .map(|(at, (path, bytes))| (FileId(at as u32), path.as_str(), bytes.as_slice()))
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.id(path).map(|id| self.bytes(id))
    }

    /// The id of the file at a path.
    pub fn id(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok().map(|at| FileId(at as u32))
    }

    /// The path of a file of this tree.
    pub fn path(&self, id: FileId) -> &str {
        &self.files[id.0 as usize].0
    }

    /// The bytes of a file of this tree.
    pub fn bytes(&self, id: FileId) -> &[u8] {
        &self.files[id.0 as usize].1
    }
}

/// The finished site: path (relative to the output folder, `/` between parts) → bytes, in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputTree {
    files: BTreeMap<String, Vec<u8>>,
}

impl OutputTree {
    /// Adds a file.
    ///
    /// # Panics
    /// When the path is taken already: each path has one writer, and a second one is a bug in a route.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = path.into();
        let taken = self.files.insert(path.clone(), bytes.into()).is_some();
        assert!(!taken, "two writers for {path}");
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Where the files of a finished site go, one by one as they are made, from many threads at once.
///
/// Whoever makes pages knows only this, so that a site need not stand in memory as a whole.
pub trait Sink: Sync {
    /// Takes a file: its path (relative to the output folder, `/` between parts) and its bytes.
    ///
    /// Never fails: a sink that the outside world lets down remembers the first error, ignores what
    /// comes after it, and tells when it is finished. So nobody who makes pages deals with a disk.
    ///
    /// # Panics
    /// When the path is taken already: each path has one writer, and a second one is a bug in a route.
    fn put(&self, path: &str, bytes: Vec<u8>);
}

/// A sink that keeps the files in memory: for tests, and for a site that is shown and not written.
#[derive(Debug, Default)]
pub struct MemorySink {
    tree: Mutex<OutputTree>,
}

impl MemorySink {
    /// All files that were put.
    pub fn into_tree(self) -> OutputTree {
        self.tree.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        // Poisoned by a second writer's panic, which is the one to be seen.
        self.tree.lock().unwrap_or_else(PoisonError::into_inner).insert(path, bytes);
    }
}
