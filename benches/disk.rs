//! What writing a site costs: `cargo bench --bench disk [-- FILES [BYTES [FOLDER]]]`.
//!
//! Prints processor time, user and system, for a site that is new, one that did not change, one in which
//! a single file did, and one in which all did; then for copying the same files, the floor.
//!
//! FOLDER should be one whose disk counts. On ext4 an inode rests for a minute after its file was removed,
//! and to make files costs several times as much meanwhile: give each run some time, or a folder in memory.

use std::fs;
use std::path::Path;

use fangce::disk;
use fangce::tree::OutputTree;
use rustix::time::{ClockId, clock_gettime};

/// In how many folders the files lie.
const FOLDERS: usize = 40;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let number = |at: usize, default| args.get(at).map_or(default, |arg| arg.parse().expect("a number"));
    let (files, bytes) = (number(0, 50_000), number(1, 15_000));
    let top = args.get(2).map_or_else(tempfile::tempdir, tempfile::tempdir_in).expect("a folder");
    let out = top.path().join("public");
    let old = site(files, bytes, |_| b'o');
    write("new", &old, &out);
    write("same", &old, &out);
    drop(old);
    write("one changed", &site(files, bytes, |at| if at == 0 { b'1' } else { b'o' }), &out);
    write("all changed", &site(files, bytes, |_| b'a'), &out);
    spent("copied", || copy(&out, &top.path().join("copy")));
}

fn site(files: usize, bytes: usize, byte: impl Fn(usize) -> u8) -> OutputTree {
    let mut tree = OutputTree::default();
    for at in 0..files {
        tree.insert(format!("{}/{at}.html", at % FOLDERS), vec![byte(at); bytes]);
    }
    tree
}

fn write(name: &str, tree: &OutputTree, out: &Path) {
    spent(name, || {
        disk::write(tree, out, false).expect("a site");
    });
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).expect("a copy");
        }
    }
}

fn spent(name: &str, work: impl FnOnce()) {
    let now = || {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    };
    let before = now();
    work();
    println!("{name:>12}: {:.2} CPU s", now() - before);
}
