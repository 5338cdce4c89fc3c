//! A site that is kept in step with its files is the one that reading all anew gives, whatever changed.

use std::collections::BTreeMap;

use fangce::check::Workspace;
use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::tree::SourceTree;

use crate::cases::{base, collect, repository};
use crate::dice::Dice;

/// Cases whose records make up the site that is edited: every type, and what depends on other records.
const CASES: [&str; 10] = [
    "boundary",
    "case",
    "contradicts-home",
    "document",
    "duty",
    "glossary",
    "guide",
    "procedure",
    "service",
    "upkeep",
];
/// How many series of edits are tried, each from the site as it is.
const SERIES: u64 = 40;
/// How many edits follow one another.
const EDITS: usize = 6;

#[test]
fn an_update_gives_what_reading_all_anew_gives() {
    let files = files();
    for seed in 0..SERIES {
        let mut dice = Dice(seed);
        let mut workspace = Workspace::new(SourceTree::new(files.clone()));
        let mut told = Vec::new();
        assert!(workspace.site().is_some(), "the site is free of errors to begin with");
        for _ in 0..EDITS {
            let (path, bytes) = edit(workspace.sources(), &files, &mut dice);
            told.push(format!("{path} {}", if bytes.is_some() { "changed" } else { "gone" }));
            workspace.update([(path.clone(), bytes)]);
            same(&workspace, &told);
            // Most edits make an error; taken back, so that sites free of errors are compared as well.
            if dice.below(2) == 0 {
                told.push(format!("{path} as it was"));
                workspace.update([(path.clone(), files.get(&path).cloned())]);
                same(&workspace, &told);
            }
        }
    }
}

#[test]
fn files_outside_the_content_and_equal_bytes_change_nothing() {
    let mut workspace = Workspace::new(SourceTree::new(files()));
    let site = workspace.site().cloned();
    let guide = workspace.sources().get("content/site.yaml").expect("settings").to_vec();
    workspace.update([
        ("content/site.yaml".to_owned(), Some(guide)),
        ("themes/default/static/a.css".to_owned(), Some(b"a".to_vec())),
    ]);
    assert_eq!(workspace.sources().get("themes/default/static/a.css"), Some(&b"a"[..]));
    let same = match (&site, workspace.site()) {
        (Some(before), Some(after)) => std::sync::Arc::ptr_eq(before, after),
        (before, after) => before.is_none() && after.is_none(),
    };
    assert!(same, "the site was made again");
}

/// Compares a workspace with one that reads the same files for the first time.
fn same(workspace: &Workspace, told: &[String]) {
    let anew = Workspace::new(workspace.sources().clone());
    let json = |workspace: &Workspace, sources: &SourceTree| {
        print::json(workspace.diagnostics(), sources, catalogue("en"))
    };
    let (kept, new) = (json(workspace, workspace.sources()), json(&anew, anew.sources()));
    assert_eq!(kept, new, "after {told:#?}");
    let sites = (workspace.site().map(|site| &***site), anew.site().map(|site| &***site));
    assert!(sites.0 == sites.1, "another site after {told:#?}");
    if let Some(site) = workspace.site() {
        for record in site.records.iter() {
            assert_eq!(site.record(record.number()).map(|found| found.meta().span), Some(record.meta().span));
        }
    }
    // Ids of files differ from those of a tree in path order; nobody may see that.
    let files = workspace.sources().iter().map(|(_, path, bytes)| (path.to_owned(), bytes.to_vec()));
    let sorted = Workspace::new(SourceTree::new(files.collect::<Vec<_>>()));
    assert_eq!(kept, json(&sorted, sorted.sources()), "in path order, after {told:#?}");
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for case in CASES {
        collect(&repository().join("tests/sites").join(case).join("content"), "content", &mut files);
    }
    // The tables of the base, which names what most cases refer to.
    files.extend(base());
    files
}

/// A change such as authors make, and slip while making.
fn edit(sources: &SourceTree, all: &BTreeMap<String, Vec<u8>>, dice: &mut Dice) -> (String, Option<Vec<u8>>) {
    let paths: Vec<&str> = sources.iter().map(|(_, path, _)| path).collect();
    let path = paths[dice.below(paths.len())];
    let text = String::from_utf8_lossy(sources.get(path).unwrap_or_default()).into_owned();
    let keep = |text: String| (path.to_owned(), Some(text.into_bytes()));
    match dice.below(10) {
        0 => (path.to_owned(), None),
        1 => {
            // A file comes back as it was.
            let known: Vec<&String> = all.keys().collect();
            let path = known[dice.below(known.len())];
            (path.clone(), all.get(path).cloned())
        }
        2 => {
            // A record is copied under a new id, or under one that sorts before all.
            let (folder, name) = path.rsplit_once('/').unwrap_or(("content", path));
            let new = ["aaa-", "copy-of-"][dice.below(2)];
            (format!("{folder}/{new}{name}"), Some(text.into_bytes()))
        }
        3 => keep(lines(&text, dice, |lines, at| {
            lines.remove(at);
        })),
        4 => keep(lines(&text, dice, |lines, at| lines.insert(at, lines[at]))),
        5 => keep(format!("# a comment that moves everything\n{text}")),
        6 => keep(word(&text, dice, |_| "nowhere".to_owned())),
        7 => keep(word(&text, dice, |word| format!("{word}9"))),
        8 => keep(text.replace("zh:", ["zh:", "en:", "fr:"][dice.below(3)])),
        _ => keep(digit(&text, dice)),
    }
}

fn lines<'t>(text: &'t str, dice: &mut Dice, change: impl Fn(&mut Vec<&'t str>, usize)) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if !lines.is_empty() {
        let at = dice.below(lines.len());
        change(&mut lines, at);
    }
    lines.join("\n") + "\n"
}

/// The text with one of its ids or words changed.
fn word(text: &str, dice: &mut Dice, change: impl Fn(&str) -> String) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut words: Vec<(usize, &str)> = text
        .split(|c| !is_word(c))
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    words.retain(|(_, word)| word.len() > 2);
    if words.is_empty() {
        return text.to_owned();
    }
    let (at, word) = words[dice.below(words.len())];
    format!("{}{}{}", &text[..at], change(word), &text[at + word.len()..])
}

/// The text with one of its digits changed.
fn digit(text: &str, dice: &mut Dice) -> String {
    let digits: Vec<usize> =
        text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
    if digits.is_empty() {
        return text.to_owned();
    }
    let at = digits[dice.below(digits.len())];
    format!("{}{}{}", &text[..at], dice.below(10), &text[at + 1..])
}
