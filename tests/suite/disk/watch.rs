//! Changes of a site are reported, however an editor saves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use fangce::disk;
use tempfile::tempdir;

use super::put;

/// Far more than it ever takes.
const LIMIT: Duration = Duration::from_secs(20);

struct Watched {
    reports: Receiver<Vec<PathBuf>>,
    thread: JoinHandle<()>,
}

impl Watched {
    /// Returns when the watch stands.
    fn start(paths: &[PathBuf]) -> Self {
        let (sender, reports) = channel();
        let paths = paths.to_owned();
        let thread = thread::spawn(move || {
            disk::watch(&paths, Duration::from_millis(20), |changed| sender.send(changed).is_ok())
                .expect("a watch");
        });
        let watched = Self { reports, thread };
        assert_eq!(watched.reports.recv_timeout(LIMIT).expect("the first call"), [] as [PathBuf; 0]);
        watched
    }

    /// All paths that are reported until this one is.
    fn until(&self, path: &Path) -> Vec<PathBuf> {
        let mut all = Vec::new();
        while !all.iter().any(|known| known == path) {
            all.extend(self.reports.recv_timeout(LIMIT).expect("a report"));
        }
        all
    }

    /// Ends the watch by what makes it report once more.
    fn end(self, change: impl FnOnce()) {
        drop(self.reports);
        change();
        self.thread.join().expect("an end");
    }
}

/// As editors save: a new file beside, then renamed over the old one.
fn replace(path: &Path, text: &str) {
    let beside = path.with_file_name(".a.yaml.tmp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn an_editor_saves() {
    let site = tempdir().unwrap();
    let content = site.path().join("content");
    let (a, b) = (content.join("duties/a.yaml"), content.join("b.yaml"));
    put(&content, "duties/a.yaml", "1");
    let watched = Watched::start(std::slice::from_ref(&content));
    for text in ["2", "3"] {
        replace(&a, text);
        let reported = watched.until(&a);
        assert!(reported.iter().all(|path| *path == a), "{reported:?}");
    }
    // To read is no change, and what editors leave behind is none of the site's.
    fs::read(&a).unwrap();
    put(&content, "duties/a.yaml~", "");
    put(&content, ".git/index", "");
    fs::write(&b, "").unwrap();
    let reported = watched.until(&b);
    assert!(reported.iter().all(|path| *path == b), "{reported:?}");
    fs::remove_file(&b).unwrap();
    watched.until(&b);
    watched.end(|| replace(&a, "4"));
}

#[test]
fn a_folder_is_made_anew() {
    let top = tempdir().unwrap();
    let site = top.path().join("site");
    let [content, themes] = ["content", "themes"].map(|name| site.join(name));
    put(&content, "duties/a.yaml", "1");
    let watched = Watched::start(&[content.clone(), themes.clone()]);
    put(&themes, "plain/theme.yaml", "");
    watched.until(&themes);
    for round in 0..3 {
        fs::remove_dir_all(&content).unwrap();
        put(&content, "duties/a.yaml", "2");
        // At some moment the new folder is watched, and from then on every change is reported.
        let begun = Instant::now();
        while begun.elapsed() < LIMIT {
            replace(&content.join("duties/a.yaml"), "3");
            if watched
                .reports
                .recv_timeout(Duration::from_millis(50))
                .is_ok_and(|reported| reported.contains(&content.join("duties/a.yaml")))
            {
                break;
            }
        }
        assert!(begun.elapsed() < LIMIT, "round {round}");
    }
    // The system says nothing when a folder above is renamed.
    fs::rename(&site, top.path().join("moved")).unwrap();
    watched.until(&content);
    watched.end(|| put(&content, "b.yaml", ""));
}
