//! A tree becomes a folder, and nothing that is not ours is lost.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use fangce::disk::{self, Written};
use tempfile::tempdir;

use super::{files, names, put, tree};

const OLD: [(&str, &str); 4] =
    [("index.html", "same"), ("zh/a.html", "old"), ("zh/gone.html", ""), ("en/gone/x.html", "")];
const NEW: [(&str, &str); 3] = [("index.html", "same"), ("zh/a.html", "new"), ("zh/b.html", "b")];

/// Whether the folder holds the files of the site and no more.
fn holds(out: &Path, site: &[(&str, &str)]) -> bool {
    let expected = site.iter().map(|(path, text)| (path.to_string(), text.to_string()));
    files(out) == expected.collect()
}

/// The kind of the error with which a build is refused, and that nothing was touched by it.
fn refused(out: &Path, force: bool) -> Option<ErrorKind> {
    let before = out.is_dir().then(|| files(out));
    let error = disk::write(&tree(&NEW), out, force).err()?;
    assert!(error.to_string().contains('`'), "names the path: {error}");
    assert_eq!(out.is_dir().then(|| files(out)), before);
    Some(error.kind())
}

#[test]
fn a_site_is_written_and_replaced() {
    let top = tempdir().unwrap();
    let out = top.path().join("some/where/public");
    let first = disk::write(&tree(&OLD), &out, false).unwrap();
    assert_eq!(first, Written { new: 4, ..Written::default() });
    assert!(holds(&out, &OLD));
    let second = disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(second, Written { new: 1, changed: 1, unchanged: 1, removed: 2, ..Written::default() });
    assert!(holds(&out, &NEW));
    assert!(!out.join("en").exists(), "empty folders go");
    assert_eq!(names(&top.path().join("some/where")), ["public"]);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    for site in [[("a", "file")], [("a/b", "folder")], [("a", "file")]] {
        disk::write(&tree(&site), &out, false).unwrap();
        assert!(holds(&out, &site));
    }
}

#[test]
fn everyone_may_read_what_the_umask_allows() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&NEW), &out, false).unwrap();
    put(top.path(), "folder/file", "");
    let mode = |path: &Path| fs::metadata(path).unwrap().mode();
    for folder in [&out, &out.join("zh")] {
        assert_eq!(mode(folder), mode(&top.path().join("folder")));
    }
    assert_eq!(mode(&out.join("zh/a.html")), mode(&top.path().join("folder/file")));
}

#[test]
fn unchanged_files_stay_the_same_files() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in ["index.html", "zh/a.html"] {
        fs::File::open(out.join(path)).unwrap().set_modified(long_ago).unwrap();
    }
    let id = |path: &str| {
        let found = fs::metadata(out.join(path)).unwrap();
        (found.ino(), found.modified().unwrap())
    };
    // A backup that shares its files with the site must not change with it.
    fs::hard_link(out.join("zh/a.html"), top.path().join("backup")).unwrap();
    let (same, other) = (id("index.html"), id("zh/a.html"));
    disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(id("index.html"), same);
    assert_ne!(id("zh/a.html").0, other.0);
    assert_ne!(id("zh/a.html").1, other.1);
    assert_eq!(fs::read_to_string(top.path().join("backup")).unwrap(), "old");
}

#[test]
fn nothing_changed_nothing_done() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&NEW), &out, false).unwrap();
    let id = || fs::metadata(&out).map(|found| (found.ino(), found.ctime_nsec())).unwrap();
    let before = id();
    let written = disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(written, Written { unchanged: 3, ..Written::default() });
    assert_eq!(id(), before);
}

#[test]
fn damage_by_hand_is_mended() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&NEW), &out, false).unwrap();
    fs::write(out.join("zh/a.html"), "bad").unwrap();
    fs::remove_file(out.join("zh/b.html")).unwrap();
    put(&out, "zh/.DS_Store", "where icons stand");
    let written = disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(written, Written { new: 1, changed: 1, unchanged: 1, removed: 0, ..Written::default() });
    assert!(holds(&out, &NEW));
    fs::create_dir(out.join("empty")).unwrap();
    disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(names(&out), [".fangce", "index.html", "zh"]);
}

