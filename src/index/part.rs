//! Parts of the export: scripts that hand a value to the element that loads them.
//!
//! A classic script works from `file://`, where `fetch` does not, and under `script-src 'self'`; it needs
//! no global name, since its element is where the client listens.

use crate::route::File;

/// A finished part.
pub struct Part {
    /// Its path below the output folder.
    pub path: String,
    /// What it hands over, as JSON.
    pub json: String,
}

/// The folder of all parts, below the output folder.
const FOLDER: &str = "assets/search/";
const ENDING: &str = ".js";
/// What stands before and after the value.
const BEFORE: &str = "document.currentScript.dispatchEvent(new CustomEvent(\"part\",{detail:";
const AFTER: &str = "}))\n";

impl Part {
    /// A part of a language; its name holds a hash of its contents.
    pub fn new(tag: &str, name: &str, json: String) -> Self {
        let mut hasher = blake3::Hasher::new();
        [BEFORE, &json, AFTER].iter().for_each(|text| _ = hasher.update(text.as_bytes()));
        let path = format!("{FOLDER}{tag}-{name}-{}{ENDING}", &hasher.finalize().to_hex()[..10]);
        Self { path, json }
    }

    /// The manifest of a language, whose name stays whatever it holds.
    pub fn manifest(tag: &str, json: String) -> Self {
        Self { path: File::SearchStart.path(tag), json }
    }

    /// Its name in the folder of parts, without ending.
    pub fn file(&self) -> String {
        self.path[FOLDER.len()..self.path.len() - ENDING.len()].to_owned()
    }

    /// How many bytes it has.
    pub fn length(&self) -> usize {
        BEFORE.len() + self.json.len() + AFTER.len()
    }

    /// Its contents.
    pub fn into_bytes(self) -> Vec<u8> {
        [BEFORE, &self.json, AFTER].concat().into_bytes()
    }
}

/// A JSON object of values that are JSON already.
pub fn object<'v>(values: impl IntoIterator<Item = (&'v str, String)>) -> String {
    let mut json = String::from("{");
    for (key, value) in values {
        let comma = if json.len() > 1 { "," } else { "" };
        json.extend([comma, "\"", key, "\":", &value]);
    }
    json.push('}');
    json
}

/// A value as JSON.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data can be written")
}
