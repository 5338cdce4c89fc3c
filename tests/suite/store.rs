//! What a build keeps for the next one: never trusted over the content, and never needed.

use std::collections::{BTreeMap, BTreeSet};
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
    let mut before: BTreeSet<String> = files(&top.join("public")).into_keys().collect();
    before.retain(|path| path.starts_with("assets/"));
    for round in 0..12 {
        // Numerical Recipes' generator, so that each run makes the same changes.
        chosen = chosen.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let step = if round < 10 { round } else { chosen >> 24 };
        change(top, cache.path(), &older, step);
        let nothing = tempfile::tempdir().expect("a folder");
        let said = build(top, cache.path(), "public");
        let _ = fs::remove_dir_all(top.join("clean"));
        let clean = build(top, nothing.path(), "clean");
        assert_eq!(said, clean.replace("clean", "public"), "step {step}");
        let clean = files(&top.join("clean"));
        // Beside the site lies at most what pages of the site before may still ask for.
        let mut built = files(&top.join("public"));
        built.retain(|path, _| clean.contains_key(path) || !before.contains(path));
        assert!(built == clean, "step {step}");
        before.extend(clean.into_keys().filter(|path| path.starts_with("assets/")));
    }
}

#[test]
fn a_page_of_the_site_before_finds_all_that_it_loads() {
    let folder = site(&[("content/guides/first.yaml", GUIDE)]);
    let (top, cache) = (folder.path(), tempfile::tempdir().expect("a folder"));
    build(top, cache.path(), "public");
    let mut before = files(&top.join("public"));
    // A rule of the theme changes the style, a record the parts of the search.
    let changes = [
        ("themes/default/style/99-own.css", "body { color: green }\n"),
        ("content/guides/first.yaml", "title: {zh: 新的, en: New}\n"),
        ("content/guides/first.yaml", "title: {zh: 更新的, en: Newer}\n"),
    ];
    let mut left = 0;
    for (path, text) in changes {
        put(top, path, text.as_bytes());
        build(top, cache.path(), "public");
        let now = files(&top.join("public"));
        let named = |path: &&String| path.starts_with("assets/") && path.contains('-');
        for path in before.keys().filter(named) {
            assert_eq!(now.get(path), before.get(path), "{path}");
        }
        before = now;
        left = before.len();
        // Only the names of this site count as those of the site before for the next one.
        let marker = fs::read_to_string(top.join("public/.fangce")).expect("a marker");
        let site: BTreeSet<&str> = marker.lines().take_while(|line| !line.is_empty()).collect();
        before.retain(|path, _| site.contains(path.as_str()));
        assert!(before.len() < left, "nothing of the site before is there: {path}");
    }
    let clean = tempfile::tempdir().expect("a folder");
    build(top, clean.path(), "clean");
    assert!(files(&top.join("clean")).len() < left, "a build into an empty folder holds its own files alone");
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
