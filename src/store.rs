//! What the last build into a folder was made of, and what it made: who builds the same again has it already.
//!
//! Kept in the user's cache folder. It may be deleted at any time, and it is never trusted over the content: the
//! key holds every byte that goes into a site, and the stamps tell whether its files are still those that were
//! written.

use serde::{Deserialize, Serialize};

use crate::tree::SourceTree;

/// The number of this format; it grows when an old one could be misread.
const FORMAT: u32 = 1;

/// A finished build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// What it was made of: see [`key`].
    pub key: String,
    /// What was said of the content, one piece after the other.
    pub said: Vec<String>,
    /// Whether the site's address was known.
    pub has_address: bool,
    /// Each file in path order: its path below the output folder, its size in bytes, and when it was written, in
    /// nanoseconds since the beginning of 1970.
    pub files: Vec<(String, u64, i64)>,
}

/// One hash of all that decides the bytes of a site and what is said of it: files, program, and settings.
pub fn key(sources: &SourceTree, program: &[u8], settings: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        // The length parts what follows one another.
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(&FORMAT.to_le_bytes());
    add(program);
    settings.iter().for_each(|setting| add(setting.as_bytes()));
    for (_, path, bytes) in sources.iter() {
        add(path.as_bytes());
        add(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

impl LastBuild {
    /// A build that was written as bytes; `None` for any other bytes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The build as bytes.
    pub fn written(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain data can be written")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_apart_what_differs() {
        let tree = |files: &[(&str, &str)]| {
            SourceTree::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))
        };
        let keys = [
            key(&tree(&[("a", "b")]), b"1", &[]),
            key(&tree(&[("a", "c")]), b"1", &[]),
            key(&tree(&[("ab", "")]), b"1", &[]),
            key(&tree(&[("a", "b"), ("c", "")]), b"1", &[]),
            key(&tree(&[("a", "b")]), b"2", &[]),
            key(&tree(&[("a", "b")]), b"1", &["zh"]),
        ];
        for (at, one) in keys.iter().enumerate() {
            assert!(keys[..at].iter().all(|other| other != one), "{at}");
        }
        assert_eq!(keys[0], key(&tree(&[("a", "b")]), b"1", &[]));
    }

    #[test]
    fn what_is_no_build_is_none() {
        let build = LastBuild {
            key: "k".into(),
            said: vec!["s".into()],
            has_address: true,
            files: vec![("a".into(), 1, 2)],
        };
        assert_eq!(LastBuild::read(&build.written()), Some(build));
        assert_eq!(LastBuild::read(b"{\"key\":1}"), None);
    }
}
