//! Where finished parts go: out at once, but those for which the start part may have room.

use std::collections::BTreeSet;

use super::super::part::{Part, json, object};
use super::census::Around;

/// Up to how many bytes before compression all parts of a language are one: reading them at once costs less
/// than asking for them later.
const ONE_PART: usize = 120 << 10;

/// Takes a path below the output folder, and bytes.
pub type Put<'p> = &'p (dyn Fn(&str, Vec<u8>) + Sync);

/// What parts of places and of heads are called.
pub const PLACES: &str = "places";
pub const HEADS: &str = "heads";

/// The parts of a language.
pub struct Shelf<'p> {
    tag: &'p str,
    put: Put<'p>,
    /// Whether heads belong into the start however many other parts there are.
    keeps_heads: bool,
    /// The paths that were put: two parts may be the same, and then they are one file.
    paths: BTreeSet<String>,
    /// The heads, and the other parts that are held back, with the bytes of all that were not places.
    heads: Vec<Part>,
    others: Vec<Part>,
    used: usize,
}

impl<'p> Shelf<'p> {
    /// An empty one.
    pub fn new(tag: &'p str, put: Put<'p>, keeps_heads: bool) -> Self {
        let (paths, heads, others) = (BTreeSet::new(), Vec::new(), Vec::new());
        Self { tag, put, keeps_heads, paths, heads, others, used: 0 }
    }

    /// Adds a part and gives its name, without folder and ending.
    pub fn add(&mut self, name: &str, json: String) -> String {
        let part = Part::new(self.tag, name, json);
        let file = part.file();
        if name == PLACES {
            self.put(part);
            return file;
        }
        self.used += part.length();
        if name == HEADS { &mut self.heads } else { &mut self.others }.push(part);
        if self.used > ONE_PART {
            let mut out = std::mem::take(&mut self.others);
            if !self.keeps_heads {
                out.append(&mut self.heads);
            }
            out.into_iter().for_each(|part| self.put(part));
        }
        file
    }

    /// The start part, whose object gets the parts that are still here, but for its end: there stands what
    /// [`finish`] adds.
    pub fn start(mut self, start: &str) -> String {
        let mut inside: Vec<Part> = self.heads.drain(..).chain(self.others.drain(..)).collect();
        inside.sort_by(|a, b| a.path.cmp(&b.path));
        inside.dedup_by(|a, b| a.path == b.path);
        let files: Vec<String> = inside.iter().map(Part::file).collect();
        let inside = object(files.iter().map(String::as_str).zip(inside.into_iter().map(|part| part.json)));
        let open = start.strip_suffix('}').expect("the start is an object");
        format!("{open},\"inside\":{inside}")
    }

    fn put(&mut self, part: Part) {
        if self.paths.insert(part.path.clone()) {
            let path = part.path.clone();
            (self.put)(&path, part.into_bytes());
        }
    }
}

/// Puts the start part, with what it takes from all languages, and the manifest that leads to it.
pub fn finish(tag: &str, start: &str, around: &Around, put: Put) {
    let (rows, average) = (around.rows_in_all, json(&around.averages));
    let start = Part::new(tag, "start", format!("{start},\"rows_in_all\":{rows},\"average\":{average}}}"));
    let manifest = Part::manifest(tag, object([("start", json(&start.file()))]));
    for part in [start, manifest] {
        let path = part.path.clone();
        put(&path, part.into_bytes());
    }
}
