//! Parts of the export: scripts that hand a value to the element that loads them.
//!
//! A classic script works from `file://`, where `fetch` does not, and under `script-src 'self'`; it needs
//! no global name, since its element is where the client listens.

use serde_json::Value;

use crate::route::File;

/// A finished part.
pub struct Part {
    /// Its path below the output folder; the name holds a hash of the contents.
    pub path: String,
    /// What it hands over.
    pub value: Value,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// The folder of all parts, below the output folder.
pub const FOLDER: &str = "assets/search/";
const ENDING: &str = ".js";

impl Part {
    /// A part of a language.
    pub fn new(lang: &str, name: &str, value: Value) -> Self {
        let script =
            format!("document.currentScript.dispatchEvent(new CustomEvent(\"part\",{{detail:{value}}}))\n");
        let hash = blake3::hash(script.as_bytes()).to_hex();
        let path = format!("{FOLDER}{lang}-{name}-{}{ENDING}", &hash[..10]);
        Self { path, value, bytes: script.into_bytes() }
    }

    /// The start part of a language, whose name stays whatever it holds.
    pub fn start(lang: &str, value: Value) -> Self {
        let part = Self::new(lang, "start", value);
        Self { path: File::SearchStart.path(lang), ..part }
    }

    /// Its name in the folder of parts, without ending.
    pub fn file(&self) -> String {
        self.path[FOLDER.len()..self.path.len() - ENDING.len()].to_owned()
    }
}
