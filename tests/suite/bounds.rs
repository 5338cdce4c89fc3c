//! The bounds that `SECURITY.md` states: what lies within is read, what lies beyond is refused by its name.

use std::fs;

use fangce::check;
use fangce::tree::SourceTree;

use crate::cases::repository;
use crate::hostile::properties::files;

/// A bound: how `SECURITY.md` writes it, how large it is, the code beyond it, the file, and what stands in that
/// file at a size.
type Bound = (&'static str, usize, &'static str, &'static str, fn(usize) -> String);

const BOUNDS: [Bound; 6] = [
    ("8 MiB", 8 << 20, "file-too-large", "content/guides/x.zh.md", |size| "字\n\n".repeat(size / 5)),
    ("64", 64, "too-deep", "content/guides/x.yaml", |size| {
        format!("title: {}{}\n", "[".repeat(size), "]".repeat(size))
    }),
    ("32", 32, "too-deep", "content/guides/x.zh.md", |size| format!("{}x\n", "> ".repeat(size))),
    ("32", 32, "too-deep", "content/guides/x.zh.md", |size| {
        (0..size / 2).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect()
    }),
    ("100,000", 100_000, "alias-bomb", "content/guides/x.yaml", |size| {
        let hundred = vec!["x"; 98].join(", ");
        format!("title: &a [{hundred}]\nnote: [{}]\n", vec!["*a"; size / 100].join(", "))
    }),
    ("4 MiB", 4 << 20, "alias-bomb", "content/guides/x.yaml", |size| {
        format!("title: &a {}\nnote: [{}]\n", "x".repeat(1 << 16), vec!["*a"; size >> 16].join(", "))
    }),
];

/// Whether a site with this file is told a code.
fn is_told(path: &str, text: String, code: &str) -> bool {
    let mut sources = SourceTree::new(files());
    if path.ends_with(".md") {
        sources.set("content/guides/x.yaml", Some("title: {zh: 界, en: Bound}\n".into()));
    }
    sources.set(path, Some(text.into_bytes()));
    check(&sources).diagnostics.iter().any(|found| found.code.name == code)
}

#[test]
fn what_lies_within_a_bound_is_read_and_what_lies_beyond_is_refused() {
    let document = fs::read_to_string(repository().join("SECURITY.md")).expect("the document");
    for (written, size, code, path, text) in BOUNDS {
        let row = |line: &str| line.contains(&format!("| {written} ")) && line.contains(&format!("`{code}`"));
        assert!(document.lines().any(row), "SECURITY.md does not state {written} for {code}");
        assert!(!is_told(path, text(size * 9 / 10), code), "{code}: {written} and less are read");
        assert!(is_told(path, text(size * 11 / 10 + 1), code), "{code}: more than {written} is refused");
    }
}
