//! A theme: a folder of templates, strings, styles and scripts, seen as files.
//!
//! The default theme is part of the binary; a file of the same name in the site's
//! `themes/<name>/` replaces it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_yaml::Value;

use super::html::Scripts;
use super::script::squeeze;
use super::style;
use super::template::Fault;
use super::view::frame::{Assets, LanguageName};
use super::words::Words;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Config;
use crate::tree::{OutputTree, SourceTree};

/// The files of the default theme, by path below its folder.
const DEFAULT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));
/// The theme that is part of the binary.
const DEFAULT_NAME: &str = "default";

/// The files of a theme.
pub struct Theme {
    name: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// What a theme gives to every page.
pub struct Dress {
    /// The words, by language.
    pub words: Vec<Words>,
    /// How the languages are written.
    pub scripts: Scripts,
    /// The languages' own names.
    pub names: Vec<LanguageName>,
    /// The files that every page loads.
    pub assets: Assets,
}

impl Theme {
    /// The theme that a site asks for, the site's own files laid over the default ones.
    pub fn load(config: &Config, sources: &SourceTree, found: &mut Vec<Diagnostic>) -> Self {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            DEFAULT.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes))).collect();
        let folder = format!("themes/{}/", config.theme.value);
        let own: Vec<(&str, &[u8])> = sources
            .iter()
            .filter_map(|(_, path, bytes)| Some((path.strip_prefix(&folder)?, bytes)))
            .collect();
        if own.is_empty() && config.theme.value != DEFAULT_NAME {
            let unknown = Diagnostic::new(&code::UNKNOWN_THEME, config.theme.span)
                .with("name", config.theme.value.as_str());
            found.push(unknown.hint_with("theme-folder", "folder", folder));
        }
        files.extend(own.into_iter().map(|(path, bytes)| (path.to_owned(), Cow::Owned(bytes.to_vec()))));
        Self { name: config.theme.value.clone(), files }
    }

    /// The files below a folder of the theme, in path order.
    pub fn below<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(folder)?, bytes.as_ref())))
    }

    /// A problem with a file of the theme.
    pub fn wrong(&self, path: &str, what: String, sources: &SourceTree) -> Diagnostic {
        let full = format!("themes/{}/{path}", self.name);
        let found = match sources.id(&full) {
            Some(file) => Diagnostic::new(&code::THEME_ERROR, Span::file(file)),
            None => Diagnostic::nowhere(&code::THEME_ERROR),
        };
        found.with("file", full).with("what", what)
    }

    /// A problem with a template, at its place in the site's own file if it is there.
    pub fn fault(&self, fault: &Fault, sources: &SourceTree) -> Diagnostic {
        let Some((name, line, column)) = &fault.at else {
            return self.wrong("templates", fault.what.clone(), sources);
        };
        let path = format!("templates/{name}");
        let mut found = self.wrong(&path, fault.what.clone(), sources);
        if let Some(span) = &mut found.span {
            let text = String::from_utf8_lossy(sources.bytes(span.file));
            let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let length = text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>();
            *span = Span::new(span.file, start + length, start + length);
        }
        found
    }

    /// The words, names and assets for a site's languages; writes the assets. `None` after reports.
    pub fn dress(
        &self,
        config: &Config,
        sources: &SourceTree,
        output: &mut OutputTree,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Dress> {
        let mut words: Vec<Words> = Vec::new();
        for (lang, tag) in config.languages.iter() {
            let path = format!("strings/{tag}.yaml");
            let text = self.files.get(&path).map(|bytes| String::from_utf8_lossy(bytes));
            let parsed = match text {
                Some(text) => Words::parse(&text, lang),
                None => Err(format!("no words for the language `{tag}`")),
            };
            match parsed {
                Ok(parsed) => words.push(parsed),
                Err(what) => found.push(self.wrong(&path, what, sources)),
            }
        }
        if words.len() < config.languages.len() {
            return None;
        }
        let tags: Vec<&str> = config.languages.iter().map(|(_, tag)| tag).collect();
        let han = |words: &Words| words.get("language.han") == "true";
        let scripts = Scripts::new(
            words.iter().zip(&tags).map(|(words, tag)| ((*tag).to_owned(), han(words))).collect(),
        );
        let name = |(words, tag): (&Words, &&str)| LanguageName {
            tag: (*tag).to_owned(),
            name: words.get("language.name").to_owned(),
        };
        let names = words.iter().zip(&tags).map(name).collect();
        Some(Dress { scripts, names, assets: self.assets(output), words })
    }

    /// Joins styles and scripts into a file each, named after their contents.
    fn assets(&self, output: &mut OutputTree) -> Assets {
        let style: String = self.below("style/").map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
        let style = style::compact(&style).into_bytes();
        let bundle = |folder: &str, last| {
            let parts = self.below("client/").filter(|(path, _)| path.ends_with(".js"));
            script(last, parts.filter(|(path, _)| path.starts_with(folder)))
        };
        // What no script of its own takes is in the one that every page has.
        let main = self.below("client/").filter(|(path, _)| {
            path.ends_with(".js") && !APART.iter().any(|folder| path.starts_with(folder))
        });
        let mut add = |name: &str, ending: &str, bytes: Vec<u8>| {
            let hash = blake3::hash(&bytes).to_hex();
            let path = format!("assets/{name}-{}.{ending}", &hash[..10]);
            output.insert(path.clone(), bytes);
            path
        };
        let assets = Assets {
            style: add("style", "css", style),
            script: add("main", "js", script("main.js", main)),
            early: add("early", "js", bundle(EARLY, "")),
            search_script: add("search", "js", bundle(SEARCH, "search/main.js")),
            rare_script: add("rare", "js", bundle(RARE, "rare/main.js")),
            views_script: add("views", "js", bundle(VIEWS, "views/main.js")),
            worker: bundle(WORKER, ""),
            search: Vec::new(),
            pictures: false,
        };
        for (path, bytes) in self.below("static/") {
            output.insert(format!("assets/{path}"), bytes);
        }
        assets
    }
}

