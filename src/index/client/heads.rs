//! What a result shows before its text: name, address, numbers to call, places on the page; and the texts.

use std::collections::BTreeMap;

use super::super::pack::number;
use super::super::part::{json, object};
use super::super::row::{Number, Row};
use super::language::Language;

/// The sizes at which a part of heads and a part of texts end, in bytes before compression, and how many
/// of each a language has at most.
const HEADS: (usize, usize) = (8 << 10, 20);
const TEXTS: (usize, usize) = (16 << 10, 230);
/// What is the same as in the text before is counted up to this.
const MOST_SAME: usize = 44;

/// What results show of the records of a language.
pub struct Heads {
    /// The head of each record: the values of a JSON list but for the number of the record, which comes first.
    all: Vec<String>,
}

impl Heads {
    /// The heads of a language: path without folder of the language and ending, name, numbers to call apart by
    /// `|` (after `=` how one is dialled, where that differs), anchors of its rows, and what rows state, by their place; what is empty at the end is left out.
    pub fn of(language: &Language) -> Self {
        let rows = language.own.rows.rows.chunk_by(|a, b| a.entry == b.entry);
        let entries = &language.own.rows.entries;
        let head = |rows: &[Row]| {
            let entry = &entries[rows[0].entry];
            let inside = entry.path.strip_prefix(language.own.tag).unwrap_or(&entry.path);
            let path = inside.trim_start_matches('/').trim_end_matches(".html");
            let (phones, anchors, values) = (phones(&entry.phones), anchors(rows), values(rows));
            let used = if !values.is_empty() {
                5
            } else if !anchors.is_empty() {
                4
            } else if !phones.is_empty() {
                3
            } else {
                2
            };
            let all = [json(&path), json(&entry.title), json(&phones), json(&anchors), json(&values)];
            all[..used].join(",")
        };
        Self { all: rows.map(head).collect() }
    }

    /// Their bytes.
    pub fn size(&self) -> usize {
        self.all.iter().map(|head| head.len() + 1).sum()
    }

    /// Parts of heads, each with the number of its first record.
    pub fn parts(&self) -> impl Iterator<Item = (usize, String)> {
        let sizes: Vec<usize> = self.all.iter().map(|head| head.len() + 1).collect();
        cut(&sizes, HEADS).into_iter().map(|(from, to)| (from, object([("heads", self.listed(from..to))])))
    }

    /// The heads of some records as a JSON list, each after the number of its record.
    pub fn listed(&self, records: impl IntoIterator<Item = usize>) -> String {
        let mut list = String::from("[");
        for record in records {
            let comma = if list.len() > 1 { "," } else { "" };
            list.extend([comma, "[", &record.to_string(), ",", &self.all[record], "]"]);
        }
        list.push(']');
        list
    }
}

/// Numbers to call: behind an equals sign how it is dialled, where that is not as it is shown.
fn phones(numbers: &[Number]) -> String {
    let number = |number: &Number| match number.shown == number.dialled {
        true => number.shown.clone(),
        false => format!("{}={}", number.shown, number.dialled),
    };
    numbers.iter().map(number).collect::<Vec<_>>().join("|")
}

/// Parts of texts, each with the number of its first row.
pub fn texts(rows: &[Row]) -> impl Iterator<Item = (usize, String)> {
    let sizes: Vec<usize> = rows.iter().map(Row::length).collect();
    let part = |(from, to): (usize, usize)| {
        let texts: Vec<String> = rows[from..to].iter().map(Row::text).collect();
        (from, object([("texts", json(&texts))]))
    };
    cut(&sizes, TEXTS).into_iter().map(part)
}

/// The first and the end of each part.
fn cut(sizes: &[usize], (least, most): (usize, usize)) -> Vec<(usize, usize)> {
    let least = least.max(sizes.iter().sum::<usize>() / most);
    let (mut parts, mut from, mut used) = (Vec::new(), 0, 0);
    for (at, size) in sizes.iter().enumerate() {
        used += size;
        if used >= least || at + 1 == sizes.len() {
            parts.push((from, at + 1));
            (from, used) = (at + 1, 0);
        }
    }
    parts
}

/// The deadlines and sums of the rows of a record, by their place.
fn values<'r>(rows: &'r [Row]) -> BTreeMap<usize, &'r [String]> {
    rows.iter()
        .enumerate()
        .filter(|(_, row)| !row.values.is_empty())
        .map(|(at, row)| (at, row.values))
        .collect()
}

/// The places of the rows of a record on its page, apart by spaces: how many characters are as in the one
/// before, and the rest; empty for the record as a whole. Nothing of a record that is one row.
fn anchors(rows: &[Row]) -> String {
    if rows.iter().all(|row| row.anchor.is_none()) {
        return String::new();
    }
    let (mut packed, mut before) = (String::new(), "");
    for (at, row) in rows.iter().enumerate() {
        let anchor = row.anchor.as_deref().unwrap_or_default();
        let same = before.chars().zip(anchor.chars()).take_while(|(a, b)| a == b).count().min(MOST_SAME);
        if at > 0 {
            packed.push(' ');
        }
        number(same as u32, &mut packed);
        packed.extend(anchor.chars().skip(same));
        before = anchor;
    }
    packed
}
