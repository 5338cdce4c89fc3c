//! What is shown in two languages side by side.

use super::Tracked;
use crate::derive::parts::List;
use crate::model::{Kind, Lang};
use crate::route::{self, Page};

impl Tracked<'_> {
    /// Whether a page is, too.
    pub fn has_sides(&self, page: Page) -> bool {
        self.note_sides(page);
        page.has_sides(self.derived())
    }

    /// Whether the page of a path is, too.
    pub fn has_pair(&self, path: &str) -> bool {
        match path.split_once('/').and_then(|(_, below)| route::named(below)) {
            Some((kind, id)) => _ = self.exists(kind, id),
            None => self.note_sides(Page::Index(Kind::Term)),
        }
        route::has_pair(self.entries.site, self.derived(), path)
    }

    /// The id in the first language of a heading on the page at a path, as [`Self::heading`] says.
    pub fn heading_at(&self, path: &str, name: &str) -> Option<Option<String>> {
        let (kind, id) = path.split_once('/').and_then(|(_, below)| route::named(below))?;
        self.heading(kind, id, name, Lang::DEFAULT)
    }

    /// A record is, whatever it says; the glossary if it is short; nothing else.
    fn note_sides(&self, page: Page) {
        if page == Page::Index(Kind::Term) {
            self.note_cut(List::Index(Kind::Term));
        }
    }
}
