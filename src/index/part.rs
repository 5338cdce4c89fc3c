//! Parts of the export: scripts that hand a value to the element that loads them.
//!
//! A classic script works from `file://`, where `fetch` does not, and under `script-src 'self'`; it needs
//! no global name, since its element is where the client listens.

use serde::Serialize;

/// A finished part.
pub struct Part {
    /// Its path below the output folder; the name holds a hash of the contents.
    pub path: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// The folder of all parts, below the output folder.
pub const FOLDER: &str = "assets/search/";

impl Part {
    /// A part of a language.
    pub fn new(lang: &str, name: &str, value: &impl Serialize) -> Self {
        let json = serde_json::to_string(value).expect("plain data can be written");
        let script =
            format!("document.currentScript.dispatchEvent(new CustomEvent(\"part\",{{detail:{json}}}))\n");
        let hash = blake3::hash(script.as_bytes()).to_hex();
        Self { path: format!("{FOLDER}{lang}-{name}-{}.js", &hash[..10]), bytes: script.into_bytes() }
    }

    /// Its name in the folder of parts.
    pub fn file(&self) -> String {
        self.path[FOLDER.len()..].to_owned()
    }
}
