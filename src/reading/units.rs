//! What a language calls lengths of time, how often, and money: the theme's own words, and those that texts use beside.

use serde_yaml::Value;

use super::Strings;
use crate::model::value::{Per, Unit};

const UNITS: [Unit; 8] = [
    Unit::Hour,
    Unit::Day,
    Unit::WorkingDay,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::HalfYear,
    Unit::Year,
];
const PERIODS: [Per; 6] = [Per::Day, Per::Week, Per::Month, Per::Quarter, Per::HalfYear, Per::Year];

impl Strings<'_> {
    /// The words for units: `unit` without its number, and `reading.units` (`business_days:working_day`).
    pub(super) fn units(&self) -> Vec<(String, Unit)> {
        let own = UNITS.iter().flat_map(|unit| {
            let forms = self.forms(&format!("unit.{}", key(*unit))).into_iter();
            forms
                .filter(|(_, form)| form.contains("{n}"))
                .map(|(_, form)| (small(&form.replace("{n}", "")), *unit))
        });
        let more = self.named("reading.units");
        let more = more.iter().filter_map(|(word, key)| Some((word.clone(), unit(key)?)));
        longest_first(own.chain(more).collect())
    }

    /// What counts without a number: forms of `unit` for one and two, and `reading.spans` (`fortnight:2:week`).
    pub(super) fn phrases(&self) -> Vec<(String, u32, Unit)> {
        let own = UNITS.iter().flat_map(|unit| {
            let forms = self
                .forms(&format!("unit.{}", key(*unit)))
                .into_iter()
                .filter(|(_, form)| !form.contains("{n}"));
            forms.filter_map(|(count, form)| {
                let count = match count.as_str() {
                    "one" => 1,
                    "two" => 2,
                    _ => return None,
                };
                Some((small(&form), count, *unit))
            })
        });
        let more = self.named("reading.spans");
        let more = more.iter().filter_map(|(word, key)| {
            let (word, count) = word.rsplit_once(':')?;
            Some((word.to_owned(), count.parse().ok()?, unit(key)?))
        });
        own.chain(more).collect()
    }

    /// How one says how often: `per`, a word of `reading.every` before a unit, and `reading.periods`.
    pub(super) fn periods(&self) -> Vec<(String, Per)> {
        let units = self.units();
        let every: Vec<String> =
            self.words("reading.every").iter().map(|word| word.replace('_', " ")).collect();
        let mut periods: Vec<(String, Per)> = Vec::new();
        for per in PERIODS {
            let unit = per.unit();
            periods.extend(self.text(&format!("per.{}", key(unit))).map(|text| (small(&text), per)));
            let words = units.iter().filter(|(_, of)| *of == unit).map(|(word, _)| word);
            periods.extend(
                words.flat_map(|word| every.iter().map(move |every| (format!("{every}{word}"), per))),
            );
        }
        let more = self.named("reading.periods");
        let per = |name: &str| PERIODS.into_iter().find(|per| key(per.unit()) == name);
        periods.extend(more.iter().filter_map(|(word, key)| Some((word.clone(), per(key)?))));
        longest_first(periods)
    }

    /// What stands beside a sum or a share in the words of `currency`.
    pub(super) fn currencies(&self) -> Vec<String> {
        let marks = |tree: &Value| -> Vec<String> {
            let forms = tree.get("currency").and_then(Value::as_mapping).into_iter().flatten();
            forms.filter_map(|(_, form)| Some(small(&form.as_str()?.replace("{n}", "")))).collect()
        };
        let mut marks: Vec<String> =
            [marks(self.own), marks(self.known), vec!["%".into(), "％".into()]].concat();
        marks.retain(|mark| !mark.is_empty());
        marks
    }

    /// The mark between month and day, where a date begins with the number of its month and no space stands there.
    pub(super) fn month_mark(&self) -> Option<char> {
        let date = self.text("date.day")?;
        date.strip_prefix("{month}")?.chars().next().filter(|mark| !mark.is_whitespace() && *mark != '{')
    }

    /// The plural forms of a word with the names of the forms.
    fn forms(&self, path: &str) -> Vec<(String, String)> {
        let pairs = |value: &Value| {
            let pair =
                |(key, form): (&Value, &Value)| Some((key.as_str()?.to_owned(), form.as_str()?.to_owned()));
            Some(value.as_mapping()?.iter().filter_map(pair).collect())
        };
        self.find(path, pairs).unwrap_or_default()
    }

    /// Words with what stands behind their last colon; `_` is a space.
    fn named(&self, path: &str) -> Vec<(String, String)> {
        let pair = |word: &String| {
            let (word, name) = word.rsplit_once(':')?;
            Some((small(&word.replace('_', " ")), name.to_owned()))
        };
        self.words(path).iter().filter_map(pair).collect()
    }
}

/// The unit as strings name it.
fn key(unit: Unit) -> String {
    unit.key().replace('-', "_")
}

fn unit(name: &str) -> Option<Unit> {
    UNITS.into_iter().find(|unit| key(*unit) == name)
}

fn small(text: &str) -> String {
    text.trim_matches([' ', '\u{a0}', '\u{202f}']).to_lowercase()
}

fn longest_first<T>(mut words: Vec<(String, T)>) -> Vec<(String, T)> {
    words.retain(|(word, _)| !word.is_empty());
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    words
}
