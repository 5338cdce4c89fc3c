//! Source files → the site's theme, loaded once: templates, words, styles and scripts.
//!
//! The default theme is part of the binary. A site's own `themes/<name>/` lies over it: a file of the same
//! path replaces it, and words are laid over word by word. What is wrong with a theme is a diagnostic.
//! Knows no record and no page.

pub mod fault;
mod brand;
mod files;
pub mod assets;
mod circumstance;
mod plural;
pub mod words;
pub mod sheet;
pub mod template;

use crate::diagnostic::{Found, any_error};
use crate::model::site::Config;
use crate::text::{Script, Scripts};
use crate::tree::SourceTree;
use assets::Assets;
use fault::{Fault, Place};
use files::Files;
use template::Templates;
use words::Words;

/// All that a theme gives to the pages of a site.
pub struct Theme {
    /// The words, by language of the site.
    pub words: Vec<Words>,
    /// How the languages are written.
    pub scripts: Scripts,
    /// The languages' own names.
    pub names: Vec<LanguageName>,
    /// Styles, scripts and files that are published unchanged.
    pub assets: Assets,
    /// The templates.
    pub templates: Templates,
    place: Place,
}

/// A language of the site with its own name.
#[derive(Debug, Clone)]
pub struct LanguageName {
    /// The tag.
    pub tag: String,
    /// Its own name (中文).
    pub name: String,
}

impl Theme {
    /// The theme that a site asks for. It is there unless a template or a words file cannot be read.
    pub fn load(config: &Config, sources: &SourceTree) -> Found<Option<Self>> {
        let mut found = Vec::new();
        let mut files = Files::overlaid(config, sources, &mut found);
        if let Some(accent) = config.brand.accent {
            files.lay(brand::PLACE, brand::sheet(accent).into_bytes());
        }
        let place = files.place();
        let templates = Templates::load(files.below("templates/"));
        if let Err(fault) = &templates {
            found.push(place.template(fault, sources));
        }
        let words = words::of_languages(&files, config, sources, &mut found);
        let assets = Assets::of(&files, config, sources, &mut found);
        let theme = match (templates, words) {
            (Ok(templates), Some(words)) if !any_error(&found) => {
                let script = |words: &Words| Script {
                    tag: words.tag.clone(),
                    han: words.get("language.han") == "true",
                    rtl: words.get("language.dir") == "rtl",
                };
                let name = |words: &Words| LanguageName {
                    tag: words.tag.clone(),
                    name: words.get("language.name").to_owned(),
                };
                let scripts = Scripts::new(words.iter().map(script).collect());
                let names = words.iter().map(name).collect();
                Some(Self { words, scripts, names, assets, templates, place })
            }
            _ => None,
        };
        Found { value: theme, diagnostics: found }
    }

    /// A fault of a template as a diagnostic, at its place in the site's own file if it is there.
    pub fn fault(&self, fault: &Fault, sources: &SourceTree) -> crate::diagnostic::Diagnostic {
        self.place.template(fault, sources)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::circumstance::base;
    use super::files::DEFAULT;
    use super::plural::FORMS;
    use super::words::parsed;

    /// Words that only some languages have.
    const OWN: [&str; 4] = ["date.first", "language.pinyin", "language.reference", "number.myriad"];

    /// Whether every language has a word; what stands in place of another is not in all of them another.
    fn is_shared(key: &str) -> bool {
        // A counted word has the forms of its language, and `other` in each.
        let form = key.rsplit_once('.').is_some_and(|(_, form)| FORMS[..5].contains(&form));
        !OWN.contains(&key) && base(key).is_none() && !form
    }

    #[test]
    fn the_default_theme_says_the_same_in_every_language() {
        let strings: Vec<(&str, BTreeSet<String>)> = DEFAULT
            .iter()
            .filter(|(path, _)| path.starts_with("strings/"))
            .map(|(path, bytes)| {
                let words = parsed(bytes).unwrap_or_else(|what| panic!("{path}: {what}"));
                let keys = words.into_keys().filter(|key| is_shared(key)).collect();
                (*path, keys)
            })
            .collect();
        let (first, others) = strings.split_first().unwrap();
        for (path, keys) in others {
            let differ: Vec<_> = first.1.symmetric_difference(keys).collect();
            assert!(differ.is_empty(), "{} and {path} differ in {differ:?}", first.0);
        }
    }

    #[test]
    fn what_some_sites_say_stands_in_place_of_a_word() {
        for (path, bytes) in DEFAULT.iter().filter(|(path, _)| path.starts_with("strings/")) {
            let words = parsed(bytes).unwrap_or_else(|what| panic!("{path}: {what}"));
            for (key, text) in &words {
                let Some(base) = base(key) else { continue };
                assert!(words.get(base).is_some_and(|word| word != text), "{path}: {key}");
            }
        }
    }

    #[test]
    fn every_language_fills_the_same_places_of_a_sentence() {
        let files = || DEFAULT.iter().filter(|(path, _)| path.starts_with("strings/"));
        let words = |bytes: &[u8]| parsed(bytes).expect("the words");
        let places = |text: &str| -> BTreeSet<String> {
            let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            inside.map(|(name, _)| name.to_owned()).collect()
        };
        // A month may be a name or a number; a word that measures stands in languages that need one; a form for
        // one or two may say the number in words.
        let free = ["month", "month_name", "measure", "n"];
        let reference =
            files().map(|(_, bytes)| words(bytes)).find(|words| words.contains_key("language.reference"));
        let reference = reference.expect("a language of reference");
        for (path, bytes) in files() {
            for (key, text) in words(bytes) {
                let name = base(&key).unwrap_or(&key);
                let Some(first) = reference.get(name) else { continue };
                let differ: Vec<String> =
                    places(first).symmetric_difference(&places(&text)).cloned().collect();
                assert!(differ.iter().all(|name| free.contains(&name.as_str())), "{path}: {key}: {differ:?}");
            }
        }
    }
}
