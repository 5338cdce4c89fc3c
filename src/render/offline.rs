//! The service worker: what a reader still has without a line.

use serde_json::json;

use super::Rendered;
use super::task::Task;
use crate::model::Kind;
use crate::route::{File, Page};

impl Task<'_, '_> {
    /// The theme's service worker, told what it keeps from the start: the files that every page loads,
    /// what charts look like, and the telephone numbers in every language.
    ///
    /// Its version follows from their contents, so that a browser notices a new build and no other.
    pub fn worker(&self) -> Rendered {
        let path = File::Worker.path("");
        let assets = &self.theme.assets;
        // Their names hold hashes of their contents.
        let mut core = vec![&assets.style, &assets.early, &assets.script];
        if self.site.has_page(Page::Index(Kind::Procedure)) {
            core.push(&assets.chart_style);
        }
        let mut hasher = blake3::Hasher::new();
        core.iter().for_each(|path| _ = hasher.update(path.as_bytes()));
        let mut numbers = Vec::new();
        let any = self.site.has_page(Page::Hotlines);
        for (lang, _) in self.site.languages().iter().filter(|_| any) {
            let (path, page) = self.page(lang, Page::Hotlines, None);
            hasher.update(path.as_bytes());
            match page {
                Ok(bytes) => hasher.update(&bytes),
                Err(fault) => return (path, Err(fault)),
            };
            numbers.push(path);
        }
        let version = hasher.finalize().to_hex()[..10].to_owned();
        let told = format!(
            "const version = {}, core = {}, numbers = {};\n",
            json!(version),
            json!(core),
            json!(numbers)
        );
        (path, Ok([told.as_bytes(), &assets.worker].concat()))
    }
}
