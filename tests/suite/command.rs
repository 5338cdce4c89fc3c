//! The binary from outside: arguments, exit codes, streams.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use fangce::diagnostic::code;
use serde_json::Value;
use tempfile::TempDir;

use crate::cases::{base, collect};

/// A service with a field that does not exist, in line 2 column 1, and a Chinese name before it.
const WRONG: &str = "name: {zh: 校秤, en: Scale check}\ncolour: red\nunits: {lead: [desk]}\nhotlines:\n  - {number: 0730-2214550, unit: desk}\n";
/// A service that only lacks a translation.
const UNTRANSLATED: &str =
    "name: {zh: 校秤}\nunits: {lead: [desk]}\nhotlines:\n  - {number: 0730-2214550, unit: desk}\n";

/// What a command did.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// A command with a plain environment.
pub fn fangce(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fangce"));
    command.current_dir(folder).args(arguments);
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR"] {
        command.env_remove(name);
    }
    // What builds keep lies apart from what this machine's user keeps.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn run(mut command: Command) -> Ran {
    let output = command.output().expect("fangce starts");
    let text = |bytes| String::from_utf8(bytes).expect("fangce speaks UTF-8");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    run(fangce(folder, arguments))
}

/// A folder with a small right site, and these files over it.
pub fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in base() {
        put(folder.path(), &path, &bytes);
    }
    for (path, text) in files {
        put(folder.path(), path, text.as_bytes());
    }
    folder
}

/// Writes a file; its folders are made.
pub fn put(top: &Path, path: &str, bytes: &[u8]) {
    let path = top.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, bytes).expect("a file");
}

/// The files below a folder with bytes and modification times.
fn stand(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    let time =
        |path: &str| fs::metadata(folder.join(path)).and_then(|there| there.modified()).expect("a time");
    files
        .into_iter()
        .map(|(path, bytes)| {
            let time = time(&path);
            (path, (bytes, time))
        })
        .collect()
}

fn is_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn a_right_site_is_fine() {
    let folder = site(&[]);
    let check = ran(folder.path(), &["check", "--strict"]);
    assert_eq!((check.code, check.err.as_str()), (0, ""), "{}", check.out);
    assert!(check.out.contains("zh") && check.out.contains("en"), "no coverage: {}", check.out);
    let build = ran(folder.path(), &["build"]);
    assert_eq!((build.code, build.err.as_str()), (0, ""), "{}", build.out);
    assert!(build.out.contains("index.html"), "it does not say where to look: {}", build.out);
    assert!(folder.path().join("public/zh/index.html").is_file());
}

/// What lies after the day of the check is no day of the past; what is perhaps meant is told to people.
#[test]
fn a_check_knows_which_day_it_is_and_tells_people_of_what_is_perhaps_meant() {
    let scales =
        UNTRANSLATED.replace("{zh: 校秤}", "{zh: ××校秤, en: Scale check}") + "reviewed: 2026-11-22\n";
    let folder = site(&[("content/services/scales.yaml", &scales)]);
    let check = |more: &[&str]| ran(folder.path(), &[&["check", "--lang", "en", "--strict"], more].concat());
    let before = check(&["--date", "2026-11-21"]);
    assert!(before.err.contains("impossible-date") && before.code == 1, "{}", before.err);
    let after = check(&["--date", "2026-11-22"]);
    assert_eq!(after.code, 0, "{}", after.err);
    assert!(after.err.contains("placeholder"), "{}", after.err);
    let codes = |more: &[&str]| check(&[&["--date", "2026-11-22", "--format", "json"], more].concat()).out;
    assert_eq!(codes(&[]).trim(), "[]");
    assert!(codes(&["--notes"]).contains("\"level\": \"note\""), "{}", codes(&["--notes"]));
    assert_eq!(check(&["--date", "tomorrow"]).code, 2);
}

