//! The list of what was published into a folder, by which the next publication knows what is its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::disk::fault;

/// The name of the list, at the top of the folder.
const NAME: &str = ".fangce-published";
/// The first line, for whoever opens the file; without it, the file is no list.
const HEAD: &str = "Fangce published these files. The next publication replaces them.";

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// BLAKE3 of its bytes in hex; empty while it is being written.
    pub hash: String,
    /// Whether it is no longer part of the site, and goes next time.
    pub kept: bool,
}

/// The published files by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    pub files: BTreeMap<String, Entry>,
}

impl Ledger {
    /// The list in a folder; empty if there is none, or what is there is no list.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let path = folder.join(NAME);
        match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            read => Ok(Self::parsed(&String::from_utf8_lossy(&read.map_err(fault::on("read", &path))?))),
        }
    }

    /// Replaces the list in a folder.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        super::replace(&folder.join(NAME), self.text().as_bytes())
    }

    fn text(&self) -> String {
        let line = |(path, entry): (&String, &Entry)| {
            format!("{} {} {path}\n", if entry.kept { "kept" } else { "site" }, entry.hash)
        };
        format!("{HEAD}\n{}", self.files.iter().map(line).collect::<String>())
    }

    fn parsed(text: &str) -> Self {
        let mut lines = text.lines();
        let is_list = lines.next() == Some(HEAD);
        let read = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let (state, hash, path) = (parts.next()?, parts.next()?, parts.next()?);
            Some((path.to_owned(), Entry { hash: hash.to_owned(), kept: state == "kept" }))
        };
        Self { files: lines.filter(|_| is_list).filter_map(read).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let entry = |hash: &str, kept| Entry { hash: hash.to_owned(), kept };
        let files = [("a b/c.html", entry("0f", false)), ("d", entry("", true))];
        let ledger = Ledger { files: files.map(|(path, entry)| (path.to_owned(), entry)).into() };
        assert_eq!(Ledger::parsed(&ledger.text()), ledger);
        assert_eq!(Ledger::parsed("site 0f x\n"), Ledger::default());
    }
}
