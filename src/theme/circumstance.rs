//! Words that are said on some sites only, in place of others.
//!
//! Each group of a strings file that is named after a circumstance (`restating`) holds words by the same
//! paths as the file itself, and is laid over it where the circumstance holds.

use std::collections::BTreeMap;

use crate::model::site::Config;

/// The circumstances, in the order in which their words are laid over.
const ALL: [&str; 3] = ["alone", "pinyin", "restating"];

/// The circumstances that hold for a site.
#[derive(Debug, Clone)]
pub struct Circumstances(Vec<&'static str>);

impl Circumstances {
    /// Those of a site; `pinyin` says whether names of one of its languages are found by their sounds.
    pub fn of(config: &Config, pinyin: bool) -> Self {
        // One language, and none beside it; a language that is sounded out; content that restates a document.
        let holds = [config.languages.len() == 1, pinyin, config.source.is_some()];
        Self(ALL.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(name, _)| name).collect())
    }

    /// The words that the site says, of all that a strings file has.
    pub fn said(&self, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut said: BTreeMap<String, String> = words
            .iter()
            .filter(|(key, _)| base(key).is_none())
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect();
        for name in &self.0 {
            let of = |key: &str| key.strip_prefix(name)?.strip_prefix('.').map(str::to_owned);
            said.extend(words.iter().filter_map(|(key, text)| Some((of(key)?, text.clone()))));
        }
        said
    }
}

/// The path of the word in whose place another one is said; `None` of a word that is always said.
pub fn base(key: &str) -> Option<&str> {
    let (group, base) = key.split_once('.')?;
    ALL.contains(&group).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_circumstance_stand_in_place_of_others() {
        let words = [("a.b", "x"), ("alone.a.b", "y"), ("restating.a.b", "z")];
        let words = words.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let said = |names: &[&'static str]| Circumstances(names.to_vec()).said(&words)["a.b"].clone();
        assert_eq!([said(&[]), said(&["alone"]), said(&["alone", "restating"])], ["x", "y", "z"]);
        assert_eq!(Circumstances(Vec::new()).said(&words).len(), 1);
    }
}
