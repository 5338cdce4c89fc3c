//! The pages at old addresses, which lead to the new ones without a server.

use super::{Rendered, Renderer};
use crate::model::moves::Move;
use crate::model::{Kind, Lang};
use crate::route::Page;
use crate::theme::template::Frame;

impl Renderer<'_> {
    /// The pages at old addresses, in every language. Terms never had pages of their own.
    pub fn moved(&self) -> impl Iterator<Item = Rendered> {
        let moves = self.site.config.moves.all.iter().filter(|moved| moved.from.kind != Kind::Term);
        moves.flat_map(|moved| self.site.config.languages.iter().map(|(lang, _)| self.old(moved, lang)))
    }

    fn old(&self, Move { from, to }: &Move, lang: Lang) -> Rendered {
        let cx = self.context(lang, Page::Record(from.kind, &from.id));
        let view = cx.moved(self.site.get(to));
        let page = self.theme.templates.render("moved.html", &view, None::<Frame<()>>, cx.words);
        (cx.path, page)
    }
}
