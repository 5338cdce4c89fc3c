//! Wrong content marks its own mistakes; what is marked is what is found.
//!
//! A marker is a comment on the line above the mistake:
//!
//! ```yaml
//! # error[unknown-field] on «colour»: is not a field of this service
//! colour: red
//! ```
//!
//! The words after the colon are part of the English message. `on «…»` is optional and pins the
//! columns: the report covers exactly these words of the line (`\u{200b}` and `\t` may be written so).
//! `@FILE` instead of a place means the file as a whole, line 1. Several markers may stand above one
//! line. In Markdown a marker is `[//]: # (error[code]: words)` after an empty line, or with `"` instead
//! of the brackets if the words have brackets of their own. What cannot carry a comment is listed in `expected.txt` as `content/x.yaml:3: error[code]: words`, and what is wrong
//! with no file as `-: error[code]: words`. A site without any mistake has an `expected.txt` without
//! such a line.
//!
//! Beside the mistakes stands what looks like them and is right, under a comment that begins with
//! `near miss`: it has no marker, so a check that reports it fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::{Level, code, print};
use fangce::load::MOST_BYTES;
use fangce::tree::SourceTree;
use serde_json::Value;

use crate::cases::{self, BUILT, Built, Case};

/// Codes whose cases are made by a test of this file, since no one wants them in the repository.
const GENERATED: [&str; 1] = ["file-too-large"];

/// What a case says of itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// `None`: the site as a whole.
    file: Option<String>,
    line: u64,
    level: String,
    code: String,
    /// The words that the report covers.
    on: Option<String>,
    /// Part of the English message.
    part: String,
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = self.file.as_deref().unwrap_or("-");
        write!(f, "{file}:{}: {}[{}]", self.line, self.level, self.code)?;
        if let Some(on) = &self.on {
            write!(f, " on «{}»", on.escape_debug())?;
        }
        write!(f, ": {}", self.part)
    }
}

/// A case, what it marks, and what was found in it.
struct Outcome {
    built: &'static Built,
    marks: Vec<Mark>,
    /// The JSON reports in English and Chinese, in the order of `found`.
    english: Vec<Value>,
    chinese: Vec<Value>,
}

static OUTCOMES: LazyLock<Vec<Outcome>> = LazyLock::new(|| BUILT.iter().map(outcome).collect());

fn outcome(built: &'static Built) -> Outcome {
    let reports = |lang| -> Vec<Value> {
        serde_json::from_str(&print::json(&built.found, &built.sources, catalogue(lang)))
            .expect("the report is JSON")
    };
    Outcome { marks: marks(&built.case), english: reports("en"), chinese: reports("zh"), built }
}

