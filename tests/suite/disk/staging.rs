//! A site whose files come one by one.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use fangce::disk::{self, Staging, Stamp, Written};
use fangce::tree::{MemorySink, Sink, Stamped};
use rayon::prelude::*;
use tempfile::tempdir;

use super::{files, names, put, tree};

const OLD: [(&str, &str); 3] = [("index.html", "same"), ("zh/a.html", "old"), ("zh/gone.html", "")];

fn text(sink: &impl Sink, path: &str, text: &str) {
    sink.put(path, text.into());
}

fn inode(path: &Path) -> u64 {
    fs::metadata(path).expect("a file").ino()
}

/// Builds a site; gives the stamps of its files.
fn stamped(out: &Path, files: &[(&str, &str)]) -> Vec<Stamped> {
    let staging = Staging::begin(out, false).unwrap();
    files.iter().for_each(|(path, bytes)| text(&staging, path, bytes));
    staging.finish_stamped().unwrap().1.expect("every file has a time")
}

#[test]
fn many_threads_fill_one_site() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let fill = |sink: &dyn Sink| {
        (0..2000).into_par_iter().for_each(|at| {
            // Folders that many threads need at once, some inside of others.
            let path = format!("{}/{}/{at}.html", at % 7, at % 5);
            sink.put(&path, format!("page {at}").into_bytes());
        });
    };
    let memory = MemorySink::default();
    fill(&memory);
    let staging = Staging::begin(&out, false).unwrap();
    fill(&staging);
    assert!(!out.exists(), "nothing is to be seen before the end");
    assert_eq!(staging.finish().unwrap(), Written { new: 2000, ..Written::default() });
    let memory = memory.into_tree();
    let expected =
        memory.iter().map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into()));
    assert_eq!(files(&out), expected.collect());
}

#[test]
fn a_site_that_is_never_finished_leaves_no_trace() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    for exists in [false, true] {
        let staging = Staging::begin(&out, false).unwrap();
        text(&staging, "zh/b.html", "new");
        drop(staging);
        assert_eq!(out.exists(), exists);
        disk::write(&tree(&OLD), &out, false).unwrap();
        assert_eq!(files(&out), OLD.map(|(path, text)| (path.into(), text.into())).into());
        assert_eq!(names(top.path()), ["public"]);
    }
}

#[test]
fn what_is_kept_is_not_read() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let stamps = stamped(&out, &OLD);
    let before = inode(&out.join("zh/a.html"));
    fs::write(out.join("index.html"), "by hand").unwrap();
    fs::write(out.join("zh/new.html"), "by hand").unwrap();
    let mut staging = Staging::begin(&out, true).unwrap();
    let keep = |staging: &Staging, paths: &[&str]| {
        staging.keep(&paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>())
    };
    assert!(!keep(&staging, &["zh/a.html"]), "no stamp is trusted");
    staging.trust(stamps);
    assert!(!keep(&staging, &["zh/a.html", "zh/b.html"]), "the old site has no such file");
    assert!(!keep(&staging, &["zh/a.html", "zh/new.html"]), "nobody knows its stamp");
    assert!(!keep(&staging, &["index.html"]), "somebody wrote to it");
    assert!(!keep(&staging, &["zh"]), "a folder is no file");
    assert!(keep(&staging, &["zh/a.html"]));
    text(&staging, "zh/b.html", "b");
    let written = staging.finish().unwrap();
    assert_eq!(written, Written { new: 1, changed: 0, unchanged: 1, removed: 3, ..Written::default() });
    assert_eq!(inode(&out.join("zh/a.html")), before);
}

#[test]
fn a_site_that_is_kept_as_a_whole_stays_untouched() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let stamps = stamped(&out, &OLD);
    let before = inode(&out);
    let mut staging = Staging::begin(&out, false).unwrap();
    staging.trust(stamps);
    assert!(staging.is_still());
    assert!(OLD.iter().all(|(path, _)| staging.keep(&[(*path).to_owned()])));
    assert_eq!(staging.finish().unwrap(), Written { unchanged: 3, ..Written::default() });
    assert_eq!(inode(&out), before);
}

