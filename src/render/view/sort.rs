//! Names in the order in which a language sorts them: pinyin in Chinese, the alphabet in English.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use super::Cx;

impl Cx<'_> {
    /// Sorts things by a text in the page's language.
    pub fn sort<T>(&self, things: &mut [T], text: impl Fn(&T) -> &str) {
        match collator(self.tag()) {
            Some(collator) => things.sort_by(|a, b| collator.compare(text(a), text(b))),
            None => things.sort_by(|a, b| text(a).cmp(text(b))),
        }
    }
}

/// The collator of a language tag; `None` if the tag is no locale.
fn collator(tag: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = tag.parse().ok()?;
    Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::collator;

    #[test]
    fn chinese_sorts_by_pinyin() {
        let collator = collator("zh").unwrap();
        let mut names = ["重庆", "北京", "电梯", "安监"];
        names.sort_by(|a, b| collator.compare(a, b));
        assert_eq!(names, ["安监", "北京", "重庆", "电梯"]);
    }
}
