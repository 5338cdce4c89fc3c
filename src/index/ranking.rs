//! What tantivy's scores of rows make of records. The client does the same in `search/rank.js`.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Kind;

/// What counts for a record: so much of the union of its rows, the rest of its best row.
pub const UNION: f64 = 0.45;
/// How much terms that follow one another count besides what each gives.
pub const FOLLOWING: f64 = 0.2;
/// The share of what the best record meets that a record must meet.
pub const LEAST: f64 = 0.3;
/// The share of the best record's score that a record must have.
pub const ENOUGH: f64 = 0.1;
/// To which power the share of groups counts that are met: above 1, all of a few words before most of many.
pub const SHARE: f64 = 2.2;
/// How much more a row counts that meets every group: all terms come before most of them.
pub const ALL: f64 = 2.5;

/// What is found of a row: the score of each group that it meets, and of what follows one another.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The score by group.
    pub groups: BTreeMap<usize, f64>,
    /// The scores of phrases, added up.
    pub phrases: f64,
}

/// A record that answers: its place among entries, its score, and its rows, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The record.
    pub entry: usize,
    /// How well it answers.
    pub score: f64,
    /// The rows that do, with their scores.
    pub rows: Vec<(usize, f64)>,
}

/// The records that answer, best first. `weights` says how much it counts to meet each group; `of` gives a
/// row's record and its type.
///
/// A row counts what its groups add up to, times a power of the share of groups that it meets by their
/// weight, and more if it meets all of them; so does the union of a record's rows, but for that. Scores that
/// differ by less than a thousandth are equal, and the earlier row comes first. What `named` says that the query
/// is the name of comes before all else.
pub fn ranked(
    found: BTreeMap<usize, Found>,
    weights: &[f64],
    of: impl Fn(usize) -> (usize, Option<Kind>),
    named: &BTreeSet<usize>,
) -> Vec<Answer> {
    let mut records: BTreeMap<usize, (Answer, Found)> = BTreeMap::new();
    for (row, hit) in found {
        let (entry, kind) = of(row);
        let all = if hit.groups.len() == weights.len() { ALL } else { 1.0 };
        let score = total(&hit, weights).0 * all * f64::from(kind_weight(kind));
        let (answer, union) = records.entry(entry).or_insert_with(|| {
            (Answer { entry, score: f64::from(kind_weight(kind)), rows: Vec::new() }, Found::default())
        });
        answer.rows.push((row, score));
        for (group, score) in hit.groups {
            let best = union.groups.entry(group).or_default();
            *best = best.max(score);
        }
        union.phrases = union.phrases.max(hit.phrases);
    }
    let mut answers: Vec<(f64, Answer)> = Vec::new();
    for (mut answer, union) in records.into_values() {
        answer.rows.sort_by_key(|(row, score)| (-rounded(*score), *row));
        let (score, met) = total(&union, weights);
        answer.score = (1.0 - UNION) * answer.rows[0].1 + UNION * score * answer.score;
        answers.push((met, answer));
    }
    let most = answers.iter().map(|(met, _)| *met).fold(0.0, f64::max);
    let top = answers.iter().map(|(_, answer)| answer.score).fold(0.0, f64::max);
    let is_named = |answer: &Answer| named.contains(&answer.entry);
    let enough = |answer: &Answer| answer.score >= top * ENOUGH || is_named(answer);
    answers.retain(|(met, answer)| *met >= most * LEAST && enough(answer));
    let mut answers: Vec<Answer> = answers.into_iter().map(|(_, answer)| answer).collect();
    answers.sort_by_key(|answer| (!is_named(answer), -rounded(answer.score), answer.rows[0].0));
    answers
}

/// The score of what is found, and the weight of the groups met.
fn total(found: &Found, weights: &[f64]) -> (f64, f64) {
    let whole: f64 = weights.iter().sum();
    let met: f64 = found.groups.keys().map(|group| weights[*group]).sum();
    let sum: f64 = found.groups.values().sum::<f64>() + FOLLOWING * found.phrases;
    (sum * (met / whole).powf(SHARE), met)
}

fn rounded(score: f64) -> i64 {
    (score * 1000.0).round() as i64
}

/// How much a match in a record of a type counts, or in a page that is no record: a service or a guide is
/// what most readers are after, a regime's steps stand in its procedures, and the glossary, the laws and the
/// offices are mostly on the way there.
pub fn kind_weight(kind: Option<Kind>) -> f32 {
    match kind {
        Some(Kind::Service | Kind::Procedure) => 1.4,
        Some(Kind::Guide) => 1.5,
        Some(Kind::Boundary) | None => 1.3,
        Some(Kind::Duty) => 1.0,
        Some(Kind::Case | Kind::Regime) => 0.88,
        Some(Kind::Law) => 0.8,
        Some(Kind::Agency) => 0.6,
        Some(Kind::Document) => 0.55,
        Some(Kind::Term) => 0.5,
    }
}