/// Builds a site beside what the last build laid aside.
fn again(out: &Path, shelf: &Path, files: &[(&str, &str)]) -> Written {
    let mut staging = Staging::begin(out, false).unwrap();
    staging.reuse(shelf.to_path_buf());
    files.iter().for_each(|(path, bytes)| text(&staging, path, bytes));
    staging.finish().unwrap()
}

#[test]
fn a_site_grows_in_the_one_before_the_last() {
    let (top, aside) = (tempdir().unwrap(), tempdir().unwrap());
    let (out, shelf) = (top.path().join("public"), aside.path().join("site"));
    let sites: [&[(&str, &str)]; 7] = [
        &OLD,
        &[("index.html", "same"), ("zh/a.html", "new"), ("zh/deep/down/b.html", "b")],
        // A file that became a folder, and a folder that became a file.
        &[("index.html", "same"), ("zh/a.html/c", "c"), ("zh/deep", "file")],
        // What did not change, beside what lay there before.
        &[("index.html", "other"), ("zh/a.html/c", "c"), ("zh/deep", "file")],
        &[("index.html", "other"), ("zh/a.html", "new"), ("en", "file")],
        &[("index.html", "same")],
        &OLD,
    ];
    for round in 0..3 {
        for site in sites {
            let before = if out.exists() { files(&out) } else { BTreeMap::new() };
            let written = again(&out, &shelf, site);
            let expected = site.iter().map(|(path, text)| ((*path).into(), (*text).into()));
            assert_eq!(files(&out), expected.collect(), "round {round}");
            let same = |(path, text): &&(&str, &str)| before.get(*path).is_some_and(|old| old == text);
            assert_eq!(written.unchanged, site.iter().filter(same).count());
            assert_eq!(names(top.path()), ["public"]);
        }
    }
}

#[test]
fn a_file_that_did_not_change_stays_the_same_file_whatever_lies_aside() {
    let top = tempdir().unwrap();
    let (out, shelf) = (top.path().join("public"), top.path().join("cache/site"));
    let edition = |edition| [("index.html", "same"), ("zh/a.html", edition), ("zh/link.html", "same")];
    (0..2).for_each(|at| drop(again(&out, &shelf, &edition(["old", "new"][at]))));
    let before = inode(&out.join("index.html"));
    assert_eq!(inode(&shelf.join("index.html")), before, "most of what lies aside is the site's");
    // Somebody's hands in the cache: another file of the same bytes, a link, files of nobody, one that is gone.
    put(&shelf, "mine/notes.txt", "mine");
    put(&shelf, ".well-known/mine", "mine");
    fs::remove_file(shelf.join("index.html")).unwrap();
    put(&shelf, "index.html", "same");
    fs::remove_file(shelf.join("zh/link.html")).unwrap();
    std::os::unix::fs::symlink(out.join("zh/link.html"), shelf.join("zh/link.html")).unwrap();
    fs::remove_file(shelf.join("zh/a.html")).unwrap();
    let written = again(&out, &shelf, &edition("newer"));
    assert_eq!(written, Written { changed: 1, unchanged: 2, ..Written::default() });
    assert_eq!(names(&out), [".fangce", "index.html", "zh"]);
    assert_eq!(inode(&out.join("index.html")), before);
    assert!(fs::symlink_metadata(out.join("zh/link.html")).unwrap().is_file());
    assert_eq!(fs::read_to_string(out.join("zh/a.html")).unwrap(), "newer");
}

#[test]
fn what_is_left_alone_is_no_part_of_what_lies_aside() {
    let top = tempdir().unwrap();
    let (out, shelf) = (top.path().join("public"), top.path().join("cache/site"));
    put(&out, ".well-known/acme", "kept");
    for edition in ["a", "b", "c", "d"] {
        put(&out, ".git/HEAD", edition);
        again(&out, &shelf, &[("index.html", edition)]);
        assert_eq!(names(&out), [".fangce", ".git", ".well-known", "index.html"]);
        assert_eq!(fs::read_to_string(out.join(".git/HEAD")).unwrap(), edition);
    }
}

