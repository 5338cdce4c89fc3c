//! Buckets of Han terms: a query knows from a term in which bucket it is by its [`Home`].

use super::super::analyzer::{fold_into, han_runs};
use super::super::row::Row;
use super::super::{BODY, NAMES};
use super::bucket::{All, Bucket};
use super::clusters::{Clusters, Home};
use super::heads::Heads;
use super::postings::Listed;

/// How many bytes before compression a part has at most, and how many parts a language has at most, which
/// comes first. The terms of a word fit: larger parts put words together that queries do not, so that queries
/// load more bytes and as many parts.
const SIZE: usize = 8 << 10;
const MOST: usize = 240;
/// The share of a part from which on the postings of a pair are long.
const LONG: usize = 16;
/// How much more what overlaps in a title or name counts than in a text, since queries are like names; and
/// how many characters of texts are read.
const IN_NAMES: u64 = 20;
const READ: usize = 500_000;

/// Characters with which the terms of a bucket begin, pairs that are apart, and the bucket.
pub fn buckets(rows: &[Row], all: &All, heads: Option<&Heads>) -> Vec<(String, String, Bucket)> {
    let sizes: Vec<(&str, usize)> =
        all.iter().map(|(term, listed)| (term.as_str(), listed.size(term))).collect();
    let size = SIZE.max(sizes.iter().map(|(_, size)| size).sum::<usize>() / MOST);
    let mut clusters = Clusters::new(&sizes, size / LONG, size);
    read(rows, &mut clusters);
    let terms = |home: Home| -> Vec<(&String, &Listed)> {
        match home {
            Home::Pair(a, b) => all.get_key_value(&String::from_iter([a, b])).into_iter().collect(),
            Home::Character(c) => {
                let from = all.range(c.to_string()..).take_while(|(term, _)| term.starts_with(c));
                from.filter(|(term, _)| clusters.home(c, term.chars().nth(1)) == home).collect()
            }
        }
    };
    let part = |homes: Vec<Home>| {
        let (mut chars, mut pairs) = (String::new(), String::new());
        for home in &homes {
            match home {
                Home::Character(c) => chars.push(*c),
                Home::Pair(a, b) => pairs.extend([a, b]),
            }
        }
        let listed = homes.into_iter().flat_map(terms);
        let listed = listed.map(|(term, listed)| (term.as_str(), term.clone(), listed));
        (chars, pairs, Bucket::of(listed, heads))
    };
    clusters.grouped(size).into_iter().map(part).collect()
}

/// Notes which terms overlap in names, and in texts from all over the language.
fn read(rows: &[Row], clusters: &mut Clusters) {
    let mut folded = String::new();
    let mut read = |text: &str, weight: u64| {
        fold_into(text, &mut folded);
        han_runs(&folded).for_each(|run| clusters.read(run, weight));
    };
    rows.iter().flat_map(|row| row.fields[..NAMES].iter().flatten()).for_each(|name| read(name, IN_NAMES));
    let texts: usize = rows.iter().flat_map(|row| &row.fields[BODY]).map(|text| text.len()).sum();
    let each = texts / 3 / READ + 1;
    let texts = rows.iter().step_by(each).flat_map(|row| &row.fields[BODY]);
    texts.for_each(|text| read(text, 1));
}
