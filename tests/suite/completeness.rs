//! Nothing of the office's document is lost: every id of it has one home in our content.

use std::collections::{BTreeMap, BTreeSet};

use fangce::model::walk::Part;

use crate::cases::repository;
use crate::repeat::{checked, ours};

/// How many ids the document has; `tests/source-ids.tsv` is a copy, and a copy can lose its end.
const IDS: usize = 762;

#[test]
fn every_id_of_the_document_has_one_home() {
    let table = std::fs::read_to_string(repository().join("tests/source-ids.tsv")).expect("the table of ids");
    let ids: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let wanted: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!((ids.len(), wanted.len()), (IDS, IDS), "tests/source-ids.tsv lists each id once");

    let site = checked();
    let sources = ours();
    let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in site.records.iter() {
        record.walk(&mut |part| {
            if let Part::Source(source) = part {
                homes.entry(&source.value).or_default().push(sources.path(source.span.file));
            }
        });
    }
    let homeless: Vec<&&str> = wanted.iter().filter(|id| !homes.contains_key(**id)).collect();
    let crowded: Vec<_> = homes.iter().filter(|(_, files)| files.len() > 1).collect();
    let unknown: Vec<_> = homes.iter().filter(|(id, _)| !wanted.contains(**id) && !is_basis(id)).collect();
    assert!(homeless.is_empty(), "{} ids have no home: {homeless:?}", homeless.len());
    assert!(crowded.is_empty(), "ids with more than one home: {crowded:?}");
    assert!(unknown.is_empty(), "homes of ids that the document does not have: {unknown:?}");
}

/// Whether an id is that of a boundary's legal basis, `b<n>.L<j>`, which the table does not list.
fn is_basis(id: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    id.strip_prefix('b')
        .and_then(|rest| rest.split_once(".L"))
        .is_some_and(|(boundary, law)| number(boundary) && number(law))
}