#[test]
fn a_site_is_told_with_the_stamps_of_what_was_put() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let told = |stamps: &[Stamped]| {
        for (path, bytes, modified) in stamps {
            let Stamp { bytes: size, modified: time } = disk::stamp(&out, path).unwrap();
            assert_eq!((size, time), (*bytes, *modified), "{path}");
        }
        stamps.iter().map(|(path, ..)| path.clone()).collect::<Vec<_>>()
    };
    let first = stamped(&out, &OLD);
    assert_eq!(told(&first), OLD.map(|(path, _)| path));
    // One that is the same, one that is other, one that is kept, and one that is new.
    let mut staging = Staging::begin(&out, false).unwrap();
    staging.trust(first.clone());
    assert!(staging.keep(&["zh/gone.html".to_owned()]));
    [("index.html", "same"), ("zh/a.html", "other"), ("zh/b.html", "b")]
        .iter()
        .for_each(|(path, bytes)| text(&staging, path, bytes));
    let second = staging.finish_stamped().unwrap().1.unwrap();
    assert_eq!(told(&second), ["index.html", "zh/a.html", "zh/b.html", "zh/gone.html"]);
    assert_eq!((&second[0], &second[3]), (&first[0], &first[2]));
    // All the same: nothing is put anywhere.
    assert_eq!(
        stamped(
            &out,
            &[("index.html", "same"), ("zh/a.html", "other"), ("zh/b.html", "b"), ("zh/gone.html", "")]
        ),
        second
    );
}

#[test]
fn a_stamp_changes_with_the_file_alone() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let first = disk::stamp(&out, "zh/a.html").unwrap();
    assert_eq!(first.bytes, 3);
    let staging = Staging::begin(&out, false).unwrap();
    OLD[..2].iter().for_each(|(path, same)| text(&staging, path, same));
    staging.finish().unwrap();
    assert_eq!(disk::stamp(&out, "zh/a.html"), Some(first), "the site is new, the file is not");
    fs::write(out.join("zh/a.html"), "by hand").unwrap();
    assert_ne!(disk::stamp(&out, "zh/a.html"), Some(first));
    assert_eq!(disk::stamp(&out, "zh"), None);
}

#[test]
fn the_first_error_is_told_at_the_end() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let staging = Staging::begin(&out, false).unwrap();
    text(&staging, "index.html", "new");
    text(&staging, &format!("zh/{}.html", "x".repeat(300)), "too long a name");
    text(&staging, "../b.html", "no path");
    let error = staging.finish().unwrap_err();
    assert!(error.to_string().contains("xxx.html"), "{error}");
    assert_eq!(files(&out), OLD.map(|(path, text)| (path.into(), text.into())).into());
    assert_eq!(names(top.path()), ["public"]);
}

#[test]
fn a_file_that_comes_meanwhile_is_not_removed_unasked() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let staging = Staging::begin(&out, false).unwrap();
    text(&staging, "index.html", "new");
    put(&out, "notes.txt", "by hand");
    put(&out, "CNAME", "example.org");
    assert_eq!(staging.finish().unwrap_err().kind(), ErrorKind::DirectoryNotEmpty);
    assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "by hand");
    fs::remove_file(out.join("notes.txt")).unwrap();
    disk::write(&tree(&OLD[..1]), &out, false).unwrap();
    assert_eq!(names(&out), [".fangce", "CNAME", "index.html"]);
}

#[test]
fn a_folder_is_refused_before_any_page_is_made() {
    let top = tempdir().unwrap();
    put(top.path(), "documents/thesis.docx", "years of work");
    let error = Staging::begin(&top.path().join("documents"), false).err().expect("a refusal");
    assert_eq!(error.kind(), ErrorKind::DirectoryNotEmpty);
    assert_eq!(names(top.path()), ["documents"]);
}