/// Every text of the command line has words in every language that has a catalogue.
#[test]
fn the_command_line_speaks_every_language() {
    fn texts(command: &clap::Command, into: &mut Vec<String>) {
        into.extend(command.get_about().map(ToString::to_string));
        let given = |arg: &&clap::Arg| !matches!(arg.get_id().as_str(), "help" | "version");
        into.extend(
            command.get_arguments().filter(given).filter_map(|arg| Some(arg.get_help()?.to_string())),
        );
        command.get_subcommands().for_each(|command| texts(command, into));
    }
    fangce::command::command_line("zh").debug_assert();
    let mut english = Vec::new();
    texts(&fangce::command::command_line("en"), &mut english);
    let chinese = fangce::diagnostic::message::catalogue("zh");
    let lacking: Vec<&String> = english.iter().filter(|text| !chinese.help.contains_key(*text)).collect();
    assert!(lacking.is_empty(), "no Chinese words for {lacking:#?}");
    let left: Vec<&String> = chinese.help.keys().filter(|text| !english.contains(text)).collect();
    assert!(left.is_empty(), "words for what is no text of the command line: {left:#?}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let help = ran(folder.path(), &["check", "--help", "--lang", "zh"]);
    assert_eq!(help.code, 0, "{}", help.err);
    assert!(
        help.out.contains("用法：fangce check") && help.out.contains("可以写：human, json"),
        "{}",
        help.out
    );
    for (wrong, said) in [
        (&["chekc"][..], "没有 `chekc`"),
        (&["check", "--formt", "json"][..], "没有 `--formt`"),
        (&["check", "--format", "xml"][..], "可以写：human, json"),
        (&["new"][..], "还缺少"),
        (&[][..], "没有写命令"),
    ] {
        let run = ran(folder.path(), &[wrong, &["--lang", "zh"]].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{wrong:?}: {}", run.err);
        assert!(run.err.contains(said), "{wrong:?}: {}", run.err);
    }
}

#[test]
fn errors_in_the_content_are_1_and_go_to_stderr() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    let check = ran(folder.path(), &["check"]);
    assert_eq!(check.code, 1);
    assert!(!check.out.contains("unknown-field"), "diagnostics are no result: {}", check.out);
    for part in ["unknown-field", "content/services/scales.yaml:2:1", "colour: red"] {
        assert!(check.err.contains(part), "no {part} in {}", check.err);
    }
    let build = ran(folder.path(), &["build"]);
    assert_eq!((build.code, build.out.as_str()), (1, ""));
    assert!(!folder.path().join("public").exists(), "nothing is written");
}

#[test]
fn warnings_are_fine_unless_strict() {
    let folder = site(&[("content/services/scales.yaml", UNTRANSLATED)]);
    let check = ran(folder.path(), &["check"]);
    assert_eq!(check.code, 0);
    assert!(check.err.contains("missing-translation"), "{}", check.err);
    assert_eq!(ran(folder.path(), &["check", "--strict"]).code, 1);
    assert_eq!(ran(folder.path(), &["build"]).code, 0);
}

#[test]
fn wrong_usage_is_2() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let wrong: [&[&str]; 12] = [
        &[],
        &["biuld"],
        &["check", "--colour"],
        &["check", "--format", "xml"],
        &["check", "--site", "nowhere"],
        &["check"],
        &["build", "--jobs", "0"],
        &["serve", "--port", "70000"],
        &["explain", "unknown-feild"],
        &["build", "--base-url", "example.org"],
        &["build", "--base-url", "javascript:alert(1)"],
        &["export", "all", "--base-url", "https://example.org/?a"],
    ];
    for arguments in wrong {
        let ran = ran(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?} says nothing");
    }
    let nowhere = ran(folder.path(), &["check"]);
    assert!(nowhere.err.contains("fangce new"), "it does not say how to go on: {}", nowhere.err);
}

#[test]
fn the_outside_world_is_3() {
    let folder = site(&[("taken", "a file")]);
    let build = ran(folder.path(), &["build", "--out", "taken"]);
    assert_eq!((build.code, build.out.as_str()), (3, ""));
    assert!(build.err.contains("taken"), "{}", build.err);
    assert_eq!(fs::read(folder.path().join("taken")).expect("it is there"), b"a file");

    let busy = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = busy.local_addr().expect("an address").port().to_string();
    let serve = ran(folder.path(), &["serve", "--port", &port]);
    assert_eq!((serve.code, serve.out.as_str()), (3, ""));
    assert!(serve.err.contains("--port"), "{}", serve.err);
}

