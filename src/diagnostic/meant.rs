//! Words that authors type for the form's own: `电话` for `number`, `天` for `day`.

use super::message::catalogues;
use super::nearest::nearest;
use super::{Diagnostic, Span, code};

/// The one of some names that a word in an author's language stands for, by the catalogues' lists `meant` and the
/// names that they give to things. Capitals do not count.
pub fn meant<'a>(word: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let same = names.clone().find(|name| name.to_lowercase() == word);
    same.or_else(|| {
        catalogues().find_map(|catalogue| {
            let keys = catalogue.meant(&word);
            keys.into_iter().find_map(|key| names.clone().find(|name| *name == key))
        })
    })
}

/// Everything that a word in an author's language may stand for.
pub fn meanings(word: &str) -> Vec<&'static str> {
    let word = word.trim().to_lowercase();
    catalogues().flat_map(|catalogue| catalogue.meant(&word)).collect()
}

/// The one of some names that was probably meant: what the word stands for, else the [`nearest`].
pub fn likely<'a>(wrong: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    meant(wrong, names.clone()).or_else(|| nearest(wrong, names))
}

/// The report on a word that is none of those that may stand at a place, and the one that was probably meant.
pub fn bad_choice<'a>(
    word: &str,
    span: Span,
    words: impl Iterator<Item = &'a str> + Clone,
) -> (Diagnostic, Option<&'a str>) {
    let found = Diagnostic::new(&code::BAD_CHOICE, span).with("value", word);
    let found = found.with("choices", words.clone().collect::<Vec<_>>().join(", "));
    let known = meant(word, words.clone());
    let near = known.or_else(|| nearest(word, words));
    let found = match (known, near) {
        (Some(known), _) => found.hint_with("write-word", "name", known).fixed(span, known),
        (None, Some(near)) => found.hint_with("did-you-mean", "name", near),
        (None, None) => found.hint("choose"),
    };
    (found, near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_authors_language_stand_for_the_forms_own() {
        assert_eq!(meant("天", ["day", "month"].into_iter()), Some("day"));
        assert_eq!(meant("电话", ["number", "unit"].into_iter()), Some("number"));
        assert_eq!(meant("Day", ["day", "month"].into_iter()), Some("day"));
        assert_eq!(meant("天", ["month"].into_iter()), None);
        assert_eq!(likely("titel", ["title", "order"].into_iter()), Some("title"));
    }
}
