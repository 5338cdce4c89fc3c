//! The theme's words in one language: labels, and sentences with placeholders.
//!
//! `strings/<lang>.yaml` is a tree of texts; a text is called by its path (`deadline.within`). A
//! sentence that counts has the forms of its language, `other` among them. A site's own file may hold a single word: it is
//! laid over the default theme's words of that language.
//!
//! Words are asked for by their paths as texts. A table of typed keys would be one more list beside each language's
//! file, and would not hold the templates, which ask for most of them; so `tests/suite/words.rs` reads what both
//! ask for, and fails where a word is missing and where nothing asks for one.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::circumstance::{Circumstances, base};
use super::files::{DEFAULT, Files, default_file};
use super::plural::{FORMS, Plural};
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::Lang;
use crate::model::site::Config;
use crate::text::Text;
use crate::tree::SourceTree;

/// Words that a language may do without.
const OPTIONAL: [&str; 5] =
    ["date.first", "language.pinyin", "language.reference", "number.digits", "number.myriad"];
/// How many words that are missing are named in a message.
const NAMED: usize = 5;

/// The words of a language.
#[derive(Debug, Clone)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// Its tag.
    pub tag: String,
    /// All words as templates see them; shared, so that a copy for a page costs nothing.
    pub tree: tera::Value,
    plural: Plural,
    flat: BTreeMap<String, String>,
}

/// The words of every language of a site; `None` after a report where a language has none or a file
/// cannot be read.
pub fn of_languages(
    files: &Files,
    config: &Config,
    sources: &SourceTree,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<Words>> {
    let known = reference()?;
    let sounded = |tag: &str| {
        let own = files.get(&format!("strings/{tag}.yaml")).and_then(|bytes| parsed(bytes).ok());
        let words = [own.unwrap_or_default(), default_words(tag)];
        words.iter().any(|words| words.get("language.pinyin").is_some_and(|said| said == "true"))
    };
    let here = Circumstances::of(config, config.languages.iter().any(|(_, tag)| sounded(tag)));
    let known_here = here.said(&known);
    let languages: Vec<Option<Words>> = config
        .languages
        .iter()
        .map(|(lang, tag)| {
            let path = format!("strings/{tag}.yaml");
            let default = default_words(tag);
            let own = match files.get(&path).map(parsed) {
                Some(Ok(own)) => own,
                Some(Err(what)) => {
                    found.push(files.place().wrong(&path, what, sources));
                    return None;
                }
                None if default.is_empty() => {
                    let none = Diagnostic::nowhere(&code::NO_WORDS).with("lang", tag);
                    found.push(none.hint_with("translate-words", "lang", tag));
                    return None;
                }
                None => BTreeMap::new(),
            };
            let mut flat = here.said(&default);
            flat.extend(here.said(&own));
            let span = sources.id(&format!("themes/{}/{path}", config.theme.value)).map(Span::file);
            if let Some(span) = span {
                let text = files.get(&path).map(String::from_utf8_lossy).unwrap_or_default();
                report_unknown(&own, &known, (span, &text), found);
                report_missing(&mut flat, &known_here, tag, span, found);
            }
            Some(Words { lang, tag: tag.to_owned(), tree: tree(&flat), plural: Plural::of(tag), flat })
        })
        .collect();
    languages.into_iter().collect()
}

/// The words that the default theme has for a language: its own, else those of the language without its
/// country or script (`fr` for `fr-CA`); none if it knows neither.
pub fn default_words(tag: &str) -> BTreeMap<String, String> {
    let wider = std::iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(wider, _)| wider));
    let file = wider.filter_map(|tag| default_file(&format!("strings/{tag}.yaml"))).next();
    file.and_then(|bytes| parsed(bytes).ok()).unwrap_or_default()
}

/// The words of the default theme's language of reference: those that a language without words of its own
/// shows, and whose names others have.
fn reference() -> Option<BTreeMap<String, String>> {
    let files = DEFAULT.iter().filter(|(path, _)| path.starts_with("strings/"));
    files.filter_map(|(_, bytes)| parsed(bytes).ok()).find(|words| words.contains_key("language.reference"))
}

/// Reports words that no page shows, each at its place in the site's own file.
fn report_unknown(
    own: &BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    (file, text): (Span, &str),
    found: &mut Vec<Diagnostic>,
) {
    let free = |key: &str| {
        let instead = base(key).is_some_and(|base| known.contains_key(base));
        key.starts_with("currency.") || OPTIONAL.contains(&key) || instead
    };
    // A sentence may have more forms in one language than in another.
    let form = |key: &str| counted(key).is_some_and(|base| known.contains_key(&format!("{base}.other")));
    for key in own.keys().filter(|key| !known.contains_key(*key) && !free(key) && !form(key)) {
        let unknown = Diagnostic::new(&code::UNKNOWN_WORD, place(file, text, key)).with("word", key.as_str());
        found.push(unknown.suggest(key, known.keys().map(String::as_str)));
    }
}

/// What a form of a counted word is a form of.
fn counted(key: &str) -> Option<&str> {
    key.rsplit_once('.').filter(|(_, form)| FORMS.contains(form)).map(|(base, _)| base)
}

