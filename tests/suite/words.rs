//! Every word that the program and the templates ask for is among the theme's: branches too that no page of a test
//! takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_yaml::Value;

use crate::arrows::sources;
use crate::cases::{collect, repository};

/// The modules that ask for words of the theme.
const ASKING: [&str; 5] = ["render", "wording", "index", "export", "theme"];
/// What the program puts behind a key before it asks: forms of a sentence.
const FORMS: [&str; 2] = ["_from", "_people"];

/// The words' paths, those of groups too: `nav`, `nav.hotlines`.
fn known() -> BTreeSet<String> {
    fn add(prefix: &str, value: &Value, known: &mut BTreeSet<String>) {
        let Value::Mapping(map) = value else { return };
        for (key, value) in map {
            let key = key.as_str().expect("keys are text");
            let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
            known.insert(path.clone());
            add(&path, value, known);
        }
    }
    let text = fs::read_to_string(repository().join("themes/default/strings/en.yaml")).expect("the words");
    let mut known = BTreeSet::new();
    add("", &serde_yaml::from_str(&text).expect("words are YAML"), &mut known);
    known
}

fn is_key(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    text.contains('.') && !text.ends_with(".html") && text.split('.').all(part)
}

#[test]
fn the_program_asks_for_words_that_there_are() {
    let known = known();
    // Words that only some languages have.
    let optional = ["date.first", "language.pinyin", "number.digits", "number.myriad"];
    let mut asked = 0;
    let mut missing = Vec::new();
    for source in sources().iter().filter(|source| ASKING.contains(&source.module.as_str())) {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        // Every second piece between quotes is a text.
        for text in code.split('"').skip(1).step_by(2).filter(|text| is_key(text)) {
            let group = text.split('.').next().expect("a first part");
            if !known.contains(group) || optional.contains(&text) {
                continue;
            }
            asked += 1;
            let form = |form: &&str| known.contains(&format!("{text}{form}"));
            if !known.contains(text) && !FORMS.iter().any(form) {
                missing.push(format!("src/{}: {text}", source.path));
            }
        }
    }
    assert!(asked > 40, "only {asked} words are asked for: this test no longer sees how");
    assert!(missing.is_empty(), "words that the theme lacks: {missing:#?}");
}

#[test]
fn templates_ask_for_words_that_there_are() {
    let known = known();
    let mut files = BTreeMap::new();
    collect(&repository().join("themes/default/templates"), "", &mut files);
    let mut asked = 0;
    let mut missing = Vec::new();
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices("t.") {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '/')) {
                continue;
            }
            let rest = &text[at + 2..];
            let end = rest
                .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.')));
            let word = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
            // `t.nav[key]` asks for one of a group.
            if word.is_empty() {
                continue;
            }
            asked += 1;
            if !known.contains(word) {
                missing.push(format!("{path}: {word}"));
            }
        }
    }
    assert!(asked > 200, "only {asked} words are asked for: this test no longer sees how");
    assert!(missing.is_empty(), "words that the theme lacks: {missing:#?}");
}
