//! What a result shows before its text: name, address, numbers to call, places on the page; and the texts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::document::Row;
use super::super::pack::number;
use super::Own;

/// The sizes at which a part of heads and a part of texts end, in bytes before compression, and how many
/// of each a language has at most.
const HEADS: (usize, usize) = (8 << 10, 20);
const TEXTS: (usize, usize) = (16 << 10, 230);
/// What is the same as in the text before is counted up to this.
const MOST_SAME: usize = 44;

/// What results show of each record, in order: path without folder of the language and ending, name, numbers
/// to call apart by `|`, anchors of its rows, and what rows state, by their place; what is empty at the end is
/// left out.
pub fn heads(own: &Own) -> Vec<Vec<Value>> {
    own.entries
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let inside = entry.path.strip_prefix(own.tag).unwrap_or(&entry.path).trim_start_matches('/');
            let (anchors, values) = (anchors(own, at), values(own, at));
            let mut head = vec![
                json!(inside.trim_end_matches(".html")),
                json!(entry.title),
                json!(entry.phones.join("|")),
                json!(anchors),
            ];
            if values.is_empty() {
                let used = 2 + [anchors.is_empty(), entry.phones.is_empty()]
                    .iter()
                    .position(|empty| !empty)
                    .map_or(0, |at| 2 - at);
                head.truncate(used);
            } else {
                head.push(json!(values));
            }
            head
        })
        .collect()
}

/// Bytes of heads.
pub fn size(heads: &[Vec<Value>]) -> usize {
    heads.iter().map(|head| written(head)).sum()
}

fn written(head: &[Value]) -> usize {
    head.iter().map(|value| value.to_string().len() + 1).sum()
}

/// Parts of heads, each with the number of its first record.
pub fn parts(heads: &[Vec<Value>]) -> Vec<(usize, Value)> {
    let sizes: Vec<usize> = heads.iter().map(|head| written(head)).collect();
    let part = |(from, to): (usize, usize)| (from, json!({ "heads": listed(heads, from..to) }));
    cut(&sizes, HEADS).into_iter().map(part).collect()
}

/// The heads of some records, each after the number of its record.
pub fn listed(heads: &[Vec<Value>], records: impl IntoIterator<Item = usize>) -> Value {
    let numbered =
        |record: usize| std::iter::once(json!(record)).chain(heads[record].iter().cloned()).collect();
    Value::Array(records.into_iter().map(numbered).collect())
}

/// Parts of texts, each with the number of its first row.
pub fn texts(own: &Own) -> Vec<(usize, Value)> {
    let texts: Vec<String> = own.rows.iter().map(|row| row.text()).collect();
    let sizes: Vec<usize> = texts.iter().map(String::len).collect();
    cut(&sizes, TEXTS).into_iter().map(|(from, to)| (from, json!({ "texts": texts[from..to] }))).collect()
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

/// The rows of a record.
fn rows_of<'a>(own: &Own<'a>, record: usize) -> &'a [Row] {
    let first = own.rows.partition_point(|row| row.entry < own.first_entry + record);
    let end = own.rows.partition_point(|row| row.entry <= own.first_entry + record);
    &own.rows[first..end]
}

/// The deadlines and sums of rows, by their place among the rows of a record.
fn values<'a>(own: &Own<'a>, record: usize) -> BTreeMap<usize, &'a [String]> {
    let rows = rows_of(own, record).iter().enumerate();
    rows.filter(|(_, row)| !row.values.is_empty()).map(|(at, row)| (at, row.values.as_slice())).collect()
}

/// The places of the rows of a record on its page, apart by spaces: how many characters are as in the one
/// before, and the rest; empty for the record as a whole. Nothing of a record that is one row.
fn anchors(own: &Own, record: usize) -> String {
    let rows = rows_of(own, record);
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
