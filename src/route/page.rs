//! What follows from which page it is: its path, its list, its name.

use super::table::Page;
use crate::derive::Derived;
use crate::derive::parts::{List, lists};
use crate::model::Kind;

macro_rules! first_pages {
    ($($(#[$doc:meta])* $list:ident $entries:ident;)*) => {
        impl<'s> Page<'s> {
            /// The page of a part of a list, counted from 1: the first stands where the whole would.
            pub fn of_part(list: List<'s>, part: usize) -> Self {
                if part > 1 {
                    return Page::Part(list, part);
                }
                match list {
                    $(List::$list => Page::$list,)*
                    List::Index(kind) => Page::Index(kind),
                    List::Mentions(kind, id) => Page::Record(kind, id),
                }
            }

            /// The list that may go on beyond the page, and the part of it that the page holds, from 1.
            pub fn list(self) -> Option<(List<'s>, usize)> {
                let list = match self {
                    Page::Part(list, part) => return Some((list, part)),
                    $(Page::$list => List::$list,)*
                    Page::Index(kind) => List::Index(kind),
                    Page::Record(kind, id) => List::Mentions(kind, id),
                    _ => return None,
                };
                Some((list, 1))
            }
        }
    };
}

lists!(first_pages);

impl<'s> Page<'s> {
    /// The page that shows a reference's target. Terms stand in the glossary; of a long one this is the
    /// first part, and [`Glossary::part`](crate::derive::glossary::Glossary::part) knows which is right.
    pub fn of(kind: Kind, id: &'s str) -> Self {
        match kind {
            Kind::Term => Page::Index(Kind::Term),
            kind => Page::Record(kind, id),
        }
    }

    /// The page itself, or that of a part's first one.
    pub fn first(self) -> Self {
        match self {
            Page::Part(list, _) => Page::of_part(list, 1),
            page => page,
        }
    }

    /// Whether the page is shown in two languages side by side too: those that records are written for. A
    /// long glossary is not, since its parts hold other terms in each language.
    pub fn has_sides(self, derived: &Derived) -> bool {
        match self {
            Page::Record(..) => true,
            Page::Index(Kind::Term) => derived.glossary().count() == 1,
            _ => false,
        }
    }

    /// Whether the page may have a twin in Markdown: not where there is nothing to read, nor the handbook, which says
    /// once more what the others say.
    pub fn has_twin(self) -> bool {
        !matches!(self, Page::Root | Page::Search | Page::NotFound | Page::Handbook)
    }

    /// The page's path below the output folder, in the language of a tag.
    pub fn path(self, tag: &str) -> String {
        match self {
            Page::Root => "index.html".to_owned(),
            Page::Index(Kind::Term) => format!("{tag}/glossary.html"),
            Page::Index(kind) => format!("{tag}/{}/index.html", kind.folder()),
            Page::Record(Kind::Term, _) => Page::Index(Kind::Term).path(tag),
            Page::Record(kind, id) => format!("{tag}/{}/{id}.html", kind.folder()),
            // No id holds a dot, so that no record has this path.
            Page::Part(list, part) => {
                let first = Page::of_part(list, 1).path(tag);
                format!("{}.{part}.html", first.trim_end_matches(".html"))
            }
            page => format!("{tag}/{}.html", page.name()),
        }
    }

    /// What the page is called in the theme's words: that of a record's is the folder of its type.
    pub fn name(self) -> &'static str {
        match self.first() {
            Page::Index(kind) | Page::Record(kind, _) => kind.folder(),
            page => page.row().map_or("index", |row| row.name),
        }
    }
}
