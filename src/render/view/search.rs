//! The search page without its script: an index of every name, and the way to each type.

use serde::Serialize;

use super::Cx;
use super::alphabet::Letter;
use super::inspection::Tool;
use crate::model::Kind;
use crate::route::Page;

/// The search page.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The types that there are.
    pub kinds: Vec<SearchKind>,
    /// The pages that may help where nothing is found: keys of the navigation's words.
    pub help: Vec<Tool>,
    /// Every name by letter; none where there are too many for a page.
    pub letters: Vec<Letter>,
}

/// Where else one may look.
const HELP: [Page; 3] = [Page::Hotlines, Page::Index(Kind::Guide), Page::Index(Kind::Term)];

/// A type by which results can be chosen.
#[derive(Debug, Serialize)]
pub struct SearchKind {
    /// Its place among all types; pages that are no record come last.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// The page that lists its records, if they are records, and how many there are.
    pub index: Option<String>,
    /// How many records there are.
    pub count: usize,
}

impl Cx<'_> {
    /// The search page.
    pub fn search(&self) -> SearchView {
        let of_records = Kind::ALL.into_iter().enumerate().map(|(number, kind)| SearchKind {
            number,
            name: self.kind_label(kind),
            index: Some(self.href(Page::Index(kind))),
            count: self.site.count(kind),
        });
        let mut kinds: Vec<SearchKind> = of_records.filter(|kind| kind.count > 0).collect();
        let name = self.words.get("search.page").to_owned();
        kinds.push(SearchKind { number: Kind::ALL.len(), name, index: None, count: 0 });
        let letters = if self.site.has_alphabet() { self.alphabet() } else { Vec::new() };
        SearchView { kinds, help: self.those_there(&HELP), letters }
    }
}
