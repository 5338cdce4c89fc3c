//! Search from outside: the analyser's test vectors, which the client in JavaScript has too, and what
//! `fangce search` finds.

use std::collections::{BTreeMap, BTreeSet};

use fangce::Settings;
use fangce::derive::Derived;
use fangce::index::analyzer::{fold, tokens};
use fangce::index::document::Sources;
use fangce::index::row::Rows;
use fangce::index::spoken::spoken;
use fangce::theme::Theme;
use fangce::tree::{OutputTree, SourceTree};

use crate::cases::{BUILT, repository};
use crate::html;
use crate::repeat::{built, ours};

#[test]
fn the_analyser_cuts_as_the_vectors_say() {
    let bytes = std::fs::read(repository().join("tests/search/vectors.json")).expect("the vectors");
    let file: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    assert!(vectors.len() > 20);
    for vector in vectors {
        let text = vector["text"].as_str().expect("a text");
        let mut cut: Vec<serde_json::Value> = Vec::new();
        tokens(&fold(text), |token| cut.push(serde_json::json!([token.text, token.position])));
        assert_eq!(serde_json::Value::Array(cut), vector["tokens"], "{text}");
    }
}

#[test]
fn the_command_answers_in_json() {
    let answer = std::process::Command::new(env!("CARGO_BIN_EXE_fangce"))
        .args(["search", "--lang", "zh", "--format", "json", "--limit", "3", "電梯證", "--site"])
        .arg(repository())
        .output()
        .expect("it runs");
    let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).expect("JSON");
    assert_eq!(answer["lang"], "zh");
    assert_eq!(answer["query"], "電梯證");
    let hits = answer["hits"].as_array().expect("a list");
    assert_eq!(hits.len(), 3);
    assert_eq!(hits[0]["url"], "zh/services/special-equipment-exams.html");
    assert_eq!(hits[0]["type"], "service");
    for key in ["anchor", "title", "score", "excerpt"] {
        assert!(hits[0].get(key).is_some(), "no {key}");
    }
}

/// What readers ask of a service leads to the part of its page that answers.
#[test]
fn questions_of_how_one_applies_lead_to_their_answers() {
    for (query, anchor, said) in [
        ("备案要带什么", "evidence", "应急预案备案申请表"),
        ("预案备案要花多少钱", "costs", "不收费。"),
        ("预案备案法定时限", "statutory", "5个工作日内"),
        ("神州路西段", "channels", "县政务服务中心2楼"),
    ] {
        let answer = std::process::Command::new(env!("CARGO_BIN_EXE_fangce"))
            .args(["search", "--lang", "zh", "--limit", "1", query, "--site"])
            .arg(repository().join("tests/sites/office-emergency"))
            .output()
            .expect("it runs");
        let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
        let place = format!("zh/services/plan-filing.html#{anchor}");
        assert!(answer.contains(&place) && answer.contains(said), "{query}: {answer}");
    }
}

#[test]
fn an_unknown_language_is_said_in_the_readers_own() {
    let ask = |locale: &str| {
        let answer = std::process::Command::new(env!("CARGO_BIN_EXE_fangce"))
            .args(["search", "--lang", "fr", "ascenseur", "--site"])
            .arg(repository())
            .env("LC_ALL", locale)
            .output()
            .expect("it runs");
        (answer.status.code(), String::from_utf8_lossy(&answer.stderr).into_owned())
    };
    let (code, english) = ask("en_GB.UTF-8");
    assert_eq!(code, Some(2));
    assert!(english.contains("`fr`") && english.contains("zh, en"), "{english}");
    let (code, chinese) = ask("zh_CN.UTF-8");
    assert_eq!(code, Some(2));
    assert!(chinese.contains("没有语言 `fr`"), "{chinese}");
}

/// What the manifest of a language in an output leads to.
fn start_of(output: &OutputTree, lang: &str) -> String {
    let manifest = output.get(&format!("assets/search/{lang}.js")).expect("a manifest");
    let manifest = String::from_utf8_lossy(manifest);
    assert!(manifest.len() < 200, "{manifest}");
    let (_, rest) = manifest.split_once("\"start\":\"").expect("the name of the start part");
    let (name, _) = rest.split_once('"').expect("its end");
    format!("assets/search/{name}.js")
}

