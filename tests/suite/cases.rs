//! Case folders as sites in memory.
//!
//! `tests/sites/<case>/` holds `content/`, perhaps `themes/`, and says what is expected of it:
//! markers in the files, `expected.txt`, or `expected/`. Shared files that a case lacks come from
//! `tests/sites/_base/`, so that a case shows only what it is about.

use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use fangce::Settings;
use fangce::diagnostic::Diagnostic;
use fangce::tree::{OutputTree, SourceTree};
use jiff::civil::Date;
use serde_yaml::Value;

/// A small site and what is expected of it.
pub struct Case {
    /// The folder's name.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// The case's own files: path below the folder → bytes.
    pub own: BTreeMap<String, Vec<u8>>,
    /// The lines of `expected.txt`; none if there is no such file.
    pub listed: Option<Vec<String>>,
}

impl Case {
    fn read(name: String, folder: PathBuf) -> Self {
        let mut own = BTreeMap::new();
        for top in ["content", "themes"] {
            collect(&folder.join(top), top, &mut own);
        }
        let listed = fs::read_to_string(folder.join("expected.txt")).ok();
        let listed = listed.map(|text| text.lines().map(str::to_owned).collect());
        Self { name, folder, own, listed }
    }

    /// The site: the case's own files over those of the base.
    ///
    /// `expected.txt` may ask for a file of the base to be left out (`without <path>`), and for words
    /// in one more language (`words <tag> <name>`).
    pub fn sources(&self) -> SourceTree {
        let mut files = base();
        files.extend(self.own.clone());
        for line in self.listed.iter().flatten() {
            if let Some(path) = line.strip_prefix("without ") {
                assert!(
                    files.remove(path.trim()).is_some(),
                    "{}: there is no {path} to leave out",
                    self.name
                );
            }
            if let Some((tag, name)) = line.strip_prefix("words ").and_then(|rest| rest.split_once(' ')) {
                files.insert(format!("themes/default/strings/{tag}.yaml"), words(name).into_bytes());
            }
        }
        SourceTree::new(files)
    }

    /// The day on which `expected.txt` wants the case checked, if any: `date 2026-11-30`.
    fn date(&self) -> Option<Date> {
        let day = self.listed.iter().flatten().find_map(|line| line.strip_prefix("date "))?;
        Some(day.trim().parse().expect("a date"))
    }

    /// The files below `expected/`, by path below it.
    pub fn expected(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.folder.join("expected"), "", &mut files);
        files
    }
}

/// A case and what became of it.
pub struct Built {
    pub case: Case,
    pub sources: SourceTree,
    pub found: Vec<Diagnostic>,
    /// The site, if there is no error.
    pub output: Option<OutputTree>,
    /// Whether the library panicked, which it must not, whatever the content.
    pub panicked: bool,
}

/// Every case, built once for all tests.
pub static BUILT: LazyLock<Vec<Built>> = LazyLock::new(|| all().into_iter().map(built).collect());

fn built(case: Case) -> Built {
    let sources = case.sources();
    match catch_unwind(|| fangce::build(&sources, &Settings::default())) {
        Ok(built) => {
            let mut found = built.diagnostics;
            if let Some((date, site)) = case.date().zip(fangce::check(&sources).value) {
                found.extend(fangce::check_day(&site, &sources, date));
            }
            Built { case, sources, found, output: built.value, panicked: false }
        }
        Err(_) => Built { case, sources, found: Vec::new(), output: None, panicked: true },
    }
}

/// Every case, in the order of names. Folders that begin with `_` are none.
fn all() -> Vec<Case> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root()).expect("tests/sites").map(|entry| entry.expect("an entry").path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let named = folders
        .into_iter()
        .map(|folder| (folder.file_name().expect("a name").to_string_lossy().into_owned(), folder));
    named.filter(|(name, _)| !name.starts_with('_')).map(|(name, folder)| Case::read(name, folder)).collect()
}

/// The default theme's words in a language of this name: the English ones in `‹…›`, so that pages
/// show which words are the theme's.
fn words(name: &str) -> String {
    fn mark(words: &mut Value) {
        match words {
            Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| mark(value)),
            Value::String(text) => *text = format!("‹{text}›"),
            _ => {}
        }
    }
    let english =
        fs::read_to_string(repository().join("themes/default/strings/en.yaml")).expect("the theme's words");
    let mut words: Value = serde_yaml::from_str(&english).expect("the theme's words are YAML");
    let Value::Mapping(map) = &mut words else { panic!("the theme's words are a map") };
    let formal = ["language", "number", "list", "currency"];
    map.iter_mut()
        .filter(|(key, _)| !formal.iter().any(|formal| *key == *formal))
        .for_each(|(_, value)| mark(value));
    words["language"]["name"] = name.into();
    serde_yaml::to_string(&words).expect("words are YAML")
}

/// The files that every site needs: a publisher, a unit, a role, a law, a document, a term.
pub fn base() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&root().join("_base/content"), "content", &mut files);
    files
}

/// The repository's folder.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn root() -> PathBuf {
    repository().join("tests/sites")
}

/// Adds the files below a folder under their paths; nothing if it is not there.
pub fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if path.is_dir() {
            collect(&path, &name, files);
        } else {
            files.insert(name, fs::read(&path).expect("a file of a case"));
        }
    }
}
