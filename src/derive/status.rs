//! What there is to look after: translations that are older than their original, days that have come, notes of doubt,
//! what nothing leads to, and the like.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::Derived;
use super::accepted::Accepted;
use crate::check::Checked;
use crate::check::rules::law_not_in_force;
use crate::diagnostic::Span;
use crate::model::item::NoteKind;
use crate::model::record::Term;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Site};
use crate::text::is_han;

/// A reason to look after a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// The original has changed since the translation was accepted.
    Stale,
    /// Texts are not translated.
    Untranslated,
    /// The day has come by which it was to be held against its source again.
    Due,
    /// A note says that the source is odd.
    Doubt,
    /// A note says that the source leaves something out.
    Gap,
    /// It rests on a law that is not in force.
    Law,
    /// A text has another word for what the glossary names.
    Wording,
    /// Nothing leads to it but lists.
    Unlinked,
}

impl Matter {
    /// Every matter, the most pressing first.
    pub const ALL: [Self; 8] = [
        Self::Stale,
        Self::Untranslated,
        Self::Due,
        Self::Doubt,
        Self::Gap,
        Self::Law,
        Self::Wording,
        Self::Unlinked,
    ];

    /// Its word in data and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Untranslated => "untranslated",
            Self::Due => "due",
            Self::Doubt => "doubt",
            Self::Gap => "gap",
            Self::Law => "law",
            Self::Wording => "wording",
            Self::Unlinked => "unlinked",
        }
    }
}

/// Something to look after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'s> {
    /// Why.
    pub matter: Matter,
    /// The type of the record.
    pub kind: Kind,
    /// Its id.
    pub id: &'s str,
    /// Who keeps it, if anybody does.
    pub owner: Option<&'s str>,
    /// The language, where it is about one.
    pub lang: Option<Lang>,
    /// What exactly: a day, a note, a reference, `word → term`, how many texts.
    pub detail: String,
    /// Where it stands.
    pub span: Span,
}

/// All there is to look after on a day: by matter, and in the site's order.
///
/// What has ended needs no care and is left out.
pub fn entries<'s>(
    site: &'s Checked<Site>,
    derived: &Derived<'s>,
    accepted: &Accepted,
    date: Date,
) -> Vec<Entry<'s>> {
    let words = Wordings::of(site);
    let mut all = Vec::new();
    for record in site.records.iter().filter(|record| record.meta().is_listed()) {
        let owner = record.meta().owner.as_ref().or(site.config.upkeep.owner.as_ref());
        let look = Look { site, record, owner: owner.map(|owner| owner.id.as_str()) };
        look.translations(accepted, &mut all);
        look.days(date, &mut all);
        look.notes(&mut all);
        look.laws(date, &mut all);
        look.words(&words, &mut all);
        look.ways(derived, &mut all);
    }
    all.sort_by_key(|entry| entry.matter);
    all
}

/// How many entries each matter has, where there are any.
pub fn counts(entries: &[Entry]) -> Vec<(Matter, usize)> {
    let count = |matter: Matter| (matter, entries.iter().filter(|entry| entry.matter == matter).count());
    Matter::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
}

/// A record that is looked at.
struct Look<'s> {
    site: &'s Checked<Site>,
    record: Any<'s>,
    owner: Option<&'s str>,
}

