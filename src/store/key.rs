//! Hashes of what a build is made of.

use crate::model::Kind;
use crate::model::kind::Home;
use crate::tree::SourceTree;

/// The number of the format of what is kept; it grows when an old one could be misread.
const FORMAT: u32 = 3;

/// One hash of all that decides the bytes of a site and what is said of it: files, program, and settings.
pub fn key(sources: &SourceTree, program: &[u8], settings: &[&str]) -> String {
    hash(sources.iter().map(|(_, path, bytes)| (path, bytes)), program, settings)
}

/// One hash of all that a page is made of besides the records: program, settings, theme, `site.yaml`, and every
/// file that is not known to hold records alone.
pub fn frame(sources: &SourceTree, program: &[u8], settings: &[&str]) -> String {
    let files = sources.iter().map(|(_, path, bytes)| (path, bytes));
    hash(files.filter(|(path, _)| !holds_records(path)), program, settings)
}

/// Whether a file holds records and nothing else.
fn holds_records(path: &str) -> bool {
    let Some(below) = path.strip_prefix("content/") else { return false };
    let holds = |kind: Kind| match kind.home() {
        Home::Folder => below.split_once('/').is_some_and(|(folder, _)| folder == kind.folder()),
        Home::Table(name) => below.strip_suffix(".yaml") == Some(name),
    };
    Kind::ALL.into_iter().any(holds)
}

fn hash<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>, program: &[u8], settings: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        // The length parts what follows one another.
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(&FORMAT.to_le_bytes());
    add(program);
    add(&settings.len().to_le_bytes());
    settings.iter().for_each(|setting| add(setting.as_bytes()));
    for (path, bytes) in files {
        add(path.as_bytes());
        add(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> SourceTree {
        SourceTree::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))
    }

    #[test]
    fn a_key_tells_apart_what_differs() {
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
    fn only_files_of_records_are_left_out_of_a_frame() {
        let with = |path: &str| frame(&tree(&[(path, "x")]), b"", &[]);
        let none = frame(&tree(&[]), b"", &[]);
        for path in ["content/duties/a.yaml", "content/guides/a.zh.md", "content/laws.yaml"] {
            assert_eq!(with(path), none, "{path}");
        }
        for path in
            ["content/site.yaml", "content/files/a.pdf", "themes/default/strings/zh.yaml", "laws.yaml"]
        {
            assert_ne!(with(path), none, "{path}");
        }
    }
}
