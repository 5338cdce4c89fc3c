//! Where rows have terms: needed for what stands in quotes only, and so apart from the postings.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::terms::Part;

/// The size at which a part of places ends, in bytes before compression.
const SIZE: usize = 32 << 10;

/// Puts the places of parts of terms into parts of their own, at most so many, and their names into the parts
/// of terms; `add` adds a part and gives its name.
pub fn apart<'p>(
    parts: impl Iterator<Item = &'p mut Part>,
    most: usize,
    mut add: impl FnMut(Value) -> String,
) {
    let mut parts: Vec<&mut Part> = parts.collect();
    let size =
        |part: &Part| part.places.iter().map(|(term, places)| term.len() + places.len()).sum::<usize>();
    let least = SIZE.max(parts.iter().map(|part| size(part)).sum::<usize>() / most);
    let (mut from, mut used) = (0, 0);
    for at in 0..parts.len() {
        used += size(parts[at]);
        if used >= least || at + 1 == parts.len() {
            let mut places: BTreeMap<String, String> = BTreeMap::new();
            parts[from..=at].iter_mut().for_each(|part| places.append(&mut part.places));
            let file = add(json!({ "places": places }));
            parts[from..=at].iter_mut().for_each(|part| part.value["places"] = json!(file));
            (from, used) = (at + 1, 0);
        }
    }
}
