//! A built site in a folder from which others read.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use fangce::disk::{self, Published};
use fangce::tree::OutputTree;
use tempfile::TempDir;

use crate::cases::collect;
use crate::command::fangce;
use crate::dice::Dice;

/// A folder with a built site in `public` and a place to publish to.
struct Office {
    top: TempDir,
}

impl Office {
    fn new() -> Self {
        Self { top: tempfile::tempdir().expect("a temporary folder") }
    }

    fn build(&self, files: &[(&str, &str)]) {
        let mut tree = OutputTree::default();
        files.iter().for_each(|(path, text)| tree.insert(*path, text.as_bytes()));
        disk::write(&tree, &self.built(), false).expect("it is written");
    }

    fn built(&self) -> PathBuf {
        self.top.path().join("public")
    }

    fn share(&self) -> PathBuf {
        self.top.path().join("share")
    }

    fn try_publish(&self, force: bool) -> std::io::Result<Published> {
        disk::publish(&self.built(), &self.share(), &|path| path.starts_with("assets/"), force)
    }

    fn publish(&self) -> [usize; 4] {
        let done = self.try_publish(false).expect("it is published");
        [done.copied, done.unchanged, done.removed, done.kept]
    }

    /// What readers find.
    fn shown(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(&self.share(), "", &mut files);
        files.remove(".fangce-published");
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
    }

    fn holds(&self, files: &[(&str, &str)]) {
        let wanted = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(self.shown(), wanted);
    }
}

#[test]
fn only_what_changed_is_copied_and_only_our_own_removed() {
    let office = Office::new();
    office.build(&[("index.html", "a"), ("zh/x.html", "x"), ("assets/p1.js", "1")]);
    fs::create_dir_all(office.share().join("zh")).expect("a folder");
    fs::write(office.share().join("zh/notes.txt"), "mine").expect("a file");
    assert_eq!(office.publish(), [3, 0, 0, 0]);
    assert_eq!(office.publish(), [0, 3, 0, 0]);
    // The next site: a page changed, one is gone, a part has another name.
    office.build(&[("index.html", "b"), ("assets/p2.js", "2")]);
    assert_eq!(office.publish(), [2, 0, 1, 1]);
    let kept = [("assets/p1.js", "1"), ("assets/p2.js", "2"), ("index.html", "b"), ("zh/notes.txt", "mine")];
    office.holds(&kept);
    // One generation: the next publication removes it, whatever it brings.
    assert_eq!(office.publish(), [0, 2, 1, 0]);
    office.holds(&kept[1..]);
}

#[test]
fn a_folder_that_is_left_empty_goes() {
    let office = Office::new();
    office.build(&[("index.html", "a"), ("zh/laws/x.html", "x")]);
    office.publish();
    office.build(&[("index.html", "a")]);
    office.publish();
    assert!(!office.share().join("zh").exists());
}

#[test]
fn files_of_others_are_replaced_by_force_alone() {
    let office = Office::new();
    office.build(&[("a.html", "a"), ("index.html", "new")]);
    fs::create_dir(office.share()).expect("a folder");
    fs::write(office.share().join("index.html"), "theirs").expect("a file");
    let error = office.try_publish(false).expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::AlreadyExists);
    office.holds(&[("index.html", "theirs")]);
    office.try_publish(true).expect("it is published");
    office.holds(&[("a.html", "a"), ("index.html", "new")]);
    // What is there already as it must be is taken over.
    fs::remove_file(office.share().join(".fangce-published")).expect("the list goes");
    assert_eq!(office.publish(), [0, 2, 0, 0]);
}

#[test]
fn a_list_that_leads_out_of_the_folder_removes_nothing_there() {
    let office = Office::new();
    office.build(&[("index.html", "a")]);
    office.publish();
    fs::write(office.top.path().join("precious"), "p").expect("a file");
    let list = office.share().join(".fangce-published");
    let text = fs::read_to_string(&list).expect("the list");
    fs::write(&list, format!("{text}site 00 ../precious\nsite 00 .git/config\n")).expect("a list");
    office.publish();
    assert!(office.top.path().join("precious").exists());
}

#[test]
fn folders_that_lie_in_one_another_and_what_is_no_site_are_refused() {
    let office = Office::new();
    office.build(&[("index.html", "a")]);
    let (built, all) = (office.built(), |_: &str| false);
    for (from, into) in [(&*built, built.join("deep")), (&*built, office.top.path().to_owned())] {
        let error = disk::publish(from, &into, &all, true).expect_err("it is refused");
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
    }
    let error =
        disk::publish(Path::new("/nowhere-at-all"), &office.share(), &all, true).expect_err("no site");
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

/// Whatever a publication that was cut off left, the next one gives the whole site.
#[test]
fn after_a_cut_the_next_publication_does_the_rest() {
    let mut dice = Dice(7);
    for _ in 0..60 {
        let office = Office::new();
        let mut sites: [Vec<(String, String)>; 2] = Default::default();
        for site in &mut sites {
            site.push(("index.html".to_owned(), "i".to_owned()));
            for n in 0..12 {
                if dice.below(2) == 0 {
                    site.push((format!("d{}/p{n}.html", n % 3), dice.below(3).to_string()));
                }
            }
        }
        let borrowed =
            |at: usize| sites[at].iter().map(|(path, text)| (&**path, &**text)).collect::<Vec<_>>();
        office.build(&borrowed(0));
        office.publish();
        office.build(&borrowed(1));
        // The cut: the list promises all, some files are there, one half written beside its place.
        let list = office.share().join(".fangce-published");
        let mut text = fs::read_to_string(&list).expect("the list");
        for (path, bytes) in &borrowed(1) {
            text.push_str(&format!("site  {path}\n"));
            if dice.below(2) == 0 {
                crate::command::put(&office.share(), path, bytes.as_bytes());
            }
        }
        fs::write(&list, text).expect("a list");
        fs::write(office.share().join(".index.html.fangce-new"), "half").expect("a file");
        office.publish();
        let shown = office.shown();
        // What the cut left beside a page that is whole is written over when that page changes next.
        let whole = shown.iter().filter(|(path, _)| *path != ".index.html.fangce-new");
        let mut wanted = borrowed(1);
        wanted.sort_unstable();
        assert_eq!(whole.map(|(path, text)| (&**path, &**text)).collect::<Vec<_>>(), wanted);
    }
}

#[test]
fn the_command_publishes_the_built_site() {
    let site = crate::command::site(&[]);
    let run = |arguments: &[&str]| fangce(site.path(), arguments).output().expect("it runs");
    let share = tempfile::tempdir().expect("a temporary folder");
    let share = share.path().join("www").display().to_string();
    assert_eq!(run(&["publish", &share]).status.code(), Some(3));
    assert_eq!(run(&["build"]).status.code(), Some(0));
    let output = run(&["publish", &share, "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("已发布到"));
    assert!(Path::new(&share).join("index.html").exists());
}
