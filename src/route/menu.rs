//! The navigation: every page over many records, under what a reader comes for.

use super::Page;
use crate::model::Kind;

/// What a reader comes for, a key of the theme's `group` words, and the pages for it, in order.
pub type Group = (&'static str, Vec<Page<'static>>);

/// For who wants to call somebody or to get something done.
const ACT: [Page; 5] = [
    Page::Hotlines,
    Page::Index(Kind::Service),
    Page::Index(Kind::Guide),
    Page::Index(Kind::Procedure),
    Page::Deadlines,
];
/// For who is inspected.
const INSPECTED: [Page; 4] = [Page::Rights, Page::Limits, Page::Penalties, Page::Index(Kind::Regime)];
/// For who asks whose matter it is.
const WHO: [Page; 5] = [
    Page::Matrix,
    Page::Index(Kind::Duty),
    Page::Index(Kind::Boundary),
    Page::Index(Kind::Case),
    Page::Index(Kind::Agency),
];
/// For who looks something up.
const LOOKUP: [Page; 5] = [
    Page::Index(Kind::Law),
    Page::Index(Kind::Document),
    Page::Index(Kind::Term),
    Page::Start,
    Page::Handbook,
];

/// The groups of those pages that `has` says a site has; none without a page.
///
/// An office that inspects nobody has no group for those who are inspected: its penalties are looked up.
pub fn groups(has: impl Fn(Page<'static>) -> bool) -> Vec<Group> {
    let there = |pages: &[Page<'static>]| pages.iter().copied().filter(|page| has(*page)).collect::<Vec<_>>();
    let (inspected, lookup) = (there(&INSPECTED), there(&LOOKUP));
    let (inspected, lookup) = match inspected.as_slice() {
        [Page::Penalties] => (Vec::new(), [inspected, lookup].concat()),
        _ => (inspected, lookup),
    };
    let all = [("act", there(&ACT)), ("inspected", inspected), ("who", there(&WHO)), ("lookup", lookup)];
    all.into_iter().filter(|(_, pages)| !pages.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_records_stands_in_one_group() {
        let pages: Vec<Page> = groups(|_| true).into_iter().flat_map(|(_, pages)| pages).collect();
        for kind in Kind::ALL {
            assert_eq!(pages.iter().filter(|page| **page == Page::Index(kind)).count(), 1, "{kind:?}");
        }
    }

    #[test]
    fn penalties_alone_make_no_inspection() {
        let keys = |has: fn(Page) -> bool| groups(has).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(keys(|page| matches!(page, Page::Penalties | Page::Hotlines)), ["act", "lookup"]);
        assert_eq!(keys(|page| matches!(page, Page::Penalties | Page::Limits)), ["inspected"]);
    }
}
