//! Whoever gets the program gets the licences of all that is in it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::cases::repository;

/// A crate as it is named in both lists: name and version.
type Crate = (String, String);

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The crates that Fangce is built with on this system, as cargo knows them; itself left out.
fn built_with() -> BTreeSet<Crate> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none"]);
    let output = cargo.args(["--format", "{p}"]).current_dir(repository()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).expect("UTF-8");
    let read = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    listed.lines().filter_map(read).filter(|(name, _)| name != "fangce").collect()
}

/// The crates of the lock file.
fn locked() -> BTreeSet<Crate> {
    let text = text("Cargo.lock");
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        line.expect("every entry has it").trim_matches('"').to_owned()
    };
    let blocks = text.split("[[package]]").skip(1);
    blocks.map(|block| (value(block, "name"), value(block, "version"))).collect()
}

/// The crates that the notices name.
fn noticed() -> BTreeSet<Crate> {
    let text = text("packaging/NOTICES.txt");
    let entries = text.lines().filter_map(|line| line.strip_prefix("* "));
    entries
        .filter_map(|entry| {
            let mut words = entry.split(' ');
            let (name, version) = (words.next()?, words.next()?);
            // Licence texts have lists of their own, of sentences.
            let is_version = version.starts_with(|c: char| c.is_ascii_digit()) && version.contains('.');
            (is_version && !name.is_empty()).then(|| (name.to_owned(), version.to_owned()))
        })
        .collect()
}

#[test]
fn the_notices_name_every_crate_of_the_program() {
    let (built, noticed) = (built_with(), noticed());
    assert!(built.len() > 200, "only {} crates: this test no longer sees what is built in", built.len());
    let missing: Vec<_> = built.difference(&noticed).collect();
    assert!(missing.is_empty(), "no licence for {missing:#?}: run packaging/notices");
    let locked = locked();
    let stale: Vec<_> = noticed.difference(&locked).collect();
    assert!(stale.is_empty(), "no longer built in: {stale:#?}: run packaging/notices");
}

#[test]
fn the_program_prints_the_licences() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = crate::command::fangce(folder.path(), &["licenses"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    for part in ["Copyright (c) 2026 The Fangce authors", "Apache License", "* tantivy ", "# Syntaxes"] {
        assert!(printed.contains(part), "{part} is missing");
    }
}

/// Every crate that Cargo.toml asks for has its reason in `docs/dependencies.md`, and nothing else has.
#[test]
fn every_dependency_has_its_reason() {
    let manifest = text("Cargo.toml");
    let mut asked = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside && let Some((name, _)) = line.split_once(" = ") {
            asked.insert(name.to_owned());
        }
    }
    assert!(asked.len() > 40, "this test no longer sees what is asked for");
    let document = text("docs/dependencies.md");
    let tables = document.split("## If one").next().unwrap_or_default();
    let row = |line: &str| Some(line.strip_prefix("| ")?.split_once(" | ")?.0.to_owned());
    let mut reasons: BTreeSet<String> = tables.lines().filter_map(row).collect();
    reasons.retain(|name| name != "crate" && name != "---");
    assert_eq!(asked, reasons);
}
