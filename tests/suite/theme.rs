//! The examples of `docs/theme.md`, laid over a new site.

use std::fs;

use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::tree::SourceTree;
use fangce::{Settings, build};

use crate::cases::repository;
use crate::hostile::properties::files;

/// The examples of the document: the path that stands before each, and its text.
fn examples() -> Vec<(String, String)> {
    let document = fs::read_to_string(repository().join("docs/theme.md")).expect("the document");
    let mut examples = Vec::new();
    for part in document.split("\n`themes/").skip(1) {
        let (path, rest) = part.split_once('`').expect("the end of the path");
        let text = rest.trim_start().strip_prefix("```").and_then(|text| text.split_once('\n'));
        let (text, _) = text.and_then(|(_, text)| text.split_once("```")).expect("an example after the path");
        examples.push((format!("themes/{path}"), text.to_owned()));
    }
    examples
}

#[test]
fn the_examples_of_the_document_on_themes_do_what_it_says() {
    let examples = examples();
    assert_eq!(examples.len(), 4);
    let own = examples.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let sources = SourceTree::new(files().into_iter().chain(own));
    let built = build(&sources, &Settings::default());
    let said = print::human(&built.diagnostics, &sources, catalogue("en"), false);
    assert!(!said.contains("themes/"), "{said}");
    let output = built.value.unwrap_or_else(|| panic!("{said}"));
    let all = |ending: &str| -> String {
        let of = output.iter().filter(|(path, _)| path.ends_with(ending));
        of.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
    };
    let guide = String::from_utf8_lossy(output.get("en/guides/first-steps.html").expect("a guide"));
    assert!(guide.contains("Numbers to call") && guide.contains("<p class=\"seal\">"), "{guide}");
    assert!(
        !String::from_utf8_lossy(output.get("zh/index.html").expect("a page")).contains("Numbers to call")
    );
    assert!(all(".css").contains("--accent: #7a1f1f") && all(".css").contains("--band"));
    assert!(all(".js").contains("querySelectorAll(\".seal\")"));
}
