//! Translations over an import of a changed document: they are taken out of the files first, so that what the document
//! says now is held against what it said before, and put back where their texts are then.

use std::collections::BTreeMap;

use super::row::Pair;
use super::scalar::{edit, list, removal, scalar};
use super::texts::{Text, Written, texts};
use crate::check::mend::applied;
use crate::diagnostic::Edit;
use crate::load::place::CONTENT;
use crate::load::yaml::Value;
use crate::tree::SourceTree;

/// Files of a content folder by their paths below it.
pub type Texts = BTreeMap<String, String>;

/// A translation whose text says something else now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The key of the text, as [`Row::key`](super::Row::key).
    pub key: String,
    /// The language of the translation.
    pub lang: String,
    /// The translation. It stays in its file, unless its text is no longer there.
    pub text: String,
}

/// Translations that were taken out of files.
pub struct Carried(Vec<(Pair, Vec<Text>)>);

/// Takes the translations into all languages but `source` out of files. A file that cannot be read as it stands is left.
pub fn take(own: &Texts, source: &str, languages: &[String]) -> (Texts, Carried) {
    let (mut left, mut carried) = (own.clone(), Vec::new());
    for target in languages.iter().filter(|tag| *tag != source) {
        let pair = Pair { languages: vec![source.to_owned(), target.clone()], target: target.clone() };
        let mut all = Vec::new();
        for (path, text) in left.iter_mut().filter(|(path, _)| path.ends_with(".yaml")) {
            let Some(found) = of_file(path, text, &pair) else { continue };
            let removed = |one: &Text| match &one.place {
                Written::Field { map, .. } if !one.target.is_empty() => removal(text, map, target),
                _ => None,
            };
            let mut edits: Vec<Edit> = found.iter().filter_map(removed).collect();
            if edits.is_empty() {
                continue;
            }
            edits.sort_unstable();
            *text = changed(text, &edits);
            all.extend(found.into_iter().filter(|one| !one.target.is_empty()));
        }
        carried.push((pair, all));
    }
    (left, Carried(carried))
}

impl Carried {
    /// Puts the translations back into the files that are written; `mark` is what is noted beside those that are stale.
    pub fn give(&self, written: &mut Texts, mark: &str) -> Vec<Stale> {
        let mut stale = Vec::new();
        for (pair, all) in &self.0 {
            for (path, text) in written.iter_mut().filter(|(path, _)| path.ends_with(".yaml")) {
                let of_path: Vec<&Text> =
                    all.iter().filter(|one| one.key.split('#').next() == Some(path.as_str())).collect();
                if of_path.is_empty() {
                    continue;
                }
                let now = of_file(path, text, pair).unwrap_or_default();
                let mut edits = Vec::new();
                for one in of_path {
                    let found = now.iter().find(|text| text.key == one.key && text.target.is_empty());
                    let is_same = found.is_some_and(|found| found.source == one.source);
                    if !is_same {
                        let (lang, text) = (pair.target.clone(), one.target.clone());
                        stale.push(Stale { key: one.key.clone(), lang, text });
                    }
                    edits.extend(
                        found.and_then(|found| back(text, found, one, pair, (!is_same).then_some(mark))),
                    );
                }
                edits.sort_unstable();
                *text = changed(text, &edits);
            }
        }
        stale
    }
}

/// Notes of the long texts that changed that their translations are stale: a comment at the top, which is not published.
pub fn long_texts(
    own: &Texts,
    written: &mut Texts,
    source: &str,
    languages: &[String],
    mark: &str,
) -> Vec<Stale> {
    let mut stale = Vec::new();
    let ending = format!(".{source}.md");
    let stems: Vec<String> =
        written.keys().filter_map(|path| path.strip_suffix(&ending)).map(str::to_owned).collect();
    for (stem, lang) in stems.iter().flat_map(|stem| languages.iter().map(move |lang| (stem, lang))) {
        let path = format!("{stem}.{lang}.md");
        let Some(text) = own.get(&path).filter(|_| lang != source && !written.contains_key(&path)) else {
            continue;
        };
        let comment = format!("<!-- {mark} -->\n\n");
        if !text.starts_with(&comment) {
            written.insert(path.clone(), format!("{comment}{text}"));
        }
        stale.push(Stale { key: format!("{stem}{ending}"), lang: lang.clone(), text: path });
    }
    stale
}

/// The texts of a file.
fn of_file(path: &str, text: &str, pair: &Pair) -> Option<Vec<Text>> {
    let sources = SourceTree::new([(format!("{CONTENT}{path}"), text.as_bytes().to_vec())]);
    texts(&sources, pair).ok()
}

/// The change that puts a translation back.
fn back(source: &str, found: &Text, one: &Text, pair: &Pair, mark: Option<&str>) -> Option<Edit> {
    let Written::Field { map, lang, is_list } = &found.place else { return None };
    let Value::Map(entries) = &map.value else { return None };
    let beside = entries.iter().find(|entry| entry.key == *lang)?;
    let new = if *is_list { list(&one.target.lines().collect::<Vec<_>>()) } else { scalar(&one.target) };
    let mut edit = edit(source, map, beside, &pair.target, &new);
    // In brackets a comment would swallow what follows.
    if let Some(mark) = mark.filter(|_| edit.new.starts_with(['\n', '\r'])) {
        edit.new.push_str(&format!(" # {mark}"));
    }
    Some(edit)
}

fn changed(text: &str, edits: &[Edit]) -> String {
    let bytes = applied(text.as_bytes(), &edits.iter().collect::<Vec<_>>());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_stay_and_those_of_changed_texts_are_stale() {
        let path = "services/s.yaml".to_owned();
        let own =
            "name:\n  zh: 甲\n  en: A\noffers:\n- zh: 乙\n  en: B\n  source: s1\n- {zh: 丙, en: C}\nx: 1\n";
        let languages = ["zh".to_owned(), "en".to_owned()];
        let (left, carried) = take(&Texts::from([(path.clone(), own.to_owned())]), "zh", &languages);
        let bare = "name:\n  zh: 甲\noffers:\n- zh: 乙\n  source: s1\n- {zh: 丙}\nx: 1\n";
        assert_eq!(left[&path], bare);
        let mut same = left.clone();
        assert_eq!(carried.give(&mut same, "old"), []);
        assert_eq!(same[&path], own);
        let mut new = Texts::from([(path.clone(), bare.replace("乙", "丁"))]);
        let stale = carried.give(&mut new, "old");
        assert_eq!(new[&path], own.replace("zh: 乙\n  en: B", "zh: 丁\n  en: B # old"));
        assert_eq!(
            (stale.len(), stale[0].key.as_str(), stale[0].text.as_str()),
            (1, "services/s.yaml#offers.s1", "B")
        );
    }
}
