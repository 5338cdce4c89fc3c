//! The words of a language as a file to translate: every word that pages show, in the order of the language
//! of reference, and those that are missing as comments with its text.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::{Mapping, Value};

use super::circumstance::base;
use super::files::DEFAULT;
use super::plural::{FORMS, Plural};
use super::words::{default_words, parsed};

/// What stands before a word that is still to be translated, after its indentation. YAML takes it for a
/// comment, so that such a word still counts as missing.
const MISSING: &str = "#? ";
/// The numbers that show which plural forms a language has.
const SAMPLE: std::ops::RangeInclusive<u64> = 0..=200;

/// The words of a language, and how many of them are missing.
#[derive(Debug)]
pub struct Sheet {
    /// The file `strings/<lang>.yaml`.
    pub text: String,
    /// How many words it has only as comments.
    pub missing: usize,
}

/// The sheet of a language: the words of the theme with the site's own, if it has any, over them.
///
/// # Errors
/// What is wrong with the site's own file, in a sentence.
pub fn sheet(tag: &str, own: Option<&[u8]>) -> Result<Sheet, String> {
    let mut words = default_words(tag);
    words.extend(own.map_or(Ok(BTreeMap::new()), parsed)?);
    let plural = Plural::of(tag);
    let used: BTreeSet<&str> = SAMPLE.map(|number| plural.form(number)).collect();
    let forms = FORMS.into_iter().filter(|form| used.contains(form)).collect();
    let mut all = reference();
    words.keys().for_each(|path| add(&mut all, path));
    let mut writer = Writer { words, forms, text: String::new(), missing: 0 };
    writer.group("", &all, 0);
    Ok(Sheet { text: writer.text, missing: writer.missing })
}

/// The words of the default theme's language of reference, in their order.
fn reference() -> Mapping {
    let files = DEFAULT.iter().filter(|(path, _)| path.starts_with("strings/"));
    let mut trees = files.filter_map(|(_, bytes)| serde_yaml::from_slice::<Mapping>(bytes).ok());
    let is_reference =
        |tree: &Mapping| tree.get("language").is_some_and(|own| own.get("reference").is_some());
    trees.find(is_reference).unwrap_or_default()
}

/// Adds the path of a word that the language of reference does without, behind its neighbours.
fn add(tree: &mut Mapping, path: &str) {
    let (key, below) = path.split_once('.').map_or((path, None), |(key, below)| (key, Some(below)));
    let value = tree.entry(key.into()).or_insert_with(|| match below {
        Some(_) => Value::Mapping(Mapping::new()),
        None => Value::Null,
    });
    if let (Some(below), Value::Mapping(group)) = (below, value) {
        add(group, below);
    }
}

struct Writer {
    words: BTreeMap<String, String>,
    /// The plural forms of the language.
    forms: Vec<&'static str>,
    text: String,
    missing: usize,
}

impl Writer {
    /// The words of a group.
    fn group(&mut self, prefix: &str, group: &Mapping, depth: usize) {
        let counted = group.get("other").is_some() && group.keys().all(|key| is_form(key.as_str()));
        for (key, value) in group {
            let Some(key) = key.as_str().filter(|key| !(counted && is_form(Some(key)))) else { continue };
            let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
            match value {
                Value::Mapping(below) => {
                    if depth == 0 && !self.text.is_empty() {
                        self.text.push('\n');
                    }
                    self.line(depth, "", key, None);
                    self.group(&path, below, depth + 1);
                }
                value => self.word(&path, key, value, depth),
            }
        }
        if counted {
            let other = group.get("other").cloned().unwrap_or_default();
            // A language may say the same in each of its forms.
            let same = self.words.contains_key(&format!("{prefix}.other"));
            for form in self.forms.clone() {
                let path = format!("{prefix}.{form}");
                if same && !self.words.contains_key(&path) {
                    continue;
                }
                self.word(&format!("{prefix}.{form}"), form, &other, depth);
            }
        }
    }

    fn word(&mut self, path: &str, key: &str, reference: &Value, depth: usize) {
        // What tells the language of reference from others, and words for some sites only, need no translation
        // of their own.
        if path == "language.reference" || (base(path).is_some() && !self.words.contains_key(path)) {
            return;
        }
        match self.words.get(path).cloned() {
            Some(text) => self.line(depth, "", key, Some(&text)),
            None => {
                self.missing += 1;
                let text = match reference {
                    Value::String(text) => text.clone(),
                    other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
                };
                self.line(depth, MISSING, key, Some(&text));
            }
        }
    }

    fn line(&mut self, depth: usize, mark: &str, key: &str, text: Option<&str>) {
        let key = scalar(key);
        let text = text.map(|text| format!(" {}", scalar(text))).unwrap_or_default();
        self.text.push_str(&format!("{}{mark}{key}:{text}\n", "  ".repeat(depth)));
    }
}

fn is_form(key: Option<&str>) -> bool {
    key.is_some_and(|key| FORMS.contains(&key))
}

/// A text as YAML writes it on one line.
fn scalar(text: &str) -> String {
    let plain = text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        && !text.ends_with(' ')
        && !["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_the_program_has_misses_nothing_and_says_the_same() {
        for tag in ["en", "zh", "fr", "ja", "ar"] {
            let sheet = sheet(tag, None).unwrap();
            assert_eq!(sheet.missing, 0, "{tag}");
            let mut words = default_words(tag);
            words.remove("language.reference");
            let read = parsed(sheet.text.as_bytes()).unwrap();
            let differ: Vec<_> = words.iter().filter(|(key, text)| read.get(*key) != Some(text)).collect();
            assert!(differ.iter().all(|(key, _)| key.ends_with(".one")), "{tag}: {differ:?}");
        }
    }

    #[test]
    fn what_is_missing_stands_as_a_comment_and_what_is_there_stays() {
        let own = "nav: {hotlines: Telefon}\nunit: {day: {one: \"{n} Tag\"}}\n";
        let sheet = sheet("de", Some(own.as_bytes())).unwrap();
        let read = parsed(sheet.text.as_bytes()).unwrap();
        assert_eq!(read.len(), 2, "{read:?}");
        assert!(sheet.missing > 500, "{}", sheet.missing);
        for line in ["  hotlines: Telefon", "  #? services: Services", "    #? other: \"{n} days\""] {
            assert!(sheet.text.lines().any(|known| known == line), "{line}");
        }
        assert!(!sheet.text.contains("restating.") && !sheet.text.contains("reference"));
    }
}
