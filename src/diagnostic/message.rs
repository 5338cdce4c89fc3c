//! The words of diagnostics, by language, from the catalogues `messages/<lang>.yaml`.
//!
//! A language more is one file more and a line in `CATALOGUES`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::problem::{Arg, Diagnostic};
use super::source_map::SourceMaps;

/// The catalogues, by language tag; the first is used where none fits the reader.
const CATALOGUES: &[(&str, &str)] =
    &[("en", include_str!("messages/en.yaml")), ("zh", include_str!("messages/zh.yaml"))];

/// All that Fangce says about problems in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Names of things that messages mention, by key.
    words: BTreeMap<String, String>,
    /// Sentences around diagnostics: summary lines, headings.
    pub phrases: BTreeMap<String, String>,
    /// What stands between the parts of a list.
    pub comma: String,
    /// The command line's words: English → this language; empty for English itself.
    #[serde(default)]
    pub help: BTreeMap<String, String>,
    /// Words that authors type for the form's own: word, in lower case → what it may stand for.
    #[serde(default)]
    meant: BTreeMap<String, Vec<String>>,
    /// Hints that several codes share, by key.
    hints: BTreeMap<String, String>,
    /// The words of each code.
    codes: BTreeMap<String, Entry>,
}

/// The words of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// One sentence; `{name}` are placeholders.
    message: String,
    /// Hints of this code alone, by key.
    #[serde(default)]
    hints: BTreeMap<String, String>,
    /// Why it is a problem and what to do, in a few sentences.
    pub explain: String,
    /// An example that is wrong.
    pub wrong: String,
    /// The same example mended.
    pub right: String,
}

static PARSED: LazyLock<Vec<(&'static str, Catalogue)>> = LazyLock::new(|| {
    CATALOGUES
        .iter()
        .map(|(lang, text)| {
            let catalogue =
                serde_yaml::from_str(text).unwrap_or_else(|error| panic!("messages/{lang}.yaml: {error}"));
            (*lang, catalogue)
        })
        .collect()
});

/// The languages that diagnostics speak, as tags.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().map(|(lang, _)| *lang)
}

/// The catalogue for a language tag or locale (`zh`, `zh_CN.UTF-8`); the first one if none fits.
pub fn catalogue(locale: &str) -> &'static Catalogue {
    let wanted = locale.split(['_', '-', '.']).next().unwrap_or_default().to_lowercase();
    let found = PARSED.iter().find(|(lang, _)| *lang == wanted).or_else(|| PARSED.first());
    &found.expect("there is at least one catalogue").1
}

/// Every catalogue.
pub(super) fn catalogues() -> impl Iterator<Item = &'static Catalogue> {
    PARSED.iter().map(|(_, catalogue)| catalogue)
}

impl Catalogue {
    /// The form's own words that a word, in lower case, may stand for.
    pub(super) fn meant(&self, word: &str) -> Vec<&str> {
        let listed = self.meant.get(word).into_iter().flatten().map(String::as_str);
        let named = self.words.iter().filter(|(_, name)| *name == word).map(|(key, _)| key.as_str());
        listed.chain(named).collect()
    }

    /// The message of a diagnostic, one line.
    pub fn message(&self, diagnostic: &Diagnostic, maps: &SourceMaps<'_>) -> String {
        self.fill(&self.entry(diagnostic.code.name).message, &diagnostic.args, Some(maps))
    }

    /// The hint of a diagnostic, one line.
    pub fn hint(&self, diagnostic: &Diagnostic, maps: &SourceMaps<'_>) -> Option<String> {
        let hint = diagnostic.hint.as_ref()?;
        let own = self.entry(diagnostic.code.name).hints.get(hint.key);
        let template = own.or_else(|| self.hints.get(hint.key));
        let template =
            template.unwrap_or_else(|| panic!("no hint {} for {}", hint.key, diagnostic.code.name));
        let mut args = diagnostic.args.clone();
        args.extend(hint.args.iter().cloned());
        let said = self.fill(template, &args, Some(maps));
        let more = (diagnostic.more > 0)
            .then(|| self.phrase("same-elsewhere", &[("count", diagnostic.more.into())]));
        Some(said + &more.unwrap_or_default())
    }

    /// A text of the command line in this language.
    pub fn help<'a>(&'a self, english: &'a str) -> &'a str {
        self.help.get(english).map_or(english, String::as_str)
    }

    /// The words of a code.
    pub fn entry(&self, code: &str) -> &Entry {
        self.codes.get(code).unwrap_or_else(|| panic!("no words for the code {code}"))
    }

    /// A sentence with its placeholders filled; it names no line.
    pub fn phrase(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let template = self.phrases.get(key).unwrap_or_else(|| panic!("no phrase {key}"));
        self.fill(template, args, None)
    }

    fn fill(&self, template: &str, args: &[(&'static str, Arg)], maps: Option<&SourceMaps<'_>>) -> String {
        let mut text = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}') else { break };
            text.push_str(&rest[..open]);
            let name = &rest[open + 1..open + close];
            match args.iter().rev().find(|(known, _)| *known == name) {
                Some((_, arg)) => text.push_str(&self.say(arg, maps)),
                None => text.push_str(&rest[open..=open + close]),
            }
            rest = &rest[open + close + 1..];
        }
        text.push_str(rest);
        text
    }

    fn say(&self, arg: &Arg, maps: Option<&SourceMaps<'_>>) -> String {
        let word = |key: &str| self.words.get(key).cloned().unwrap_or_else(|| panic!("no word {key}"));
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Word(key) => word(key),
            Arg::Words(keys) => keys.iter().map(|key| word(key)).collect::<Vec<_>>().join(&self.comma),
            Arg::Line(span) => maps.expect("a diagnostic, not a phrase").start(*span).line.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::code;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
    }

    #[test]
    fn every_language_has_words_for_every_code_and_no_other() {
        let known: BTreeSet<&str> = code::ALL.iter().map(|code| code.name).collect();
        for (lang, catalogue) in PARSED.iter() {
            let said: BTreeSet<&str> = catalogue.codes.keys().map(String::as_str).collect();
            assert_eq!(said, known, "messages/{lang}.yaml");
        }
    }

    #[test]
    fn languages_agree_on_keys_and_placeholders() {
        let (first, others) = PARSED.split_first().unwrap();
        for (lang, other) in others {
            assert!(first.1.words.keys().eq(other.words.keys()), "words of {lang}");
            assert!(first.1.phrases.keys().eq(other.phrases.keys()), "phrases of {lang}");
            assert!(first.1.hints.keys().eq(other.hints.keys()), "hints of {lang}");
            for (name, entry) in &first.1.codes {
                let twin = &other.codes[name];
                assert_eq!(placeholders(&entry.message), placeholders(&twin.message), "{name} in {lang}");
                assert!(entry.hints.keys().eq(twin.hints.keys()), "hints of {name} in {lang}");
            }
        }
    }
}
