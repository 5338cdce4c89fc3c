//! Where a long list is cut.

use std::ops::Range;

/// How much stands on a page, in bytes of it as estimated. Estimates are high: with what surrounds a list,
/// its page stays below 200 KB.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The weight from which a list is cut.
    pub whole: usize,
    /// The weight of a part.
    pub part: usize,
}

/// The bounds of a list over the whole site.
pub const TABLE: Bounds = Bounds { whole: 160_000, part: 80_000 };

/// The bounds of a list on a page that shows two languages side by side too.
pub const PAIR: Bounds = Bounds { whole: 64_000, part: 64_000 };

/// The weight from which the names of a site no longer stand on one page, by letter.
pub const NAMES: usize = 200_000;

/// An entry of a list.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What it takes on its page, in bytes as estimated.
    pub weight: usize,
    /// Whether a group begins with it.
    pub begins: bool,
}

/// The parts of a list, in order; one where the whole weighs no more than the bound for that.
///
/// A part weighs no more than its bound unless a single entry does. It ends between two groups where the
/// next one would not fit and the part is half full.
pub fn cut(entries: &[Entry], bounds: Bounds) -> Vec<Range<usize>> {
    let Bounds { whole, part } = bounds;
    if entries.iter().map(|entry| entry.weight).sum::<usize>() <= whole {
        return std::iter::once(0..entries.len()).collect();
    }
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        let full = used > 0 && used + entry.weight > part;
        let whole_group = || used + group(&entries[at..], part) > part;
        if full || (entry.begins && used > part / 2 && whole_group()) {
            parts.push(start..at);
            (start, used) = (at, 0);
        }
        used += entry.weight;
    }
    parts.push(start..entries.len());
    parts
}

/// The weight of the group that begins with the first entry, counted no further than a part holds.
fn group(entries: &[Entry], part: usize) -> usize {
    let mut weight = entries[0].weight;
    for entry in &entries[1..] {
        if entry.begins || weight > part {
            break;
        }
        weight += entry.weight;
    }
    weight
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Entry, cut};

    const BOUNDS: Bounds = Bounds { whole: 50, part: 30 };

    fn entries(weights: &[(usize, bool)]) -> Vec<Entry> {
        weights.iter().map(|(weight, begins)| Entry { weight: *weight, begins: *begins }).collect()
    }

    #[test]
    fn a_list_that_fits_is_whole() {
        assert_eq!(
            cut(&entries(&[(25, true), (25, true)]), BOUNDS),
            std::iter::once(0..2).collect::<Vec<_>>()
        );
        assert_eq!(cut(&[], BOUNDS), std::iter::once(0..0).collect::<Vec<_>>());
    }

    #[test]
    fn parts_end_between_groups_and_hold_every_entry_once() {
        let third = 10;
        let list =
            entries(&[(third, true), (third, false), (third, true), (third, false), (60, true), (1, false)]);
        assert_eq!(cut(&list, BOUNDS), [0..2, 2..4, 4..5, 5..6]);
    }
}
