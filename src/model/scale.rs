//! Words with an order that a site may add to: levels of government, kinds of law.

use super::Localized;

/// The levels of government that have words in every language, from the nearest to the widest.
pub const LEVELS: [&str; 15] = [
    "village",
    "community",
    "parish",
    "township",
    "town",
    "subdistrict",
    "borough",
    "district",
    "county",
    "city",
    "prefecture",
    "province",
    "region",
    "state",
    "nation",
];

/// The kinds of law that have words in every language, from the highest rank down.
pub const LAW_KINDS: [&str; 7] = [
    "law",
    "administrative-regulation",
    "local-regulation",
    "departmental-rule",
    "local-government-rule",
    "normative-document",
    "technical-document",
];

/// A word of a scale as `site.yaml` lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its id, which records name.
    pub id: String,
    /// What it is called; none of a word that the theme has.
    pub name: Option<Localized>,
}

/// A scale: the words that the site lists, in its order, then the other known ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The words that the site lists.
    pub own: Vec<Mark>,
    known: &'static [&'static str],
}

impl Scale {
    /// A scale of words that every language has, with the site's own before them.
    pub fn new(known: &'static [&'static str], own: Vec<Mark>) -> Self {
        Self { own, known }
    }

    /// Every word, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        let own = self.own.iter().map(|mark| mark.id.as_str());
        let more = self.known.iter().copied().filter(|word| self.own.iter().all(|mark| mark.id != **word));
        own.chain(more)
    }

    /// The place of a word in the order, from 0.
    pub fn place(&self, word: &str) -> Option<usize> {
        self.words().position(|known| known == word)
    }

    /// What the site calls a word; none where the theme has words for it.
    pub fn name(&self, word: &str) -> Option<&Localized> {
        self.own.iter().find(|mark| mark.id == word)?.name.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_stand_where_the_site_puts_them() {
        let mark = |id: &str| Mark { id: id.to_owned(), name: None };
        let scale = Scale::new(&["town", "county", "nation"], vec![mark("town"), mark("ward")]);
        assert_eq!(scale.words().collect::<Vec<_>>(), ["town", "ward", "county", "nation"]);
        assert_eq!((scale.place("county"), scale.place("moon")), (Some(2), None));
    }
}
