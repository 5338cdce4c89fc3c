//! The service worker: what a reader still has without a line.

use serde_json::json;

use super::Press;
use super::route::Page;
use crate::tree::OutputTree;

impl Press<'_> {
    /// The theme's service worker, told what it keeps from the start: the files that every page loads, and
    /// the telephone numbers in every language.
    ///
    /// Its version follows from their contents, so that a browser notices a new build and no other.
    pub fn worker(&self, output: &OutputTree) -> Vec<u8> {
        let assets = &self.dress.assets;
        let core = [&assets.style, &assets.early, &assets.script];
        let languages = self.site.config.languages.iter();
        let numbers: Vec<String> = languages.map(|(_, tag)| Page::Hotlines.path(tag)).collect();
        let mut hasher = blake3::Hasher::new();
        for path in core.into_iter().chain(&numbers) {
            hasher.update(path.as_bytes());
            hasher.update(output.get(path).unwrap_or_default());
        }
        let version = hasher.finalize().to_hex()[..10].to_owned();
        let told = format!(
            "const version = {}, core = {}, numbers = {};\n",
            json!(version),
            json!(core),
            json!(numbers)
        );
        [told.as_bytes(), &assets.worker].concat()
    }
}
