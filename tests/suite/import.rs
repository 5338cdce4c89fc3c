//! Documents of offices: what becomes of them, and that nothing is lost.

use std::fs;
use std::io::{Cursor, Write};

use fangce::import::document::Document;
use fangce::import::{Heads, Import, Stand, import, open};
use fangce::tree::SourceTree;

use crate::cases::repository;

/// A made-up office's responsibility list with every irregularity of the form.
fn list() -> Document {
    let bytes = fs::read(repository().join("tests/import/list.txt")).expect("the document is there");
    open("list.txt", &bytes).expect("it can be read")
}

fn made(document: &Document) -> Import {
    let words = Stand { rest: "其他".to_owned(), picture: "图片".to_owned() };
    import(std::slice::from_ref(document), "zh", &words, &Heads::default())
}

/// The errors of a content folder.
fn errors(import: &Import) -> Vec<String> {
    let files =
        import.files.iter().map(|(path, text)| (format!("content/{path}"), text.clone().into_bytes()));
    let pictures = import.pictures.iter().map(|(path, bytes)| (format!("content/{path}"), bytes.clone()));
    let sources = SourceTree::new(files.chain(pictures));
    let found = fangce::check(&sources).diagnostics;
    let errors = found.into_iter().filter(|found| found.level == fangce::diagnostic::Level::Error);
    errors.map(|found| format!("{} {:?}", found.code.name, found.args)).collect()
}

/// The characters of a text that are no space.
fn characters(text: &str) -> usize {
    text.trim_start_matches('\u{FEFF}').chars().filter(|c| !c.is_whitespace()).count()
}

fn accounted(import: &Import) -> usize {
    import.taken.iter().flat_map(|taken| &taken.entries).map(|entry| characters(&entry.text)).sum()
}

#[test]
fn a_responsibility_list_becomes_a_knowledge_base() {
    let import = made(&list());
    assert_eq!(errors(&import), Vec::<String>::new());
    let count =
        |word: &str| import.counts.iter().find(|(known, _)| *known == word).map_or(0, |(_, count)| *count);
    let found =
        ["duties", "tasks", "boundaries", "parties", "cases", "services", "regimes", "sections", "items"];
    assert_eq!(found.map(count), [2, 5, 2, 3, 1, 1, 1, 3, 8]);
    let text = |path: &str| {
        import.files.get(path).unwrap_or_else(|| panic!("no {path} in {:?}", import.files.keys()))
    };
    for (path, part) in [
        ("agencies.yaml", "short:\n    zh: 县林业局"),
        ("duties/d1.yaml", "source: d1.3"),
        ("duties/d2.yaml", "unit: working-day"),
        ("boundaries/b1.yaml", "source: b1.1.2"),
        ("boundaries/b2.yaml", "zh: 木材经营监管"),
        ("laws.yaml", "国务院令第666号"),
        ("services/s1.yaml", "number: 0799-8123456"),
        ("regimes/r1.yaml", "source: r1.2.2.p1"),
        ("regimes/r1.yaml", "source: r1.2.4"),
        ("regimes/r1.yaml", "zh: 收到结果之日"),
        ("procedures/r1-2.yaml", "draws_on:\n  - r1.2.1"),
        ("cases/b1.zh.md", "猫头鹰"),
    ] {
        assert!(text(path).contains(part), "{path} has no «{part}»:\n{}", text(path));
    }
}

#[test]
fn every_character_of_a_document_is_accounted_for() {
    let bytes = fs::read_to_string(repository().join("tests/import/list.txt")).unwrap();
    assert_eq!(accounted(&made(&list())), characters(&bytes));
    let fates: Vec<_> =
        made(&list()).taken.remove(0).entries.into_iter().map(|entry| format!("{:?}", entry.fate)).collect();
    for fate in ["RepeatedHead", "OrdinalMissing", "NumberGap", "Placeholder", "ShortName"] {
        assert!(fates.iter().any(|known| known.contains(fate)), "no {fate} in {fates:?}");
    }
}

