//! Builds that are killed, and a reader who looks all the time: one whole site, always.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fangce::disk::{self, Staging};
use fangce::tree::{OutputTree, Sink};
use rustix::fs::{CWD, Mode, OFlags, openat};
use tempfile::{TempDir, tempdir, tempdir_in};

use super::{files, names, put};

const KILLS: usize = 100;
/// How many files of a site bear its version; half as many are the same in both.
const STAMPED: usize = 200;
/// The last moment for a kill, counted from the start of the builds, lies between these.
const LEAST: Duration = Duration::from_millis(10);
const MOST: Duration = Duration::from_millis(100);
/// A file that is left alone.
const KEPT: &str = ".well-known/acme";
/// For the process that is killed: the output folder.
const OUT: &str = "FANGCE_TEST_KILL_OUT";
/// For the process that is killed: how many builds to leave out, so that each version is sometimes
/// the first.
const SKIP: &str = "FANGCE_TEST_KILL_SKIP";
/// For the process that is killed: where old sites are laid aside for the next build, if they are.
const SHELF: &str = "FANGCE_TEST_KILL_SHELF";

fn stamped_path(at: usize) -> String {
    format!("{}/{at}.html", at % 20)
}

/// Version `a` or `b` of a site: most files differ, some do not, one is in this version only.
fn site(version: &str) -> OutputTree {
    let mut tree = OutputTree::default();
    (0..STAMPED).for_each(|at| tree.insert(stamped_path(at), version));
    (0..STAMPED / 2).for_each(|at| tree.insert(format!("same/{at}.html"), "same"));
    tree.insert(format!("only-{version}.html"), version);
    tree
}

/// Builds a version of the site.
fn build(version: &str, out: &Path, shelf: Option<&Path>) {
    let mut staging = Staging::begin(out, false).expect("a folder");
    shelf.iter().for_each(|shelf| staging.reuse(shelf.to_path_buf()));
    site(version).iter().for_each(|(path, bytes)| staging.put(path, bytes.to_vec()));
    staging.finish().expect("a build");
}

/// What must stand in the folder when that version does.
fn expected(version: &str) -> BTreeMap<String, String> {
    let site = site(version);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut files: BTreeMap<_, _> = site.iter().map(|(path, bytes)| (path.to_owned(), text(bytes))).collect();
    files.insert(KEPT.into(), "kept".into());
    files
}

/// Not a test: the process that is killed. It builds until its parent is gone.
#[test]
#[ignore = "run by `kill_builds`"]
fn builds_without_end() {
    let Ok(out) = env::var(OUT) else { return };
    let parent = parent_id();
    let shelf = env::var_os(SHELF).map(PathBuf::from);
    let skip = env::var(SKIP).map_or(0, |skip| skip.parse().expect("a number"));
    println!("\nready");
    for version in ["a", "b"].iter().cycle().skip(skip) {
        build(version, Path::new(&out), shelf.as_deref());
        if parent_id() != parent {
            return;
        }
    }
}

/// The process that builds; it does not outlive the test.
struct Builder(Child);

impl Builder {
    /// Returns when the process is about to build.
    fn start(out: &Path, shelf: Option<&Path>, skip: usize) -> Self {
        // The first part is the name of the test binary.
        let (_, module) = module_path!().split_once("::").expect("a module of the binary");
        let child = Command::new(env::current_exe().expect("this binary"))
            .args(["--exact", &format!("{module}::builds_without_end"), "--ignored", "--nocapture"])
            .env(OUT, out)
            .env(SKIP, skip.to_string())
            .envs(shelf.map(|shelf| (SHELF, shelf)))
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let mut builder = Self(child);
        let output = BufReader::new(builder.0.stdout.take().expect("a pipe"));
        assert!(output.lines().any(|line| line.expect("a line") == "ready"), "it never began");
        builder
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens the folder once and reads these files through that, all of one version; true if the folder
/// lasted so long.
fn read_one_version(out: &Path, paths: &[String]) -> io::Result<bool> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let folder = File::from(openat(CWD, out, flags | OFlags::DIRECTORY, Mode::empty())?);
    let mut version = None;
    for path in paths {
        let mut text = String::new();
        match openat(&folder, path, flags, Mode::empty()) {
            Ok(file) => File::from(file).read_to_string(&mut text)?,
            Err(error) => {
                // Files may vanish from a folder that was replaced, and only from there.
                let replaced = fs::metadata(out)?.ino() != folder.metadata()?.ino();
                assert!(replaced, "{path} is missing: {error}");
                return Ok(false);
            }
        };
        if path == KEPT {
            assert_eq!(text, "kept");
        } else {
            assert_eq!(version.get_or_insert(text.clone()), &text, "two versions in one folder");
        }
    }
    Ok(true)
}

/// Sets the flag at the end of a block, a panic included.
struct AtEnd<'a>(&'a AtomicBool);

impl Drop for AtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_whole_site_at_every_moment() {
    kill_builds(None);
}

#[test]
fn a_whole_site_at_every_moment_where_the_next_one_grows_in_an_old_one() {
    let aside = folder();
    kill_builds(Some(&aside.path().join("site")));
}

/// In memory, if possible: a disk may be so slow that all kills hit the first build.
fn folder() -> TempDir {
    tempdir_in("/dev/shm").or_else(|_| tempdir()).unwrap()
}

fn kill_builds(shelf: Option<&Path>) {
    let top = folder();
    let out = top.path().join("public");
    put(&out, KEPT, "kept");
    disk::write(&site("a"), &out, false).unwrap();
    let begun = Instant::now();
    build("b", &out, shelf);
    // The kills spread over more than two builds, whose speed depends on the disk.
    let longest = (begun.elapsed() * 4).clamp(LEAST, MOST).as_micros() as u64;
    let versions = [expected("a"), expected("b")];
    let (ended, random) = (AtomicBool::new(false), RandomState::new());
    let (mut seen, mut cut_short) = ([false; 2], 0);
    let whole_reads = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let kept = [KEPT.to_owned()];
            let all: Vec<_> = (0..STAMPED).map(stamped_path).chain(kept.clone()).collect();
            let mut whole = 0;
            while !ended.load(Ordering::Relaxed) {
                whole += usize::from(read_one_version(&out, &all).expect("a site"));
                // Glances too, since to miss a gap of microseconds is easy.
                for _ in 0..200 {
                    read_one_version(&out, &kept).expect("a site");
                }
            }
            whole
        });
        let end = AtEnd(&ended);
        for kill in 0..KILLS {
            let builder = Builder::start(&out, shelf, kill % 3 % 2);
            thread::sleep(Duration::from_micros(random.hash_one(kill) % longest));
            drop(builder);
            let found = files(&out);
            let version = versions.iter().position(|version| *version == found);
            seen[version.expect("one whole version")] = true;
            cut_short += usize::from(names(top.path()).len() > 1);
        }
        drop(end);
        reader.join().expect("a reader who saw whole sites only")
    });
    println!("{cut_short} of {KILLS} kills hit a build, {whole_reads} whole reads, seen {seen:?}");
    build("b", &out, shelf);
    assert_eq!(files(&out), versions[1]);
    assert_eq!(names(top.path()), ["public"]);
}
