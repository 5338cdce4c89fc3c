//! Every word that the program and the templates ask for is among the theme's, branches too that no page of a test
//! takes; and every word there is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fangce::route::Page;
use serde_yaml::Value;

use crate::arrows::{Source, sources};
use crate::cases::{collect, repository};

/// The modules that ask for words of the theme.
const ASKING: [&str; 7] = ["reading", "route", "render", "wording", "index", "export", "theme"];
/// What names the scopes of highlighted code, which look like words' paths.
const SCOPES: &str = "render/highlight.rs";
/// How names of files end, which look like words' paths too.
const ENDINGS: [&str; 7] = [".html", ".js", ".css", ".xml", ".txt", ".json", ".yaml"];
/// What the program puts behind a key before it asks: forms of a sentence.
const FORMS: [&str; 2] = ["_from", "_people"];
/// Words that only some languages have.
const OPTIONAL: [&str; 4] = ["date.first", "language.pinyin", "number.digits", "number.myriad"];
/// Groups of words that some sites say in place of others.
const CIRCUMSTANCES: [&str; 3] = ["alone", "pinyin", "restating"];

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

/// Whether a text is a path of words; `{…}` stands for what the program puts in.
fn is_key(text: &str) -> bool {
    let fits =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'{' | b'}');
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains('.')
        && !ENDINGS.iter().any(|ending| text.ends_with(ending))
        && text.split('.').all(|part| !part.is_empty() && part.bytes().all(fits))
}

/// The texts of a source, tests left out.
fn texts(source: &Source) -> impl Iterator<Item = &str> {
    let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
    // Every second piece between quotes is a text.
    code.split('"').skip(1).step_by(2)
}

/// What the program asks for, each with the file that does: a word, a group of which it takes one, or a path
/// with something put in (`month.m{}`).
fn asked_by_the_program() -> Vec<(String, String)> {
    let sources = sources();
    let asking =
        sources.iter().filter(|source| ASKING.contains(&source.module.as_str()) && source.path != SCOPES);
    let keys = |source: &Source| {
        let keys = texts(source).filter(|text| is_key(text));
        keys.map(|key| (format!("src/{}", source.path), key.to_owned())).collect::<Vec<_>>()
    };
    asking.flat_map(keys).collect()
}

/// What the templates ask for, each with the file that does; `t.nav[key]` asks for one of a group.
fn asked_by_templates() -> Vec<(String, String)> {
    let mut files = BTreeMap::new();
    collect(&repository().join("themes/default/templates"), "", &mut files);
    let mut asked = Vec::new();
    for (path, bytes) in &files {
        // What is a word of the template's language stands in brackets: `t["case"].shows`.
        let text = String::from_utf8_lossy(bytes).replace("t[\"", "t.").replace("\"].", ".");
        for (at, _) in text.match_indices("t.") {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '/')) {
                continue;
            }
            let in_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
            let word: String = text[at + 2..].chars().take_while(|c| in_key(*c)).collect();
            let word = word.trim_end_matches('.');
            if !word.is_empty() {
                asked.push((path.clone(), word.to_owned()));
            }
        }
    }
    asked
}

/// Whether what is asked for is this word or a group around it.
fn is_asked(asked: &str, word: &str) -> bool {
    let fits = |(asked, word): (&str, &str)| match asked.split_once('{') {
        None => asked == word || FORMS.iter().any(|form| word.strip_suffix(form) == Some(asked)),
        Some((before, rest)) => {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            word.len() > before.len() + after.len() && word.starts_with(before) && word.ends_with(after)
        }
    };
    asked.split('.').count() <= word.split('.').count() && asked.split('.').zip(word.split('.')).all(fits)
}

#[test]
fn the_program_and_the_templates_ask_for_words_that_there_are() {
    let known = known();
    for (asked, least) in [(asked_by_the_program(), 60), (asked_by_templates(), 200)] {
        assert!(
            asked.len() > least,
            "only {} words are asked for: this test no longer sees how",
            asked.len()
        );
        let is_there =
            |asked: &str| OPTIONAL.contains(&asked) || known.iter().any(|word| is_asked(asked, word));
        let missing: Vec<_> = asked.iter().filter(|(_, asked)| !is_there(asked)).collect();
        assert!(missing.is_empty(), "words that the theme lacks: {missing:#?}");
    }
}

#[test]
fn every_word_is_asked_for() {
    let known = known();
    let rows = Page::ONCE.into_iter().filter_map(Page::row);
    let mut asked: BTreeSet<String> =
        rows.flat_map(|row| [row.title, row.intro]).map(str::to_owned).collect();
    asked.extend(asked_by_the_program().into_iter().chain(asked_by_templates()).map(|(_, asked)| asked));
    // Sums, shares and counts are said by a function that is handed the name of their group alone.
    let sources = sources();
    let wording = sources.iter().filter(|source| source.module == "wording").flat_map(texts);
    asked.extend(wording.filter(|text| known.contains(*text)).map(str::to_owned));
    let is_group = |word: &str| known.iter().any(|other| other.starts_with(&format!("{word}.")));
    let is_used = |word: &str| asked.iter().any(|asked| is_asked(asked, word));
    let of_some = |word: &str| CIRCUMSTANCES.contains(&word.split('.').next().unwrap_or_default());
    let unused: Vec<_> =
        known.iter().filter(|word| !is_group(word) && !of_some(word) && !is_used(word)).collect();
    assert!(unused.is_empty(), "nothing asks for these words: {unused:#?}");
}

#[test]
fn pages_have_their_words_and_their_template() {
    let known = known();
    let mut missing = Vec::new();
    for (page, row) in Page::ONCE.into_iter().filter_map(|page| Some((page, page.row()?))) {
        let found = row.searched.then(|| [row.intro.to_owned(), format!("search.also.{}", row.name)]);
        let words = found.into_iter().flatten().chain([row.title.to_owned()]);
        missing.extend(words.filter(|word| !known.contains(word)).map(|word| (page, word)));
        let template = format!("themes/default/templates/{}", row.template);
        if !repository().join(&template).is_file() {
            missing.push((page, template));
        }
    }
    assert!(missing.is_empty(), "what pages ask of the theme: {missing:#?}");
}