/// Forms of other offices: parts in another order, titles and sections that are numbered otherwise, wide figures, other
/// heads, duties that are no table.
#[test]
fn the_forms_of_other_offices_are_read() {
    for (name, counts) in [
        ("reordered", "2 duties 3 tasks 2 services 2 regimes 6 sections 5 items 1 paragraphs 1 drafts"),
        ("wide", "3 duties 7 tasks 2 regimes 13 sections 13 items 1 paragraphs 1 drafts"),
        ("boundaries", "2 boundaries 4 parties 1 cases"),
        ("chapters", "3 duties 3 tasks 1 regimes 2 sections 5 items 1 drafts"),
    ] {
        let bytes = fs::read(repository().join(format!("tests/import/{name}.txt"))).unwrap();
        let import = made(&open("list.txt", &bytes).unwrap());
        assert_eq!(errors(&import), Vec::<String>::new(), "{name}");
        assert_eq!(accounted(&import), characters(&String::from_utf8(bytes).unwrap()), "{name}");
        let told: Vec<String> = import.counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
        assert_eq!(told.join(" "), counts, "{name}");
    }
}

#[test]
fn the_source_document_is_found_id_by_id() {
    let folder = repository().join("../shared/source");
    let (Ok(text), Ok(inventory)) =
        (fs::read(folder.join("responsibility-list.txt")), fs::read_to_string(folder.join("inventory.tsv")))
    else {
        eprintln!("the source document is not beside the repository: skipped");
        return;
    };
    let import = made(&open("list.txt", &text).unwrap());
    assert_eq!(errors(&import), Vec::<String>::new());
    assert_eq!(accounted(&import), characters(&String::from_utf8(text).unwrap()));
    let all: String = import.files.values().map(String::as_str).collect();
    let ids: std::collections::BTreeSet<&str> = all
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("source: "))
        .collect();
    for row in inventory.lines().skip(1) {
        let id = row.split('\t').next().unwrap_or_default();
        assert!(ids.contains(id), "{id} is in the inventory and not in the import");
    }
}

#[test]
fn a_document_of_no_known_form_becomes_a_guide() {
    let text = "关于防火的通知\n\n一、总体要求\n\n（一）*高度*重视。\n\n名称\t电话\n值班室\t0799-8123456\n";
    let document = open("notice.txt", text.as_bytes()).unwrap();
    let import = made(&document);
    assert_eq!(errors(&import), Vec::<String>::new());
    assert_eq!(accounted(&import), characters(text));
    let told = &import.files["guides/text-1.zh.md"];
    assert!(
        told.contains("# 一、总体要求")
            && told.contains("\\*高度\\*")
            && told.contains("| 值班室 | 0799-8123456 |"),
        "{told}"
    );
}

/// A Word document of these parts of a body, with a numbering of two levels.
fn word(body: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {space}><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "chineseCounting", "第%1条"),
        level(1, "decimalEnclosedCircle", "%2")
    );
    let of_package = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let of_document = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r2\" Type=\"{relations}/numbering\" Target=\"numbering.xml\"/></Relationships>"
    );
    let document = format!("<w:document {space}><w:body>{body}</w:body></w:document>");
    for (path, text) in [
        ("_rels/.rels", &of_package),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &of_document),
        ("word/numbering.xml", &numbering),
    ] {
        archive.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn numbered(level: usize, inside: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{inside}</w:p>"
    )
}

#[test]
fn a_word_document_is_read_as_word_shows_it() {
    let deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>";
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>";
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>3</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
    };
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("<w:vMerge w:val=\"restart\"/>", "甲"),
        cell("", "乙"),
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>",
        cell("", "丙")
    );
    let body = [
        numbered(0, &format!("{}{deleted}{hidden}", run("总则"))),
        numbered(1, &run("一款")),
        numbered(1, &format!("<w:ins>{}</w:ins>", run("二款"))),
        numbered(0, &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{field}", run("附则"))),
        table,
    ];
    let document = open("a.docx", &word(&body.concat())).expect("it can be read");
    let lines = fangce::import::document::lines(&document.blocks);
    assert_eq!(lines, ["第一条 总则", "①一款", "②二款", "第二条 附则3", "甲", "乙", "丙"]);
    let remarks: Vec<_> =
        document.remarks.iter().map(|remark| (remark.what.name(), remark.text.as_str())).collect();
    assert_eq!(remarks, [("tracked-deletion", "删"), ("hidden", "密"), ("tracked-insertion", "二款")]);
}

