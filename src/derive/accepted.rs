//! Which state of the original each translation was accepted for.
//!
//! As gettext marks a translation «fuzzy» once its original changes, by what stands there and not by the time of
//! files, which copying and version control change.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Languages};

/// The name of the file in a site's folder that holds it.
pub const FILE: &str = "translations.lock";

/// By `type/id` and language, the fingerprint of the original at the time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accepted(BTreeMap<(String, String), String>);

impl Accepted {
    /// Reads the file: a line each of `type/id language fingerprint`. Other lines say nothing.
    pub fn parse(text: &str) -> Self {
        let mut all = BTreeMap::new();
        for line in text.lines() {
            if let [name, lang, print] = line.split_whitespace().collect::<Vec<_>>().as_slice() {
                all.insert(((*name).to_owned(), (*lang).to_owned()), (*print).to_owned());
            }
        }
        Self(all)
    }

    /// The file, in order.
    pub fn written(&self) -> String {
        let mut text = String::new();
        for ((name, lang), print) in &self.0 {
            writeln!(text, "{name} {lang} {print}").expect("a string takes everything");
        }
        text
    }

    /// Accepts what is there of a record's translations.
    pub fn accept(&mut self, record: Any, languages: &Languages) {
        for (_, tag) in languages.iter().skip(1).filter(|(lang, _)| record.speaks(*lang)) {
            self.0.insert((name(record), tag.to_owned()), fingerprint(record));
        }
    }

    /// Forgets all but these records.
    pub fn keep<'s>(&mut self, records: impl Iterator<Item = Any<'s>>) {
        let known: BTreeSet<String> = records.map(name).collect();
        self.0.retain(|(name, _), _| known.contains(name));
    }

    /// A record's new address.
    pub fn rename(&mut self, from: &str, to: &str) {
        let (moved, rest) = std::mem::take(&mut self.0).into_iter().partition(|((name, _), _)| name == from);
        self.0 = rest;
        let moved: BTreeMap<(String, String), String> = moved;
        self.0.extend(moved.into_iter().map(|((_, lang), print)| ((to.to_owned(), lang), print)));
    }

    /// Whether a record's original has changed since its translation into a language was accepted.
    pub fn is_stale(&self, record: Any, tag: &str) -> bool {
        let known = self.0.get(&(name(record), tag.to_owned()));
        known.is_some_and(|known| *known != fingerprint(record))
    }
}

fn name(record: Any) -> String {
    format!("{}/{}", record.kind().word(), record.meta().id)
}

/// What tells one state of a record's texts in the first language from another: 16 hexadecimal digits.
fn fingerprint(record: Any) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut take = |text: &str| {
        hasher.update(text.as_bytes());
        // Parts it from what follows: no text in UTF-8 holds this byte.
        hasher.update(&[0xff]);
    };
    record.walk(&mut |part| {
        if let Part::Text(text) | Part::Label(text) = part {
            take(text.get(Lang::DEFAULT).unwrap_or_default());
        }
    });
    let prose = record.meta().prose.iter().find(|text| text.lang == Lang::DEFAULT);
    take(&prose.map(|text| text.plain()).unwrap_or_default());
    hasher.finalize().to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "duty/a en 0123456789abcdef\nguide/b en 0000000000000000\n";
        let mut accepted = Accepted::parse(text);
        assert_eq!(accepted.written(), text);
        accepted.rename("duty/a", "duty/z");
        assert_eq!(accepted.written(), text.replace("duty/a", "duty/z"));
        assert_eq!(Accepted::parse("<<<<<<< ours\n"), Accepted::default());
    }
}
