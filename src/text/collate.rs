//! Names in the order in which a language sorts them: pinyin in Chinese, the alphabet in English.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;

/// Sorts things by a text, as the language of a tag sorts.
pub fn sort<T>(tag: &str, things: &mut [T], text: impl Fn(&T) -> &str) {
    match collator(tag) {
        Some(collator) => things.sort_by(|a, b| collator.compare(text(a), text(b))),
        None => things.sort_by(|a, b| text(a).cmp(text(b))),
    }
}

/// The letters under which a language's names stand in an index.
pub struct Initials(Option<CollatorBorrowed<'static>>);

impl Initials {
    /// Those of the language of a tag.
    pub fn in_language(tag: &str) -> Self {
        Self(collator(tag))
    }

    /// The letter of a name; `None` if it begins with none: a number, or a script that this language has
    /// no letters for.
    ///
    /// A Latin letter stands without its marks (É under E). Han characters stand under the letter whose
    /// mark in the collation they follow: U+FDD0 with the letter, which CLDR puts before the first name
    /// of each (<https://www.unicode.org/reports/tr35/tr35-collation.html#Collation_Indexes>).
    pub fn of(&self, name: &str) -> Option<char> {
        let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = name.nfd().next()?;
        if first.is_ascii_alphabetic() {
            return Some(first.to_ascii_uppercase());
        }
        let follows = |letter: &char| {
            self.0
                .as_ref()
                .is_some_and(|collator| collator.compare(&format!("\u{fdd0}{letter}"), name).is_le())
        };
        let marked = ('A'..='Z').rfind(follows).filter(|_| !first.is_numeric());
        marked.or_else(|| first.to_uppercase().next().filter(|upper| upper.is_uppercase()))
    }
}

/// The collator of a language tag; `None` if the tag is no locale.
fn collator(tag: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = tag.parse().ok()?;
    Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Initials, collator};

    #[test]
    fn names_stand_under_their_letter() {
        let letter = |tag: &str, name: &str| Initials::in_language(tag).of(name);
        for (name, expected) in [
            ("电梯", Some('D')),
            ("重庆", Some('C')),
            ("安监", Some('A')),
            ("做法", Some('Z')),
            ("《产品质量法》", Some('C')),
            ("GB/T 1526", Some('G')),
            ("12365", None),
            ("", None),
        ] {
            assert_eq!(letter("zh", name), expected, "{name}");
        }
        for (name, expected) in [("lift", Some('L')), ("État", Some('E')), ("电梯", None), ("Яма", Some('Я'))]
        {
            assert_eq!(letter("en", name), expected, "{name}");
        }
    }

    #[test]
    fn chinese_sorts_by_pinyin() {
        let collator = collator("zh").unwrap();
        let mut names = ["重庆", "北京", "电梯", "安监"];
        names.sort_by(|a, b| collator.compare(a, b));
        assert_eq!(names, ["安监", "北京", "重庆", "电梯"]);
    }
}