#[test]
fn what_is_no_document_is_refused() {
    let entity = "<!DOCTYPE a [<!ENTITY b \"c\">]>";
    let mut bomb = word("");
    bomb.truncate(40);
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("a.docx", b"no archive".to_vec(), "damaged"),
        ("a.docx", bomb, "damaged"),
        ("a.docx", word(&run(entity)), "entities"),
        ("a.doc", Vec::new(), "old-format"),
        ("a.pdf", b"%PDF".to_vec(), "unknown-kind"),
    ];
    for (name, bytes, why) in cases {
        assert_eq!(open(name, &bytes).expect_err(name).name(), why, "{name}");
    }
}

/// Pieces of texts; `#` becomes a word that stands nowhere else.
const PIECES: [&str; 24] = [
    "一、部门职责",
    "二、公共服务事项",
    "四、监督制度",
    "单位：甲县乙局",
    "\t序号",
    "\t主要职责",
    "\t具体工作事项",
    "\t服务事项",
    "\t主要内容",
    "\t管理事项",
    "\t相关部门",
    "\t职责分工",
    "\t备注",
    "1、#。",
    "（1）#：",
    "第五条　#",
    "①#",
    "#监管",
    "\t#",
    "\t1、#；2、#",
    "#",
    "",
    "\t",
    "a: [b] `#` *c* \"d\" 0x1 ~ null",
];

#[test]
fn whatever_a_text_holds_is_accounted_for_and_checks() {
    let mut state = 7u64;
    for _ in 0..400 {
        let (mut text, mut words) = (String::new(), 0);
        for _ in 0..40 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            for part in PIECES[(state >> 33) as usize % PIECES.len()].split_inclusive('#') {
                match part.strip_suffix('#') {
                    Some(before) => {
                        words += 1;
                        text.push_str(&format!("{before}词{words}语"));
                    }
                    None => text.push_str(part),
                }
            }
            text.push('\n');
        }
        let import = made(&open("a.txt", text.as_bytes()).unwrap());
        assert_eq!(accounted(&import), characters(&text), "{text}");
        let errors = errors(&import);
        assert!(errors.is_empty(), "{text}\n{errors:?}");
        let all: String =
            import.files.values().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).collect();
        for entry in &import.taken[0].entries {
            let is_out = format!("{:?}", entry.fate).starts_with("LeftOut");
            for word in entry.text.split('词').skip(1).filter_map(|rest| rest.split_once('语')) {
                let word = format!("词{}语", word.0);
                assert!(
                    is_out || all.contains(&word),
                    "{word} of {entry:?} stands nowhere\n{:?}\n{text}",
                    import.files.get(&entry.to)
                );
            }
        }
    }
}

/// Runs `fangce import` of a text into a folder.
fn run_import(folder: &std::path::Path, text: &str) {
    let file = folder.join("list.txt");
    fs::write(&file, text).unwrap();
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_fangce"))
        .args(["--lang", "en", "import"])
        .arg(&file)
        .arg("--into")
        .arg(folder.join("site"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn a_second_import_keeps_what_was_edited() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(repository().join("tests/import/list.txt")).unwrap();
    run_import(folder.path(), &text);
    let site = folder.path().join("site");
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let edit = |path: &str, from: &str, to: &str| {
        let before = read(path);
        assert!(before.contains(from), "{path} has no «{from}»");
        fs::write(site.join(path), before.replacen(from, to, 1)).unwrap();
    };
    edit("content/services/s1.yaml", "zh: 林木种苗咨询", "zh: 林木种苗服务");
    edit("content/regimes/r1.yaml", "zh: 制定计划；", "zh: 制定年度计划；");
    let changed = text.replace("0799-8123456", "0799-8123457").replace("制定计划", "编制计划");
    run_import(folder.path(), &changed);
    let service = read("content/services/s1.yaml");
    assert!(service.contains("林木种苗服务") && service.contains("0799-8123457"), "{service}");
    // The same line was changed on both sides: the author's stays, and is told of until it is settled.
    for _ in 0..2 {
        assert!(read("content/regimes/r1.yaml").contains("制定年度计划"));
        let report: serde_json::Value = serde_json::from_str(&read("import-report.json")).unwrap();
        assert_eq!(report["conflicts"][0]["file"], "regimes/r1.yaml", "{:?}", report["conflicts"]);
        run_import(folder.path(), &changed);
    }
}
