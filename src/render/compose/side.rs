//! Pages that show a record in two languages side by side, for those who write in both.

use rayon::prelude::*;
use serde::Serialize;

use super::tree::Node;
use super::{Sheets, Target, pair, rewire, sheets, way};
use crate::model::Lang;
use crate::render::route::{Page, side_by_side};
use crate::render::template::Fault;
use crate::render::{Press, Printed};

/// A page in two languages.
#[derive(Debug, Serialize)]
pub struct SideView {
    /// Its title in each language, the default one first.
    pub titles: Vec<String>,
    /// What the two pages hold, line by line.
    pub html: String,
}

/// What every page beside another one is made from.
struct Sides<'p> {
    press: &'p Press<'p>,
    lang: Lang,
    first: Sheets<'p>,
    second: Sheets<'p>,
}

impl Press<'_> {
    /// Every record's page in the default language with each other one beside it.
    pub fn sides(&self, pages: &[Page], printed: &[Printed]) -> Vec<Printed> {
        let languages: Vec<(Lang, &str)> = self.site.config.languages.iter().collect();
        let shown: Vec<Page> = pages.iter().copied().filter(|page| page.has_sides()).collect();
        let of = |tag: &str| -> Result<Sheets, Fault> {
            let paths: Vec<String> = shown.iter().map(|page| page.path(tag)).collect();
            let html = |path: &String| {
                let at = printed.binary_search_by(|(known, _)| known.cmp(path)).ok()?;
                let (path, page) = &printed[at];
                Some((path.as_str(), page.as_ref().ok()?.as_slice()))
            };
            sheets(&paths.iter().filter_map(html).collect::<Vec<_>>(), &["page"])
        };
        let mut made = Vec::new();
        for (lang, tag) in languages.iter().skip(1) {
            let both = of(languages[0].1).and_then(|first| Ok((first, of(tag)?)));
            match both {
                Ok((first, second)) => {
                    let sides = Sides { press: self, lang: *lang, first, second };
                    made.par_extend(shown.par_iter().map(|page| sides.print(*page)));
                }
                Err(fault) => made.push((side_by_side(tag, ""), Err(fault))),
            }
        }
        made
    }
}

impl Sides<'_> {
    fn print(&self, page: Page) -> Printed {
        let config = &self.press.site.config;
        let tag = config.languages.tag(self.lang);
        let own = config.languages.tag(Lang::DEFAULT);
        let path = side_by_side(tag, &page.path(own));
        let (Some(first), Some(second)) =
            (self.first.get(page.path(own).as_str()), self.second.get(page.path(tag).as_str()))
        else {
            return (path, Err(Fault::new("a page is missing in a language")));
        };
        let (mut first, mut second) = (first.main.clone(), second.main.clone());
        rewire(&mut first, &page.path(own), &|target, fragment| self.find(&path, target, fragment));
        rewire(&mut second, &page.path(tag), &|target, fragment| self.find(&path, target, fragment));
        let mut html = String::new();
        pair::pair(first, second, (own, tag)).iter().for_each(|node: &Node| node.write(&mut html));
        let title = |lang| self.press.cx(lang, page).title(page);
        let view = SideView { titles: vec![title(Lang::DEFAULT), title(self.lang)], html };
        let printed = self.press.side(page, &path, view);
        (path, printed)
    }

    /// Where a link leads: to the pair of its target if there is one.
    fn find(&self, from: &str, target: &str, fragment: Option<&str>) -> Target {
        let tag = self.press.site.config.languages.tag(self.lang);
        let own = self.press.site.config.languages.tag(Lang::DEFAULT);
        let twin = target.split_once('/').map(|(_, rest)| format!("{own}/{rest}"));
        let Some(sheet) = twin.and_then(|twin| self.first.get(twin.as_str())) else {
            return Target::There(way(from, target, fragment));
        };
        let path = side_by_side(tag, target);
        let known = fragment.filter(|fragment| sheet.ids.contains(*fragment));
        match known {
            None if path == from => Target::Nowhere,
            known => Target::There(way(from, &path, known)),
        }
    }
}
