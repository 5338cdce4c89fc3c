//! The two ends of the pipeline as values: files that were read, files to be written.
//!
//! Knows paths and bytes; leaves the disk to [`crate::disk`] and meaning to everyone else.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The files of a site: path (relative to the site's folder, `/` between parts) → bytes.
///
/// A clone shares the bytes. A file keeps its [`FileId`] whatever happens to other files, so that places in
/// files that did not change stay valid.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    /// Every path that ever had a file, by id.
    files: Vec<File>,
    /// The ids of files that are there, in path order.
    order: Vec<FileId>,
}

#[derive(Debug, Clone)]
struct File {
    path: Arc<str>,
    /// None once the file is gone.
    bytes: Option<Arc<Vec<u8>>>,
}

/// The number of a file in its [`SourceTree`], counted from 0 as paths became known.
///
/// It is no order: for that there is [`SourceTree::ranks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

impl SourceTree {
    /// A tree of these files; of two with the same path the later one counts. Ids are in path order.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let sorted: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let order = (0..sorted.len()).map(|at| FileId(at as u32)).collect();
        let files = sorted
            .into_iter()
            .map(|(path, bytes)| File { path: path.into(), bytes: Some(Arc::new(bytes)) })
            .collect();
        Self { files, order }
    }

    /// All files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str, &[u8])> {
        self.order.iter().map(|id| (*id, self.path(*id), self.bytes(*id)))
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.id(path).map(|id| self.bytes(id))
    }

    /// The id of the file at a path.
    pub fn id(&self, path: &str) -> Option<FileId> {
        self.place(path).ok().map(|at| self.order[at])
    }

    /// The path of a file that is or was in this tree.
    pub fn path(&self, id: FileId) -> &str {
        &self.files[id.0 as usize].path
    }

    /// The bytes of a file that is or was in this tree; none are left once it is gone.
    pub fn bytes(&self, id: FileId) -> &[u8] {
        self.files[id.0 as usize].bytes.as_ref().map_or(&[], |bytes| bytes)
    }

    /// The bytes of a file that is in this tree, shared with it.
    pub fn shared(&self, id: FileId) -> Arc<Vec<u8>> {
        self.files[id.0 as usize].bytes.clone().unwrap_or_default()
    }

    /// The places of all files in path order, by id, counted from 0; for sorting.
    pub fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![u32::MAX; self.files.len()];
        for (rank, id) in self.order.iter().enumerate() {
            ranks[id.0 as usize] = rank as u32;
        }
        ranks
    }

    /// Puts a file at a path, in place of the one there, or with `None` takes it away.
    ///
    /// Says whether that changed anything.
    pub fn set(&mut self, path: &str, bytes: Option<Vec<u8>>) -> bool {
        match (self.place(path), bytes) {
            (Ok(at), Some(bytes)) => {
                let known = &mut self.files[self.order[at].0 as usize].bytes;
                let changed = known.as_deref() != Some(&bytes);
                if changed {
                    *known = Some(Arc::new(bytes));
                }
                changed
            }
            (Ok(at), None) => {
                let gone = self.order.remove(at);
                self.files[gone.0 as usize].bytes = None;
                true
            }
            (Err(at), Some(bytes)) => {
                let known = self.files.iter().position(|known| &*known.path == path);
                let id = known.unwrap_or(self.files.len());
                if id == self.files.len() {
                    self.files.push(File { path: path.into(), bytes: None });
                }
                self.files[id].bytes = Some(Arc::new(bytes));
                self.order.insert(at, FileId(id as u32));
                true
            }
            (Err(_), None) => false,
        }
    }

    /// The place of a path in path order, or where it would be.
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.order.binary_search_by(|id| self.path(*id).cmp(path))
    }
}

impl PartialEq for SourceTree {
    /// Whether both have the same files, whatever their ids.
    fn eq(&self, other: &Self) -> bool {
        self.iter()
            .map(|(_, path, bytes)| (path, bytes))
            .eq(other.iter().map(|(_, path, bytes)| (path, bytes)))
    }
}

impl Eq for SourceTree {}

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

/// A file below a folder with its stamp: its path, its size in bytes, and when it was last written to, in
/// nanoseconds since the beginning of 1970.
pub type Stamped = (String, u64, i64);

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

    /// Takes files of the last build over, unread, if all of them are there as it wrote them; else none of them,
    /// and they must be put.
    ///
    /// # Panics
    /// When a path is taken, as in [`Self::put`].
    fn keep(&self, _paths: &[String]) -> bool {
        false
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_outlive_changes_and_order_follows_paths() {
        let file = |path: &str| (path.to_owned(), path.as_bytes().to_vec());
        let mut tree = SourceTree::new([file("b"), file("d")]);
        let (b, d) = (tree.id("b").unwrap(), tree.id("d").unwrap());
        assert!(tree.set("c", Some(b"c".to_vec())) && tree.set("a", Some(b"a".to_vec())));
        assert!(!tree.set("a", Some(b"a".to_vec())) && !tree.set("z", None));
        assert!(tree.set("b", None));
        assert_eq!(tree.iter().map(|(_, path, _)| path).collect::<String>(), "acd");
        assert_eq!((tree.id("b"), tree.id("d"), tree.path(d)), (None, Some(d), "d"));
        assert_eq!(tree.ranks()[d.0 as usize], 2);
        assert!(tree.set("b", Some(b"again".to_vec())));
        assert_eq!((tree.id("b"), tree.bytes(b)), (Some(b), &b"again"[..]));
    }

    #[test]
    fn trees_with_the_same_files_are_equal_whatever_the_ids() {
        let mut grown = SourceTree::new([("b".to_owned(), vec![1])]);
        grown.set("a", Some(vec![0]));
        assert_eq!(grown, SourceTree::new([("a".to_owned(), vec![0]), ("b".to_owned(), vec![1])]));
        grown.set("a", None);
        assert_ne!(grown, SourceTree::new([("a".to_owned(), vec![0]), ("b".to_owned(), vec![1])]));
    }
}
