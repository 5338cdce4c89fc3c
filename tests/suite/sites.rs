//! Small sites and what becomes of them.
//!
//! A case with an `expected/` folder is built, and each file there is compared byte by byte with the
//! output file of the same path. `<path>.outline` is compared with the outline of that page instead
//! ([`crate::html::outline`]), so that a new look of the theme breaks nothing; `<path>.wide.svg` and
//! `<path>.narrow.svg` with the layouts of that page's chart. Output that is not in
//! `expected/` is not compared: a case names what it is about.
//!
//! `UPDATE=1 cargo test sites` rewrites what differs; read the difference like code. A new file is
//! begun with `touch`.

use std::fmt::Write as _;
use std::fs;

use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::tree::OutputTree;

use crate::cases::BUILT;
use crate::{html, pages};

#[test]
fn sites_become_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for built in BUILT.iter() {
        let case = &built.case;
        let expected = case.expected();
        if expected.is_empty() {
            continue;
        }
        let Some(output) = &built.output else {
            let report = print::human(&built.found, &built.sources, catalogue("en"), false);
            writeln!(wrong, "{}: not built\n{report}", case.name).unwrap();
            continue;
        };
        for (path, bytes) in expected {
            match made(output, &path) {
                None => writeln!(wrong, "{}: the site has no {path}", case.name).unwrap(),
                Some(made) if made == bytes => {}
                Some(made) if update => fs::write(case.folder.join("expected").join(&path), made)
                    .expect("the golden can be written"),
                Some(made) => {
                    writeln!(wrong, "{}: {path}\n{}", case.name, difference(&bytes, &made)).unwrap()
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 takes over what was made");
}

#[test]
fn no_case_is_forgotten() {
    for case in BUILT.iter().map(|built| &built.case) {
        let marked = case.own.values().any(|bytes| {
            let text = String::from_utf8_lossy(bytes);
            ["# error[", "# warning[", "# note[", "# (error[", "# (warning[", "# \"error[", "# \"warning["]
                .iter()
                .any(|mark| text.contains(mark))
        });
        let stated = marked || case.listed.is_some() || !case.expected().is_empty();
        assert!(
            stated,
            "tests/sites/{} says nothing of what is expected: no marker, no expected.txt, no expected/",
            case.name
        );
        assert!(!case.own.is_empty() || case.listed.is_some(), "tests/sites/{} is empty", case.name);
    }
}

/// Every case that can be built has sound pages, whatever it is about.
#[test]
fn every_page_of_every_case_is_sound() {
    let mut wrong = String::new();
    for built in BUILT.iter() {
        if built.panicked {
            writeln!(wrong, "{}: the library panics", built.case.name).unwrap();
        }
        if let Some(output) = &built.output {
            let faults = pages::faults(output);
            faults.iter().for_each(|(fault, pages)| {
                writeln!(wrong, "{}: {fault}: {}", built.case.name, pages.join(", ")).unwrap()
            });
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The bytes to compare with a file of `expected/`.
fn made(output: &OutputTree, path: &str) -> Option<Vec<u8>> {
    for layout in ["wide", "narrow"] {
        if let Some(page) = path.strip_suffix(&format!(".{layout}.svg")) {
            return chart(&String::from_utf8_lossy(output.get(page)?), layout);
        }
    }
    match path.strip_suffix(".outline") {
        Some(page) => {
            output.get(page).map(|bytes| html::outline(&String::from_utf8_lossy(bytes)).into_bytes())
        }
        None => output.get(path).map(<[u8]>::to_vec),
    }
}

/// The chart of a page in one of its layouts, an element a line.
fn chart(page: &str, layout: &str) -> Option<Vec<u8>> {
    let mut charts = page.split("<svg ").skip(1).filter_map(|rest| rest.split_once("</svg>"));
    let (inside, _) = charts.find(|(inside, _)| inside.contains(&format!("data-layout=\"{layout}\"")))?;
    Some(format!("<svg {inside}</svg>\n").replace("><", ">\n<").into_bytes())
}

/// The lines around the first difference.
fn difference(expected: &[u8], made: &[u8]) -> String {
    let (expected, made) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(made));
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), made.lines().collect());
    let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let mut text = String::new();
    old[first.saturating_sub(2)..first].iter().for_each(|line| writeln!(text, "      {line}").unwrap());
    old[first..].iter().take(5).for_each(|line| writeln!(text, "    - {line}").unwrap());
    new[first..].iter().take(5).for_each(|line| writeln!(text, "    + {line}").unwrap());
    text
}
