//! What holds whatever an input says: `tests/suite/hostile.rs` tries it in every run, `fuzz/` for as long as one likes.
//!
//! Each function takes one input, puts it into a small site that has a record of every kind, and panics if something
//! that must hold does not.

use fangce::check::Checked;
use fangce::command::starter;
use fangce::derive::Derived;
use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::draw::drawing::Drawing;
use fangce::draw::{bpmn, mermaid, plain};
use fangce::index::query::Engine;
use fangce::index::spoken::spoken;
use fangce::model::{Lang, Site};
use fangce::render::Renderer;
use fangce::render::view::chart::standalone;
use fangce::theme::Theme;
use fangce::tree::SourceTree;
use fangce::{Settings, build, check, check_theme};

/// The languages of the small site.
const LANGUAGES: [&str; 2] = ["zh", "en"];
/// Where a record, a procedure, a long text and the words of a language stand in it.
pub const RECORD: &str = "content/services/scale-check.yaml";
pub const PROCEDURE: &str = "content/procedures/objection.yaml";
pub const WORDS: &str = "themes/default/strings/en.yaml";
const GUIDE: &str = "content/guides/first-steps.en.md";

/// The files of the small site.
pub fn files() -> Vec<(String, Vec<u8>)> {
    starter::files(&LANGUAGES.map(str::to_owned), LANGUAGES[0])
}

fn with(path: &str, bytes: &[u8]) -> SourceTree {
    let mut sources = SourceTree::new(files());
    sources.set(path, Some(bytes.to_vec()));
    sources
}

/// Checks a site; every message has words in each language and a place in its file.
fn checked(sources: &SourceTree) -> Option<Checked<Site>> {
    let found = check(sources);
    for diagnostic in &found.diagnostics {
        if let Some(span) = diagnostic.span {
            assert!(
                span.end as usize <= sources.bytes(span.file).len(),
                "{diagnostic:?} ends behind its file"
            );
        }
    }
    for lang in LANGUAGES {
        let words = catalogue(lang);
        let text = print::human(&found.diagnostics, sources, words, false);
        assert_eq!(text.is_empty(), found.diagnostics.is_empty());
        let json = print::json(&found.diagnostics, sources, words);
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
    }
    found.value
}

/// A record is read or refused. Whether it was accepted.
pub fn record(bytes: &[u8]) -> bool {
    checked(&with(RECORD, bytes)).is_some()
}

/// A procedure that is accepted has charts in every format, and those in XML are well-formed. Whether it was accepted.
pub fn procedure(bytes: &[u8]) -> bool {
    let sources = with(PROCEDURE, bytes);
    let Some(site) = checked(&sources) else { return false };
    let loaded = Theme::load(&site.config, &sources);
    let theme = loaded.value.expect("the built-in theme");
    let derived = Derived::of(&site);
    let renderer = Renderer::new(&site, &derived, &theme, None, false);
    for procedure in &site.records.procedures {
        let graph = renderer.chart(Lang(0), procedure);
        let drawing = Drawing::of(&graph);
        well_formed(&standalone(&graph, &drawing.wide, true));
        well_formed(&bpmn::bpmn(&graph));
        assert!(!mermaid::mermaid(&graph).is_empty());
        assert!(!plain::plain(&graph).is_empty());
    }
    true
}

fn well_formed(xml: &str) {
    if let Err(error) = roxmltree::Document::parse(xml) {
        panic!("{error}\n{xml}");
    }
}

/// A long text that is accepted gives pages whose markup is ours. Whether it was accepted.
pub fn markdown(bytes: &[u8]) -> bool {
    let sources = with(GUIDE, bytes);
    if checked(&sources).is_none() {
        return false;
    }
    let built = build(&sources, &Settings::default());
    let tree = built.value.expect("what was checked can be built");
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("pages are UTF-8");
        page.split('<').skip(1).for_each(|tag| ours(path, tag));
    }
    true
}

/// Holds a tag, from behind `<` on, to what the theme writes: nothing that runs, nothing that loads from elsewhere.
pub fn ours(path: &str, tag: &str) {
    let tag = tag.split('>').next().unwrap_or_default();
    let name = tag.split([' ', '\n']).next().unwrap_or_default().to_lowercase();
    assert!(!["iframe", "object", "embed", "base"].contains(&&*name), "{path}: <{tag}>");
    let mut pieces = tag.split('"');
    while let (Some(before), Some(value)) = (pieces.next(), pieces.next()) {
        let attribute = before.trim_end_matches('=').rsplit([' ', '\n']).next().unwrap_or_default();
        assert!(!attribute.to_lowercase().starts_with("on"), "{path}: <{tag}>");
        let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let scheme = value.to_lowercase();
        let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|bad| scheme.starts_with(bad));
        assert!(!(["href", "src", "action"].contains(&attribute) && runs), "{path}: <{tag}>");
    }
    assert!(
        name != "script" || tag.contains("src=") || tag.contains("application/ld+json"),
        "{path}: <{tag}>"
    );
}

/// Words of a theme are taken or refused.
pub fn words(bytes: &[u8]) {
    let sources = with(WORDS, bytes);
    let found = check(&sources);
    let site = found.value.expect("words decide nothing of the content");
    let diagnostics = check_theme(&site, &sources);
    let text = print::human(&diagnostics, &sources, catalogue("zh"), false);
    assert_eq!(text.is_empty(), diagnostics.is_empty());
}

/// A query has an answer, in either language, and the same one again.
pub fn queries<'q>(texts: impl IntoIterator<Item = &'q str>) {
    let sources = SourceTree::new(files());
    let site = check(&sources).value.expect("the site is right");
    let theme = Theme::load(&site.config, &sources).value.expect("the built-in theme");
    let spoken = spoken(&site, &Derived::of(&site), &theme.words);
    let engine = Engine::new(&site, &spoken).expect("an index");
    for text in texts {
        for lang in [Lang(0), Lang(1)] {
            let paths = || -> Vec<String> {
                let hits = engine.search(text, lang).expect("an answer");
                hits.into_iter().map(|hit| hit.path).collect()
            };
            assert_eq!(paths(), paths(), "{text:?}");
        }
    }
}
