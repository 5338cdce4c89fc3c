//! A site's folder becomes a tree.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use fangce::disk;
use tempfile::tempdir;

use super::put;

fn paths(site: &Path) -> Vec<String> {
    let tree = disk::read(site).expect("a readable site");
    tree.iter().map(|(_, path, _)| path.to_owned()).collect()
}

/// The message of a site that cannot be read.
fn message(site: &Path) -> String {
    disk::read(site).expect_err("an error").to_string()
}

#[test]
fn content_and_themes_in_path_order() {
    let site = tempdir().unwrap();
    put(site.path(), "content/site.yaml", "title: x");
    put(site.path(), "content/duties/b.yaml", "b");
    put(site.path(), "content/duties/a/a.zh.md", "水");
    put(site.path(), "content/duties.yaml", "");
    put(site.path(), "themes/plain/style/main.css", "p{}");
    put(site.path(), "public/index.html", "no");
    put(site.path(), "README.md", "no");
    let expected = [
        "content/duties.yaml",
        "content/duties/a/a.zh.md",
        "content/duties/b.yaml",
        "content/site.yaml",
        "themes/plain/style/main.css",
    ];
    assert_eq!(paths(site.path()), expected);
    let tree = disk::read(site.path()).unwrap();
    assert_eq!(tree.get("content/duties/a/a.zh.md"), Some("水".as_bytes()));
}

#[test]
fn hidden_files_and_leftovers_are_skipped() {
    let site = tempdir().unwrap();
    put(site.path(), "content/a.yaml", "a");
    let leftovers =
        [".a.yaml.swp", "a.yaml~", "#a.yaml#", "a.swp", ".DS_Store", "Thumbs.db", ".git/config", "~$a.docx"];
    leftovers.iter().for_each(|name| put(site.path(), &format!("content/{name}"), "no"));
    // Emacs locks a file by a link to nowhere; this one also has no UTF-8.
    symlink("someone@host.1234", site.path().join("content/.#a.yaml")).unwrap();
    put(site.path(), "content/#", "a mere sign is a name");
    File::create(site.path().join("content").join(OsStr::from_bytes(b"\xff~"))).unwrap();
    assert_eq!(paths(site.path()), ["content/#", "content/a.yaml"]);
}

#[test]
fn a_large_file_is_cut_off() {
    let site = tempdir().unwrap();
    put(site.path(), "content/a.md", "");
    let file = File::options().write(true).open(site.path().join("content/a.md")).unwrap();
    let len = |bytes: u64| {
        file.set_len(bytes).unwrap();
        disk::read(site.path()).unwrap().get("content/a.md").unwrap().len() as u64
    };
    assert_eq!(len(disk::READ_LIMIT), disk::READ_LIMIT);
    assert_eq!(len(disk::READ_LIMIT + 1), disk::READ_LIMIT + 1);
    assert_eq!(len(disk::READ_LIMIT * 100), disk::READ_LIMIT + 1);
}

#[test]
fn links_inside_the_site_are_followed() {
    let site = tempdir().unwrap();
    put(site.path(), "content/a/one.md", "one");
    put(site.path(), "shared/two.md", "two");
    symlink("../shared", site.path().join("content/b")).unwrap();
    symlink("a/one.md", site.path().join("content/again.md")).unwrap();
    let expected = ["content/a/one.md", "content/again.md", "content/b/two.md"];
    assert_eq!(paths(site.path()), expected);
    // The site itself may be reached by a link from anywhere.
    let elsewhere = tempdir().unwrap();
    symlink(site.path(), elsewhere.path().join("site")).unwrap();
    assert_eq!(paths(&elsewhere.path().join("site")), expected);
}

#[test]
fn a_link_out_of_the_site_is_an_error() {
    let (site, other) = (tempdir().unwrap(), tempdir().unwrap());
    put(site.path(), "content/a.md", "");
    put(other.path(), "secret", "");
    symlink(other.path().join("secret"), site.path().join("content/b.md")).unwrap();
    assert!(message(site.path()).contains("content/b.md` is a link to `"));
}

#[test]
fn a_link_in_a_circle_or_to_nothing_is_an_error() {
    let circle = |target: &str| {
        let site = tempdir().unwrap();
        put(site.path(), "content/a/b/c.md", "");
        symlink(target, site.path().join("content/a/b/link")).unwrap();
        message(site.path())
    };
    for target in [".", "..", "../..", "../../..", "link"] {
        assert!(circle(target).contains("round in a circle"), "{target}");
    }
    assert!(circle("nowhere").contains("content/a/b/link` is a link that leads to nothing"));
}

#[test]
fn what_is_no_named_file_is_an_error() {
    let site = tempdir().unwrap();
    assert!(message(site.path()).contains("content"));
    put(site.path(), "content", "a file");
    assert!(message(site.path()).contains("content` is not a folder"));
    fs::remove_file(site.path().join("content")).unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    let socket = UnixListener::bind(site.path().join("content/socket")).unwrap();
    assert!(message(site.path()).contains("content/socket` is neither a file nor a folder"));
    drop(socket);
    fs::remove_file(site.path().join("content/socket")).unwrap();
    File::create(site.path().join("content").join(OsStr::from_bytes(b"\xff.md"))).unwrap();
    assert!(message(site.path()).contains(".md` has a name that is not UTF-8"));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let site = tempdir().unwrap();
    put(site.path(), "content/a.md", "");
    let file = site.path().join("content/a.md");
    fs::set_permissions(&file, PermissionsExt::from_mode(0o000)).unwrap();
    // Root reads everything.
    if File::open(&file).is_err() {
        assert!(message(site.path()).contains("cannot read `"));
        assert!(message(site.path()).contains("content/a.md`"));
    }
}

#[test]
fn a_site_is_found_from_below() {
    let top = tempdir().unwrap();
    let site = fs::canonicalize(top.path()).unwrap();
    put(&site, "content/site.yaml", "");
    put(&site, "content/duties/a.yaml", "");
    for from in ["", "content", "content/duties", "content/duties/a.yaml"] {
        assert_eq!(disk::find_site(&site.join(from)).as_deref(), Some(site.as_path()), "{from}");
    }
    assert_eq!(disk::find_site(&site.join("missing")), None);
    assert_eq!(disk::find_site(tempdir().unwrap().path()), None);
}
