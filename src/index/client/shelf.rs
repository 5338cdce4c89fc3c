//! Where finished parts go: out at once, but those for which the start part may have room.

use std::collections::BTreeSet;

use super::super::part::{Part, json, object};

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

    /// Puts the start part, whose object gets the parts that are still here, and the manifest that leads to it.
    pub fn finish(mut self, start: &str) {
        let mut inside: Vec<Part> = self.heads.drain(..).chain(self.others.drain(..)).collect();
        inside.sort_by(|a, b| a.path.cmp(&b.path));
        inside.dedup_by(|a, b| a.path == b.path);
        let files: Vec<String> = inside.iter().map(Part::file).collect();
        let inside = object(files.iter().map(String::as_str).zip(inside.into_iter().map(|part| part.json)));
        let open = start.strip_suffix('}').expect("the start is an object");
        let start = Part::new(self.tag, "start", format!("{open},\"inside\":{inside}}}"));
        let manifest = Part::manifest(self.tag, object([("start", json(&start.file()))]));
        [start, manifest].into_iter().for_each(|part| self.put(part));
    }

    fn put(&mut self, part: Part) {
        if self.paths.insert(part.path.clone()) {
            let path = part.path.clone();
            (self.put)(&path, part.into_bytes());
        }
    }
}
