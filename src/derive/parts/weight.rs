//! What things take on a page, in bytes as estimated: the same in every language, so that a list has the
//! same parts in each.

use crate::model::value::{Deadline, Penalty};
use crate::model::{Item, Link, Localized, Site};

/// The markup around a link without its words.
pub const LINK: usize = 90;
/// The markup around an entry of a list.
pub const ENTRY: usize = 120;
/// The markup around a row of a table.
pub const ROW: usize = 700;

/// A text in the language that takes most.
pub fn text(text: &Localized) -> usize {
    text.iter().map(|(_, text)| text.len()).max().unwrap_or_default()
}

/// Texts, or one that may be absent.
pub fn texts<'s>(texts: impl IntoIterator<Item = &'s Localized>) -> usize {
    texts.into_iter().map(text).sum()
}

/// Links under the short names of their targets.
pub fn links<'s>(site: &Site, links: impl IntoIterator<Item = &'s Link>) -> usize {
    links.into_iter().map(|link| LINK + text(site.get(link).short())).sum()
}

/// An item with all below it.
pub fn item(site: &Site, item: &Item) -> usize {
    let facts = 2 * ENTRY * (item.frequencies.len() + item.headcounts.len() + 1);
    let named = item.who.iter().chain(&item.basis).chain(&item.see);
    let notes: usize = item.origin.notes.iter().map(|note| ENTRY + text(&note.text)).sum();
    let draws = LINK * item.origin.draws_on.len();
    let deadlines: usize = item.deadlines.iter().map(|one| ENTRY + deadline(one)).sum();
    let penalties: usize = item.penalties.iter().map(|one| penalty(site, one)).sum();
    let below: usize = item.items.iter().map(|below| self::item(site, below)).sum();
    text(&item.text) + facts + links(site, named) + notes + draws + deadlines + penalties + below
}

/// The texts of a deadline.
pub fn deadline(deadline: &Deadline) -> usize {
    texts(deadline.of.iter().chain(&deadline.from).chain(&deadline.otherwise))
}

/// A penalty with its next rungs.
pub fn penalty(site: &Site, penalty: &Penalty) -> usize {
    let said = penalty.act.iter().chain(&penalty.when).chain(&penalty.sanctions);
    let named = penalty.on.iter().chain(&penalty.by).chain(&penalty.basis);
    let next = penalty.then.as_ref().map_or(0, |next| self::penalty(site, next));
    ENTRY + texts(said) + links(site, named) + next
}
