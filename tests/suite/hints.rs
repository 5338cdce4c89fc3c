//! Hints show the form to write, with the case's own words in it: one row a kind of mistake.

use std::collections::BTreeMap;

use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::tree::SourceTree;
use serde_json::Value;

use crate::cases::base;

const SERVICE: &str = "content/services/scales.yaml";
const PROCEDURE: &str = "content/procedures/objection.yaml";
const AGENCIES: &str = "content/agencies.yaml";

/// A file, what stands in it, what is written instead, the code that is found, and what its hint says.
const ROWS: [(&str, &str, &str, &str, &str); 44] = [
    (SERVICE, "lead: [desk]", "lead: [窗口]", "dangling-reference", "Write the id, which is `desk`"),
    (SERVICE, "lead: [desk]", "lead: desk", "wrong-type", "`[desk]`"),
    (SERVICE, "lead: [desk]", "lead: [dessk]", "dangling-reference", "Did you mean `desk`?"),
    (SERVICE, "basis: [rules#7]", "basis: [《示例办法》第7条]", "dangling-reference", "which is `rules#7`"),
    (SERVICE, "basis: [rules#7]", "basis: [rules#第七条]", "dangling-reference", "Did you mean `rules#7`?"),
    (SERVICE, "basis: [rules#7]", "basis: [rules#8]", "dangling-reference", "add `- number: 8`"),
    (SERVICE, "see: [law/rules]", "see: [rules]", "bad-link", "Write `law/rules`"),
    (SERVICE, "see: [law/rules]", "see: [laws/rules]", "bad-link", "Write `law/rules`"),
    (SERVICE, "see: [law/rules]", "see: [示例办法]", "bad-link", "Write `law/rules`"),
    (SERVICE, "see: [law/rules]", "see: [www.gov.cn]", "bad-link", "Write `https://www.gov.cn`"),
    (SERVICE, "number: 0730-2214550", "number: 0730－2214550", "bad-phone", "Write `0730-2214550`"),
    (SERVICE, "number: 0730-2214550", "number: O730-2214550", "bad-phone", "a letter in place of a digit"),
    (
        SERVICE,
        "number: 0730-2214550",
        "number: 0730-2214550、2214551",
        "bad-phone",
        "`0730-2214550, 0730-2214551`",
    ),
    (SERVICE, "number: 0730-2214550", "number: 0730-2214550转８", "bad-phone", "Write `0730-2214550转8`"),
    (
        SERVICE,
        "number: 0730-2214550",
        "电话: 0730-2214550",
        "unknown-field",
        "Write `number` in place of `电话`",
    ),
    (SERVICE, "hotlines:", "hotline:", "unknown-field", "Write `hotlines`"),
    (SERVICE, "on: 05-20", "on: 5月20日", "bad-date", "Write `05-20`"),
    (SERVICE, "on: 05-20", "on: 02-30", "bad-date", "no such day"),
    (SERVICE, "on: 05-20", "on: 20-05", "bad-date", "Did you mean `05-20`?"),
    (SERVICE, "reviewed: 2026-01-31", "reviewed: 2026年1月31日", "bad-date", "Write `2026-01-31`"),
    (SERVICE, "reviewed: 2026-01-31", "reviewed: 2026年1月", "bad-date", "all three"),
    (SERVICE, "deadline: {count: 15, unit: day}", "deadline: 15天", "wrong-type", "`{count: 15, unit: day}`"),
    (SERVICE, "count: 15, unit: day", "days: 15", "unknown-field", "`count: 15, unit: day`"),
    (SERVICE, "count: 15, unit: day", "count: 十五, unit: day", "wrong-type", "Write `15`"),
    (SERVICE, "count: 15, unit: day", "count: 15-20, unit: day", "wrong-type", "`[15, 20]`"),
    (SERVICE, "unit: day", "unit: 工作日", "bad-choice", "Write `working-day`"),
    (SERVICE, "max: 30000", "max: 3万", "wrong-type", "Write `30000`"),
    (SERVICE, "max: 30000", "max: 30,000", "yaml-syntax", "without commas"),
    (SERVICE, "currency: CNY", "currency: RMB", "bad-amount", "`currency: CNY`"),
    (
        SERVICE,
        "amount: {max: 30000, currency: CNY}",
        "amount: 1万元以上3万元以下",
        "wrong-type",
        "`{min: 10000, max: 30000, currency: CNY}`",
    ),
    (
        SERVICE,
        "frequency: {at_least: 1, per: year}",
        "frequency: 每季度至少2次",
        "wrong-type",
        "`{at_least: 2, per: quarter}`",
    ),
    (SERVICE, "{zh: 校秤, en: Scale check}", "校秤", "wrong-type", "`{zh: 校秤, en: …}`"),
    (
        SERVICE,
        "{zh: 校秤, en: Scale check}",
        "{zh: 校秤 en: Scale check}",
        "unquoted-colon",
        "`校秤, en: Scale check`",
    ),
    (SERVICE, "{zh: 校秤, en: Scale check}", "{cn: 校秤, en: Scale check}", "unknown-language", "Write `zh`"),
    (SERVICE, "reviewed: 2026-01-31", "reviewed = 2026-01-31", "yaml-syntax", "`reviewed: 2026-01-31`"),
    (SERVICE, "reviewed: 2026-01-31", "// 注", "yaml-syntax", "`# 注`"),
    (SERVICE, "status: current", "status: superseded", "missing-field", "`status: historical`"),
    (PROCEDURE, "to: done", "to: 办结", "unknown-step", "Write `done`"),
    (PROCEDURE, "actors: [shop]", "actors: [desk]", "undeclared-actor", "`actors: [desk, shop]`"),
    (
        PROCEDURE,
        "    do: {zh: 申请, en: Apply}",
        "    zh: 申请\n    en: Apply",
        "missing-field",
        "`do: {zh: 申请, en: Apply}`",
    ),
    (AGENCIES, "agencies:", "agency:", "unknown-field", "Write `agencies`"),
    (AGENCIES, "- id: desk", "- id desk", "yaml-syntax", "`id: desk`"),
    (AGENCIES, "level: county", "level: 县级", "bad-choice", "Write `county`"),
    ("content/site.yaml", "languages: [zh, en]", "languages: zh, en", "wrong-type", "`[zh, en]`"),
];

