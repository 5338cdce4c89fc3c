//! How each language writes numbers, times and days in texts, and which of them a text states.
//!
//! What a language does is data in its strings (`reading`, with the months and the marks of numbers beside it):
//! those of the program, with the site's own over them. Knows no record and no page.

mod clock;
mod durations;
mod facts;
mod figure;
pub mod han;
mod months;
mod sums;
mod telephone;
mod units;
pub mod word;

pub use durations::{Durations, durations, periods};
pub use facts::{Facts, facts, is_understood, places};
pub use sums::sums;

use std::sync::OnceLock;

use serde_yaml::Value;

use crate::model::Languages;
use crate::model::value::{Per, Unit};
use crate::tree::SourceTree;

/// The strings of the default theme, by file name.
const STRINGS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/strings.rs"));

/// What a language's files say, the site's own before that of the program.
#[derive(Clone, Copy)]
struct Strings<'v> {
    own: &'v Value,
    known: &'v Value,
}

impl Strings<'_> {
    fn find<T>(&self, path: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let (group, key) = path.split_once('.')?;
        [self.own, self.known].into_iter().find_map(|tree| read(tree.get(group)?.get(key)?))
    }

    fn text(&self, path: &str) -> Option<String> {
        self.find(path, |value| value.as_str().map(str::to_owned))
    }

    fn words(&self, path: &str) -> Vec<String> {
        self.text(path).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    }
}

/// How a language writes numbers, times and days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The marks that may stand between thousands.
    groups: Vec<char>,
    /// The mark before decimals.
    decimal: char,
    /// Words behind a number, with the noughts that they stand for; longer ones first.
    scales: Vec<(String, u32)>,
    /// Numbers in words.
    numerals: Vec<(String, u32)>,
    /// Names of months, with their numbers.
    months: Vec<(String, u32)>,
    /// Names of months that are other words too.
    verbs: Vec<String>,
    /// Words beside a time before noon.
    morning: Vec<String>,
    /// Words beside a time after noon.
    afternoon: Vec<String>,
    /// What stands behind the hours of a time.
    hour: Vec<String>,
    /// What stands behind its minutes.
    minute: Vec<String>,
    /// Eras by which years are counted, with the year before their first.
    eras: Vec<(String, u32)>,
    /// Whether numbers may be written in Han characters.
    han: bool,
    /// Words for units of time, in small letters; longer ones first.
    units: Vec<(String, Unit)>,
    /// Lengths of time that have a word or a form of their own, in small letters.
    phrases: Vec<(String, u32, Unit)>,
    /// How one says how often: «every year», «annually»; longer ones first.
    periods: Vec<(String, Per)>,
    /// What stands beside a sum of money or a share: 元, €, %.
    currencies: Vec<String>,
    /// The mark between a month and a day that are written as numbers.
    month_mark: Option<char>,
}

impl Default for Reading {
    /// Of a language of which nothing is known.
    fn default() -> Self {
        Self::of(&Value::Null, &Value::Null)
    }
}

impl Reading {
    /// What these strings say, the second ones where the first have nothing.
    fn of(own: &Value, known: &Value) -> Self {
        let strings = Strings { own, known };
        let text = |path: &str| strings.text(path);
        let words = |path: &str| strings.words(path);
        let pairs = |path: &str| {
            let pair = |word: &String| {
                let (word, number) = word.rsplit_once(':')?;
                Some((word.to_owned(), number.parse().ok()?))
            };
            let mut pairs: Vec<(String, u32)> = words(path).iter().filter_map(pair).collect();
            pairs.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            pairs
        };
        let month = |number: u32| {
            let name = text(&format!("month.m{number}"))?;
            name.chars().all(char::is_alphabetic).then_some((name, number))
        };
        let han = |tree: &Value| tree.get("language").and_then(|own| own.get("han")?.as_bool());
        Self {
            groups: text("reading.group").unwrap_or_else(|| ",".to_owned()).chars().collect(),
            decimal: text("number.decimal").and_then(|mark| mark.chars().next()).unwrap_or('.'),
            scales: pairs("reading.scales"),
            numerals: pairs("reading.numerals"),
            months: (1..=12).filter_map(month).chain(pairs("reading.months")).collect(),
            verbs: words("reading.verbs"),
            morning: words("reading.morning"),
            afternoon: words("reading.afternoon"),
            hour: words("reading.hour"),
            minute: words("reading.minute"),
            eras: pairs("reading.eras"),
            han: han(own).or_else(|| han(known)).unwrap_or_default(),
            units: strings.units(),
            phrases: strings.phrases(),
            periods: strings.periods(),
            currencies: strings.currencies(),
            month_mark: strings.month_mark(),
        }
    }
}

/// How the languages of a site write numbers, in its order.
///
/// A file of the site's own that cannot be read counts for nothing here; the theme reports it.
pub fn of_site(languages: &Languages, theme: &str, sources: &SourceTree) -> Vec<Reading> {
    let own = |tag: &str| {
        let file = sources.id(&format!("themes/{theme}/strings/{tag}.yaml"))?;
        serde_yaml::from_slice::<Value>(sources.bytes(file)).ok()
    };
    let reading = |tag: &str| {
        let known = known(tag);
        match own(tag) {
            Some(own) => Reading::of(&own, known.map_or(&Value::Null, |(tree, _)| tree)),
            None => known.map(|(_, reading)| reading.clone()).unwrap_or_default(),
        }
    };
    languages.iter().map(|(_, tag)| reading(tag)).collect()
}

/// What the program knows of a language, or of the wider one whose country or script it names.
fn known(tag: &str) -> Option<&'static (Value, Reading)> {
    static KNOWN: [OnceLock<(Value, Reading)>; STRINGS.len()] = [const { OnceLock::new() }; STRINGS.len()];
    let mut wider = std::iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(wider, _)| wider));
    let at = wider.find_map(|tag| STRINGS.iter().position(|(name, _)| *name == format!("{tag}.yaml")))?;
    let read = || {
        let tree = serde_yaml::from_slice(STRINGS[at].1).unwrap_or(Value::Null);
        let reading = Reading::of(&Value::Null, &tree);
        (tree, reading)
    };
    Some(KNOWN[at].get_or_init(read))
}

/// How a language that the program knows writes numbers, for tests.
#[cfg(test)]
fn of_tag(tag: &str) -> &'static Reading {
    &known(tag).expect("a language of the program").1
}
