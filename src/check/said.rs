//! What the words beside a typed value say, in each language.

use std::collections::BTreeSet;

use super::subject::Subject;
use crate::model::value::Per;
use crate::model::{Lang, Localized};
use crate::reading::{Durations, durations, facts, is_understood, periods, sums};

/// What words say in a language.
pub struct Said {
    /// The language.
    pub lang: Lang,
    /// Every number, in every way in which it may be written.
    pub numbers: BTreeSet<String>,
    /// The facts in figures, as they are best told.
    pub told: BTreeSet<String>,
    /// Those of them that are money or shares.
    pub sums: Vec<String>,
    /// The lengths of time.
    pub durations: Durations,
    /// The periods of which they say «every».
    pub periods: Vec<Per>,
    /// Whether all numbers in them are sure to be known: they are in figures, or the language's numerals are known.
    pub is_understood: bool,
}

impl Said {
    /// Whether it states each of some numbers, in one of the ways of each.
    pub fn has_all(&self, numbers: &[Vec<String>]) -> bool {
        numbers.iter().all(|ways| ways.iter().any(|way| self.numbers.contains(way)))
    }
}

/// What some texts say together, in each language in which the first of them stands.
pub fn of_texts(texts: &[&Localized], subject: &Subject) -> Vec<Said> {
    let Some((first, _)) = texts.split_first() else { return Vec::new() };
    let languages = first.iter().map(|(lang, _)| lang);
    languages.map(|lang| said(lang, texts, subject)).collect()
}

fn said(lang: Lang, texts: &[&Localized], subject: &Subject) -> Said {
    let reading = &subject.readings[usize::from(lang.0)];
    let own = texts.iter().flat_map(|text| text.iter().find(|(of, _)| *of == lang));
    let text = own.map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let mut stated = facts(&text, reading);
    stated.spell_out(&text, reading);
    Said {
        lang,
        numbers: stated.all(),
        told: stated.told(),
        sums: sums(&text, reading),
        durations: durations(&text, reading),
        periods: periods(&text, reading),
        is_understood: is_understood(&text, reading),
    }
}
