//! The files of a new site, in the languages that its author wants.
//!
//! `starter/content/` holds the files with `{{name}}` where a text stands, `starter/texts/<lang>.yaml` the
//! texts of a language.

use std::collections::BTreeMap;

use crate::theme::sheet::sheet;
use crate::theme::words::parsed;

/// The files below `starter/`, by path.
const STARTER: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));
/// The languages of a new site whose author names none.
pub const LANGUAGES: [&str; 2] = ["zh", "en"];

/// A text of the new site in one language.
type Texts = BTreeMap<String, String>;

/// The files of a new site by path below its folder.
///
/// A language without texts of its own is left out of them, so that a check lists what is to be written; where
/// no language has any, the first gets those of another. A language without words of the theme gets a file
/// with the words to translate.
///
/// Comments are in the author's language (`author`, a language or locale), English where it has no texts.
pub fn files(languages: &[String], author: &str) -> Vec<(String, Vec<u8>)> {
    let comments = Some(self::texts(author)).filter(|own| !own.is_empty());
    let comments = comments.unwrap_or_else(|| self::texts(LANGUAGES[1]));
    let mut texts: Vec<(&str, Texts)> = languages.iter().map(|tag| (tag.as_str(), texts(tag))).collect();
    if texts.iter().all(|(_, own)| own.is_empty()) {
        texts[0].1 = self::texts(LANGUAGES[1]);
    }
    texts.retain(|(_, own)| !own.is_empty());
    let mut files = Vec::new();
    for (path, bytes) in STARTER.iter().filter(|(path, _)| path.starts_with("content/")) {
        let template = String::from_utf8_lossy(bytes);
        match path.strip_suffix(".md") {
            Some(stem) => files.extend(texts.iter().map(|(tag, own)| {
                (format!("{stem}.{tag}.md"), filled(&template, |name| own[name].clone()).into_bytes())
            })),
            None => {
                files.push(((*path).to_owned(), yaml(&template, languages, &texts, &comments).into_bytes()))
            }
        }
    }
    let sheets = languages.iter().filter_map(|tag| {
        let sheet = sheet(tag, None).ok().filter(|sheet| sheet.missing > 0)?;
        Some((format!("themes/default/strings/{tag}.yaml"), sheet.text.into_bytes()))
    });
    files.extend(sheets);
    files
}

/// The texts of a language or locale (`zh`, `zh-Hans`, `zh_CN.UTF-8`); none if there are none.
fn texts(tag: &str) -> Texts {
    let path = format!("texts/{}.yaml", tag.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or(tag));
    let file = STARTER.iter().find(|(known, _)| *known == path);
    file.map(|(_, bytes)| parsed(bytes).expect("the texts are words")).unwrap_or_default()
}

/// A YAML file with its texts in every language that has them, and its comments.
fn yaml(template: &str, languages: &[String], texts: &[(&str, Texts)], comments: &Texts) -> String {
    let mut file = String::new();
    for line in template.lines() {
        let begin = line.trim_start().trim_start_matches("- ");
        let alone = begin.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let lines = match alone {
            // A text that has its line for itself gets one a language.
            Some(name) => block(&line[..line.len() - begin.len()], name, texts),
            None => filled(line, |name| match name {
                "languages" => format!("[{}]", languages.join(", ")),
                name if name.starts_with("comment.") => comments[name].clone(),
                name => flow(name, texts),
            }),
        };
        file.push_str(&lines);
        file.push('\n');
    }
    file
}

/// `zh: …` below `en: …`, where the first stands behind `before`.
fn block(before: &str, name: &str, texts: &[(&str, Texts)]) -> String {
    let indent = format!("\n{}", " ".repeat(before.chars().count()));
    let lines: Vec<String> =
        texts.iter().map(|(tag, own)| format!("{tag}: {}", quoted(&own[name]))).collect();
    format!("{before}{}", lines.join(&indent))
}

/// `{zh: …, en: …}`
fn flow(name: &str, texts: &[(&str, Texts)]) -> String {
    let entries: Vec<String> =
        texts.iter().map(|(tag, own)| format!("{tag}: {}", quoted(&own[name]))).collect();
    format!("{{{}}}", entries.join(", "))
}

/// A text as an author would write it: between quotes where YAML would take it for something else.
fn quoted(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '’' | '。'))
        && !text.ends_with(' ')
        && !["yes", "no", "on", "off", "true", "false"].contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\\\"")) }
}

/// A line with what stands for each `{{name}}`.
fn filled(line: &str, value: impl Fn(&str) -> String) -> String {
    let mut made = String::new();
    let mut rest = line;
    while let Some((before, (name, after))) =
        rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?)))
    {
        made.push_str(before);
        made.push_str(&value(name));
        rest = after;
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_text() {
        let known: Vec<String> = texts(LANGUAGES[0]).into_keys().collect();
        assert!(known.len() > 30);
        for (path, _) in STARTER.iter().filter(|(path, _)| path.starts_with("texts/")) {
            let tag = path.trim_start_matches("texts/").trim_end_matches(".yaml");
            assert_eq!(texts(tag).into_keys().collect::<Vec<_>>(), known, "{tag}");
        }
    }

    #[test]
    fn texts_stand_in_the_languages_asked_for() {
        let text = |text: &str| Texts::from([("a".to_owned(), text.to_owned())]);
        let texts = [("ja", text("名: x")), ("en", text("Name"))];
        let tags = ["ja".to_owned(), "en".to_owned()];
        let comments = Texts::from([("comment.a".to_owned(), "one".to_owned())]);
        let template = "# {{comment.a}}\nt: {{a}}\nl:\n  - {{a}}\n    k: 1\nlanguages: {{languages}}";
        let made = yaml(template, &tags, &texts, &comments);
        let expected = "# one\nt: {ja: \"名: x\", en: Name}\nl:\n  - ja: \"名: x\"\n    en: Name\n    k: 1\nlanguages: [ja, en]\n";
        assert_eq!(made, expected);
    }
}
