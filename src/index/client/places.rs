//! Where rows have terms: needed for what stands in quotes only, and so apart from the postings.

use std::collections::BTreeMap;

use super::super::part::{json, object};
use super::bucket::Bucket;

/// The size at which a part of places ends, in bytes before compression.
const SIZE: usize = 32 << 10;

/// Puts the places of buckets into parts of their own, at most so many, and tells the buckets in which; `add`
/// adds a part and gives its name.
pub fn apart<'p>(
    buckets: impl Iterator<Item = &'p mut Bucket>,
    most: usize,
    mut add: impl FnMut(String) -> String,
) {
    let mut buckets: Vec<&mut Bucket> = buckets.collect();
    let all =
        buckets.iter().flat_map(|bucket| &bucket.places).map(|(term, places)| term.len() + places.len());
    let least = SIZE.max(all.sum::<usize>() / most);
    let mut open = Open::default();
    let mut files: Vec<(Vec<(usize, usize)>, String)> = Vec::new();
    let last = buckets.len().saturating_sub(1);
    for (at, bucket) in buckets.iter_mut().enumerate() {
        let terms = std::mem::take(&mut bucket.places);
        let end = terms.len();
        for (place, (term, places)) in terms.into_iter().enumerate() {
            open.add(at, term, places);
            if open.used >= least || (at == last && place + 1 == end) {
                let Open { places, counts, .. } = std::mem::take(&mut open);
                files.push((counts, add(object([("places", json(&places))]))));
            }
        }
    }
    for (counts, file) in files {
        counts.into_iter().for_each(|(at, many)| buckets[at].places_in.push((many, file.clone())));
    }
}

/// A part of places that is not full.
#[derive(Default)]
struct Open {
    places: BTreeMap<String, String>,
    used: usize,
    /// How many terms of which buckets it has.
    counts: Vec<(usize, usize)>,
}

impl Open {
    fn add(&mut self, bucket: usize, term: String, places: String) {
        self.used += term.len() + places.len();
        match self.counts.last_mut().filter(|(last, _)| *last == bucket) {
            Some((_, many)) => *many += 1,
            None => self.counts.push((bucket, 1)),
        }
        self.places.insert(term, places);
    }
}
