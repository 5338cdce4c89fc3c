//! What a build keeps for the next one: never trusted over the content, and never needed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::cases::collect;
use crate::command::{fangce, put, site};

/// The files of a finished site.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files.retain(|path, _| path != ".fangce");
    files
}

/// Builds with a cache of its own; gives what was said on both streams.
fn build(top: &Path, cache: &Path, out: &str) -> String {
    let mut command = fangce(top, &["build", "--out", out]);
    let ran = command.env("XDG_CACHE_HOME", cache).output().expect("fangce starts");
    format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr))
}

const GUIDE: &str = "title: {zh: 旧的, en: Old}\n";

/// A change of the site, of its finished files, or of what was kept; `older` is what once was kept.
fn change(top: &Path, cache: &Path, older: &BTreeMap<String, Vec<u8>>, step: u32) {
    let title = format!("title: {{zh: 第{step}版, en: Edition {step}}}\n");
    match step % 10 {
        0 => put(top, "content/guides/first.yaml", title.as_bytes()),
        1 => put(top, &format!("content/guides/g{step}.yaml"), title.as_bytes()),
        2 => {
            let word = format!("nav:\n  search: Find {step}\n");
            put(top, "themes/default/strings/en.yaml", word.as_bytes());
        }
        // Somebody's hands in the finished site.
        3 => put(top, "public/en/index.html", b"mine"),
        4 => fs::remove_file(top.join("public/zh/index.html")).expect("it was built"),
        // A translation is missing: a warning, which must be said again.
        5 => put(top, "content/guides/first.yaml", "title: {zh: 只有中文}\n".as_bytes()),
        6 => {
            for (path, _) in files(cache) {
                put(cache, &path, b"nonsense");
            }
        }
        7 => {
            for (path, bytes) in files(cache) {
                put(cache, &path, &bytes[..bytes.len() / 2]);
            }
        }
        8 => older.iter().for_each(|(path, bytes)| put(cache, path, bytes)),
        _ => {}
    }
}

#[test]
fn whatever_changes_the_site_is_that_of_a_clean_build() {
    let folder = site(&[("content/guides/first.yaml", GUIDE)]);
    let (top, cache) = (folder.path(), tempfile::tempdir().expect("a folder"));
    build(top, cache.path(), "public");
    let mut chosen: u32 = 7;
    let older = files(cache.path());
    for round in 0..12 {
        // Numerical Recipes' generator, so that each run makes the same changes.
        chosen = chosen.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let step = if round < 10 { round } else { chosen >> 24 };
        change(top, cache.path(), &older, step);
        let nothing = tempfile::tempdir().expect("a folder");
        let said = build(top, cache.path(), "public");
        let clean = build(top, nothing.path(), "clean");
        assert_eq!(said, clean.replace("clean", "public"), "step {step}");
        assert!(files(&top.join("public")) == files(&top.join("clean")), "step {step}");
    }
}

#[test]
fn what_did_not_change_is_not_built_again() {
    let folder = site(&[("content/guides/first.yaml", GUIDE)]);
    let (top, cache) = (folder.path(), tempfile::tempdir().expect("a folder"));
    let stages = || {
        let mut command = fangce(top, &["build", "--timings"]);
        let ran = command.env("XDG_CACHE_HOME", cache.path()).output().expect("fangce starts");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    };
    assert!(stages().contains("render"));
    let again = stages();
    assert!(again.contains("read") && !again.contains("render"), "{again}");
    put(top, "content/guides/first.yaml", GUIDE.replace("Old", "New").as_bytes());
    assert!(stages().contains("render"));
}
