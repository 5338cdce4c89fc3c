//! A number of our own content that is changed in its sentence is reported.

use std::ops::Range;

use fangce::check::Workspace;
use fangce::model::value::{Deadline, When};
use fangce::model::walk::Part;
use fangce::model::{Item, Localized};

use crate::dice::Dice;
use crate::repeat::ours;

/// How many numbers are changed in one language.
const TRIES: usize = 40;

#[test]
fn a_number_that_is_changed_in_one_language_is_reported() {
    let mut workspace = Workspace::new(ours().clone());
    let numbers = sentences(&workspace, |part| if let Part::Text(text) = part { Some(text) } else { None });
    let mut dice = Dice(7);
    let mut silent = Vec::new();
    for _ in 0..TRIES {
        let (path, range) = &numbers[dice.below(numbers.len())];
        let more = 1 + dice.below(8) as u64;
        if !is_reported(&mut workspace, path, std::slice::from_ref(range), more) {
            silent.push((path, range));
        }
    }
    assert!(silent.len() * 20 <= TRIES, "{} of {TRIES} silent: {silent:?}", silent.len());
}

#[test]
fn a_typed_time_that_its_sentence_no_longer_states_is_reported() {
    let mut workspace = Workspace::new(ours().clone());
    let typed = sentences(&workspace, |part| match part {
        Part::Item(item) if timed(item) => Some(&item.text),
        _ => None,
    });
    // The same number in both languages, and no other one.
    let mut tried = 0;
    for pair in typed.chunk_by(|(a, at), (b, next)| a == b && next.start - at.end < 400) {
        let [(path, zh), (_, en)] = pair else { continue };
        let word =
            |range: &Range<usize>| workspace.sources().get(path).expect("a file")[range.clone()].to_vec();
        if word(zh) != word(en) {
            continue;
        }
        tried += 1;
        assert!(is_reported(&mut workspace, path, &[zh.clone(), en.clone()], 7), "{path}: {zh:?}");
    }
    assert!(tried >= 5, "{tried} times were tried");
}

fn timed(item: &Item) -> bool {
    matches!(item.deadlines.as_slice(), [Deadline { when: When::Within(..), of: None, .. }])
}

/// Where numbers stand in some texts of our content, in the order of files.
fn sentences(workspace: &Workspace, pick: fn(Part) -> Option<&Localized>) -> Vec<(String, Range<usize>)> {
    let (site, sources) = (workspace.site().expect("our content is right"), workspace.sources());
    let mut found = Vec::new();
    for record in site.records.iter() {
        record.walk(&mut |part| {
            let Some(span) = pick(part).map(|text| text.span) else { return };
            let path = sources.path(span.file);
            let places = numbers(sources.bytes(span.file), span.range()).into_iter();
            found.extend(places.map(|range| (path.to_owned(), range)));
        });
    }
    found
}

/// The whole numbers in a range of bytes.
fn numbers(bytes: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let runs = bytes[range].chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let places = runs.map(|run| {
        at += run.len();
        (run[0].is_ascii_digit(), at - run.len()..at)
    });
    places.filter(|(number, _)| *number).map(|(_, place)| place).collect()
}

/// Whether something is reported once these numbers are larger; the file is as it was afterwards.
fn is_reported(workspace: &mut Workspace, path: &str, places: &[Range<usize>], more: u64) -> bool {
    let before = workspace.sources().get(path).expect("a file of the content").to_vec();
    let mut after = before.clone();
    for place in places.iter().rev() {
        let number: u64 = String::from_utf8_lossy(&before[place.clone()]).parse().expect("digits");
        after.splice(place.clone(), (number + more).to_string().into_bytes());
    }
    workspace.update([(path.to_owned(), Some(after))]);
    let reported = !workspace.diagnostics().is_empty();
    workspace.update([(path.to_owned(), Some(before))]);
    reported
}