#[test]
fn a_path_has_one_writer() {
    let top = tempdir().unwrap();
    let twice = |sink: &dyn Sink| {
        let put = || sink.put("index.html", Vec::new());
        put();
        let message = *catch_unwind(AssertUnwindSafe(put)).unwrap_err().downcast::<String>().unwrap();
        assert_eq!(message, "two writers for index.html");
    };
    twice(&MemorySink::default());
    let staging = Staging::begin(&top.path().join("public"), false).unwrap();
    twice(&staging);
    drop(staging);
    assert!(names(top.path()).is_empty());
}

/// Builds a site of these paths into a folder, in the one before the last, each file with its path in it; assets last.
fn publish(out: &Path, paths: &[&str]) -> Written {
    let mut staging = Staging::begin(out, false).unwrap();
    staging.let_last(|path| path.starts_with("assets/"));
    staging.reuse(out.with_file_name("aside"));
    paths.iter().for_each(|path| text(&staging, path, path));
    staging.finish().unwrap()
}

#[test]
fn what_open_pages_ask_for_stays_for_one_site_more() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let holds = |paths: &[&str]| {
        let wanted = paths.iter().map(|path| ((*path).to_owned(), (*path).to_owned())).collect();
        assert_eq!(files(&out), wanted);
    };
    publish(&out, &["assets/search/a-1.js", "assets/old/x.js", "zh/a.html", "index.html"]);
    // A build into an empty folder holds its own files alone.
    holds(&["assets/search/a-1.js", "assets/old/x.js", "zh/a.html", "index.html"]);
    let before = inode(&out.join("assets/old/x.js"));
    publish(&out, &["assets/search/a-2.js", "index.html"]);
    let both = ["assets/search/a-1.js", "assets/old/x.js", "assets/search/a-2.js", "index.html"];
    holds(&both);
    assert_eq!(inode(&out.join("assets/old/x.js")), before, "it is the same file");
    // The same site once more is no new one: nothing moves, whether its files are made again or trusted.
    let folder = inode(&out);
    assert_eq!(
        publish(&out, &["assets/search/a-2.js", "index.html"]),
        Written { unchanged: 2, ..Written::default() }
    );
    let stamps = stamped(&out, &["assets/search/a-2.js", "index.html"].map(|path| (path, path)));
    let mut staging = Staging::begin(&out, false).unwrap();
    staging.trust(stamps);
    assert!(staging.is_still());
    drop(staging);
    assert_eq!(inode(&out), folder);
    holds(&both);
    publish(&out, &["assets/search/a-3.js", "index.html"]);
    holds(&["assets/search/a-2.js", "assets/search/a-3.js", "index.html"]);
    // What was left behind may come back, as a file of the site.
    publish(&out, &["assets/search/a-2.js", "index.html"]);
    holds(&["assets/search/a-2.js", "assets/search/a-3.js", "index.html"]);
    publish(&out, &["assets/search/a-2.js", "index.html", "zh/b.html"]);
    holds(&["assets/search/a-2.js", "index.html", "zh/b.html"]);
}

#[test]
fn what_lasts_makes_room_for_the_site() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    publish(&out, &["assets/a", "assets/b/c", "index.html"]);
    publish(&out, &["assets/a/x", "assets/b", "index.html"]);
    assert_eq!(names(&out.join("assets")), ["a", "b"]);
    assert_eq!(fs::read_to_string(out.join("assets/b")).unwrap(), "assets/b");
    // What others put there neither lasts nor goes unasked.
    put(&out, "assets/mine", "by hand");
    let error = Staging::begin(&out, false).err().expect("a refusal");
    assert_eq!(error.kind(), ErrorKind::DirectoryNotEmpty);
    let mut staging = Staging::begin(&out, true).unwrap();
    staging.let_last(|path| path.starts_with("assets/"));
    text(&staging, "index.html", "new");
    staging.finish().unwrap();
    assert_eq!(names(&out.join("assets")), ["a", "b"]);
}
