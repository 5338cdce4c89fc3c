//! Where rows have terms: needed for what stands in quotes only, and so apart from the postings.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::terms::Part;

/// The size at which a part of places ends, in bytes before compression.
const SIZE: usize = 32 << 10;

/// Puts the places of parts of terms into parts of their own, at most so many, and into each part of terms how
/// many of its terms, in their order, have their places in which; `add` adds a part and gives its name.
pub fn apart<'p>(
    parts: impl Iterator<Item = &'p mut Part>,
    most: usize,
    mut add: impl FnMut(Value) -> String,
) {
    let mut parts: Vec<&mut Part> = parts.collect();
    let all = parts.iter().flat_map(|part| &part.places).map(|(term, places)| term.len() + places.len());
    let least = SIZE.max(all.sum::<usize>() / most);
    let mut open = Open::default();
    let mut files: Vec<(Vec<(usize, usize)>, String)> = Vec::new();
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.iter_mut().enumerate() {
        let terms = std::mem::take(&mut part.places);
        let end = terms.len();
        for (place, (term, places)) in terms.into_iter().enumerate() {
            open.add(at, term, places);
            if open.used >= least || (at == last && place + 1 == end) {
                let Open { places, counts, .. } = std::mem::take(&mut open);
                files.push((counts, add(json!({ "places": places }))));
            }
        }
        part.value["places"] = json!([]);
    }
    for (counts, file) in files {
        for (at, many) in counts {
            let listed = parts[at].value["places"].as_array_mut().expect("it was made a list");
            listed.push(json!([many, file]));
        }
    }
}

/// A part of places that is not full.
#[derive(Default)]
struct Open {
    places: BTreeMap<String, String>,
    used: usize,
    /// How many terms of which parts of terms it has.
    counts: Vec<(usize, usize)>,
}

impl Open {
    fn add(&mut self, part: usize, term: String, places: String) {
        self.used += term.len() + places.len();
        match self.counts.last_mut().filter(|(last, _)| *last == part) {
            Some((_, many)) => *many += 1,
            None => self.counts.push((part, 1)),
        }
        self.places.insert(term, places);
    }
}