#[test]
fn what_is_marked_is_found_and_nothing_else() {
    let mut wrong = String::new();
    for outcome in OUTCOMES.iter() {
        let mut open = outcome.marks.clone();
        let mut surplus = Vec::new();
        for report in &outcome.english {
            match open.iter().position(|mark| fits(mark, report, &outcome.built.sources)) {
                Some(at) => drop(open.remove(at)),
                None => surplus.push(line_of(report)),
            }
        }
        if outcome.built.panicked {
            surplus.push("a panic".to_owned());
        }
        if open.is_empty() && surplus.is_empty() {
            continue;
        }
        writeln!(wrong, "\n{}", outcome.built.case.name).unwrap();
        open.iter().for_each(|mark| writeln!(wrong, "  marked, not found: {mark}").unwrap());
        surplus.iter().for_each(|line| writeln!(wrong, "  found, not marked: {line}").unwrap());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_has_a_case() {
    let mut cased: BTreeSet<&str> =
        OUTCOMES.iter().flat_map(|outcome| &outcome.marks).map(|mark| mark.code.as_str()).collect();
    for name in &cased {
        assert!(code::by_name(name).is_some(), "a marker names the code {name}, which does not exist");
    }
    cased.extend(GENERATED);
    let bare: Vec<&str> =
        code::ALL.iter().map(|code| code.name).filter(|name| !cased.contains(name)).collect();
    assert!(bare.is_empty(), "codes without a case in tests/sites: {bare:?}");
}

#[test]
fn every_wrong_case_has_a_near_miss() {
    for outcome in OUTCOMES.iter().filter(|outcome| !outcome.marks.is_empty()) {
        let case = &outcome.built.case;
        let texts = case.own.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let listed = case.listed.iter().flatten().cloned();
        assert!(
            texts.chain(listed).any(|text| text.to_lowercase().contains("near miss")),
            "{}: what looks alike and is right?",
            case.name
        );
    }
}

#[test]
fn many_codes_have_their_columns_pinned() {
    let pinned: BTreeSet<&str> = OUTCOMES
        .iter()
        .flat_map(|outcome| &outcome.marks)
        .filter(|mark| mark.on.is_some())
        .map(|mark| mark.code.as_str())
        .collect();
    assert!(pinned.len() >= 30, "only {}: {pinned:?}", pinned.len());
}

/// Every report in both languages: words, no placeholder left over, a place that exists, a hint in
/// both or in none.
#[test]
fn every_report_is_whole_in_every_language() {
    let mut wrong = String::new();
    for outcome in OUTCOMES.iter() {
        for (english, chinese) in outcome.english.iter().zip(&outcome.chinese) {
            for what in faults(english, chinese, &outcome.built.sources) {
                writeln!(
                    wrong,
                    "{}: {what}: {} | {}",
                    outcome.built.case.name,
                    line_of(english),
                    text_of(chinese, "message")
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A code whose catalogue entry has a hint of its own never comes without one.
#[test]
fn a_code_with_hints_comes_with_one() {
    let text = std::fs::read_to_string(cases::repository().join("src/diagnostic/messages/en.yaml"))
        .expect("the catalogue");
    let catalogue: serde_yaml::Value = serde_yaml::from_str(&text).expect("the catalogue is YAML");
    let mut wrong = String::new();
    for outcome in OUTCOMES.iter() {
        for report in &outcome.english {
            let own = catalogue["codes"][text_of(report, "code")]["hints"].as_mapping();
            if own.is_some() && report["hint"].is_null() {
                writeln!(wrong, "{}: {}", outcome.built.case.name, line_of(report)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "reports without a hint, though the catalogue has some:\n{wrong}");
}

/// `DESIGN.md` §6: a fix is suggested for at least 80% of the codes.
#[test]
fn most_codes_suggest_a_fix() {
    let mut hinted: BTreeMap<&str, bool> = BTreeMap::new();
    let (mut with, mut all) = (0, 0);
    for found in BUILT.iter().flat_map(|built| &built.found) {
        *hinted.entry(found.code.name).or_insert(true) &= found.hint.is_some();
        all += 1;
        with += usize::from(found.hint.is_some());
    }
    let without: Vec<&str> = hinted.iter().filter(|(_, hinted)| !**hinted).map(|(name, _)| *name).collect();
    let share = 100 * (hinted.len() - without.len()) / hinted.len().max(1);
    println!("{share}% of {} codes always suggest a fix; not: {without:?}", hinted.len());
    println!("{with} of {all} reports suggest a fix");
    assert!(share >= 80, "only {share}% of the codes always suggest a fix; not: {without:?}");
}

#[test]
fn a_file_is_too_large_from_the_first_byte_past_the_limit() {
    let found = |length: usize, path: &str| {
        let mut text = b"title: {zh: x, en: x}\n#".to_vec();
        text.resize(length, b'x');
        let mut files = cases::base();
        files.insert(path.to_owned(), text);
        let sources = SourceTree::new(files);
        let found = fangce::check(&sources).diagnostics;
        serde_json::from_str::<Vec<Value>>(&print::json(&found, &sources, catalogue("en")))
            .expect("the report is JSON")
    };
    for path in ["content/guides/large.yaml", "content/guides/large.zh.md"] {
        let large = found(MOST_BYTES + 1, path);
        let large = large
            .iter()
            .find(|report| report["code"] == "file-too-large")
            .unwrap_or_else(|| panic!("{path}: {large:#?}"));
        assert_eq!((text_of(large, "file"), &large["line"], &large["column"]), (path, &1.into(), &1.into()));
        assert!(text_of(large, "message").contains("8 MiB") && large["hint"].is_string(), "{large:#}");
        // Near miss: as large as a file may be.
        assert!(found(MOST_BYTES, path).iter().all(|report| report["code"] != "file-too-large"));
    }
}

/// The markers of all files of a case.
fn marks(case: &Case) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (path, bytes) in &case.own {
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches('\u{feff}')).collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(mut mark) =
                marker(line).unwrap_or_else(|what| panic!("{}/{path}:{}: {what}", case.name, at + 1))
            else {
                continue;
            };
            if mark.line == 0 {
                let next = (at + 1..lines.len()).find(|at| !is_marker(lines[*at]));
                mark.line = next
                    .unwrap_or_else(|| panic!("{}/{path}: nothing stands below the last marker", case.name))
                    as u64
                    + 1;
            }
            mark.file = Some(path.clone());
            marks.push(mark);
        }
    }
    for line in case.listed.iter().flatten() {
        marks
            .extend(listed(line).unwrap_or_else(|what| panic!("{}/expected.txt: {what}: {line}", case.name)));
    }
    marks
}

/// The words of a marker in a line, if it is one.
fn inside(line: &str) -> Option<&str> {
    let line = line.trim();
    let title = |open, close| line.strip_prefix("[//]: # ")?.strip_prefix(open)?.strip_suffix(close);
    let words = line.strip_prefix("# ").or_else(|| title('(', ')')).or_else(|| title('"', '"'))?;
    ["error[", "warning[", "note["].iter().any(|start| words.starts_with(start)).then_some(words)
}

fn is_marker(line: &str) -> bool {
    inside(line).is_some()
}

/// The marker in a line; its line number is 0 where it means the next line.
fn marker(line: &str) -> Result<Option<Mark>, String> {
    inside(line).map(words).transpose()
}

/// `error[code] @FILE on «words»: part of the message`.
fn words(words: &str) -> Result<Mark, String> {
    let (level, rest) = words.split_once('[').ok_or("no [code]")?;
    let (code, mut rest) = rest.split_once(']').ok_or("no [code]")?;
    let mut mark = Mark {
        file: None,
        line: 0,
        level: level.to_owned(),
        code: code.to_owned(),
        on: None,
        part: String::new(),
    };
    if let Some(after) = rest.strip_prefix(" @FILE") {
        mark.line = 1;
        rest = after;
    }
    if let Some((on, after)) = rest.strip_prefix(" on «").and_then(|rest| rest.split_once('»')) {
        mark.on = Some(unescape(on));
        rest = after;
    }
    let part =
        rest.strip_prefix(": ").filter(|part| !part.trim().is_empty()).ok_or("no part of the message")?;
    mark.part = part.trim().to_owned();
    Ok(mark)
}

/// The marker in a line of `expected.txt`; comments, empty lines and wishes for files are none.
fn listed(line: &str) -> Result<Option<Mark>, String> {
    if line.trim().is_empty()
        || ["#", "without ", "words ", "date "].iter().any(|start| line.starts_with(start))
    {
        return Ok(None);
    }
    let (place, rest) = line.split_once(": ").ok_or("no place")?;
    let mut mark = words(rest)?;
    mark.line = 1;
    if place != "-" {
        let (file, number) = place.rsplit_once(':').ok_or("no line number")?;
        mark.file = Some(file.to_owned());
        mark.line = number.parse().map_err(|_| "the line is no number")?;
    }
    Ok(Some(mark))
}

/// `\t` and `\u{200b}` as the characters themselves.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.replace("\\t", "\t");
    while let Some(at) = rest.find("\\u{") {
        let end = at + rest[at..].find('}').expect("an escape has an end");
        let number = u32::from_str_radix(&rest[at + 3..end], 16).expect("an escape has a number");
        plain.push_str(&rest[..at]);
        plain.push(char::from_u32(number).expect("an escape means a character"));
        rest = rest[end + 1..].to_owned();
    }
    plain + &rest
}

fn fits(mark: &Mark, report: &Value, sources: &SourceTree) -> bool {
    let same = report["file"].as_str() == mark.file.as_deref()
        && report["line"] == mark.line
        && text_of(report, "level") == mark.level
        && text_of(report, "code") == mark.code
        && text_of(report, "message").contains(&mark.part);
    same && mark.on.as_deref().is_none_or(|on| covers(report, on, sources))
}

/// Whether a report covers just these words of its line. Columns are counted here anew.
fn covers(report: &Value, words: &str, sources: &SourceTree) -> bool {
    let Some(bytes) = report["file"].as_str().and_then(|file| sources.get(file)) else { return false };
    let text = String::from_utf8_lossy(bytes);
    let line = report["line"].as_u64().expect("a line") as usize;
    let line = text.trim_start_matches('\u{feff}').split('\n').nth(line - 1).unwrap_or_default();
    let places = line.match_indices(words).map(|(at, _)| line[..at].chars().count() + 1);
    let length = words.chars().count();
    report["end_line"] == report["line"]
        && places
            .into_iter()
            .any(|column| report["column"] == column && report["end_column"] == column + length)
}

/// What is wrong with a report, whatever it reports.
fn faults(english: &Value, chinese: &Value, sources: &SourceTree) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &'static str| {
        if !holds {
            faults.push(what);
        }
    };
    let is_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let levels = [Level::Error, Level::Warning, Level::Note].map(Level::name);
    must(code::by_name(text_of(english, "code")).is_some(), "the code is unknown");
    must(levels.contains(&text_of(english, "level")), "the level is unknown");
    must(!text_of(english, "message").trim().is_empty(), "no English message");
    must(is_han(text_of(chinese, "message")), "no Chinese message");
    must(english["hint"].is_null() == chinese["hint"].is_null(), "a hint in one language only");
    for report in [english, chinese] {
        for key in ["message", "hint"] {
            let text = report[key].as_str().unwrap_or("x");
            must(!text.is_empty() && !text.contains('\n'), "no line of text");
            must(!has_placeholder(text), "a placeholder is not filled");
        }
    }
    must(chinese["hint"].as_str().is_none_or(is_han), "the Chinese hint is not Chinese");
    let number = |key: &str| english[key].as_u64().unwrap_or(0);
    let (start, end) = ((number("line"), number("column")), (number("end_line"), number("end_column")));
    must(start.0 >= 1 && start.1 >= 1 && start <= end, "no range");
    let place = ["file", "line", "column", "end_line", "end_column", "code", "level"];
    must(place.iter().all(|key| english[key] == chinese[key]), "the languages disagree on the place");
    if let Some(file) = english["file"].as_str() {
        let lines = sources.get(file).map(|bytes| String::from_utf8_lossy(bytes).split('\n').count() as u64);
        must(lines.is_some_and(|lines| end.0 <= lines), "no such place");
    }
    faults
}

/// Whether `{word}` is left in a text.
fn has_placeholder(text: &str) -> bool {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    names
        .into_iter()
        .any(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}

fn text_of<'r>(report: &'r Value, key: &str) -> &'r str {
    report[key].as_str().unwrap_or_default()
}

fn line_of(report: &Value) -> String {
    let columns = format!("{}-{}:{}", report["column"], report["end_line"], report["end_column"]);
    let file = report["file"].as_str().unwrap_or("-");
    format!(
        "{file}:{}:{columns}: {}[{}]: {}",
        report["line"],
        text_of(report, "level"),
        text_of(report, "code"),
        text_of(report, "message")
    )
}
