//! Frequencies, head counts, sums and shares in words.

use crate::model::sum::Sum;
use crate::model::value::{Amount, Frequency, Headcount, Per, Stated};
use crate::text::Text;
use crate::theme::words::Words;

impl Words {
    /// How often.
    pub fn frequency(&self, often: &Frequency) -> Text {
        let per = match often.per {
            Per::Day => "per.day",
            Per::Week => "per.week",
            Per::Month => "per.month",
            Per::Quarter => "per.quarter",
            Per::HalfYear => "per.half_year",
            Per::Year => "per.year",
        };
        let per = self.fill(per, &[]);
        let times = |count: u32| self.counted("times", count.into(), &[]);
        let say = |key: &str, count: u32| self.fill(key, &[("times", &times(count)), ("per", &per)]);
        let fact = match (often.at_least, often.at_most, often.about) {
            (Some(min), Some(max), _) if min == max => say("frequency.exactly", min),
            (Some(min), Some(max), _) => {
                let values = [("min", &self.sign(min)), ("times", &times(max)), ("per", &per)];
                self.fill("frequency.between", &values)
            }
            (Some(count), None, _) => say("frequency.at_least", count),
            (None, Some(count), _) => say("frequency.at_most", count),
            (None, None, count) => say("frequency.about", count.unwrap_or_default()),
        };
        self.about(&often.of, fact)
    }

    /// How many people or things.
    pub fn headcount(&self, count: &Headcount) -> Text {
        let (key, number) = match (count.at_least, count.at_most, count.exactly) {
            (Some(number), ..) => ("headcount.at_least", number),
            (None, Some(number), _) => ("headcount.at_most", number),
            (None, None, number) => ("headcount.exactly", number.unwrap_or_default()),
        };
        match &count.of {
            Some(of) => {
                // Another language's measure word is none.
                let measure = count.measure.as_ref().and_then(|measure| measure.get(self.lang));
                let measure = Text::new(measure.unwrap_or_default(), self.lang);
                self.counted(key, number.into(), &[("of", &self.show(of)), ("measure", &measure)])
            }
            None => self.counted(&format!("{key}_people"), number.into(), &[]),
        }
    }

    /// A sum or a share.
    pub fn amount(&self, amount: &Amount) -> Text {
        match amount {
            Amount::Money { min, max, currency, of } => {
                let money = |sum: Sum| self.money(sum, currency);
                self.about(of, self.bounds("money", min.map(money), max.map(money), &[]))
            }
            Amount::Percent { min, max, of } => {
                let share = |share: u32| self.fill("number.percent", &[("n", &self.sign(share))]);
                self.bounds("percent", min.map(share), max.map(share), &[("of", &self.show(of))])
            }
        }
    }

    fn bounds(&self, key: &str, min: Option<Text>, max: Option<Text>, more: &[(&str, &Text)]) -> Text {
        let form = match (&min, &max) {
            (Some(min), Some(max)) if min == max => "exactly",
            (Some(_), Some(_)) => "between",
            (Some(_), None) => "from",
            (None, _) => "up_to",
        };
        let none = Text::default();
        let mut values = vec![("min", min.as_ref().unwrap_or(&none)), ("max", max.as_ref().unwrap_or(&none))];
        values.extend_from_slice(more);
        self.fill(&format!("{key}.{form}"), &values)
    }

    /// A sum in the language's own way of writing numbers.
    ///
    /// A language with a word for ten thousand (`number.myriad`) uses it where the sum is a multiple.
    fn money(&self, sum: Sum, currency: &str) -> Text {
        let units = sum.units();
        let whole = sum.whole().is_some();
        let myriad = self.has("number.myriad") && whole && units >= 10_000 && units.is_multiple_of(10_000);
        let shown = if myriad {
            format!("{}{}", units / 10_000, self.get("number.myriad"))
        } else {
            let decimals = if whole {
                String::new()
            } else {
                format!("{}{}", self.get("number.decimal"), sum.decimals())
            };
            format!("{}{decimals}", grouped(units, self.get("number.group")))
        };
        let key = format!("currency.{currency}");
        match self.has(&key) {
            true => self.fill(&key, &[("n", &self.sign(shown))]),
            false => self.sign(format!("{shown} {currency}")),
        }
    }

    /// The size of a file of so many bytes, rounded up: in thousands, from a million on in tenths of millions.
    pub fn size(&self, bytes: usize) -> Text {
        let thousands = bytes.div_ceil(1000).max(1);
        if thousands < 1000 {
            return self.fill("file.kb", &[("n", &self.sign(thousands))]);
        }
        let tenths = bytes.div_ceil(100_000);
        let millions = format!("{}{}{}", tenths / 10, self.get("number.decimal"), tenths % 10);
        self.fill("file.mb", &[("n", &self.sign(millions))])
    }

    /// A sum that may be absent, or not stated by the source.
    pub fn stated_amount(&self, amount: &Stated<Amount>) -> Option<Text> {
        match amount {
            Stated::Absent => None,
            Stated::NotStated => Some(self.fill("fact.not_stated", &[])),
            Stated::Is(amount) => Some(self.amount(amount)),
        }
    }
}

/// A number with its digits in groups of three.
fn grouped(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_in_groups() {
        assert_eq!(grouped(5, ","), "5");
        assert_eq!(grouped(1000, ","), "1,000");
        assert_eq!(grouped(1234567, " "), "1 234 567");
    }
}
