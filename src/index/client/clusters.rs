//! Which Han characters go together, so that the terms of a query lie in few parts.
//!
//! A pair of characters is a term, and it lies where its first character does. The pairs of a word begin
//! with the word's characters, so a word costs one part if its characters share one. Characters that often
//! stand side by side are joined, the closest first, as long as their terms fit into a part.

use std::collections::BTreeMap;

/// What is known of the characters: how large the terms are that begin with each, and how often two stand
/// side by side.
#[derive(Debug, Default)]
pub struct Characters {
    /// Bytes of terms and postings by first character.
    pub sizes: BTreeMap<char, usize>,
    /// Weights of neighbours.
    pub pairs: BTreeMap<(char, char), u64>,
}

impl Characters {
    /// The characters of each part, each part in the order of characters, parts in that of their first ones.
    pub fn grouped(&self, most: usize) -> Vec<Vec<char>> {
        let mut pairs: Vec<(&(char, char), &u64)> = self.pairs.iter().collect();
        pairs.sort_by_key(|(pair, weight)| (std::cmp::Reverse(**weight), **pair));
        let mut home: BTreeMap<char, usize> = BTreeMap::new();
        let mut groups: Vec<(usize, Vec<char>)> = Vec::new();
        for (c, size) in &self.sizes {
            home.insert(*c, groups.len());
            groups.push((*size, vec![*c]));
        }
        for ((a, b), _) in pairs {
            let (Some(&into), Some(&from)) = (home.get(a), home.get(b)) else { continue };
            if into == from || groups[into].0 + groups[from].0 > most {
                continue;
            }
            let (size, chars) = std::mem::take(&mut groups[from]);
            chars.iter().for_each(|c| _ = home.insert(*c, into));
            groups[into].0 += size;
            groups[into].1.extend(chars);
        }
        packed(groups, most)
    }
}

/// Small groups put together into parts, the largest first, each into the first part with room for it.
fn packed(mut groups: Vec<(usize, Vec<char>)>, most: usize) -> Vec<Vec<char>> {
    groups.retain(|(_, chars)| !chars.is_empty());
    groups.sort_by_key(|(size, chars)| (std::cmp::Reverse(*size), chars[0]));
    let mut parts: Vec<(usize, Vec<char>)> = Vec::new();
    for (size, chars) in groups {
        match parts.iter_mut().find(|(used, _)| used + size <= most) {
            Some((used, part)) => {
                *used += size;
                part.extend(chars);
            }
            None => parts.push((size, chars)),
        }
    }
    let mut parts: Vec<Vec<char>> = parts.into_iter().map(|(_, chars)| chars).collect();
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_part_as_far_as_it_holds_them() {
        let sizes = "监督抽查电梯".chars().map(|c| (c, 10)).collect();
        let pairs = [(('监', '督'), 9), (('督', '抽'), 5), (('抽', '查'), 8), (('电', '梯'), 7)].into();
        let grouped = |most| {
            let parts = Characters { sizes, pairs }.grouped(most);
            let of =
                |c: char| parts.iter().position(|part| part.contains(&c)).expect("every character is there");
            ("监督抽查".chars().map(of).collect::<Vec<_>>(), of('电') == of('梯'), parts.len())
        };
        let (word, lift, parts) = grouped(40);
        assert!(word.iter().all(|part| *part == word[0]));
        assert!(lift);
        assert_eq!(parts, 2);
    }
}
