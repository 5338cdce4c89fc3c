//! A part of a list that is too long for one page: which entries it holds, and the way to the others.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use crate::derive::parts::List;
use crate::model::Kind;
use crate::query::Called;
use crate::route::Page;

/// The part of a list that a page holds, and the others.
#[derive(Debug, Serialize)]
pub struct PartsView {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// The way to the part before it.
    pub previous: Option<String>,
    /// The way to the part after it.
    pub next: Option<String>,
    /// Whether the page has choices that look at this part alone.
    pub chosen: bool,
    /// Every part.
    pub all: Vec<PartLink>,
}

/// A part of a list.
#[derive(Debug, Serialize)]
pub struct PartLink {
    /// Its number, from 1.
    pub number: usize,
    /// The way to it.
    pub href: String,
    /// What it begins and ends with.
    pub ends: (TextView, TextView),
    /// Whether it is this page.
    pub current: bool,
}

/// The most parts on either side that a page names by what they begin and end with.
const NAMED: usize = 15;

impl<'a> Cx<'a> {
    /// The part of its list that the page holds, from 1; 0 where it holds the whole.
    pub fn held(&self) -> usize {
        if self.whole { 0 } else { self.part }
    }

    /// Whether a list goes on beyond its page.
    pub fn is_cut(&self, list: List) -> bool {
        !self.whole && self.site.parts(list) > 1
    }

    /// The page that shows a record.
    pub fn page_of<'p>(&self, record: impl Into<Called<'p>>) -> Page<'p> {
        let Called { kind, id, .. } = record.into();
        match kind {
            Kind::Term if !self.whole => {
                Page::of_part(List::Index(Kind::Term), self.site.term_part(self.lang, id))
            }
            kind => Page::of(kind, id),
        }
    }

    /// The title of a page, with its number where it is a further part of a list.
    pub fn numbered(&self, title: &str, page: Page) -> String {
        let Page::Part(list, part) = page else { return title.to_owned() };
        let count = self.site.parts(list);
        let words = self.words.get("parts.title").replace("{n}", &part.to_string());
        words.replace("{count}", &count.to_string()).replace("{title}", title)
    }

    /// The part of a list on a page, and the way to the others; none where the list is whole.
    pub fn parts_of(&self, page: Page) -> Option<PartsView> {
        let (list, number) = page.list().filter(|(list, _)| self.is_cut(*list))?;
        let count = self.site.parts(list);
        let href = |part: usize| self.href(Page::of_part(list, part));
        let link = |part: usize| {
            let (first, last) = self.ends(list, part);
            PartLink { number: part, href: href(part), ends: (first, last), current: part == number }
        };
        let named = number.saturating_sub(NAMED).max(1)..=(number + NAMED).min(count);
        let at_ends = [1, count].into_iter().filter(|part| !named.contains(part));
        let mut shown: Vec<usize> = named.clone().chain(at_ends).collect();
        shown.sort_unstable();
        Some(PartsView {
            number,
            count,
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < count).then(|| href(number + 1)),
            chosen: matches!(list, List::Deadlines | List::Penalties | List::Matrix),
            all: shown.into_iter().map(link).collect(),
        })
    }

    /// The names with which a part begins and ends.
    fn ends(&self, list: List, part: usize) -> (TextView, TextView) {
        let ends = self.site.ends(list, part, self.lang);
        ends.map(|(first, last)| (self.name(first), self.name(last))).unwrap_or_default()
    }
}
