//! The texts of a site as files for translators, and their way back.

use std::fs;

use fangce::import::{Heads, Stand, import, open};
use fangce::translation::apply::{Applied, Why, apply};
use fangce::translation::{Form, Pair, Row, Unread, read, rows, write};
use fangce::tree::SourceTree;

use crate::cases::repository;

fn pair(target: &str) -> Pair {
    Pair { languages: vec!["zh".to_owned(), "en".to_owned()], target: target.to_owned() }
}

fn heads() -> [String; 6] {
    ["key", "record", "field", "source", "target", "terms"].map(str::to_owned)
}

/// A small site; `more` is the text of a service.
fn site(more: &str) -> SourceTree {
    let file = |path: &str, text: &str| (format!("content/{path}"), text.as_bytes().to_vec());
    SourceTree::new([
        file(
            "site.yaml",
            "title: {zh: 局, en: Bureau}\ndescription: {zh: 站}\nlanguages: [zh, en]\npublisher: a\n",
        ),
        file("agencies.yaml", "agencies:\n- {id: a, name: {zh: 甲局, en: Bureau A}}\n"),
        file("glossary.yaml", "terms:\n- id: t\n  term: {zh: 计量, en: metrology}\n  definition: {zh: 量}\n"),
        file("services/s.yaml", more),
        file("services/s.zh.md", "# 说明\n\n带上2份表。\n"),
    ])
}

const SERVICE: &str = "# 甲局计量股\nname:\n  zh: 计量培训 # 简称\noffers:\n  - zh: >-\n      每年培训2次，\n      免费。\n    source: s1.1\n  - {zh: 咨询}\nunits: {lead: [a]}\n";

/// The rows of a site with these translations, by key.
fn filled(sources: &SourceTree, said: &[(&str, &str)]) -> Vec<Row> {
    let mut rows = rows(sources, &pair("en")).unwrap();
    for (key, target) in said {
        rows.iter_mut().find(|row| row.key == *key).unwrap_or_else(|| panic!("no {key}")).target =
            (*target).to_owned();
    }
    rows
}

fn problems(applied: &Applied) -> Vec<(usize, &str, Why)> {
    applied.problems.iter().map(|one| (one.row, one.key.as_str(), one.why)).collect()
}

fn after<'a>(applied: &'a Applied, path: &str) -> &'a str {
    let file =
        applied.files.iter().find(|(known, ..)| known == path).unwrap_or_else(|| panic!("{path} stays"));
    std::str::from_utf8(&file.2).unwrap()
}

