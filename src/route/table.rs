//! The one table of pages that stand once in a language: what each is called, what makes it, and where it
//! is named.

use super::row::PageRow;
use crate::derive::parts::List;
use crate::derive::start;
use crate::model::Kind;

/// With more records than this there is no handbook: it would be thousands of pages on paper, and too
/// large for a browser. Ours, with 650 records, prints on 390 sheets of A4.
const HANDBOOK_RECORDS: usize = 2000;

/// Hands the table of pages to a macro: a page that stands once in a language is a row here.
///
/// A row: the page's name in code, its file without the ending, the function of `render::view::Cx` that makes
/// its view (none of a page that is made of others), and the fields of [`PageRow`] in which it differs from
/// most pages. Whoever lists pages (the search, the sitemap) takes them from here, in this
/// order.
macro_rules! pages {
    ($then:ident) => {
        $then! {
            /// The home page of a language.
            Home "index" => home { title: "site.home", template: "home.html" };
            /// The search page.
            Search "search" => search {};
            /// All telephone numbers.
            Hotlines "hotlines" => hotlines_page { searched: true };
            /// All deadlines.
            Deadlines "deadlines" => deadlines_page { searched: true };
            /// All penalties.
            Penalties "penalties" => penalties_page { searched: true };
            /// Who is responsible for what.
            Matrix "matrix" => matrix_page { searched: true, dated_facts: false };
            /// What those who are inspected may do, and what inspectors must do.
            Rights "rights" => rights_page {
                searched: true, intro: "inspection.rights.lead", template: "inspection.html"
            };
            /// What inspectors must not do.
            Limits "limits" => limits_page {
                searched: true, intro: "inspection.limits.lead", template: "limits.html"
            };
            /// The newcomer's way.
            Start "start" => start_page {
                searched: true, there: |site, _| start::any(site)
            };
            /// The numbers as a card for the pocket.
            Pocket "pocket" => pocket_page { there: |_, derived| derived.has(List::Hotlines) };
            /// The files for other programs.
            Data "data" => data_page {
                title: "data.title", intro: "data.lead", searched: true, dated_facts: false
            };
            /// Everything on one page.
            Handbook "handbook" {
                searched: true, there: |site, _| site.records.len() <= HANDBOOK_RECORDS
            };
            /// For addresses that lead nowhere.
            NotFound "404" => not_found { title: "not_found.title", dated_facts: false };
        }
    };
}
pub(crate) use pages;

macro_rules! page {
    ($($(#[$doc:meta])* $page:ident $name:literal $(=> $view:ident)? { $($field:ident: $value:expr),* };)*) => {
        /// A page of the site.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Page<'s> {
            /// `index.html` above all languages.
            Root,
            $(
                $(#[$doc])*
                $page,
            )*
            /// All records of a type.
            Index(Kind),
            /// One record.
            Record(Kind, &'s str),
            /// A further part of a list that is too long for its page, counted from 2.
            Part(List<'s>, usize),
        }

        impl Page<'static> {
            /// The pages that stand once in a language, in the order of their table.
            pub const ONCE: [Self; [$(Page::$page),*].len()] = [$(Page::$page),*];
        }

        impl Page<'_> {
            /// What the table says of a page that stands once in a language; nothing of any other.
            pub fn row(self) -> Option<&'static PageRow> {
                match self {
                    $(Page::$page => Some(const {
                        &PageRow {
                            $($field: $value,)*
                            ..PageRow::of(
                                $name,
                                concat!("nav.", $name),
                                concat!("intro.", $name),
                                concat!($name, ".html"),
                            )
                        }
                    }),)*
                    Page::Root | Page::Index(_) | Page::Record(..) | Page::Part(..) => None,
                }
            }
        }
    };
}

pages!(page);
