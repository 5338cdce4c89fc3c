//! Which letters a language is written in.
//!
//! That is known from its tag: by the likely subtags of the Unicode CLDR,
//! <https://www.unicode.org/reports/tr35/#Likely_Subtags>.

use icu_locale::{LanguageIdentifier, LocaleExpander};
use unicode_script::{Script, UnicodeScript};

/// The letters that a language is written in; empty if its tag says nothing.
pub fn scripts_of(tag: &str) -> Vec<Script> {
    let Ok(mut language) = tag.parse::<LanguageIdentifier>() else { return Vec::new() };
    LocaleExpander::new_common().maximize(&mut language);
    match language.script.map(|script| script.to_string()).as_deref() {
        Some("Hans" | "Hant" | "Hani") => vec![Script::Han, Script::Bopomofo],
        Some("Jpan") => vec![Script::Han, Script::Hiragana, Script::Katakana],
        Some("Kore") => vec![Script::Hangul, Script::Han],
        Some(name) => Script::from_short_name(name).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Whether a text has letters, and hardly any that its language is written in.
///
/// Latin names, abbreviations and units stand in texts of every language; so Latin letters are foreign only if they
/// make whole words in lower case, as in a sentence.
pub fn is_foreign(text: &str, scripts: &[Script]) -> bool {
    if scripts.is_empty() {
        return false;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic()).map(script_of);
    let own = letters().filter(|script| scripts.contains(script)).count();
    let foreign = letters().filter(|script| !scripts.contains(script) && *script != Script::Latin).count();
    if letters().all(|script| script == Script::Latin) {
        let word = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase());
        let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
        let words = words.filter(word).count();
        let single = text.ends_with('.') && text.chars().filter(|c| c.is_ascii_lowercase()).count() > 3;
        return own == 0 && (words >= 2 || single);
    }
    foreign > own && foreign > 1
}

/// The script of a letter. Most are of two blocks of one script each; any other is looked for in a long table.
fn script_of(letter: char) -> Script {
    match letter {
        'A'..='Z' | 'a'..='z' => Script::Latin,
        '\u{4e00}'..='\u{9fff}' => Script::Han,
        letter => letter.script(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_the_script_of_the_table() {
        let letters = ('\0'..=char::MAX).filter(|c| c.is_alphabetic());
        letters.for_each(|letter| assert_eq!(script_of(letter), letter.script(), "{letter}"));
    }

    #[test]
    fn letters_tell_the_language() {
        let (zh, en, ru) = (scripts_of("zh"), scripts_of("en"), scripts_of("ru"));
        for (text, scripts) in [
            ("培训。", &en),
            ("The shop may object.", &zh),
            ("Training.", &zh),
            ("培训", &ru),
            ("Обучение", &en),
        ] {
            assert!(is_foreign(text, scripts), "{text}");
        }
        for (text, scripts) in [
            ("培训。", &zh),
            ("Training.", &en),
            ("ISO 9001", &zh),
            ("A", &zh),
            ("30%", &en),
            ("the 股 (section)", &en),
            ("GB/T 19001", &zh),
            ("QR Code", &zh),
            ("https://example.org", &zh),
            ("kg", &zh),
            ("CMA章", &zh),
        ] {
            assert!(!is_foreign(text, scripts), "{text}");
        }
        assert!(scripts_of("x-none").is_empty());
    }
}
