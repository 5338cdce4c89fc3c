//! The glossary: terms in the order of each language, and the part of it in which each stands.
//!
//! Many pages and files lead to terms, and in a long glossary the part that holds one differs from
//! language to language, since each sorts in its own way. The number of parts is the same in all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::parts::{cut, weight};
use crate::model::record::Term;
use crate::model::{Lang, Site};
use crate::text::collate;

/// The most records of a site whose glossary is cut late: it stands in two languages side by side too, which
/// a small site keeps even where that page is long.
const SMALL: usize = 2000;

/// The terms of a site in each of its languages.
#[derive(Debug)]
pub struct Glossary<'s>(Vec<Sorted<'s>>);

/// The terms as a language sorts them.
#[derive(Debug)]
struct Sorted<'s> {
    terms: Vec<&'s Term>,
    /// The ends of the parts.
    parts: Vec<Range<usize>>,
    /// The part of each term, from 1; empty where there is one part.
    places: BTreeMap<&'s str, usize>,
}

impl<'s> Glossary<'s> {
    /// The glossary of a site, cut where it is too long for a page.
    pub fn of(site: &'s Site) -> Self {
        let terms: Vec<&Term> = site.records.terms.iter().collect();
        let weights: BTreeMap<&str, usize> =
            terms.iter().map(|term| (term.meta.id.as_str(), weigh(site, term))).collect();
        let total: usize = weights.values().sum();
        let bounds = if site.records.len() > SMALL { cut::PAIR } else { cut::TABLE };
        let count = if total <= bounds.whole { 1 } else { total.div_ceil(bounds.part).min(terms.len()) };
        let languages = site.config.languages.iter();
        Self(languages.map(|(lang, tag)| Sorted::of(terms.clone(), lang, tag, &weights, count)).collect())
    }

    /// How many parts there are, from 1; the same in every language.
    pub fn count(&self) -> usize {
        self.0[0].parts.len()
    }

    /// The part in which a term stands in a language, from 1.
    pub fn part(&self, lang: Lang, id: &str) -> usize {
        self.0[usize::from(lang.0)].places.get(id).copied().unwrap_or(1)
    }

    /// The terms of a part in a language; all of them if there is no such part.
    pub fn terms(&self, lang: Lang, part: Option<usize>) -> &[&'s Term] {
        let sorted = &self.0[usize::from(lang.0)];
        let range = part.and_then(|part| sorted.parts.get(part - 1)).cloned();
        &sorted.terms[range.unwrap_or(0..sorted.terms.len())]
    }
}

impl<'s> Sorted<'s> {
    /// Terms in `count` parts of much the same weight.
    fn of(
        mut terms: Vec<&'s Term>,
        lang: Lang,
        tag: &str,
        weights: &BTreeMap<&str, usize>,
        count: usize,
    ) -> Self {
        collate::sort(tag, &mut terms, |term| term.term.show(lang).text);
        if count == 1 {
            let parts = std::iter::once(0..terms.len()).collect();
            return Self { terms, parts, places: BTreeMap::new() };
        }
        let total: usize = weights.values().sum();
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut places = BTreeMap::new();
        let mut before = 0;
        for (at, term) in terms.iter().enumerate() {
            let id = term.meta.id.as_str();
            // No part stays empty behind a term that is heavier than a part.
            let due = before * count / total >= parts.len() || count - parts.len() >= terms.len() - at;
            if parts.len() < count && due {
                parts.push(at..at);
            }
            parts.last_mut().expect("the first term begins a part").end = at + 1;
            places.insert(id, parts.len());
            before += weights[id];
        }
        Self { terms, parts, places }
    }
}

/// What a term takes on its page.
fn weigh(site: &Site, term: &Term) -> usize {
    let aliases = site
        .config
        .languages
        .iter()
        .map(|(lang, _)| term.aliases.get(lang).iter().map(|alias| alias.len() + 2).sum::<usize>());
    let notes: usize =
        term.meta.origin.notes.iter().map(|note| weight::ENTRY + weight::text(&note.text)).sum();
    let names: usize = term.term.iter().map(|(_, name)| name.len() + 30).sum();
    let see = weight::links(site, &term.see);
    weight::ENTRY + names + weight::text(&term.definition) + aliases.max().unwrap_or_default() + see + notes
}