/// Folders whose scripts are a file each: most readers neither search nor calculate, few searches need all
/// that there is, and browsers wait for what must run before the page is painted.
const APART: [&str; 5] = [SEARCH, RARE, EARLY, VIEWS, WORKER];
const SEARCH: &str = "search/";
const RARE: &str = "rare/";
const EARLY: &str = "early/";
const VIEWS: &str = "views/";
const WORKER: &str = "worker/";

/// Scripts in one scope, the one that starts the others last, without what only people need.
fn script<'s>(last: &str, parts: impl Iterator<Item = (&'s str, &'s [u8])>) -> Vec<u8> {
    let (main, parts): (Vec<_>, Vec<_>) = parts.partition(|(path, _)| *path == last);
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for (_, bytes) in parts.into_iter().chain(main) {
        script.push_str(&String::from_utf8_lossy(bytes));
    }
    script.push_str("})();\n");
    squeeze(&script).into_bytes()
}

impl Dress {
    /// The tree of words of the default language.
    pub fn default_words(&self) -> &Value {
        &self.words[0].tree
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Lang;

    /// Words that only some languages have.
    const OWN: [&str; 1] = ["number.myriad"];

    #[test]
    fn the_default_theme_says_the_same_in_every_language() {
        let strings: Vec<(&str, BTreeSet<String>)> = DEFAULT
            .iter()
            .filter(|(path, _)| path.starts_with("strings/"))
            .map(|(path, bytes)| {
                let words = Words::parse(std::str::from_utf8(bytes).unwrap(), Lang(0))
                    .unwrap_or_else(|what| panic!("{path}: {what}"));
                let keys = words.keys().filter(|key| !OWN.contains(key)).map(str::to_owned).collect();
                (*path, keys)
            })
            .collect();
        let (first, others) = strings.split_first().unwrap();
        for (path, keys) in others {
            let differ: Vec<_> = first.1.symmetric_difference(keys).collect();
            assert!(differ.is_empty(), "{} and {path} differ in {differ:?}", first.0);
        }
    }
}
