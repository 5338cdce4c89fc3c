//! The pages at old addresses, which lead to the new ones without a server.

use super::Rendered;
use super::task::Task;
use crate::model::moves::Move;
use crate::model::{Kind, Site};
use crate::route::{Page, named};
use crate::theme::template::Frame;

/// The moves of records that had pages of their own; terms never had.
pub fn all(site: &Site) -> impl Iterator<Item = &Move> {
    site.config.moves.all.iter().filter(|moved| moved.from.kind != Kind::Term)
}

/// The move of the record whose page had this path below the folder of its language.
pub fn at<'s>(site: &'s Site, below: &str) -> Option<&'s Move> {
    let (kind, id) = named(below)?;
    all(site).find(|moved| moved.from.kind == kind && moved.from.id == id)
}

impl Task<'_, '_> {
    /// The pages at an old address, in every language.
    pub fn moved(&self, Move { from, to }: &Move) -> Vec<Rendered> {
        let old = |lang| {
            let cx = self.context(lang, Page::Record(from.kind, &from.id));
            let view = cx.moved(to);
            let page = self.theme.templates.render("moved.html", &view, None::<Frame<()>>, cx.words);
            (cx.path, page)
        };
        self.site.languages().iter().map(|(lang, _)| old(lang)).collect()
    }
}