/// A folder may hold nothing but backups of somebody's work.
#[test]
fn what_editors_left_there_is_not_removed_unasked() {
    for name in ["thesis.doc~", "~$thesis.docx", "#notes#", "zh/.a.html.swp"] {
        let top = tempdir().unwrap();
        let out = top.path().join("public");
        disk::write(&tree(&OLD), &out, false).unwrap();
        put(&out, name, "work");
        let refused = disk::write(&tree(&NEW), &out, false).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::DirectoryNotEmpty, "{name}");
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "work");
        disk::write(&tree(&NEW), &out, true).unwrap();
        assert!(holds(&out, &NEW), "{name}");
    }
}

#[test]
fn what_hosts_and_tools_put_there_is_left_alone() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let kept = [".git/HEAD", ".git/objects/aa/bb", ".gitignore", "CNAME", ".well-known/acme/x"];
    kept.iter().for_each(|path| put(&out, path, path));
    symlink("nowhere", out.join(".git/link")).unwrap();
    fs::create_dir(out.join(".git/empty")).unwrap();
    fs::set_permissions(out.join(".git/HEAD"), PermissionsExt::from_mode(0o400)).unwrap();
    fs::set_permissions(out.join(".git/objects"), PermissionsExt::from_mode(0o700)).unwrap();
    let paths = [".git", ".git/HEAD", ".git/objects", ".git/link", ".git/empty", ".gitignore"];
    let state = || {
        paths.map(|path| {
            let found = fs::symlink_metadata(out.join(path)).unwrap();
            (found.ino(), found.mode(), found.modified().unwrap())
        })
    };
    let (before, content) = (state(), files(&out));
    for (site, force) in [(&NEW[..], false), (&OLD[..], false), (&NEW[..], true)] {
        disk::write(&tree(site), &out, force).unwrap();
        assert_eq!(state(), before);
        let mut now = files(&out);
        now.retain(|path, _| content.contains_key(path));
        assert_eq!(now, content);
    }
}

#[test]
fn a_site_cannot_write_what_is_left_alone() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    for path in [".git/config", ".gitignore", "CNAME", ".well-known/x", ".fangce"] {
        let error = disk::write(&tree(&[(path, "")]), &out, true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
        assert!(error.to_string().contains(path));
    }
    assert!(names(top.path()).is_empty());
}

#[test]
fn a_path_must_be_one() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    let wrong = ["", "/etc/x", "a//b", "../x", "a/../../x", "a/", "./a", "a\\b", "a\nb", "a\0b"];
    for path in wrong {
        let error = disk::write(&tree(&[(path, "")]), &out, true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{path:?}");
    }
    let both = tree(&[("a", ""), ("a-b", ""), ("a/b", "")]);
    assert_eq!(disk::write(&both, &out, true).unwrap_err().kind(), ErrorKind::InvalidInput);
    assert!(names(top.path()).is_empty());
}

#[test]
fn files_of_others_are_not_removed_unasked() {
    let top = tempdir().unwrap();
    let out = top.path().join("documents");
    put(&out, "thesis.docx", "years of work");
    assert_eq!(refused(&out, false), Some(ErrorKind::DirectoryNotEmpty));
    let written = disk::write(&tree(&NEW), &out, true).unwrap();
    assert_eq!(written, Written { new: 3, removed: 1, ..Written::default() });
    assert!(holds(&out, &NEW));
    // Not even from a folder where a build was.
    for stray in ["zh/notes.txt", "zh/.htaccess"] {
        put(&out, stray, "by hand");
        assert_eq!(refused(&out, false), Some(ErrorKind::DirectoryNotEmpty));
        disk::write(&tree(&NEW), &out, true).unwrap();
        assert!(holds(&out, &NEW));
    }
}

#[test]
fn folders_that_no_site_may_replace() {
    let top = tempdir().unwrap();
    let site = top.path();
    put(site, "file", "");
    put(site, "content/site.yaml", "");
    put(site, "themes/plain/theme.yaml", "");
    put(site, "nested/site/content/site.yaml", "");
    put(site, "repository/.git/HEAD", "");
    put(site, "repository/README.md", "");
    for out in [
        "file",
        "",
        "content",
        "content/public",
        "themes",
        "nested",
        "nested/site",
        "repository",
        "content/site.yaml",
    ] {
        assert_eq!(refused(&site.join(out), true), Some(ErrorKind::InvalidInput), "{out}");
    }
    assert!(disk::write(&tree(&NEW), &site.join("file/public"), true).is_err());
    // Without force: were the guard missing, a test must not find out the hard way.
    for out in ["/".into(), "/..".into()].into_iter().chain(env::home_dir()) {
        let error = disk::write(&tree(&NEW), &out, false).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{}", out.display());
    }
    assert!(!site.join("content/public").exists());
}