#[test]
fn texts_have_context_and_names_that_are_translated_already() {
    let rows = rows(&site(SERVICE), &pair("en")).unwrap();
    let told =
        |key: &str| rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no {key} in {rows:#?}"));
    let name = told("services/s.yaml#name");
    assert_eq!((name.source.as_str(), name.target.as_str()), ("计量培训", ""));
    assert_eq!(name.terms, ["计量 = metrology"]);
    let offer = told("services/s.yaml#offers.s1.1");
    assert_eq!((offer.record.as_str(), offer.field.as_str()), ("计量培训", "offers"));
    assert_eq!(told("services/s.yaml#offers[2]").source, "咨询");
    assert_eq!(told("site.yaml#title").target, "Bureau");
    assert_eq!(told("services/s.zh.md#2").source, "带上2份表。");
}

#[test]
fn translations_come_back_and_every_other_byte_stays() {
    let sources = site(SERVICE);
    let rows = filled(
        &sources,
        &[
            ("services/s.yaml#name", "Metrology: training"),
            ("services/s.yaml#offers.s1.1", "2 courses a year,\nfree of charge."),
            ("services/s.yaml#offers[2]", "Advice"),
            ("services/s.zh.md#1", "# How"),
            ("services/s.zh.md#2", "Bring 2 forms."),
            ("site.yaml#title", "The Bureau"),
        ],
    );
    for form in [Form::Sheet, Form::Po, Form::Xliff] {
        let back = read(form, &write(form, &rows, &pair("en"), &heads()), &pair("en")).unwrap();
        let applied = apply(&sources, &back, &pair("en")).unwrap();
        assert_eq!(problems(&applied), [], "{form:?}");
        assert_eq!(applied.count, 6);
        assert_eq!(
            after(&applied, "content/services/s.yaml"),
            "# 甲局计量股\nname:\n  zh: 计量培训 # 简称\n  en: \"Metrology: training\"\noffers:\n  - zh: >-\n      每年培训2次，\n      免费。\n    en: \"2 courses a year, free of charge.\"\n    source: s1.1\n  - {zh: 咨询, en: Advice}\nunits: {lead: [a]}\n"
        );
        assert_eq!(after(&applied, "content/services/s.en.md"), "# How\n\nBring 2 forms.\n");
        assert!(after(&applied, "content/site.yaml").starts_with("title: {zh: 局, en: The Bureau}\n"));
        assert_eq!(applied.files.len(), 3);
    }
}

#[test]
fn what_cannot_be_taken_is_named_row_by_row() {
    let sources = site(SERVICE);
    let mut rows = filled(
        &sources,
        &[
            ("services/s.yaml#offers.s1.1", "3 courses a year, free."),
            ("services/s.zh.md#2", "Bring 2 forms."),
        ],
    );
    let at = |key: &str, rows: &[Row]| 1 + rows.iter().position(|row| row.key == key).unwrap();
    let row = at("services/s.yaml#offers.s1.1", &rows);
    let applied = apply(&sources, &rows, &pair("en")).unwrap();
    assert_eq!(problems(&applied), [(row, "services/s.yaml#offers.s1.1", Why::Parity)]);
    assert_eq!(applied.unfinished, [("content/services/s.en.md".to_owned(), 1, 2)]);
    // Given out before the text was changed, keyed anew, said twice.
    rows[row - 1].source = "每年培训1次。".to_owned();
    let name = at("services/s.yaml#name", &rows);
    rows[name - 1].target = "Training".to_owned();
    let other = Row { target: "Course".to_owned(), ..rows[name - 1].clone() };
    let strange = Row { key: "services/x.yaml#name".to_owned(), target: "X".to_owned(), ..Row::default() };
    let count = rows.len();
    rows.extend([other, strange]);
    let applied = apply(&sources, &rows, &pair("en")).unwrap();
    assert_eq!(
        problems(&applied),
        [
            (row, "services/s.yaml#offers.s1.1", Why::Stale),
            (count + 1, "services/s.yaml#name", Why::Twice),
            (count + 2, "services/x.yaml#name", Why::Unknown)
        ]
    );
}

#[test]
fn files_of_another_language_or_none_are_refused() {
    let rows = rows(&site(SERVICE), &pair("en")).unwrap();
    for form in [Form::Sheet, Form::Po, Form::Xliff] {
        let bytes = write(form, &rows, &pair("en"), &heads());
        assert_eq!(bytes, write(form, &rows, &pair("en"), &heads()), "{form:?} differs from run to run");
        assert_eq!(read(form, &bytes, &pair("fr")), Err(Unread::OtherLanguage("en".to_owned())));
        for cut in [b"".as_slice(), b"\"", b"msgid \"", b"<a", b"PK\x03\x04", &bytes[..bytes.len() / 2]] {
            if let Ok(rows) = read(form, cut, &pair("en")) {
                assert!(form == Form::Po && rows.len() < 20, "{form:?}");
            }
        }
    }
}

#[test]
fn a_site_of_one_language_gets_another() {
    let list = fs::read(repository().join("tests/import/list.txt")).unwrap();
    let words = Stand { rest: "其他".to_owned(), picture: "图片".to_owned() };
    let made = import(&[open("list.txt", &list).unwrap()], "zh", &words, &Heads::default());
    let files = made.files.iter().map(|(path, text)| {
        let text = if path == "site.yaml" { text.replace("- zh\n", "- zh\n- en\n") } else { text.clone() };
        (format!("content/{path}"), text.into_bytes())
    });
    let sources = SourceTree::new(files);
    let mut all = rows(&sources, &pair("en")).unwrap();
    assert!(all.len() > 50 && all.iter().all(|row| row.target.is_empty()), "{}", all.len());
    // The same words state the same facts.
    all.iter_mut().for_each(|row| row.target = row.source.clone());
    let applied = apply(&sources, &all, &pair("en")).unwrap();
    assert_eq!(problems(&applied), []);
    assert_eq!(applied.count, all.len());
    let now = rows(&applied.after.unwrap(), &pair("en")).unwrap();
    let left: Vec<&Row> = now.iter().filter(|row| row.target != row.source).collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn every_text_of_our_own_content_can_be_given_out_and_taken_back() {
    let sources = fangce::disk::read(repository()).unwrap();
    let mut all = rows(&sources, &pair("en")).unwrap();
    assert!(all.len() > 3000, "{}", all.len());
    let back = read(Form::Sheet, &write(Form::Sheet, &all, &pair("en"), &heads()), &pair("en")).unwrap();
    let applied = apply(&sources, &back, &pair("en")).unwrap();
    assert_eq!((applied.count, applied.files.len(), problems(&applied)), (0, 0, vec![]));
    // Each text is changed, and all are changed alike when they are read again.
    for row in all.iter_mut().filter(|row| row.field != "text" && !row.target.is_empty()) {
        row.target =
            row.target.lines().map(|line| format!("{line} (as above)")).collect::<Vec<_>>().join("\n");
    }
    let applied = apply(&sources, &all, &pair("en")).unwrap();
    assert_eq!(problems(&applied), []);
    let now = rows(&applied.after.unwrap(), &pair("en")).unwrap();
    let differ: Vec<_> = now.iter().zip(&all).filter(|(now, all)| now.target != all.target).take(3).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}
