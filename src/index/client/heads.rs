//! What a result shows before its text: name, address, numbers to call, places on the page; and the texts.

use std::collections::BTreeMap;

use super::super::document::Row;
use super::super::pack::number;
use super::Own;

/// The sizes at which a part of heads and a part of texts end, in bytes before compression, and how many
/// of each a language has at most.
const HEADS: (usize, usize) = (8 << 10, 100);
const TEXTS: (usize, usize) = (16 << 10, 250);
/// What is the same as in the text before is counted up to this.
const MOST_SAME: usize = 44;

/// Parts of heads, each with the number of its first record: of each record path without folder of the
/// language and ending, name, and numbers to call; the anchors of all rows; what rows state, by their place.
pub fn heads(own: &Own) -> Vec<(usize, serde_json::Value)> {
    let heads: Vec<Vec<&str>> = own
        .entries
        .iter()
        .map(|entry| {
            let inside = entry.path.strip_prefix(own.tag).unwrap_or(&entry.path).trim_start_matches('/');
            let mut head = vec![inside.trim_end_matches(".html"), entry.title.as_str()];
            head.extend(entry.phones.iter().map(String::as_str));
            head
        })
        .collect();
    let sizes: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| head.iter().map(|text| text.len()).sum::<usize>() + anchors(own, at, at + 1).len())
        .collect();
    cut(&sizes, HEADS)
        .into_iter()
        .map(|(from, to)| {
            (from, serde_json::json!({ "heads": heads[from..to], "anchors": anchors(own, from, to), "values": values(own, from, to) }))
        })
        .collect()
}

/// Parts of texts, each with the number of its first row.
pub fn texts(own: &Own) -> Vec<(usize, serde_json::Value)> {
    let texts: Vec<String> = own.rows.iter().map(|row| row.text()).collect();
    let sizes: Vec<usize> = texts.iter().map(String::len).collect();
    cut(&sizes, TEXTS)
        .into_iter()
        .map(|(from, to)| (from, serde_json::json!({ "texts": texts[from..to] })))
        .collect()
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

/// The rows of some records.
fn rows_of<'a>(own: &Own<'a>, from: usize, to: usize) -> &'a [Row] {
    let first = own.rows.partition_point(|row| row.entry < own.first_entry + from);
    let end = own.rows.partition_point(|row| row.entry < own.first_entry + to);
    &own.rows[first..end]
}

/// The deadlines and sums of rows, by their place among the rows of some records.
fn values<'a>(own: &Own<'a>, from: usize, to: usize) -> BTreeMap<usize, &'a [String]> {
    let rows = rows_of(own, from, to).iter().enumerate();
    rows.filter(|(_, row)| !row.values.is_empty()).map(|(at, row)| (at, row.values.as_slice())).collect()
}

/// The places of the rows of some records on their pages, apart by spaces: how many characters are as in
/// the one before, and the rest; empty for the record as a whole.
fn anchors(own: &Own, from: usize, to: usize) -> String {
    let (mut packed, mut before) = (String::new(), "");
    for (at, row) in rows_of(own, from, to).iter().enumerate() {
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