#[test]
fn a_link_to_the_folder_stays() {
    let top = tempdir().unwrap();
    let link = top.path().join("public");
    fs::create_dir(top.path().join("disk")).unwrap();
    symlink("disk/site", &link).unwrap();
    for site in [&OLD[..], &NEW[..]] {
        disk::write(&tree(site), &link, false).unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("disk/site"));
        assert!(holds(&top.path().join("disk/site"), site));
    }
    assert_eq!(names(top.path()), ["disk", "public"]);
    assert_eq!(names(&top.path().join("disk")), ["site"]);
}

#[test]
fn leftovers_of_killed_builds_go_and_nothing_else() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    put(top.path(), ".public.fangce-4194304-0/index.html", "half a build");
    put(top.path(), ".public.fangce-17-3/zh/a.html", "half a build");
    fs::set_permissions(top.path().join(".public.fangce-17-3/zh"), PermissionsExt::from_mode(0o500)).unwrap();
    let others = [".public.fangce-notes", ".public2.fangce-1-0", "public.fangce-1-0"];
    others.iter().for_each(|name| put(top.path(), &format!("{name}/x"), "not ours"));
    disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(names(top.path()), [others[0], others[1], "public", others[2]]);
}

#[test]
fn a_site_that_a_killed_build_moved_away_comes_back() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    put(&out, "CNAME", "example.org");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let moved = top.path().join(".public.fangce-17-0-old");
    fs::rename(&out, &moved).unwrap();
    put(top.path(), ".public.fangce-17-0/index.html", "the new one");
    // Somebody else's folder at that place is not a reason to drop it.
    put(&out, "README.md", "");
    assert!(disk::write(&tree(&NEW), &out, true).is_err());
    assert!(moved.join("CNAME").exists());
    fs::remove_dir_all(&out).unwrap();
    let written = disk::write(&tree(&NEW), &out, false).unwrap();
    assert_eq!(written, Written { new: 1, changed: 1, unchanged: 1, removed: 2, ..Written::default() });
    assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "example.org");
    assert_eq!(names(top.path()), ["public"]);
}

#[test]
fn a_build_that_fails_changes_nothing() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    disk::write(&tree(&OLD), &out, false).unwrap();
    let long = format!("zh/{}.html", "x".repeat(300));
    let error = disk::write(&tree(&[("index.html", "new"), (&long, "")]), &out, false).unwrap_err();
    assert!(error.to_string().contains("xxx.html"));
    assert!(holds(&out, &OLD));
    assert_eq!(names(top.path()), ["public"]);
}

#[test]
fn two_builds_at_once_wait_for_each_other() {
    let top = tempdir().unwrap();
    let out = top.path().join("public");
    thread::scope(|scope| {
        for site in [&OLD[..], &NEW[..], &OLD[..], &NEW[..]] {
            scope.spawn(|| (0..25).for_each(|_| assert!(disk::write(&tree(site), &out, false).is_ok())));
        }
    });
    assert!(holds(&out, &OLD) || holds(&out, &NEW));
    assert_eq!(names(top.path()), ["public"]);
}

#[test]
fn a_new_site_needs_an_empty_folder() {
    let top = tempdir().unwrap();
    let start: [(&str, &[u8]); 2] = [("content/site.yaml", b"title: x"), (".gitignore", b"public")];
    for dir in ["missing/here", "empty"] {
        let dir = top.path().join(dir);
        fs::create_dir_all(top.path().join("empty")).unwrap();
        disk::write_new(&dir, &start).unwrap();
        assert!(holds(&dir, &[(".gitignore", "public"), ("content/site.yaml", "title: x")]));
        let error = disk::write_new(&dir, &[("more", b"")]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DirectoryNotEmpty);
        assert!(!dir.join("more").exists());
    }
    put(top.path(), "file", "");
    assert!(disk::write_new(&top.path().join("file"), &start).is_err());
    let error = disk::write_new(&top.path().join("x"), &[("../y", b"")]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert!(!top.path().join("x").exists());
}
