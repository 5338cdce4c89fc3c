//! Search from outside: the analyser's test vectors, which the client in JavaScript has too, and what
//! `fangce search` finds.

use fangce::index::analyzer::tokens;

use crate::cases::repository;

#[test]
fn the_analyser_cuts_as_the_vectors_say() {
    let bytes = std::fs::read(repository().join("tests/search/vectors.json")).expect("the vectors");
    let file: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    assert!(vectors.len() > 20);
    for vector in vectors {
        let text = vector["text"].as_str().expect("a text");
        let cut: Vec<serde_json::Value> =
            tokens(text).into_iter().map(|token| serde_json::json!([token.text, token.position])).collect();
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

#[test]
fn parts_are_named_after_their_contents_and_found_from_every_page() {
    let sources = fangce::disk::read(repository()).expect("our own site");
    let output = fangce::build(&sources, &fangce::Settings::default()).value.expect("it builds");
    let parts: Vec<&str> =
        output.iter().map(|(path, _)| path).filter(|path| path.starts_with("assets/search/")).collect();
    assert!(parts.len() > 10);
    for part in parts.iter().filter(|part| part.contains("-start-")) {
        let lang = &part["assets/search/".len()..][..2];
        let page = output.get(&format!("{lang}/services/bar-codes.html")).expect("a page");
        assert!(String::from_utf8_lossy(page).contains(&format!("data-start=\"../../{part}\"")));
    }
}
