//! The numbers by which queries are understood and answered: the client gets them with the index, so that both
//! have the same ones.

use serde::Serialize;

use super::super::{asked, excerpt, homophone, pack, pinyin, plan, quotation, ranking, vocabulary};
use super::{best, postings, words};
use crate::model::Kind;

/// Each is explained where it is kept.
#[derive(Serialize)]
pub struct Rules {
    /// How postings and numbers are packed, and by what of a word its bucket is known.
    base: u32,
    most_sets: u32,
    key: usize,
    number_key: usize,
    /// How rows are scored, and records of them.
    k1: f32,
    b: f32,
    union: f64,
    following: f64,
    least: f64,
    enough: f64,
    /// The type of the glossary's terms.
    term: usize,
    share: f64,
    all: f64,
    /// What a query stands for, and how much it counts.
    no_topic: f32,
    number: f32,
    least_digits: usize,
    most_of_character: usize,
    most_begun: usize,
    least_begun: usize,
    least_stem: usize,
    least_spelt: usize,
    least_near: usize,
    least_cohesion: f32,
    area: [usize; 2],
    begun: f32,
    family: f32,
    spelt: f32,
    near: f32,
    lone: f32,
    quotes: String,
    /// Slips and sounds.
    most_near: usize,
    least_shared: usize,
    long: usize,
    most_spelt: usize,
    rarer: usize,
    least_alike: usize,
    least_around: usize,
    /// What results quote, in characters.
    before: usize,
    length: usize,
}

/// The rules of this program.
pub fn rules() -> Rules {
    Rules {
        base: pack::BASE,
        most_sets: postings::MOST_SETS,
        key: words::KEY,
        number_key: words::NUMBER_KEY,
        k1: best::K1,
        b: best::B,
        union: ranking::UNION,
        following: ranking::FOLLOWING,
        least: ranking::LEAST,
        enough: ranking::ENOUGH,
        term: Kind::Term as usize,
        share: ranking::SHARE,
        all: ranking::ALL,
        no_topic: vocabulary::NO_TOPIC,
        number: vocabulary::NUMBER,
        least_digits: asked::LEAST_DIGITS,
        most_of_character: plan::MOST_OF_CHARACTER,
        most_begun: vocabulary::MOST_BEGUN,
        least_begun: plan::LEAST_BEGUN,
        least_stem: plan::LEAST_STEM,
        least_spelt: plan::LEAST_SPELT,
        least_near: plan::LEAST_NEAR,
        least_cohesion: plan::LEAST_COHESION,
        area: plan::AREA,
        begun: plan::BEGUN,
        family: plan::FAMILY,
        spelt: plan::SPELT,
        near: plan::NEAR,
        lone: plan::LONE,
        quotes: quotation::QUOTES.iter().collect(),
        most_near: vocabulary::MOST_NEAR,
        least_shared: vocabulary::LEAST_SHARED,
        long: plan::LONG,
        most_spelt: pinyin::MOST,
        rarer: pinyin::RARER,
        least_alike: homophone::LEAST_ALIKE,
        least_around: homophone::LEAST_AROUND,
        before: excerpt::BEFORE,
        length: excerpt::LENGTH,
    }
}