fn right() -> BTreeMap<String, Vec<u8>> {
    let mut files = base();
    let service = "name: {zh: 校秤, en: Scale check}\nreviewed: 2026-01-31\nstatus: current\noffers:\n  - zh: 15日内校秤，最多3万元。\n    en: Scales are checked within 15 days, 30,000 yuan at most.\n    basis: [rules#7]\n    see: [law/rules]\n    deadline: {count: 15, unit: day}\n    frequency: {at_least: 1, per: year}\n    amount: {max: 30000, currency: CNY}\nunits:\n  lead: [desk]\nhotlines:\n  - number: 0730-2214550\n    unit: desk\ndates:\n  - name: {zh: 日, en: Day}\n    on: 05-20\n";
    let procedure = "title: {zh: 异议, en: Objection}\nactors: [shop]\nsteps:\n  - id: apply\n    actor: shop\n    do: {zh: 申请, en: Apply}\n    to: done\n  - id: done\n    end: {zh: 办结, en: Done}\n";
    files.insert(SERVICE.to_owned(), service.into());
    files.insert(PROCEDURE.to_owned(), procedure.into());
    files
}

fn reports(files: BTreeMap<String, Vec<u8>>) -> Vec<Value> {
    let sources = SourceTree::new(files);
    let found = fangce::check(&sources).diagnostics;
    serde_json::from_str(&print::json(&found, &sources, catalogue("en"))).expect("the report is JSON")
}

#[test]
fn hints_show_the_form_to_write_in_the_cases_own_words() {
    assert_eq!(reports(right()), Vec::<Value>::new(), "near miss: all of it as it should be");
    for (file, from, to, code, part) in ROWS {
        let mut files = right();
        let text = String::from_utf8(files[file].clone()).expect("UTF-8");
        assert!(text.contains(from), "{file} has no {from}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into());
        let found = reports(files);
        let hit = found.iter().find(|report| report["code"] == code);
        let hint = hit.and_then(|report| report["hint"].as_str()).unwrap_or_default();
        assert!(hint.contains(part), "{to}: no «{part}» in {found:#?}");
        assert!(found.len() <= 3, "{to}: one slip, {} messages: {found:#?}", found.len());
    }
}

/// Files under wrong names: what is moved, where it lies, and what is said of it.
const FILES: [(&str, &str, &str, &str); 9] = [
    (
        SERVICE,
        "content/services/scales.yaml.txt",
        "stray-file",
        "Rename it to `content/services/scales.yaml`",
    ),
    (SERVICE, "content/services/scales.YAML", "stray-file", "`content/services/scales.yaml`"),
    (SERVICE, "content/services/2024/scales.yaml", "stray-file", "Move it to `content/services/scales.yaml`"),
    (SERVICE, "content/服务事项/scales.yaml", "stray-file", "`content/services/scales.yaml`"),
    (SERVICE, "content/scales.yaml", "stray-file", "`content/services/scales.yaml`"),
    (SERVICE, "content/duties/scales.yaml", "wrong-folder", "Move it to `content/services/scales.yaml`"),
    (SERVICE, "content/services/Scales.yaml", "bad-id", "`content/services/scales.yaml`"),
    (AGENCIES, "content/agency.yaml", "stray-file", "`content/agencies.yaml`"),
    (
        "content/site.yaml",
        "content/site.yml",
        "missing-site",
        "Rename `content/site.yml` to `content/site.yaml`",
    ),
];

#[test]
fn a_file_under_a_wrong_name_is_told_once_and_with_the_right_one() {
    for (from, to, code, part) in FILES {
        let mut files = right();
        let bytes = files.remove(from).expect("the file");
        files.insert(to.to_owned(), bytes);
        let found = reports(files);
        let hint = found.first().and_then(|report| report["hint"].as_str()).unwrap_or_default();
        assert!(found.len() == 1 && found[0]["code"] == code && hint.contains(part), "{to}: {found:#?}");
    }
}

/// A copy never gets the advice to take the place of what it was copied from.
#[test]
fn no_hint_tells_to_overwrite_a_file() {
    for copy in ["scales - 副本.yaml", "scales.yaml.txt", "Scales.yaml", "old/scales.yaml"] {
        let mut files = right();
        let bytes = files[SERVICE].clone();
        files.insert(format!("content/services/{copy}"), bytes);
        let found = reports(files);
        let hint = found[0]["hint"].as_str().unwrap_or_default();
        assert!(hint.contains("`scales-2.yaml`") && hint.contains("delete it"), "{copy}: {found:#?}");
    }
}