#[test]
fn pages_name_the_manifest_and_it_leads_to_the_start_part() {
    for lang in ["zh", "en"] {
        let start = start_of(built(), lang);
        assert!(built().get(&start).is_some(), "there is no {start}");
        let page = built().get(&format!("{lang}/services/bar-codes.html")).expect("a page");
        let way = format!("data-start=\"../../assets/search/{lang}.js\"");
        assert!(String::from_utf8_lossy(page).contains(&way));
    }
}

#[test]
fn a_changed_word_changes_the_pages_that_show_it_and_parts_of_the_search() {
    let case = BUILT.iter().find(|one| one.case.name == "guide").expect("the case");
    let before = case.output.as_ref().expect("it builds");
    let changed = case.sources.iter().map(|(_, path, bytes)| match path.ends_with("first-day.en.md") {
        true => (path.to_owned(), [bytes, b"\n\nQuuxword.\n"].concat()),
        false => (path.to_owned(), bytes.to_vec()),
    });
    let changed = SourceTree::new(changed);
    let after = fangce::build(&changed, &Settings::default()).value.expect("it builds");
    let others = after.iter().filter(|(path, bytes)| before.get(path) != Some(*bytes));
    let (parts, rest): (Vec<_>, Vec<_>) = others.partition(|(path, _)| path.starts_with("assets/"));
    let pages: Vec<_> = rest.into_iter().filter(|(path, _)| path.ends_with(".html")).collect();
    for (path, bytes) in &pages {
        assert!(String::from_utf8_lossy(bytes).contains("Quuxword"), "{path} changed");
    }
    assert!(!pages.is_empty());
    for (path, _) in &parts {
        let is_manifest = ["assets/search/zh.js", "assets/search/en.js"].contains(path);
        assert!(is_manifest || before.get(path).is_none(), "{path} keeps its name with other contents");
    }
    assert_ne!(start_of(before, "en"), start_of(&after, "en"));
}

/// What `fangce search` answers on our site: addresses with their places.
fn places(lang: &str, query: &str) -> Vec<String> {
    let answer = std::process::Command::new(env!("CARGO_BIN_EXE_fangce"))
        .args(["search", "--lang", lang, "--format", "json", "--limit", "3", query, "--site"])
        .arg(repository())
        .output()
        .expect("it runs");
    let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).expect("JSON");
    let word = |hit: &serde_json::Value, key: &str| hit[key].as_str().unwrap_or_default().to_owned();
    let hits = answer["hits"].as_array().expect("a list").iter();
    hits.map(|hit| format!("{}#{}", word(hit, "url"), word(hit, "anchor"))).collect()
}

#[test]
fn a_hit_in_a_long_text_leads_to_its_heading() {
    assert_eq!(places("en", "before you call")[0], "en/guides/which-number.html#before-you-call");
    assert_eq!(places("zh", "什么时候会被公告")[0], "zh/guides/failed-test.html#什么时候会被公告");
}

/// The paths and anchors of rows.
fn places_of(rows: Rows) -> Vec<(String, String)> {
    let anchored = rows.rows.iter().filter_map(|row| Some((row.entry, row.anchor.as_ref()?)));
    anchored.map(|(entry, anchor)| (rows.entries[entry].path.clone(), anchor.to_string())).collect()
}

#[test]
fn every_place_that_results_lead_to_is_on_its_page() {
    let cases = BUILT.iter().filter_map(|case| Some((&case.sources, case.output.as_ref()?)));
    let (mut headings, mut places) = (0, 0);
    for (sources, output) in cases.chain([(ours(), built())]) {
        let site = fangce::check(sources).value.expect("it was built");
        let theme = Theme::load(&site.config, sources).value.expect("it was built");
        let spoken = spoken(&site, &Derived::of(&site), &theme.words);
        let sources = Sources::of(&site, &spoken);
        let languages = site.config.languages.iter().map(|(lang, _)| sources.rows(lang));
        let mut ids = BTreeMap::new();
        for (path, anchor) in languages.flat_map(places_of) {
            let ids: &BTreeSet<String> = ids.entry(path.clone()).or_insert_with(|| {
                let page = output.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
                let pieces = html::read(&String::from_utf8_lossy(page)).expect("it is sound");
                html::tags(&pieces).filter_map(|tag| tag.get("id").map(str::to_owned)).collect()
            });
            assert!(ids.contains(&anchor), "{path} has no place {anchor}");
            places += 1;
            headings += usize::from(path.contains("/guides/"));
        }
    }
    assert!(places > 2000 && headings > 60, "{places} places, {headings} of guides");
}
