//! Names that are translated already, so that a translator uses the same words: the glossary's, those of agencies and
//! of laws.

use super::texts::Text;

/// The files that hold names.
const FILES: [&str; 3] = ["glossary.yaml#", "agencies.yaml#", "laws.yaml#"];

/// The fields that are names.
const FIELDS: [&str; 4] = ["term", "name", "short", "title"];

/// The most names that are told of a text.
const MOST: usize = 12;

/// Names with their translations, longer ones first.
pub struct Terms(Vec<(String, String)>);

/// The names among texts.
pub fn terms(texts: &[Text]) -> Terms {
    let is_name = |text: &&Text| {
        FILES.iter().any(|file| text.key.starts_with(file))
            && text.field.rsplit('.').next().is_some_and(|field| FIELDS.contains(&field))
    };
    let known = texts.iter().filter(is_name).filter(|text| !text.target.trim().is_empty());
    let bare = |text: &str| text.trim_matches(['《', '》', ' ']).to_owned();
    let mut terms: Vec<(String, String)> =
        known.map(|text| (bare(&text.source), text.target.trim().to_owned())).collect();
    terms.retain(|(name, _)| name.chars().count() >= 2);
    terms.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then(a.cmp(b)));
    terms.dedup_by(|a, b| a.0 == b.0);
    Terms(terms)
}

impl Terms {
    /// The names in a text, without those that stand in a longer one alone.
    pub fn of(&self, text: &str) -> Vec<String> {
        let mut rest = text.to_owned();
        let mut found = Vec::new();
        for (name, translation) in self.0.iter().filter(|(name, _)| name != text) {
            if found.len() < MOST && rest.contains(name) {
                rest = rest.replace(name, "\u{0}");
                found.push(format!("{name} = {translation}"));
            }
        }
        found
    }
}
