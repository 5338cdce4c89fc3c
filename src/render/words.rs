//! The theme's words in one language: labels, and sentences with placeholders.
//!
//! `strings/<lang>.yaml` is a tree of texts; a text is called by its path (`deadline.within`). A
//! sentence that counts has the forms `one` and `other`.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::html::{Html, Scripts};
use crate::model::Lang;

/// The words of a language.
#[derive(Debug, Clone)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// The tree as templates see it.
    pub tree: Value,
    flat: BTreeMap<String, String>,
}

impl Words {
    /// The words of a strings file.
    ///
    /// # Errors
    /// What is wrong with the file, in a sentence.
    pub fn parse(text: &str, lang: Lang) -> Result<Self, String> {
        let tree: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        let mut flat = BTreeMap::new();
        flatten("", &tree, &mut flat)?;
        Ok(Self { lang, tree, flat })
    }

    /// Every path.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.flat.keys().map(String::as_str)
    }

    /// A text, or its path in brackets where the theme lacks it (which a check reports).
    pub fn get(&self, key: &str) -> &str {
        self.flat.get(key).map_or("⟨?⟩", String::as_str)
    }

    /// Whether there is a text.
    pub fn has(&self, key: &str) -> bool {
        self.flat.contains_key(key)
    }

    /// The form of a counted text for a number.
    pub fn plural(&self, key: &str, number: u64) -> &str {
        let one = format!("{key}.one");
        if number == 1 && self.has(&one) {
            return self.get(&one);
        }
        let other = format!("{key}.other");
        if self.has(&other) { self.get(&other) } else { self.get(key) }
    }

    /// A sentence with its placeholders filled by markup. The sentence itself is text.
    pub fn fill(&self, key: &str, args: &[(&str, &Html)], scripts: &Scripts) -> Html {
        fill(self.get(key), args, scripts, self.lang)
    }
}

/// A template with its placeholders filled; what is between them is text of the language.
pub fn fill(template: &str, args: &[(&str, &Html)], scripts: &Scripts, lang: Lang) -> Html {
    let mut html = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
        scripts.write(&rest[..open], lang, &mut html);
        let name = &rest[open + 1..close];
        if let Some((_, value)) = args.iter().find(|(known, _)| *known == name) {
            html.push_str(&value.0);
        }
        rest = &rest[close + 1..];
    }
    scripts.write(rest, lang, &mut html);
    Html(html)
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
        _ => Err(format!("`{prefix}` must be text")),
    }
}
