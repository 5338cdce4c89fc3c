//! The disk: what is read, what stands in the output folder and when, what is reported.

mod kill;
mod read;
mod staging;
mod watch;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fangce::tree::OutputTree;

/// A site of these files.
fn tree(files: &[(&str, &str)]) -> OutputTree {
    let mut tree = OutputTree::default();
    files.iter().for_each(|(path, text)| tree.insert(*path, *text));
    tree
}

/// Writes a file; its folders are made.
fn put(top: &Path, path: &str, text: &str) {
    let path = top.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, text).expect("a file");
}

/// All files below a folder with their bytes, links by their target; the marker is left out.
fn files(top: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{prefix}{}", entry.file_name().display());
            let kind = entry.file_type().expect("a kind");
            if kind.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else if kind.is_symlink() {
                let target = fs::read_link(entry.path()).expect("a link");
                found.insert(name, format!("→ {}", target.display()));
            } else {
                let bytes = fs::read(entry.path()).expect("a file");
                found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(top, "", &mut found);
    found.remove(".fangce");
    found
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<_> = entries.map(|entry| name(entry).display().to_string()).collect();
    names.sort();
    names
}