impl<'s> Look<'s> {
    fn entry(&self, matter: Matter, lang: Option<Lang>, detail: String, span: Span) -> Entry<'s> {
        let (kind, id) = (self.record.kind(), self.record.meta().id.as_str());
        Entry { matter, kind, id, owner: self.owner, lang, detail, span }
    }

    fn here(&self) -> Span {
        self.record.meta().span
    }

    fn translations(&self, accepted: &Accepted, all: &mut Vec<Entry<'s>>) {
        for (lang, tag) in self.site.config.languages.iter().skip(1) {
            let (mut missing, mut first) = (0, None);
            let mut miss = |span| {
                missing += 1;
                first.get_or_insert(span);
            };
            self.record.walk(&mut |part| match part {
                Part::Text(text) | Part::Label(text) if !text.is_empty() && text.get(lang).is_none() => {
                    miss(text.span)
                }
                _ => {}
            });
            let prose = &self.record.meta().prose;
            if let Some(original) = prose.first().filter(|_| prose.iter().all(|text| text.lang != lang)) {
                miss(Span::file(original.file));
            }
            if let Some(first) = first {
                all.push(self.entry(Matter::Untranslated, Some(lang), missing.to_string(), first));
            }
            if accepted.is_stale(self.record, tag) {
                all.push(self.entry(Matter::Stale, Some(lang), String::new(), self.here()));
            }
        }
    }

    fn days(&self, date: Date, all: &mut Vec<Entry<'s>>) {
        let due = self.record.meta().review_by.filter(|day| *day <= date);
        all.extend(due.map(|day| self.entry(Matter::Due, None, day.to_string(), self.here())));
    }

    fn notes(&self, all: &mut Vec<Entry<'s>>) {
        self.record.walk(&mut |part| {
            let Part::Note(note) = part else { return };
            let matter = match note.kind {
                NoteKind::Doubt => Matter::Doubt,
                NoteKind::Gap => Matter::Gap,
                NoteKind::Typo | NoteKind::Level => return,
            };
            let text = note.text.show(Lang::DEFAULT).text.to_owned();
            all.push(self.entry(matter, None, text, note.text.span));
        });
    }

    fn laws(&self, date: Date, all: &mut Vec<Entry<'s>>) {
        for found in law_not_in_force::of(self.record, self.site, date) {
            let law = found.text("link").unwrap_or_default().to_owned();
            all.push(self.entry(Matter::Law, None, law, found.span.unwrap_or_else(|| self.here())));
        }
    }

    /// Other words than the glossary's, each once a language.
    fn words(&self, words: &Wordings<'s>, all: &mut Vec<Entry<'s>>) {
        if matches!(self.record, Any::Term(_)) {
            return;
        }
        let known = all.len();
        self.record.walk(&mut |part| {
            let Part::Text(text) = part else { return };
            for (lang, said) in text.iter() {
                for word in words.in_place_of_terms(lang, said) {
                    let detail = format!("{} → {}", word.other, word.term);
                    let entry = self.entry(Matter::Wording, Some(lang), detail, text.span);
                    if all[known..].iter().all(|one| (one.lang, &one.detail) != (entry.lang, &entry.detail)) {
                        all.push(entry);
                    }
                }
            }
        });
    }

    fn ways(&self, derived: &Derived<'s>, all: &mut Vec<Entry<'s>>) {
        let number = self.record.number();
        // Readers look terms up, and papers and laws stand where they are cited or in their lists.
        let listed = matches!(self.record.kind(), Kind::Term | Kind::Law | Kind::Document);
        let named = || derived.mentions().to(self.record.kind(), &self.record.meta().id).next().is_some();
        let by_settings = || self.site.config.links().any(|link| link.target.get() == Some(number));
        if !listed && !named() && !by_settings() {
            all.push(self.entry(Matter::Unlinked, None, String::new(), self.here()));
        }
    }
}

/// Another word for a term.
struct Wording<'s> {
    lang: Lang,
    other: &'s str,
    term: &'s str,
}

/// The other words of the glossary, by their first characters: texts are looked through once, however many there are.
struct Wordings<'s>(HashMap<char, Vec<Wording<'s>>>);

impl<'s> Wordings<'s> {
    /// Those of a site; none that stands in the name of a record.
    fn of(site: &'s Site) -> Self {
        let named = |word: &Wording| {
            let mut titles = site.records.iter().filter_map(|record| record.title().get(word.lang));
            titles.any(|title| title.contains(word.other))
        };
        let mut all: HashMap<char, Vec<Wording>> = HashMap::new();
        for word in site.records.terms.iter().flat_map(|term| of_term(term, site)).filter(|word| !named(word))
        {
            let first = word.other.chars().next().and_then(|c| c.to_lowercase().next());
            all.entry(first.unwrap_or_default()).or_default().push(word);
        }
        Self(all)
    }

    /// Those that stand in a text without their terms.
    fn in_place_of_terms(&self, lang: Lang, said: &str) -> Vec<&Wording<'s>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let firsts: BTreeSet<char> = said.chars().filter_map(|c| c.to_lowercase().next()).collect();
        let words = firsts.iter().filter_map(|first| self.0.get(first)).flatten();
        let others = words.filter(|word| word.lang == lang && stands(said, word.other));
        others.filter(|word| !stands(said, word.term)).collect()
    }
}

fn of_term<'s>(term: &'s Term, site: &Site) -> Vec<Wording<'s>> {
    let mut words = Vec::new();
    for (lang, _) in site.config.languages.iter() {
        let Some(name) = term.term.get(lang) else { continue };
        let others = term.aliases.get(lang).iter().map(String::as_str);
        // A longer form of the name has it, and a single character is part of other words.
        let others = others.filter(|other| other.chars().count() > 1 && !name.contains(other));
        words.extend(others.map(|other| Wording { lang, other, term: name }));
    }
    words
}

/// Whether words stand in a text, not as part of a longer word, in whatever letter case.
fn stands(text: &str, words: &str) -> bool {
    if words.chars().any(is_han) {
        return text.contains(words);
    }
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    text.match_indices(&words).any(|(at, found)| {
        !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::stands;

    #[test]
    fn words_stand_by_themselves() {
        for (text, words, there) in [
            ("办理电梯证", "电梯证", true),
            ("The Permit is here.", "permit", true),
            ("Permits are here.", "permit", false),
            ("用ISO标准", "iso", true),
        ] {
            assert_eq!(stands(text, words), there, "{text}");
        }
    }
}
