//! Pages that show a record in two languages side by side, for those who write in both.

use serde::Serialize;

use super::pair::{Tongue, pair};
use super::sheet::{Sheet, Target, rewire, way};
use crate::model::Lang;
use crate::render::Rendered;
use crate::render::task::Task;
use crate::render::view::head::Head;
use crate::route::{Page, side_by_side};
use crate::theme::fault::Fault;

/// A page in two languages.
#[derive(Debug, Serialize)]
pub struct SideView {
    /// Its title in each language, the default one first.
    pub titles: Vec<String>,
    /// What the two pages hold, line by line.
    pub html: String,
}

impl<'a> Task<'_, 'a> {
    /// A page of the default language with each other one beside it, made of the page in all languages, if it
    /// is one to be shown so.
    pub fn sides(&self, page: Page<'a>, rendered: &[Rendered]) -> Vec<Rendered> {
        if !self.site.has_sides(page) {
            return Vec::new();
        }
        let Some(((own, Ok(first)), others)) = rendered.split_first() else { return Vec::new() };
        let languages = self.site.languages().iter().skip(1);
        let side = |((lang, tag), (path, second)): ((Lang, &str), &Rendered)| {
            let second = second.as_ref().ok()?;
            let made = side_by_side(tag, own);
            let view = self.side(lang, [own, path], &made, [first, second]);
            let bytes = view.and_then(|html| self.framed_side(page, lang, &made, html));
            Some((made, bytes))
        };
        languages.zip(others).filter_map(side).collect()
    }

    /// What the `main`s of two pages hold together, on a page at a path.
    fn side(&self, lang: Lang, own: [&str; 2], path: &str, pages: [&[u8]; 2]) -> Result<String, Fault> {
        let tags = [Lang::DEFAULT, lang].map(|lang| self.site.languages().tag(lang));
        let texts = pages.map(String::from_utf8_lossy);
        let [mut first, mut second] = [Sheet::of(&texts[0], &["page"])?, Sheet::of(&texts[1], &["page"])?];
        let ids = std::mem::take(&mut first.ids);
        let find = |target: &str, fragment: Option<&str>| {
            // Where there is a pair of the target, the link leads there.
            if !self.site.has_pair(target) {
                return Target::There(way(path, target, fragment));
            }
            let there = side_by_side(tags[1], target);
            match fragment {
                // A place that was left out, such as a node of the chart.
                fragment if there == path && !fragment.is_some_and(|id| ids.contains(id)) => Target::Nowhere,
                fragment => {
                    // Such a page has the ids of its first language.
                    let heading = fragment.and_then(|name| self.site.heading_at(target, name));
                    let fragment = heading.as_ref().map_or(fragment, |heading| heading.as_deref());
                    Target::There(way(path, &there, fragment))
                }
            }
        };
        rewire(&mut first.main, own[0], &find);
        rewire(&mut second.main, own[1], &find);
        let mut html = String::with_capacity(texts[0].len() + texts[1].len());
        let scripts = &self.theme.scripts;
        let tongue = |lang| Tongue { tag: scripts.tag(lang), dir: scripts.dir(lang, Lang::DEFAULT) };
        pair(first.main, second.main, [Lang::DEFAULT, lang].map(tongue))
            .iter()
            .for_each(|node| node.write(&mut html));
        Ok(html)
    }

    fn framed_side(&self, page: Page<'a>, lang: Lang, path: &str, html: String) -> Result<Vec<u8>, Fault> {
        let title = |lang| self.context(lang, page).title(page);
        let view = SideView { titles: vec![title(Lang::DEFAULT), title(lang)], html };
        let mut cx = self.context(Lang::DEFAULT, page);
        path.clone_into(&mut cx.path);
        let head = Head { above: cx.above(page), ..Head::of(page, view.titles.join(" · "), true) };
        let mut frame = cx.frame(&head);
        // Search engines are led to the pages themselves.
        (frame.canonical, frame.json_ld, frame.published.markdown) = (None, None, None);
        self.in_frame(&cx, &frame, "side.html", &view)
    }
}
