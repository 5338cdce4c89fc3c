//! Which form of a counted word goes with a number: the categories of CLDR
//! (<https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>).

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesPreferences};

/// The forms that a counted word may have; a language uses some of them, and `other` always.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How a language chooses among the forms.
#[derive(Debug, Clone)]
pub struct Plural(Option<Locale>);

impl Plural {
    /// The rules of the language of a tag; a tag that is no locale has `other` alone.
    pub fn of(tag: &str) -> Self {
        Self(tag.parse().ok())
    }

    /// The form for a number: one of [`FORMS`].
    pub fn form(&self, number: u64) -> &'static str {
        // Rules are a look into data of the program, and no thread may lend them to another.
        let rules = |locale| PluralRules::try_new_cardinal(PluralRulesPreferences::from(locale)).ok();
        match self.0.as_ref().and_then(rules).map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, Plural};

    #[test]
    fn numbers_take_the_form_of_their_language() {
        for (tag, expected) in [
            ("en", ["other", "one", "other", "other", "other", "other"]),
            ("fr", ["one", "one", "other", "other", "other", "other"]),
            ("ja", ["other"; 6]),
            ("ar", ["zero", "one", "two", "few", "many", "other"]),
            ("not a tag", ["other"; 6]),
        ] {
            let plural = Plural::of(tag);
            let forms = [0, 1, 2, 5, 15, 100].map(|number| plural.form(number));
            assert_eq!(forms, expected, "{tag}");
            assert!(forms.iter().all(|form| FORMS.contains(form)));
        }
    }
}
