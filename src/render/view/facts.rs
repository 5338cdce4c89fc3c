//! Typed values as sentences, in the words of the theme.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::model::Localized;
use crate::model::value::{
    Amount, Deadline, Force, Frequency, Headcount, MonthDay, Penalty, Per, Stated, Unit, When,
};
use crate::render::html::{Html, escape};
use crate::render::words::fill;

/// A fact that stands beside a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// `deadline`, `frequency`, `headcount` or `amount`.
    pub kind: &'static str,
    /// The fact in words.
    pub html: Html,
}

/// A penalty and its next rungs.
#[derive(Debug, Serialize)]
pub struct PenaltyView {
    /// The act, if the sentence beside it does not say it.
    pub act: Option<TextView>,
    /// Whom it hits.
    pub on: Vec<LinkView>,
    /// On which condition.
    pub when: Option<TextView>,
    /// `may` or `must`.
    pub force: Option<&'static str>,
    /// The sanctions.
    pub sanctions: Vec<TextView>,
    /// The sum; «not stated» in words where the source does not say.
    pub amount: Option<Html>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// Who imposes it.
    pub by: Vec<LinkView>,
    /// The next rung.
    pub then: Option<Box<PenaltyView>>,
}

impl Cx<'_> {
    fn say(&self, key: &str, args: &[(&str, &Html)]) -> Html {
        self.words.fill(key, args, self.scripts)
    }

    fn counted(&self, key: &str, number: u64, args: &[(&str, &Html)]) -> Html {
        let shown = Html(number.to_string());
        let mut all = vec![("n", &shown)];
        all.extend_from_slice(args);
        fill(self.words.plural(key, number), &all, self.scripts, self.lang)
    }

    /// «About what: the fact», where the fact applies to only a part.
    fn about(&self, of: &Option<Localized>, fact: Html) -> Html {
        match of {
            Some(of) => self.say("fact.of", &[("of", &self.inline(of)), ("fact", &fact)]),
            None => fact,
        }
    }

    /// The time that a deadline sets, in words, with its starting event.
    pub fn when(&self, deadline: &Deadline) -> Html {
        let from = deadline.from.as_ref().map(|from| self.inline(from));
        let time = match deadline.when {
            When::Within(count, unit) => {
                self.say_from("deadline.within", &self.span(count, unit), from.as_ref())
            }
            When::AtOnce => self.say_from("deadline.at_once", &Html::default(), from.as_ref()),
            When::YearlyBy(day) => self.say("deadline.by", &[("date", &self.day(day))]),
            When::YearlySpan(first, last) => {
                let wraps = (last.month, last.day.unwrap_or(31)) < (first.month, first.day.unwrap_or(31));
                let key = if wraps { "deadline.span_wraps" } else { "deadline.span" };
                self.say(key, &[("first", &self.day(first)), ("last", &self.day(last))])
            }
            When::Past(count, unit) => self.say("deadline.past", &[("span", &self.span(count, unit))]),
            When::Lasts(min, max, unit) if min == max => {
                self.say_from("deadline.lasts", &self.span(min, unit), from.as_ref())
            }
            When::Lasts(min, max, unit) => {
                let range = self.say(
                    "deadline.range",
                    &[("min", &Html(min.to_string())), ("span", &self.span(max, unit))],
                );
                self.say_from("deadline.lasts", &range, from.as_ref())
            }
            When::NotStated => self.say("deadline.not_stated", &[]),
        };
        if deadline.normally { self.say("fact.normally", &[("fact", &time)]) } else { time }
    }

    fn say_from(&self, key: &str, span: &Html, from: Option<&Html>) -> Html {
        match from {
            Some(from) => self.say(&format!("{key}_from"), &[("span", span), ("from", from)]),
            None => self.say(key, &[("span", span)]),
        }
    }

    /// A deadline in full: what it applies to, the time, and what happens otherwise.
    pub fn deadline(&self, deadline: &Deadline) -> Html {
        let time = self.when(deadline);
        let whole = match &deadline.otherwise {
            Some(otherwise) => {
                self.say("deadline.otherwise", &[("time", &time), ("otherwise", &self.inline(otherwise))])
            }
            None => time,
        };
        self.about(&deadline.of, whole)
    }

    /// A span of time in words.
    pub fn span(&self, count: u32, unit: Unit) -> Html {
        let key = match unit {
            Unit::Day => "unit.day",
            Unit::WorkingDay => "unit.working_day",
            Unit::Month => "unit.month",
            Unit::Year => "unit.year",
        };
        self.counted(key, count.into(), &[])
    }

    /// A day of the year.
    pub fn day(&self, day: MonthDay) -> Html {
        let month = Html(day.month.to_string());
        let name = self.say(&format!("month.m{}", day.month), &[]);
        match day.day {
            Some(number) => self.say(
                "date.day",
                &[("day", &Html(number.to_string())), ("month", &month), ("month_name", &name)],
            ),
            None => self.say("date.month_end", &[("month", &month), ("month_name", &name)]),
        }
    }

    /// A frequency.
    pub fn frequency(&self, often: &Frequency) -> Html {
        let per = self.say(
            match often.per {
                Per::Day => "per.day",
                Per::Week => "per.week",
                Per::Month => "per.month",
                Per::Quarter => "per.quarter",
                Per::Year => "per.year",
            },
            &[],
        );
        let times = |count: u32| self.counted("times", count.into(), &[]);
        let fact = match (often.at_least, often.at_most, often.about) {
            (Some(min), Some(max), _) if min == max => {
                self.say("frequency.exactly", &[("times", &times(min)), ("per", &per)])
            }
            (Some(min), Some(max), _) => {
                let args = [("min", &Html(min.to_string())), ("times", &times(max)), ("per", &per)];
                self.say("frequency.between", &args)
            }
            (Some(count), None, _) => {
                self.say("frequency.at_least", &[("times", &times(count)), ("per", &per)])
            }
            (None, Some(count), _) => {
                self.say("frequency.at_most", &[("times", &times(count)), ("per", &per)])
            }
            (None, None, count) => {
                self.say("frequency.about", &[("times", &times(count.unwrap_or_default())), ("per", &per)])
            }
        };
        self.about(&often.of, fact)
    }

    /// A head count.
    pub fn headcount(&self, count: &Headcount) -> Html {
        let (key, number) = match (count.at_least, count.at_most, count.exactly) {
            (Some(number), ..) => ("headcount.at_least", number),
            (None, Some(number), _) => ("headcount.at_most", number),
            (None, None, number) => ("headcount.exactly", number.unwrap_or_default()),
        };
        match &count.of {
            Some(of) => {
                // Another language's measure word is none.
                let measure = count.measure.as_ref().and_then(|measure| measure.get(self.lang));
                let measure = Html(measure.map(escaped).unwrap_or_default());
                self.counted(key, number.into(), &[("of", &self.inline(of)), ("measure", &measure)])
            }
            None => self.counted(&format!("{key}_people"), number.into(), &[]),
        }
    }

    /// A sum or a share.
    pub fn amount(&self, amount: &Amount) -> Html {
        match amount {
            Amount::Money { min, max, currency, of } => {
                let money = |sum: u64| self.money(sum, currency);
                let fact = self.bounds("money", min.map(money), max.map(money), &[]);
                self.about(of, fact)
            }
            Amount::Percent { min, max, of } => {
                let share = |share: u32| Html(format!("{share}%"));
                self.bounds("percent", min.map(share), max.map(share), &[("of", &self.inline(of))])
            }
        }
    }

    fn bounds(&self, key: &str, min: Option<Html>, max: Option<Html>, more: &[(&str, &Html)]) -> Html {
        let form = match (&min, &max) {
            (Some(min), Some(max)) if min == max => "exactly",
            (Some(_), Some(_)) => "between",
            (Some(_), None) => "from",
            (None, _) => "up_to",
        };
        let none = Html::default();
        let mut args = vec![("min", min.as_ref().unwrap_or(&none)), ("max", max.as_ref().unwrap_or(&none))];
        args.extend_from_slice(more);
        self.say(&format!("{key}.{form}"), &args)
    }

    /// A sum in the language's own way of writing numbers.
    ///
    /// A language with a word for ten thousand (`number.myriad`) uses it where the sum is a multiple.
    fn money(&self, sum: u64, currency: &str) -> Html {
        let myriad = self.words.has("number.myriad") && sum >= 10_000 && sum.is_multiple_of(10_000);
        let shown = if myriad {
            format!("{}{}", sum / 10_000, self.words.get("number.myriad"))
        } else {
            group(sum, self.words.get("number.group"))
        };
        let key = format!("currency.{currency}");
        match self.words.has(&key) {
            true => self.say(&key, &[("n", &Html(shown))]),
            false => Html(format!("{shown} {currency}")),
        }
    }

    /// A sum that may be absent, or not stated by the source.
    pub fn stated_amount(&self, amount: &Stated<Amount>) -> Option<Html> {
        match amount {
            Stated::Absent => None,
            Stated::NotStated => Some(self.say("fact.not_stated", &[])),
            Stated::Is(amount) => Some(self.amount(amount)),
        }
    }

    /// A penalty with its next rungs.
    pub fn penalty(&self, penalty: &Penalty) -> PenaltyView {
        PenaltyView {
            act: penalty.act.as_ref().map(|act| self.text(act)),
            on: self.links(&penalty.on),
            when: penalty.when.as_ref().map(|when| self.text(when)),
            force: penalty.force.map(|force| match force {
                Force::May => "may",
                Force::Must => "must",
            }),
            sanctions: penalty.sanctions.iter().map(|sanction| self.text(sanction)).collect(),
            amount: self.stated_amount(&penalty.amount),
            basis: self.links(&penalty.basis),
            by: self.links(&penalty.by),
            then: penalty.then.as_deref().map(|next| Box::new(self.penalty(next))),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// A number with its digits in groups of three.
fn group(number: u64, mark: &str) -> String {
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
    use super::group;

    #[test]
    fn numbers_in_groups() {
        assert_eq!(group(5, ","), "5");
        assert_eq!(group(1000, ","), "1,000");
        assert_eq!(group(1234567, " "), "1 234 567");
    }
}
