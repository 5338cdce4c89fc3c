//! Typed facts.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Rows, Text, references};
use crate::model::sum::Sum;
use crate::model::value::{Amount, Deadline, Force, Frequency, Headcount, Penalty, Stated, When};

/// A deadline.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DeadlineFact {
    /// Which sort of time it sets: `within` so many units after an event, `at-once`, `yearly-by` a day,
    /// a `yearly-span`, once `by` a day or `between` days, the `past` so many units, `lasts` from `min` to `max` units, or `not-stated` in
    /// the source.
    pub sort: Sort,
    /// How many units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The least number of units that it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// The greatest number of units that it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// The unit; a `day` is a calendar day and no `working-day`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The first day of the span: `MM-DD`, `MM-end` for the end of a month, `YYYY-MM-DD` if it comes once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The last day, written alike.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// Whether the source says «normally».
    pub normally: bool,
    /// The event from which the time runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Text>,
    /// What happens otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Text>,
    /// What it applies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Text>,
}

/// The sort of a deadline.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    Within,
    AtOnce,
    YearlyBy,
    YearlySpan,
    By,
    Between,
    Past,
    Lasts,
    NotStated,
}

impl Sort {
    /// The word in files, and the key of the theme's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Sort::Within => "within",
            Sort::AtOnce => "at-once",
            Sort::YearlyBy => "yearly-by",
            Sort::YearlySpan => "yearly-span",
            Sort::By => "by",
            Sort::Between => "between",
            Sort::Past => "past",
            Sort::Lasts => "lasts",
            Sort::NotStated => "not-stated",
        }
    }
}

/// How often; numbers of times in a period.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FrequencyFact {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    /// The period: `day`, `week`, `month`, `quarter`, `half-year` or `year`.
    per: &'static str,
    /// What it applies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Text>,
}

/// How many people.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HeadcountFact {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exactly: Option<u32>,
    /// Who or what is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Text>,
    /// The word that counts them, in languages that have such words.
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Text>,
}

/// A sum in units of a currency, or a share in per cent; bounds are inclusive.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AmountFact {
    /// The least; none is no lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The greatest; none is no upper bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// An ISO 4217 code, or `%`.
    pub unit: String,
    /// Of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Text>,
}

/// A number from 0, whole where it can be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Number {
    /// Without decimals.
    Whole(u64),
    /// With decimals.
    Decimal(f64),
}

impl From<Sum> for Number {
    fn from(sum: Sum) -> Self {
        match sum.whole() {
            Some(whole) => Number::Whole(whole),
            None => Number::Decimal(sum.plain().parse().expect("a sum is a number")),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Number::Whole(whole) => whole.fmt(f),
            Number::Decimal(decimal) => decimal.fmt(f),
        }
    }
}

/// What follows an act.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PenaltyFact {
    /// The act; absent where the sentence beside it says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Text>,
    /// Whom it hits: references.
    pub on: Vec<String>,
    /// The condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// Whether the authority `may` or `must`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<&'static str>,
    /// The sanctions, in the source's order.
    pub sanctions: Vec<Text>,
    /// The sum; `null` is «not stated in the source».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Option<AmountFact>>,
    /// The legal basis: references.
    pub basis: Vec<String>,
    /// Who imposes it: references.
    pub by: Vec<String>,
    /// The next rung of the ladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<Box<PenaltyFact>>,
}

impl Rows<'_> {
    /// A deadline.
    pub fn deadline(self, deadline: &Deadline) -> DeadlineFact {
        let mut fact = DeadlineFact {
            sort: Sort::NotStated,
            count: None,
            min: None,
            max: None,
            unit: None,
            first: None,
            last: None,
            normally: deadline.normally,
            from: self.some(&deadline.from),
            otherwise: self.some(&deadline.otherwise),
            of: self.some(&deadline.of),
        };
        match deadline.when {
            When::Within(min, max, of) => {
                (fact.sort, fact.unit) = (Sort::Within, Some(of.key()));
                if min == max {
                    fact.count = Some(max);
                } else {
                    (fact.min, fact.max) = (Some(min), Some(max));
                }
            }
            When::Past(count, of) => {
                (fact.sort, fact.count, fact.unit) = (Sort::Past, Some(count), Some(of.key()))
            }
            When::Lasts(min, max, of) => {
                (fact.sort, fact.unit) = (Sort::Lasts, Some(of.key()));
                (fact.min, fact.max) = (Some(min), Some(max));
            }
            When::AtOnce => fact.sort = Sort::AtOnce,
            When::YearlyBy(day) => (fact.sort, fact.last) = (Sort::YearlyBy, Some(day.to_string())),
            When::YearlySpan(first, last) => {
                fact.sort = Sort::YearlySpan;
                (fact.first, fact.last) = (Some(first.to_string()), Some(last.to_string()));
            }
            When::By(day) => (fact.sort, fact.last) = (Sort::By, Some(day.to_string())),
            When::Between(first, last) => {
                fact.sort = Sort::Between;
                (fact.first, fact.last) = (Some(first.to_string()), Some(last.to_string()));
            }
            When::NotStated => {}
        }
        fact
    }

    /// A frequency.
    pub fn frequency(self, often: &Frequency) -> FrequencyFact {
        let per = often.per.key();
        let Frequency { at_least, about, at_most, .. } = *often;
        FrequencyFact { at_least, about, at_most, per, of: self.some(&often.of) }
    }

    /// A head count.
    pub fn headcount(self, count: &Headcount) -> HeadcountFact {
        let Headcount { at_least, at_most, exactly, .. } = *count;
        HeadcountFact {
            at_least,
            at_most,
            exactly,
            of: self.some(&count.of),
            measure: self.some(&count.measure),
        }
    }

    /// A sum that may be absent, or not stated.
    pub fn amount(self, amount: &Stated<Amount>) -> Option<Option<AmountFact>> {
        match amount {
            Stated::Absent => None,
            Stated::NotStated => Some(None),
            Stated::Is(Amount::Money { min, max, currency, of }) => Some(Some(AmountFact {
                min: min.map(Number::from),
                max: max.map(Number::from),
                unit: currency.clone(),
                of: self.some(of),
            })),
            Stated::Is(Amount::Percent { min, max, of }) => Some(Some(AmountFact {
                min: min.map(|share| Number::Whole(share.into())),
                max: max.map(|share| Number::Whole(share.into())),
                unit: "%".to_owned(),
                of: Some(self.text(of)),
            })),
        }
    }

    /// A penalty with its next rungs.
    pub fn penalty(self, penalty: &Penalty) -> PenaltyFact {
        PenaltyFact {
            act: self.some(&penalty.act),
            on: references(&penalty.on),
            when: self.some(&penalty.when),
            force: penalty.force.map(|force| match force {
                Force::May => "may",
                Force::Must => "must",
            }),
            sanctions: self.each(&penalty.sanctions),
            amount: self.amount(&penalty.amount),
            basis: references(&penalty.basis),
            by: references(&penalty.by),
            then: penalty.then.as_ref().map(|next| Box::new(self.penalty(next))),
        }
    }
}