/// A table that is cut off looks like a shorter one.
#[cfg(target_os = "linux")]
#[test]
fn a_result_that_is_not_written_whole_is_an_error() {
    let folder = site(&[]);
    let export = ["export", "hotlines", "--format", "csv"];
    for arguments in [
        &["export", "all"][..],
        &export,
        &["completions", "bash"],
        &["--help"],
        &["build", "--help"],
        &["-V"],
    ] {
        let mut command = fangce(folder.path(), arguments);
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = command.stdout(full).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn a_folder_without_content_is_told_by_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let check = ran(folder.path(), &["check", "--site", "."]);
    assert!(check.code == 2 || check.code == 3, "{}", check.code);
    assert!(check.err.contains("content"), "{}", check.err);
}

#[test]
fn json_is_one_array_of_reports() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    let check = ran(folder.path(), &["check", "--format", "json"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    let reports: Value = serde_json::from_str(&check.out).expect("JSON");
    let reports = reports.as_array().expect("an array");
    assert_eq!(reports.len(), 1, "{reports:#?}");
    let mut keys: Vec<&str> = reports[0].as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["code", "column", "end_column", "end_line", "file", "hint", "level", "line", "message"]
    );
    let place =
        ["line", "column", "end_line", "end_column"].map(|key| reports[0][key].as_u64().expect("a number"));
    assert_eq!(place, [2, 1, 2, 7]);
    assert_eq!((&reports[0]["code"], &reports[0]["level"]), (&"unknown-field".into(), &"error".into()));
    assert_eq!(reports[0]["file"], "content/services/scales.yaml");

    let fine = ran(site(&[]).path(), &["check", "--format", "json"]);
    assert_eq!((fine.code, fine.out.trim(), fine.err.as_str()), (0, "[]", ""));
}

#[test]
fn sarif_is_a_log_with_rules_and_places() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    let check = ran(folder.path(), &["check", "--format", "sarif"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&check.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["rules"].as_array().expect("rules").len(), code::ALL.len());
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"unknown-field".into(), &"error".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/services/scales.yaml");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&2.into(), &1.into()));
}

#[test]
fn github_gets_workflow_commands() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    let check = ran(folder.path(), &["check", "--format", "github"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    let lines: Vec<&str> = check.out.lines().collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("::error file=content/services/scales.yaml,line=2,"), "{}", lines[0]);
    assert!(lines[0].contains("title=unknown-field::"), "{}", lines[0]);
}

/// People see twenty of a kind and the number of the others; programs get all.
#[test]
fn of_many_mistakes_of_a_kind_people_see_some() {
    let wrong: String = (0..25).map(|at| format!("colour{at}: red\n")).collect();
    let path = "content/services/scales.yaml";
    let folder = site(&[(path, &format!("{}{wrong}", WRONG.replace("colour: red\n", "")))]);
    let check = ran(folder.path(), &["check"]);
    assert_eq!(check.err.matches("--> ").count(), 20, "{}", check.err);
    assert!(check.err.contains(&format!("error[unknown-field]: and 5 more of this kind in `{path}`\n")));
    assert!(check.err.contains("  --> content/services/scales.yaml:24:1\n   |\n24 | colour19: red\n   | ^"));
    assert!(check.err.ends_with("Errors: 25. Warnings: 0.\n"), "{}", check.err);
    let json = ran(folder.path(), &["check", "--format", "json"]);
    let reports: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(reports.as_array().expect("an array").len(), 25);
    assert_eq!(reports[24]["line"], 29);
}

#[test]
fn messages_come_in_the_language_of_the_reader() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    let said = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = fangce(folder.path(), arguments);
        command.envs(variables.iter().copied());
        let ran = run(command);
        assert_eq!(ran.code, 1);
        // The source line holds no Chinese.
        is_han(&ran.err)
    };
    assert!(!said(&["check"], &[]));
    assert!(!said(&["check"], &[("LANG", "C.UTF-8")]));
    assert!(said(&["check"], &[("LANG", "zh_CN.UTF-8")]));
    assert!(said(&["check", "--lang", "zh"], &[("LANG", "en_GB.UTF-8")]));
    assert!(!said(&["check", "--lang", "en"], &[("LANG", "zh_CN.UTF-8")]));
    assert!(!said(&["check"], &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_US.UTF-8")]));
    assert!(said(&["check"], &[("LC_MESSAGES", "zh_TW"), ("LANG", "en_US")]));
    assert!(
        !said(&["check", "--lang", "fr"], &[("LANG", "zh_CN")]),
        "a language without messages falls back to the first"
    );

    let json = ran(folder.path(), &["--lang", "zh", "check", "--format", "json"]);
    assert!(is_han(&json.out));
}

#[test]
fn a_pipe_gets_no_colour() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    for variables in [&[][..], &[("NO_COLOR", "1")][..]] {
        let mut command = fangce(folder.path(), &["check"]);
        command.envs(variables.iter().copied());
        let ran = run(command);
        assert!(!ran.err.contains('\u{1b}') && !ran.out.contains('\u{1b}'), "{:?}", ran.err);
    }
}

