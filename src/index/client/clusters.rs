//! Which Han terms go together, so that the terms of a query lie in few parts.
//!
//! A pair of characters is a term; the terms of a word overlap: 监督, 督抽, 抽查. Terms lie where their first
//! character does, but those with long postings each by themselves. What often overlaps in names and texts is
//! joined, the most frequent first, as long as it fits into a part.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

/// What lies together at least: a pair with long postings, or all other terms that begin with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// The terms that begin with a character.
    Character(char),
    /// A pair.
    Pair(char, char),
}

/// What is known of the terms.
#[derive(Debug, Default)]
pub struct Clusters {
    /// All homes in order, with their sizes.
    homes: Vec<(Home, usize)>,
    /// The place of each among them.
    places: FxHashMap<Home, u32>,
    /// How much overlaps of two homes, by their places.
    links: FxHashMap<(u32, u32), u64>,
}

impl Clusters {
    /// Of terms in order and their sizes in bytes. Those of `long` bytes and more are by themselves, and so are
    /// the longest of a character whose terms would take more than `most`.
    pub fn new(terms: &[(&str, usize)], long: usize, most: usize) -> Self {
        let mut homes: BTreeMap<Home, usize> = BTreeMap::new();
        let first = |term: &str| term.chars().next().expect("a term is not empty");
        for own in terms.chunk_by(|a, b| first(a.0) == first(b.0)) {
            let mut rest: usize = own.iter().map(|(_, size)| size).sum();
            let mut by_size: Vec<&(&str, usize)> = own.iter().collect();
            by_size.sort_by_key(|(term, size)| (std::cmp::Reverse(*size), *term));
            for (term, size) in by_size {
                let Some(second) = term.chars().nth(1) else { continue };
                if *size < long && rest <= most {
                    break;
                }
                homes.insert(Home::Pair(first(term), second), *size);
                rest -= size;
            }
            // A character has a home even if none of its terms is there: so it is known.
            homes.insert(Home::Character(first(own[0].0)), rest);
        }
        let places = homes.keys().copied().zip(0..).collect();
        Self { homes: homes.into_iter().collect(), places, links: FxHashMap::default() }
    }

    /// Where a term lies.
    pub fn home(&self, a: char, b: Option<char>) -> Home {
        let pair = b.map(|b| Home::Pair(a, b)).filter(|pair| self.places.contains_key(pair));
        pair.unwrap_or(Home::Character(a))
    }

    /// The place of the home of a pair; none if no term begins as it does.
    fn place(&self, a: char, b: char) -> Option<u32> {
        self.places.get(&Home::Pair(a, b)).or_else(|| self.places.get(&Home::Character(a))).copied()
    }

    /// Notes the terms that overlap in a run of Han characters.
    pub fn read(&mut self, run: &str, weight: u64) {
        let mut before: (Option<char>, Option<u32>) = (None, None);
        for c in run.chars() {
            let place = before.0.and_then(|first| self.place(first, c));
            if let (Some(first), Some(second)) = (before.1, place)
                && first != second
            {
                *self.links.entry((first, second)).or_default() += weight;
            }
            before = (Some(c), place);
        }
    }

    /// What lies in each part; what overlaps lies side by side.
    pub fn grouped(&self, most: usize) -> Vec<Vec<Home>> {
        let mut links: Vec<(u64, (u32, u32))> =
            self.links.iter().map(|(link, weight)| (*weight, *link)).collect();
        links.sort_unstable_by_key(|(weight, link)| (std::cmp::Reverse(*weight), *link));
        let mut at: Vec<usize> = (0..self.homes.len()).collect();
        let mut groups: Vec<(usize, Vec<Home>)> =
            self.homes.iter().map(|(home, size)| (*size, vec![*home])).collect();
        for (_, (a, b)) in links {
            let (into, from) = (at[a as usize], at[b as usize]);
            if into == from || groups[into].0 + groups[from].0 > most {
                continue;
            }
            let (size, homes) = std::mem::take(&mut groups[from]);
            homes.iter().for_each(|home| at[self.places[home] as usize] = into);
            groups[into].0 += size;
            groups[into].1.extend(homes);
        }
        packed(groups, most)
    }
}

/// Small groups put together into parts, the largest first, each into the first part with room for it.
fn packed(mut groups: Vec<(usize, Vec<Home>)>, most: usize) -> Vec<Vec<Home>> {
    groups.retain(|(_, homes)| !homes.is_empty());
    groups.sort_by_key(|(size, homes)| (std::cmp::Reverse(*size), homes[0]));
    let mut parts: Vec<(usize, Vec<Home>)> = Vec::new();
    for (size, homes) in groups {
        match parts.iter_mut().find(|(used, _)| used + size <= most) {
            Some((used, part)) => {
                *used += size;
                part.extend(homes);
            }
            None => parts.push((size, homes)),
        }
    }
    let mut parts: Vec<Vec<Home>> = parts.into_iter().map(|(_, homes)| homes).collect();
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_of_a_word_share_a_part_as_far_as_it_holds_them() {
        let terms = ["抽查", "查", "梯", "电梯", "监督", "督抽", "督查"];
        let size = |term: &str| if term.chars().count() == 2 { 20 } else { 1 };
        let sizes: Vec<(&str, usize)> = terms.into_iter().map(|term| (term, size(term))).collect();
        let mut clusters = Clusters::new(&sizes, 10, 60);
        clusters.read("监督抽查", 9);
        clusters.read("电梯", 9);
        let parts = clusters.grouped(60);
        let of = |term: &str| {
            let mut chars = term.chars();
            let home = clusters.home(chars.next().expect("a character"), chars.next());
            parts.iter().position(|part| part.contains(&home)).expect("every term has a home")
        };
        assert_eq!([of("督抽"), of("抽查")], [of("监督"); 2]);
        assert_ne!(of("电梯"), of("监督"));
        assert_eq!(of("督"), of("督"));
        assert!(parts.len() <= 3, "{parts:?}");
    }

    #[test]
    fn the_longest_terms_of_a_full_character_are_by_themselves() {
        let clusters = Clusters::new(&[("的", 1), ("的一", 5), ("的人", 9), ("的书", 4)], 10, 11);
        assert_eq!(clusters.home('的', Some('人')), Home::Pair('的', '人'));
        assert_eq!(clusters.home('的', Some('一')), Home::Character('的'));
        assert_eq!(clusters.home('的', None), Home::Character('的'));
    }
}