/// Where a word's name stands: each part of it after the one before.
fn place(file: Span, text: &str, key: &str) -> Span {
    let mut at = 0;
    let mut span = file;
    for part in key.split('.') {
        let Some(found) = text[at..].find(&format!("{part}:")) else { return span };
        at += found;
        span = Span::new(file.file, at, at + part.len());
        at += part.len();
    }
    span
}

/// Reports words that a language lacks, and takes those of the default theme's first language instead.
fn report_missing(
    flat: &mut BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    tag: &str,
    span: Span,
    found: &mut Vec<Diagnostic>,
) {
    let lacking = |key: &str, flat: &BTreeMap<String, String>| {
        // `other` stands in for a form that a language does without.
        let other = counted(key).map(|base| format!("{base}.other"));
        !flat.contains_key(key)
            && other.is_none_or(|other| !flat.contains_key(&other))
            && !OPTIONAL.contains(&key)
    };
    let missing: Vec<&String> = known.keys().filter(|key| lacking(key, flat)).collect();
    if missing.is_empty() {
        return;
    }
    let named: Vec<&str> = missing.iter().take(NAMED).map(|key| key.as_str()).collect();
    let report = Diagnostic::new(&code::MISSING_WORD, span)
        .with("lang", tag)
        .with("count", missing.len())
        .with("words", named.join(", "));
    found.push(report);
    let taken: Vec<(String, String)> =
        missing.iter().map(|key| ((*key).clone(), known[*key].clone())).collect();
    flat.extend(taken);
}

/// The words of a strings file by their paths.
///
/// # Errors
/// What is wrong with the file, in a sentence.
pub fn parsed(bytes: &[u8]) -> Result<BTreeMap<String, String>, String> {
    let text = String::from_utf8_lossy(bytes);
    let value: Value = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
    let mut flat = BTreeMap::new();
    flatten("", &value, &mut flat)?;
    Ok(flat)
}

/// The words as the tree that their paths describe.
fn tree(flat: &BTreeMap<String, String>) -> tera::Value {
    #[derive(Default)]
    struct Branch {
        text: Option<String>,
        below: BTreeMap<String, Branch>,
    }
    fn value(branch: &Branch) -> tera::Value {
        match &branch.text {
            Some(text) => tera::Value::from_serializable(text),
            None => {
                let below: BTreeMap<&str, tera::Value> =
                    branch.below.iter().map(|(key, branch)| (key.as_str(), value(branch))).collect();
                tera::Value::from_serializable(&below)
            }
        }
    }
    let mut root = Branch::default();
    for (path, text) in flat {
        let branch =
            path.split('.').fold(&mut root, |branch, part| branch.below.entry(part.to_owned()).or_default());
        branch.text = Some(text.clone());
    }
    value(&root)
}

impl Words {
    /// A text. Every word that the default theme has is there; of any other, `⟨?⟩`.
    pub fn get(&self, key: &str) -> &str {
        self.flat.get(key).map_or("⟨?⟩", String::as_str)
    }

    /// Whether there is a text.
    pub fn has(&self, key: &str) -> bool {
        self.flat.contains_key(key)
    }

    /// The form of a counted text for a number.
    pub fn plural(&self, key: &str, number: u64) -> &str {
        let forms = [self.plural.form(number), "other"].map(|form| format!("{key}.{form}"));
        forms.iter().find(|form| self.has(form)).map_or_else(|| self.get(key), |form| self.get(form))
    }

    /// A sentence with its placeholders filled.
    pub fn fill(&self, key: &str, values: &[(&str, &Text)]) -> Text {
        Text::filled(self.get(key), values, self.lang)
    }

    /// A number with the digits of the language, where it has its own (`number.digits`, from nought to nine).
    pub fn digits(&self, number: String) -> String {
        if !self.has("number.digits") {
            return number;
        }
        let own: Vec<char> = self.get("number.digits").chars().collect();
        let digit = |c: char| c.to_digit(10).and_then(|at| own.get(at as usize)).copied().unwrap_or(c);
        number.chars().map(digit).collect()
    }

    /// A sentence that counts, in the form for the number; `{n}` is the number.
    pub fn counted(&self, key: &str, number: u64, values: &[(&str, &Text)]) -> Text {
        let shown = Text::new(&self.digits(number.to_string()), self.lang);
        let mut all = vec![("n", &shown)];
        all.extend_from_slice(values);
        Text::filled(self.plural(key, number), &all, self.lang)
    }
}

fn flatten(prefix: &str, value: &Value, flat: &mut BTreeMap<String, String>) -> Result<(), String> {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().ok_or_else(|| format!("a key under `{prefix}` is no text"))?;
                let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
                flatten(&path, value, flat)?;
            }
            Ok(())
        }
        Value::String(text) => {
            flat.insert(prefix.to_owned(), text.clone());
            Ok(())
        }
        Value::Bool(truth) => {
            flat.insert(prefix.to_owned(), truth.to_string());
            Ok(())
        }
        Value::Null => Ok(()),
        _ => Err(format!("`{prefix}` must be text")),
    }
}