#[test]
fn explain_tells_of_every_code() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = ran(folder.path(), &["explain"]);
    assert_eq!((list.code, list.out.lines().count()), (0, code::ALL.len()));
    for code in code::ALL {
        let english = ran(folder.path(), &["explain", code.name]);
        assert_eq!((english.code, english.err.as_str()), (0, ""), "{}", code.name);
        assert!(english.out.contains(code.name) && english.out.lines().count() > 8, "{}", english.out);
    }
    let chinese = ran(folder.path(), &["explain", "raw-html", "--lang", "zh"]);
    assert!(is_han(&chinese.out));
    let near = ran(folder.path(), &["explain", "dangling-refrence"]);
    assert_eq!((near.code, near.out.as_str()), (2, ""));
    assert!(near.err.contains("`dangling-reference`"), "{}", near.err);
}

#[test]
fn a_new_site_works_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let new = ran(folder.path(), &["new", "my/site"]);
    assert_eq!((new.code, new.err.as_str()), (0, ""));
    assert!(new.out.contains("fangce serve"), "{}", new.out);
    let here = folder.path().join("my/site");
    let check = ran(&here, &["check", "--strict"]);
    assert_eq!((check.code, check.err.as_str()), (0, ""), "{}", check.out);
    let build = ran(&here, &["build"]);
    assert_eq!((build.code, build.err.as_str()), (0, ""), "{}", build.out);
    assert!(here.join("public/index.html").is_file());
}

#[test]
fn a_new_site_works_in_the_languages_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for languages in ["ja,en", "ar", "fr-CA,zh"] {
        let site = folder.path().join(languages);
        let new = ran(folder.path(), &["new", languages, "--languages", languages]);
        assert_eq!((new.code, new.err.as_str()), (0, ""));
        let check = ran(&site, &["check", "--strict"]);
        assert_eq!((check.code, check.err.as_str()), (0, ""), "{languages}: {}", check.out);
        assert_eq!(ran(&site, &["build"]).code, 0);
        for tag in languages.split(',') {
            let home =
                std::fs::read_to_string(site.join(format!("public/{tag}/index.html"))).expect("a home page");
            assert!(home.contains(&format!("lang=\"{tag}\"")) && !home.contains("⟨?⟩"), "{languages}: {tag}");
        }
    }
    for wrong in ["en,en", "../en", ""] {
        let new = ran(folder.path(), &["new", "wrong", "--languages", wrong]);
        assert_eq!((new.code, new.out.as_str()), (2, ""), "{wrong}");
    }
}

#[test]
fn a_language_without_words_brings_a_file_to_translate() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(ran(folder.path(), &["new", "site", "--languages", "de"]).code, 0);
    let site = folder.path().join("site");
    let check = ran(&site, &["check", "--format", "json"]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&check.out).expect("JSON");
    assert_eq!(found.iter().map(|one| one["code"].as_str()).collect::<Vec<_>>(), [Some("missing-word")]);
    assert_eq!(ran(&site, &["build"]).code, 0);
    // A word that was translated is kept, and counted no more.
    let words = site.join("themes/default/strings/de.yaml");
    let marked = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("#? ")).count();
    let all = std::fs::read_to_string(&words).expect("the words");
    std::fs::write(&words, all.replace("#? search: Search\n", "search: Suche\n")).expect("written");
    let again = ran(&site, &["strings", "de"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert!(again.out.contains("search: Suche"), "{}", again.out);
    let done = all.matches("#? search: Search\n").count();
    assert!(done > 0 && marked(&again.out) == marked(&all) - done, "{done} of {}", marked(&all));
    let out = ran(&site, &["strings", "de", "--out", "de.yaml"]);
    assert_eq!((out.code, std::fs::read_to_string(site.join("de.yaml")).expect("written")), (0, again.out));
}

/// Whoever reads Chinese is not met by English notes in the first file that they open.
#[test]
fn the_comments_of_a_new_site_are_in_its_authors_language() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (lang, comment) in [("zh", "# 网站的设置"), ("en", "# The settings of the site")] {
        assert_eq!(ran(folder.path(), &["new", lang, "--lang", lang]).code, 0);
        let settings =
            fs::read_to_string(folder.path().join(lang).join("content/site.yaml")).expect("site.yaml");
        assert!(settings.starts_with(comment), "{settings}");
    }
}

