//! Our own site as a whole: the same bytes every time, and every page sound.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use fangce::Settings;
use fangce::check::Checked;
use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::{any_error, print};
use fangce::model::Site;
use fangce::tree::{OutputTree, SourceTree};

use crate::cases::repository;
use crate::{html, pages};

static OURS: LazyLock<SourceTree> =
    LazyLock::new(|| fangce::disk::read(repository()).expect("our content can be read"));
static BUILT: LazyLock<OutputTree> = LazyLock::new(|| build(OURS.clone()));

/// Our content.
pub fn ours() -> &'static SourceTree {
    &OURS
}

/// Our site, checked.
pub fn checked() -> Checked<Site> {
    let found = fangce::check(&OURS);
    found
        .value
        .unwrap_or_else(|| panic!("{}", print::human(&found.diagnostics, &OURS, catalogue("en"), false)))
}

/// Our site.
pub fn built() -> &'static OutputTree {
    &BUILT
}

fn build(sources: SourceTree) -> OutputTree {
    let built = fangce::build(&sources, &Settings::default());
    built
        .value
        .unwrap_or_else(|| panic!("{}", print::human(&built.diagnostics, &sources, catalogue("en"), false)))
}

/// The site built with so many threads.
fn with_threads(threads: usize) -> OutputTree {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    pool.install(|| build(OURS.clone()))
}

#[test]
fn our_content_has_no_error_and_no_warning() {
    let found = fangce::check(&OURS).diagnostics;
    assert!(
        found.is_empty() && !any_error(&found),
        "{}",
        print::human(&found, &OURS, catalogue("en"), false)
    );
}

#[test]
fn the_same_content_gives_the_same_bytes_with_any_number_of_threads() {
    for threads in [1, 7] {
        let again = with_threads(threads);
        let paths =
            |tree: &OutputTree| -> Vec<String> { tree.iter().map(|(path, _)| path.to_owned()).collect() };
        assert_eq!(paths(&BUILT), paths(&again), "{threads} threads: other files");
        for (path, bytes) in BUILT.iter() {
            assert!(again.get(path) == Some(bytes), "{threads} threads: {path} has other bytes");
        }
    }
}

/// The order in which files are found must not matter, nor where the site lies.
#[test]
fn the_order_of_files_does_not_matter() {
    let files: Vec<_> = OURS.iter().map(|(_, path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
    let (forwards, backwards) = (SourceTree::new(files.clone()), SourceTree::new(files.into_iter().rev()));
    assert!(forwards.iter().eq(backwards.iter()));
}

#[test]
fn every_page_is_sound() {
    let mut report = String::new();
    for (fault, pages) in pages::faults(&BUILT) {
        writeln!(report, "{fault}: {} pages, the first is {}", pages.len(), pages[0]).unwrap();
    }
    assert!(report.is_empty(), "{report}");
}

/// Every page stands in every language.
#[test]
fn languages_have_the_same_pages() {
    let languages = checked().config.languages.clone();
    let of = |tag: &str| -> BTreeSet<String> {
        BUILT
            .iter()
            .filter_map(|(path, _)| path.strip_prefix(&format!("{tag}/")).map(str::to_owned))
            .collect()
    };
    let tags: Vec<&str> = languages.iter().map(|(_, tag)| tag).collect();
    for tag in &tags[1..] {
        assert_eq!(of(tags[0]), of(tag), "{} and {tag}", tags[0]);
    }
    assert!(of(tags[0]).len() > 100);
}

/// From the home page to the number for registering for the special-equipment operators' exam: it
/// stands there as a link that dials.
#[test]
fn the_exam_number_is_on_the_home_page() {
    for home in ["zh/index.html", "en/index.html"] {
        let page = String::from_utf8_lossy(BUILT.get(home).expect("a home page")).into_owned();
        let pieces = html::read(&page).expect("a page");
        let calls: Vec<&str> = html::tags(&pieces)
            .filter_map(|tag| tag.get("href"))
            .filter(|href| href.starts_with("tel:"))
            .collect();
        let services = checked();
        for service in &services.records.services {
            for hotline in &service.contact.phones {
                assert!(
                    calls.iter().any(|call| *call == format!("tel:{}", hotline.number.value)),
                    "{home}: {}",
                    hotline.number.value
                );
            }
        }
    }
}
