//! What `fangce check --fix` does to files, whatever the mistakes: what it mends is mended, and nothing else changes.

use std::collections::BTreeMap;
use std::fs;

use fangce::check::mend::{Mended, mend};
use fangce::diagnostic::Diagnostic;
use fangce::tree::SourceTree;

use crate::cases::BUILT;
use crate::command::{fangce, site};
use crate::dice::Dice;
use crate::repeat::ours;
use crate::workspace::files;

/// How many times a right site is damaged and mended.
const TRIES: u64 = 120;

#[test]
fn a_site_without_mistakes_stays_as_it_is() {
    for built in BUILT.iter().filter(|built| built.found.iter().all(|found| found.fix.is_empty())) {
        assert!(mend(built.sources.clone()).files.is_empty(), "{}", built.case.name);
    }
    assert!(mend(ours().clone()).files.is_empty(), "our own content");
}

#[test]
fn what_was_mended_is_found_no_more_and_the_rest_stays() {
    let mut tried = 0;
    for built in BUILT.iter() {
        let mended = mend(built.sources.clone());
        tried += mended.count;
        let left: Vec<&Diagnostic> =
            mended.workspace.diagnostics().iter().filter(|found| !found.fix.is_empty()).collect();
        assert!(left.is_empty(), "{}: {left:#?}", built.case.name);
        for (path, before, after) in &mended.files {
            let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
            assert_eq!(before.lines().count(), after.lines().count(), "{}: {path}", built.case.name);
            let comment = |line: &&str| line.trim_start().starts_with('#');
            let comments =
                |text: &'_ str| text.lines().filter(comment).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(comments(&before), comments(&after), "{}: {path}", built.case.name);
        }
        let paths: Vec<&str> = mended.files.iter().map(|(path, ..)| path.as_str()).collect();
        for (_, path, bytes) in built.sources.iter().filter(|(_, path, _)| !paths.contains(path)) {
            assert_eq!(mended.workspace.sources().get(path), Some(bytes));
        }
    }
    assert!(tried > 40, "only {tried} mended in all cases");
}

/// Slips of which it is certain what was meant, each the change of a text that is right.
const SLIPS: [(&str, &str); 14] = [
    (": ", "："),
    (", ", "，"),
    ("- ", "－ "),
    ("- ", "– "),
    (": {", ":{"),
    ("{zh: ", "{cn: "),
    ("desk", "“desk”"),
    ("kind: law", "kind: 法律"),
    ("unit: day", "unit: 天"),
    ("unit: day", "unit: days"),
    ("title: ", "titel: "),
    ("true", "是"),
    ("agency: bureau", "agency: 示例局"),
    ("level: county", "level: 县级"),
];

#[test]
fn a_slip_is_taken_back() {
    let right = files();
    let mut mended = 0;
    for seed in 0..TRIES {
        let mut dice = Dice(seed);
        let (wrong, path) = slipped(&right, &mut dice);
        let Mended { workspace, count, .. } = mend(SourceTree::new(wrong.clone()));
        if count == 0 {
            // Not every such change is a mistake: a comma in a text may well be a wide one.
            continue;
        }
        mended += 1;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let after = text(workspace.sources().get(&path).expect("the file is there"));
        // What a space too many or quotation marks say is the same.
        let spaced = |text: String| text.replace(": ", ":").replace(", ", ",").replace('"', "");
        assert_eq!(
            spaced(after),
            spaced(text(&right[&path])),
            "seed {seed}, {path}:\n{}",
            text(&wrong[&path])
        );
    }
    assert!(mended > TRIES / 4, "only {mended} of {TRIES} were mistakes that can be mended");
}

/// The files with one slip in one of them, and its path.
fn slipped(right: &BTreeMap<String, Vec<u8>>, dice: &mut Dice) -> (BTreeMap<String, Vec<u8>>, String) {
    loop {
        let path = right.keys().nth(dice.below(right.len())).expect("a file");
        let text = String::from_utf8_lossy(&right[path]).into_owned();
        let (from, to) = SLIPS[dice.below(SLIPS.len())];
        // Comments may say anything.
        let code = |at: &usize| !text[text[..*at].rfind('\n').map_or(0, |end| end + 1)..*at].contains('#');
        let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).filter(code).collect();
        if !path.ends_with(".yaml") || places.is_empty() {
            continue;
        }
        let at = places[dice.below(places.len())];
        let mut wrong = right.clone();
        wrong.insert(path.clone(), format!("{}{to}{}", &text[..at], &text[at + from.len()..]).into_bytes());
        return (wrong, path.clone());
    }
}

#[test]
fn the_command_shows_what_it_changes_and_says_what_it_left() {
    let wrong = "# Scales.\nname: {zh: 校秤, en: Scale check}\nunits: {lead: [窗口]}   # who\nhotlines:\n  - {number: 0730－2214550，unit: desk}\ndates:\n  - {name: {zh: 日, en: Day}, on: 02-30}\n";
    let right = "# Scales.\nname: {zh: 校秤, en: Scale check}\nunits: {lead: [desk]}   # who\nhotlines:\n  - {number: 0730-2214550, unit: desk}\ndates:\n  - {name: {zh: 日, en: Day}, on: 02-30}\n";
    let folder = site(&[("content/services/scales.yaml", wrong)]);
    let file = folder.path().join("content/services/scales.yaml");
    let run = |arguments: &[&str]| {
        let output = fangce(folder.path(), arguments).output().expect("fangce starts");
        let text = |bytes| String::from_utf8(bytes).expect("fangce speaks UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (_, shown, said) = run(&["check", "--fix", "--dry-run", "--lang", "en"]);
    assert!(shown.contains("-units: {lead: [窗口]}   # who\n+units: {lead: [desk]}   # who"), "{shown}");
    assert!(said.contains("Nothing was written"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), wrong);
    let (code, shown_again, said) = run(&["check", "--fix", "--lang", "en"]);
    assert_eq!((code, shown_again), (Some(1), shown), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), right);
    assert!(said.contains("bad-date") && !said.contains("bad-phone"), "it says what it left: {said}");
    let beside: Vec<_> = fs::read_dir(file.parent().expect("a folder")).expect("the folder").collect();
    assert_eq!(beside.len(), 1, "nothing is left beside: {beside:?}");
    assert_eq!(run(&["check", "--dry-run"]).0, Some(2), "without --fix there is nothing to try");
}