#[test]
fn words_to_translate_are_those_of_the_theme_that_the_site_chose() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(ran(folder.path(), &["new", "site", "--languages", "de"]).code, 0);
    let site = folder.path().join("site");
    let other = site.join("themes/another/strings");
    std::fs::create_dir_all(&other).expect("a folder");
    let own = site.join("themes/default/strings/de.yaml");
    let all = std::fs::read_to_string(&own).expect("the words");
    for (file, word) in [(other.join("de.yaml"), "Fremd"), (own, "Suche")] {
        let words = all.replace("#? search: Search\n", &format!("search: {word}\n"));
        std::fs::write(file, words).expect("written");
    }
    let out = ran(&site, &["strings", "de"]).out;
    assert!(out.contains("search: Suche") && !out.contains("Fremd"), "{out}");
}

#[test]
fn new_leaves_a_folder_alone_that_holds_something() {
    let folder = site(&[]);
    let before = stand(folder.path());
    let new = ran(folder.path(), &["new", "."]);
    assert!(matches!(new.code, 2 | 3) && new.out.is_empty() && !new.err.is_empty(), "{}", new.err);
    assert_eq!(stand(folder.path()), before);
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let folder = site(&[]);
    assert_eq!(ran(folder.path(), &["build"]).code, 0);
    let public = folder.path().join("public");
    let before = stand(&public);
    assert!(before.len() > 10);
    put(folder.path(), "content/services/scales.yaml", WRONG.as_bytes());
    let failed = ran(folder.path(), &["build"]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""));
    assert_eq!(stand(&public), before);
    put(folder.path(), "content/services/scales.yaml", WRONG.replace("colour: red\n", "").as_bytes());
    assert_eq!(ran(folder.path(), &["build"]).code, 0);
    assert!(public.join("zh/services/scales.html").is_file());
}

#[test]
fn the_site_is_found_upwards() {
    let folder = site(&[("content/services/scales.yaml", WRONG)]);
    for here in ["content/services", "content", "."] {
        let check = ran(&folder.path().join(here), &["check"]);
        assert_eq!(check.code, 1, "{here}");
        assert!(check.err.contains("content/services/scales.yaml:2:1"), "{}", check.err);
    }
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().to_str().expect("a path");
    assert_eq!(ran(elsewhere.path(), &["check", "--site", site]).code, 1);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = site(&[]);
    let built = |jobs: &str| {
        let out = format!("out-{jobs}");
        assert_eq!(ran(folder.path(), &["build", "--jobs", jobs, "--out", &out]).code, 0);
        let mut files = BTreeMap::new();
        collect(&folder.path().join(out), "", &mut files);
        files
    };
    assert_eq!(built("1"), built("8"));
}

/// One build as root, and the next ones of whoever owns the folder go on publishing. Only root can try it.
#[cfg(unix)]
#[test]
fn what_another_user_built_stops_nobody() {
    use std::os::unix::fs::chown;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let folder = site(&[]);
    if chown(folder.path(), Some(NOBODY), Some(NOBODY)).is_err() {
        eprintln!("not tried: needs root");
        return;
    }
    let program = folder.path().join("fangce");
    fs::copy(env!("CARGO_BIN_EXE_fangce"), &program).expect("the program can be copied");
    assert_eq!(ran(folder.path(), &["build"]).code, 0);
    for round in 1..3 {
        let address = format!("https://v{round}.example");
        let mut command = Command::new(&program);
        command.current_dir(folder.path()).env("HOME", folder.path()).args(["build", "--base-url", &address]);
        command.uid(NOBODY).gid(NOBODY);
        let built = run(command);
        assert_eq!(built.code, 0, "{}", built.err);
        assert!(built.err.contains(".public.fangce-"), "it does not say what is left: {}", built.err);
        let map = fs::read_to_string(folder.path().join("public/sitemap.xml")).expect("it is there");
        assert!(map.contains(&address), "{round}");
    }
}

