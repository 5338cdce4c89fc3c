//! Ids for what has only a name: its sounds in pinyin, each once in its type.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin;

/// The most syllables of an id; a longer name is told apart by its first ones, or by a number.
const SYLLABLES: usize = 8;

/// Ids by name; the same name always has the same id.
#[derive(Debug, Default)]
pub struct Names {
    ids: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl Names {
    /// The id of a name.
    pub fn id(&mut self, name: &str) -> String {
        if let Some(id) = self.ids.get(name) {
            return id.clone();
        }
        let stem = spelled(name);
        let numbered = |at: usize| if at == 1 { stem.clone() } else { format!("{stem}-{at}") };
        let id = (1..).map(numbered).find(|id| !self.taken.contains(id)).unwrap_or_default();
        self.taken.insert(id.clone());
        self.ids.insert(name.to_owned(), id.clone());
        id
    }
}

/// A name in letters, digits and hyphens.
pub fn spelled(name: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut open = false;
    for c in name.chars() {
        if let Some(sound) = c.to_pinyin() {
            parts.push(sound.plain().replace('ü', "v"));
            open = false;
        } else if c.is_ascii_alphanumeric() {
            let c = c.to_ascii_lowercase();
            match parts.last_mut().filter(|_| open) {
                Some(part) => part.push(c),
                None => parts.push(c.to_string()),
            }
            open = true;
        } else {
            open = false;
        }
    }
    parts.truncate(SYLLABLES);
    if parts.is_empty() { "unnamed".to_owned() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_and_told_apart() {
        let mut names = Names::default();
        assert_eq!(names.id("县质监局"), "xian-zhi-jian-ju");
        assert_eq!(names.id("县志建局"), "xian-zhi-jian-ju-2");
        assert_eq!(names.id("县质监局"), "xian-zhi-jian-ju");
        assert_eq!(names.id("A4 表（12）"), "a4-biao-12");
        assert_eq!(names.id("——"), "unnamed");
    }
}
