//! What the commands say that know the state of a site, and what those change that look after its records.

use std::fs;
use std::path::Path;

use fangce::check::Workspace;
use fangce::check::rename::{Changes, Refusal, rename};
use fangce::model::Kind;
use fangce::tree::SourceTree;

use crate::cases::BUILT;
use crate::command::{fangce, site};

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = fangce(folder, arguments).output().expect("fangce starts");
    let text = |bytes| String::from_utf8(bytes).expect("fangce speaks UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn after(sources: &SourceTree, changes: &Changes) -> SourceTree {
    let mut sources = sources.clone();
    for (path, _, bytes) in &changes.edited {
        sources.set(path, Some(bytes.clone()));
    }
    for (old, new, bytes) in &changes.moved {
        sources.set(old, None);
        sources.set(new, Some(bytes.clone()));
    }
    for (path, bytes) in &changes.made {
        sources.set(path, Some(bytes.clone()));
    }
    sources
}

#[test]
fn every_record_can_have_a_new_id_and_nothing_names_the_old_one() {
    let mut tried = 0;
    for built in BUILT.iter() {
        let workspace = Workspace::new(built.sources.clone());
        let Some(site) = workspace.site() else { continue };
        for kind in Kind::ALL {
            let Some(record) = site.records.of(kind).first().copied() else { continue };
            let old = record.meta().id.as_str();
            let changes = rename(&built.sources, kind, old, "renamed-0");
            let changes =
                changes.unwrap_or_else(|why| panic!("{}: {kind:?} {old}: {why:?}", built.case.name));
            let renamed = after(&built.sources, &changes);
            let site = fangce::check(&renamed).value.expect("it is right");
            assert!(site.find(kind, old).is_none() && site.find(kind, "renamed-0").is_some());
            let moved = site.config.moves.of(kind, old).expect("the old address leads on");
            assert_eq!((moved.kind, moved.id.as_str()), (kind, "renamed-0"), "{}", built.case.name);
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried}");
}

#[test]
fn a_new_id_is_one_and_free() {
    let folder = site(&[]);
    let sources = fangce::disk::read(folder.path()).expect("it is read");
    for (old, new) in [("desk", "Desk"), ("desk", "bureau"), ("desk", "index"), ("desk", "")] {
        assert!(matches!(rename(&sources, Kind::Agency, old, new), Err(Refusal::Taken)), "{new}");
    }
    assert!(matches!(rename(&sources, Kind::Agency, "nobody", "new"), Err(Refusal::Missing)));
}

#[test]
fn a_rename_changes_the_bytes_of_references_alone() {
    let yaml = "# The scales.\nname: {zh: 校秤, en: Scale check}  # desk\nunits: {lead: [\"desk\"]}\n";
    let text = "见[窗口](agency/desk)和[样品][1]。desk\n\n[1]: term/sample\n";
    let folder = site(&[
        ("content/services/scales.yaml", yaml),
        ("content/services/scales.zh.md", text),
        ("content/services/scales.en.md", "See [desk](agency/desk) and [sample][1].\n\n[1]: term/sample\n"),
    ]);
    let file = |name: &str| fs::read_to_string(folder.path().join("content").join(name)).expect(name);
    let (code, shown, said) = run(folder.path(), &["rename", "agency/desk", "window", "--dry-run"]);
    assert_eq!((code, file("services/scales.yaml").as_str()), (Some(0), yaml), "{said}");
    let (code, shown_again, said) = run(folder.path(), &["rename", "agency/desk", "window", "--lang", "en"]);
    assert_eq!((code, &shown_again), (Some(0), &shown), "{said}");
    assert_eq!(file("services/scales.yaml"), yaml.replace("[\"desk\"]", "[\"window\"]"));
    assert_eq!(file("services/scales.zh.md"), text.replace("agency/desk", "agency/window"));
    assert_eq!(file("moved.yaml"), "agency/desk: agency/window\n");
    assert_eq!(run(folder.path(), &["rename", "term/sample", "specimen"]).0, Some(0));
    assert!(file("services/scales.zh.md").ends_with("[1]: term/specimen\n"));
    assert_eq!(run(folder.path(), &["rename", "service/scales", "weights"]).0, Some(0));
    assert_eq!(file("services/weights.yaml"), yaml.replace("[\"desk\"]", "[\"window\"]"));
    assert!(!folder.path().join("content/services/scales.zh.md").exists());
    let (code, ..) = run(folder.path(), &["rename", "agency/window", "desk"]);
    assert_eq!(code, Some(0), "it may go back");
    assert!(file("moved.yaml").contains("agency/window: agency/desk"));
    assert_eq!(run(folder.path(), &["rename", "desk", "window"]).0, Some(2), "a record has a type");
}

#[test]
fn what_has_ended_says_why() {
    let folder = site(&[(
        "content/services/scales.yaml",
        "name: {zh: 校秤, en: Scale check}\nunits: {lead: [desk]}\n",
    )]);
    let retire = |record: &str| {
        run(folder.path(), &["retire", record, "--reason", "不再: 办理", "--reason", "en=No longer \"here\""])
    };
    let (code, _, said) = retire("service/scales");
    assert_eq!(code, Some(0), "{said}");
    let file = fs::read_to_string(folder.path().join("content/services/scales.yaml")).expect("the file");
    assert!(
        file.starts_with(
            "status: retired\nreason: {zh: \"不再: 办理\", en: \"No longer \\\"here\\\"\"}\nname:"
        ),
        "{file}"
    );
    let (code, _, said) = retire("law/rules");
    assert_eq!(code, Some(0), "{said}");
    let laws = fs::read_to_string(folder.path().join("content/laws.yaml")).expect("the file");
    assert!(laws.contains("  - status: retired\n    reason: {zh: \"不再: 办理\""), "{laws}");
    assert_eq!(run(folder.path(), &["retire", "service/nothing", "--reason", "x"]).0, Some(2));
    assert_eq!(run(folder.path(), &["retire", "service/scales"]).0, Some(2), "without a reason");
}

#[test]
fn the_state_is_what_there_is_to_look_after() {
    let service = "name: {zh: 校秤, en: Scale check}\nsummary: {zh: 送检样本。}\nreview_by: 2026-03-01\nnote: {kind: doubt, zh: 存疑, en: Odd}\nunits: {lead: [desk]}\n";
    let terms = "terms:\n  - id: sample\n    term: {zh: 样品, en: sample}\n    definition: {zh: 抽来检验的产品。, en: A product that is taken to be tested.}\n    aliases: {zh: [样本]}\n    see: [agency/desk, agency/shop, law/rules]\n";
    let folder = site(&[("content/services/scales.yaml", service), ("content/glossary.yaml", terms)]);
    let status = |more: &[&str]| {
        let (code, out, said) = run(folder.path(), &[&["status", "--format", "json"], more].concat());
        assert_eq!(code, Some(0), "{said}");
        let rows: Vec<serde_json::Value> = serde_json::from_str(&out).expect("JSON");
        let matter = |row: &serde_json::Value| {
            format!(
                "{} {}",
                row["matter"].as_str().unwrap_or_default(),
                row["id"].as_str().unwrap_or_default()
            )
        };
        rows.iter().map(matter).filter(|row| row.ends_with("scales")).collect::<Vec<_>>()
    };
    let known = ["untranslated scales", "due scales", "doubt scales", "wording scales", "unlinked scales"];
    assert_eq!(status(&["--date", "2026-03-01"]), known);
    assert!(!status(&["--date", "2026-02-28"]).contains(&"due scales".to_owned()));
    assert_eq!(status(&["--owner", "nobody"]), [""; 0]);
    // What is accepted is stale once the original says something else, and not when a comment comes.
    status(&["--accept", "--date", "2026-03-01"]);
    let write =
        |text: &str| fs::write(folder.path().join("content/services/scales.yaml"), text).expect("written");
    write(&format!("# Mine.\n{service}"));
    assert_eq!(status(&["--date", "2026-03-01"]), known);
    write(&service.replace("送检", "带来"));
    assert_eq!(status(&["--date", "2026-03-01"])[0], "stale scales");
    let (_, table, _) = run(folder.path(), &["status", "--format", "csv", "--date", "2026-03-01"]);
    assert!(
        table.starts_with("\u{feff}matter,type,id,")
            && table.contains("\nstale,service,scales,,en,,content/"),
        "{table}"
    );
    let (_, said, _) = run(folder.path(), &["check", "--lang", "en", "--date", "2026-03-01"]);
    assert!(
        said.lines().any(|line| line.contains("fangce status") && line.contains("Reviews due: 1")),
        "{said}"
    );
    assert_eq!(status(&["--accept", "--date", "2026-03-01"])[0], "untranslated scales");
}

#[test]
fn facts_that_differ_are_told_and_moved_ones_are_not() {
    let service = |items: &str, more: &str| {
        format!("name: {{zh: 校秤, en: Scale check}}\nunits: {{lead: [desk]}}\noffers:\n{items}{more}")
    };
    let item = |id: &str, zh: &str, count: u32| {
        format!(
            "  - {{id: {id}, zh: {zh}{count}日内答复。, en: An answer in {count} days., deadline: {{count: {count}, unit: day}}}}\n"
        )
    };
    let before =
        service(&(item("a", "收到后", 15) + &item("b", "重新申请后", 20)), "hotlines: [0730-2214550]\n");
    let after =
        service(&(item("b", "重新申请后", 20) + &item("a", "收到后", 10)), "hotlines: [0730-2214551]\n");
    let name = "content/services/scales.yaml";
    let (old, new) = (
        site(&[(name, &before)]),
        site(&[
            (name, &after),
            ("content/services/new.yaml", "name: {zh: 新, en: New}\nunits: {lead: [desk]}\n"),
        ]),
    );
    let paths = [old.path().to_str().expect("text"), new.path().to_str().expect("text")];
    let diff = |more: &[&str]| run(old.path(), &[&["diff", paths[0], paths[1]], more].concat());
    let (code, out, said) = diff(&["--format", "json", "--lang", "en"]);
    assert_eq!(code, Some(0), "{said}");
    let changes: Vec<serde_json::Value> = serde_json::from_str(&out).expect("JSON");
    let told = |change: &serde_json::Value| {
        ["id", "place", "sort", "before", "after"]
            .map(|key| change[key].as_str().unwrap_or("-").to_owned())
            .join("|")
    };
    let told: Vec<String> = changes.iter().map(told).collect();
    assert!(told.contains(&"new|-|record|-|New".to_owned()), "{told:?}");
    let time = told.iter().find(|change| change.starts_with("scales|a|deadline|")).expect("the time");
    assert!(time.contains("15") && time.contains("10"), "{time}");
    assert!(told.iter().any(|change| change.contains("|number|0730-2214550|0730-2214551")), "{told:?}");
    assert!(told.iter().all(|change| !change.contains("|b|") && !change.contains("20")), "{told:?}");
    let (_, feed, _) = diff(&["--format", "feed", "--date", "2026-11-30"]);
    assert!(
        feed.contains("<updated>2026-11-30T00:00:00Z</updated>") && feed.contains("0730-2214551"),
        "{feed}"
    );
    let (_, text, _) = run(old.path(), &["diff", paths[0], paths[0], "--lang", "en"]);
    assert_eq!(text.trim(), "No fact differs.");
    assert_eq!(run(old.path(), &["diff", paths[0], "/nowhere-at-all"]).0, Some(2));
}

#[test]
fn search_engines_hear_of_the_languages_that_a_page_is_in() {
    let base_url = "title: {zh: 示例, en: Example}\ndescription: {zh: 小网站。, en: A small site.}\nlanguages: [zh, en]\npublisher: bureau\nbase_url: https://kb.example.org\n";
    let one = "title: {zh: 甲}\nsummary: {zh: 一。}\naudience: [citizen]\n";
    let both = "title: {zh: 乙, en: B}\nsummary: {zh: 二。, en: Two.}\naudience: [citizen]\n";
    let folder = site(&[
        ("content/site.yaml", base_url),
        ("content/guides/one.yaml", one),
        ("content/guides/one.zh.md", "文。\n"),
        ("content/guides/both.yaml", both),
        ("content/guides/both.zh.md", "文。\n"),
        ("content/guides/both.en.md", "Text.\n"),
    ]);
    assert_eq!(run(folder.path(), &["build"]).0, Some(0));
    let read = |path: &str| fs::read_to_string(folder.path().join("public").join(path)).expect(path);
    for (page, announced) in [("one", false), ("both", true)] {
        for lang in ["zh", "en"] {
            let html = read(&format!("{lang}/guides/{page}.html"));
            let links = html.lines().filter(|line| line.starts_with("<link rel=\"alternate\" hreflang="));
            assert_eq!(links.count(), if announced { 3 } else { 0 }, "{lang} {page}");
        }
        let list = read("sitemap.xml");
        let (_, entry) = list.split_once(&format!("/zh/guides/{page}.html</loc>")).expect("an entry");
        let (entry, _) = entry.split_once("</url>").expect("its end");
        assert_eq!(entry.contains("hreflang=\"en\"") && entry.contains("x-default"), announced, "{entry}");
    }
}