#[test]
fn a_folder_that_fangce_did_not_make_needs_force() {
    let folder = site(&[("public/thesis.txt", "ten years of work")]);
    let thesis = folder.path().join("public/thesis.txt");
    let build = ran(folder.path(), &["build"]);
    assert_eq!((build.code, build.out.as_str()), (3, ""));
    assert!(build.err.contains("thesis.txt") || build.err.contains("public"), "{}", build.err);
    assert!(thesis.is_file());
    assert_eq!(ran(folder.path(), &["build", "--force"]).code, 0);
    assert!(!thesis.exists());
}

#[test]
fn the_address_is_an_argument() {
    let folder = site(&[]);
    let page = |arguments: &[&str]| {
        let ran = ran(folder.path(), arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        fs::read_to_string(folder.path().join("public/zh/glossary.html")).expect("a page")
    };
    assert!(!page(&["build"]).contains("https://x.example"));
    assert!(
        page(&["build", "--base-url", "https://x.example/kb/"])
            .contains("https://x.example/kb/zh/glossary.html")
    );
}

/// What stands in an unrelated place of the disk does not show in the site.
#[test]
fn the_place_of_the_site_does_not_show() {
    let built = |folder: &TempDir| -> PathBuf {
        assert_eq!(ran(folder.path(), &["build"]).code, 0);
        folder.path().join("public")
    };
    let (one, two) = (site(&[]), site(&[]));
    let (mut a, mut b) = (BTreeMap::new(), BTreeMap::new());
    collect(&built(&one), "", &mut a);
    collect(&built(&two), "", &mut b);
    assert_eq!(a, b);
}

#[test]
fn an_export_is_the_file_of_the_build() {
    let folder = site(&[]);
    assert_eq!(ran(folder.path(), &["build"]).code, 0);
    let cases = [
        (&["hotlines"][..], "data/hotlines.json"),
        (&["all", "--format", "json"], "data/site.json"),
        (&["deadlines", "--format", "csv"], "data/zh/deadlines.csv"),
        (&["matrix", "--format", "csv", "--lang", "en"], "data/en/matrix.csv"),
        (&["hotlines", "--format", "vcf", "--lang", "en"], "en/hotlines.vcf"),
    ];
    for (arguments, path) in cases {
        let mut all = vec!["export"];
        all.extend(arguments);
        let ran = ran(folder.path(), &all);
        let file = std::fs::read_to_string(folder.path().join("public").join(path)).expect(path);
        assert_eq!((ran.code, ran.out), (0, file), "{arguments:?}");
    }
}

#[test]
fn an_export_that_does_not_exist_is_wrong_usage() {
    let folder = site(&[]);
    for arguments in [["penalties", "vcf"], ["all", "csv"], ["hotlines", "xml"]] {
        let ran = ran(folder.path(), &["export", arguments[0], "--format", arguments[1]]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
    }
    let ran = ran(folder.path(), &["export", "penalties", "--format", "vcf", "--lang", "en"]);
    assert!(ran.err.contains("json, csv"), "{}", ran.err);
    let ran = self::ran(folder.path(), &["export", "hotlines", "--lang", "xx"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn schemas_are_written_once_a_file_and_again_over_old_ones() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["agencies", "boundary", "case", "duty", "glossary", "guide", "laws", "procedure", "regime"];
    for _ in 0..2 {
        let ran = ran(folder.path(), &["schema", "--out", "a/schema"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
    for name in names.iter().chain(&["service", "site"]) {
        let text = std::fs::read(folder.path().join(format!("a/schema/{name}.json"))).expect(name);
        let schema: Value = serde_json::from_slice(&text).expect(name);
        assert!(schema["definitions"][name]["properties"].is_object(), "{name}");
    }
    let all: Value = serde_json::from_str(&ran(folder.path(), &["schema"]).out).expect("JSON");
    assert_eq!(all.as_object().map(serde_json::Map::len), Some(12));
}
