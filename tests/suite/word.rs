//! Word documents, written by hand: what people read in them, and that no character is lost.

use std::io::{Cursor, Write};

use fangce::import::document::{Block, Document, Inline, Paragraph, lines};
use fangce::import::open;

use crate::dice::Dice;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// A document while it is made: its body, and the parts beside it by their kinds.
#[derive(Default)]
struct Made {
    body: String,
    parts: Vec<(&'static str, String)>,
    links: Vec<(&'static str, &'static str, &'static str)>,
}

impl Made {
    fn body(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    /// Adds a part of a kind, such as `numbering`, with what stands inside its root.
    fn part(mut self, kind: &'static str, inside: &str) -> Self {
        self.parts.push((kind, inside.to_owned()));
        self
    }

    /// Adds what an id points to outside of the parts: kind, id, target.
    fn link(mut self, kind: &'static str, id: &'static str, target: &'static str) -> Self {
        self.links.push((kind, id, target));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relations = |inside: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
            )
        };
        let mut files = vec![
            (
                "_rels/.rels".to_owned(),
                relations(&format!(
                    "<Relationship Id=\"r1\" Type=\"{base}/officeDocument\" Target=\"word/document.xml\"/>"
                )),
            ),
            (
                "word/document.xml".to_owned(),
                format!("<w:document {SPACES}><w:body>{}</w:body></w:document>", self.body),
            ),
        ];
        let mut inside = String::new();
        for (kind, text) in &self.parts {
            inside += &format!("<Relationship Id=\"{kind}\" Type=\"{base}/{kind}\" Target=\"{kind}.xml\"/>");
            let root = if matches!(*kind, "header" | "footer") { &kind[..1] } else { kind };
            let root = match root {
                "h" => "hdr",
                "f" => "ftr",
                other => other,
            };
            files.push((format!("word/{kind}.xml"), format!("<w:{root} {SPACES}>{text}</w:{root}>")));
        }
        for (kind, id, target) in &self.links {
            let mode = if *kind == "hyperlink" { " TargetMode=\"External\"" } else { "" };
            inside +=
                &format!("<Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"{mode}/>");
        }
        files.push(("word/_rels/document.xml.rels".to_owned(), relations(&inside)));
        files.push(("word/media/stamp.png".to_owned(), "picture".to_owned()));
        archive(&files)
    }

    fn read(&self) -> Document {
        open("a.docx", &self.bytes()).expect("it can be read")
    }

    fn lines(&self) -> Vec<String> {
        lines(&self.read().blocks)
    }

    /// The remarks, each with its words.
    fn remarks(&self) -> Vec<String> {
        let remarks = self.read().remarks.into_iter();
        remarks.map(|remark| format!("{}: {}", remark.what.name(), remark.text)).collect()
    }
}

fn archive(files: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        archive.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn p(properties: &str, inside: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")
}

fn t(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn item(num: usize, level: usize, text: &str) -> String {
    let properties = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr>");
    p(&properties, &t(text))
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn definition(id: usize, inside: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{inside}</w:abstractNum>")
}

fn num(id: usize, of: usize, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{more}</w:num>")
}

/// A field with its code and its result.
fn field(code: &str, result: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

#[test]
fn levels_count_restart_and_show_one_another() {
    let list = [
        level(0, "chineseCountingThousand", "第%1章", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"1\"/>"),
        level(3, "decimalEnclosedCircle", "%4", "<w:lvlRestart w:val=\"0\"/>"),
    ];
    let anew = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    let other = format!("<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>", level(0, "upperRoman", "%1.", ""));
    let numbering = definition(0, &list.concat()) + &num(1, 0, "") + &num(2, 0, anew) + &num(3, 0, &other);
    let body = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 2, "c"),
        item(1, 3, "d"),
        item(1, 1, "e"),
        item(1, 2, "f"),
        item(1, 0, "g"),
        item(1, 2, "h"),
        item(1, 3, "i"),
        item(0, 0, "no number"),
        item(2, 0, "j"),
        item(2, 0, "k"),
        item(3, 0, "l"),
        item(1, 0, "m"),
        item(9, 0, "unknown"),
    ];
    let made = Made::body(body.concat()).part("numbering", &numbering);
    assert_eq!(
        made.lines(),
        [
            "第一章 a",
            "1.1 b",
            "a) c",
            "①d",
            "1.2 e",
            "b) f",
            "第二章 g",
            "a) h",
            "②i",
            "no number",
            "第五章 j",
            "第六章 k",
            "VII. l",
            "第八章 m",
            "unknown"
        ]
    );
    assert_eq!(made.remarks(), ["unknown-numbering: 9"]);
}

#[test]
fn a_list_that_begins_deep_counts_what_lies_above() {
    let numbering =
        definition(0, &(level(0, "decimal", "%1", "") + &level(1, "decimal", "%1.%2", ""))) + &num(1, 0, "");
    let body = item(1, 1, "a") + &item(1, 1, "b") + &item(1, 0, "c") + &item(1, 1, "d");
    assert_eq!(Made::body(body).part("numbering", &numbering).lines(), ["1.1 a", "1.2 b", "2 c", "2.1 d"]);
}

#[test]
fn styles_bring_numbers_and_headings() {
    let numbering = definition(
        0,
        &(level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"Part\"/>")
            + &level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"Sub\"/>")),
    ) + &definition(1, "<w:numStyleLink w:val=\"Legal\"/>")
        + &definition(2, &level(0, "decimalFullWidth", "%1．", ""))
        + &num(1, 0, "")
        + &num(2, 1, "")
        + &num(3, 2, "");
    let style = |id: &str, kind: &str, inside: &str| {
        format!("<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{inside}</w:style>")
    };
    let numbered = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
    let styles = [
        style("Part", "paragraph", &format!("<w:pPr>{numbered}<w:outlineLvl w:val=\"0\"/></w:pPr>")),
        style(
            "Sub",
            "paragraph",
            &format!("<w:basedOn w:val=\"Part\"/><w:pPr>{numbered}<w:outlineLvl w:val=\"1\"/></w:pPr>"),
        ),
        style("Child", "paragraph", "<w:basedOn w:val=\"Sub\"/>"),
        style("heading 3", "paragraph", ""),
        style("Loop", "paragraph", "<w:basedOn w:val=\"Loop\"/>"),
        style("Legal", "numbering", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"),
        style("Secret", "character", "<w:rPr><w:vanish/></w:rPr>"),
    ];
    let styled = |id: &str, more: &str, text: &str| p(&format!("<w:pStyle w:val=\"{id}\"/>{more}"), &t(text));
    let body = [
        styled("Part", "", "a"),
        styled("Sub", "", "b"),
        styled("Child", "", "c"),
        styled("Part", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "d"),
        styled("heading 3", "", "e"),
        styled("Loop", "", "f"),
        styled("Sub", "<w:outlineLvl w:val=\"9\"/>", "g"),
        item(2, 0, "h"),
        p("", "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>密</w:t></w:r>"),
    ];
    let made = Made::body(body.concat()).part("numbering", &numbering).part("styles", &styles.concat());
    assert_eq!(made.lines(), ["一、a", "（一）b", "（二）c", "d", "e", "f", "（三）g", "１．h"]);
    let outlines: Vec<_> = made
        .read()
        .blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.outline,
            Block::Table(_) => None,
        })
        .collect();
    assert_eq!(outlines, [Some(1), Some(2), Some(2), Some(1), Some(3), None, None, None]);
    assert_eq!(made.remarks(), ["hidden: 密"]);
}

#[test]
fn what_was_deleted_does_not_count_and_joins_what_it_parted() {
    let numbering = definition(0, &level(0, "decimal", "%1.", "")) + &num(1, 0, "");
    let marked = |mark: &str, inside: &str| {
        p(
            &format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>{mark}</w:rPr>"),
            inside,
        )
    };
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let moved = |tag: &str, text: &str| format!("<w:{tag}>{}</w:{tag}>", t(text));
    let body = [
        item(1, 0, "first"),
        marked("<w:del/>", &deleted("gone")),
        marked("<w:del/>", &t("half ")),
        marked("", &t("and half")),
        marked("<w:moveFrom/>", &moved("moveFrom", "wandered")),
        marked("", &(moved("moveTo", "wandered") + &format!("<w:ins>{}{}</w:ins>", t("new"), t("er")))),
        marked("<w:vanish/>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"),
        marked("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", &t("last")),
    ];
    let made = Made::body(body.concat()).part("numbering", &numbering);
    assert_eq!(made.lines(), ["1. first", "2. half and half", "3. wanderednewer", "4. last"]);
    assert_eq!(
        made.remarks(),
        ["tracked-deletion: gone", "tracked-move: wandered", "tracked-insertion: newer", "hidden: secret"]
    );
}

#[test]
fn fields_show_their_result_alone() {
    let inner = field("PAGE", &t("7"));
    let nested = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{inner}\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        t("shown")
    );
    let bare = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let check = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let contents =
        field(" TOC \\o ", &t("总则 1")).replace("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "");
    let made = Made::body(
        [
            p("", &contents),
            p("", &t("附则 9")),
            p("", &format!("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{nested}")),
            p("", &(bare("eq \\o\\ac(○,3)") + &t("项") + check + &bare("XE \"index\""))),
            p("", &field("HYPERLINK \"https://a.gov.cn\"", &t("网站"))),
            p("", &format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", t("5月"))),
        ]
        .concat(),
    );
    assert_eq!(made.lines(), ["shown", "③项☑", "网站", "5月"]);
    assert_eq!(made.remarks(), ["contents: 总则 1", "contents: 附则 9", "field: 7", "field: XE \"index\""]);
    let Some(Block::Paragraph(paragraph)) = made.read().blocks.into_iter().nth(2) else {
        panic!("a paragraph")
    };
    assert_eq!(
        paragraph.spans,
        [Inline::Link { text: "网站".to_owned(), address: "https://a.gov.cn".to_owned() }]
    );
}

#[test]
fn wrappers_boxes_notes_and_marks_are_read_once() {
    let boxed = |inside: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", &t(inside)));
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:graphic>{0}</a:graphic></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        boxed("框内")
    );
    let sdt = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>请填写</w:t></w:r></w:sdtContent></w:sdt>";
    let ruby =
        format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", t("liǎo"), t("蓼"));
    let formula = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r></m:den></m:f></m:oMath>";
    let pieces = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>0730</w:t><w:noBreakHyphen/><w:t>1\u{AD}2</w:t><w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:br w:type=\"page\"/></w:r>";
    let picture = "<w:r><w:drawing><wp:docPr descr=\"公章\"/><a:blip r:embed=\"pic\"/></w:drawing></w:r>";
    let made = Made::body(
        [
            sdt(&p("", &sdt(&t("控件")))),
            p("", &format!("<w:smartTag><w:customXml>{}</w:customXml></w:smartTag>{prompt}", t("标签"))),
            p("", &(t("框外") + &shape)),
            p("", &(ruby + formula)),
            p("", pieces),
            p("", &(t("注") + "<w:r><w:footnoteReference w:id=\"2\"/><w:commentReference w:id=\"0\"/></w:r>" + picture)),
            p("", &format!("<w:hyperlink r:id=\"out\">{}</w:hyperlink><w:hyperlink r:id=\"own\">{}</w:hyperlink>", t("链"), t("本机"))),
        ]
        .concat(),
    )
    .part("footnotes", &format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote><w:footnote w:id=\"3\">{}</w:footnote>",
        p("", ""),
        p("", &(t("见附件") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")),
        p("", &t("无主"))
    ))
    .part("comments", &format!("<w:comment w:id=\"0\">{}</w:comment>", p("", &t("请核"))))
    .part("header", &p("", &t("机密")))
    .link("hyperlink", "out", "https://a.gov.cn/")
    .link("hyperlink", "own", "file:///C:/a.doc")
    .link("image", "pic", "media/stamp.png");
    assert_eq!(made.lines(), ["控件", "标签", "框外", "框内", "蓼a/(b+1)", "a\tb\n0730-12☑", "注", "链本机"]);
    assert_eq!(
        made.remarks(),
        [
            "prompt: 请填写",
            "text-box: 框内",
            "ruby: liǎo",
            "formula: a/(b+1)",
            "comment: 请核",
            "address: file:///C:/a.doc",
            "unreferenced: 无主",
            "header: 机密"
        ]
    );
    let document = made.read();
    let note = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.notes.first(),
        Block::Table(_) => None,
    });
    assert_eq!(
        note.map(|note| note.iter().map(Paragraph::text).collect::<Vec<_>>()),
        Some(vec!["见附件".to_owned()])
    );
    assert_eq!(document.pictures.len(), 1);
    assert_eq!(document.pictures[0].words.as_deref(), Some("公章"));
}

/// A table as a picture: a cell that is covered shows where it belongs.
fn drawn(document: &Document) -> Vec<String> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let row = |row: &Vec<fangce::import::document::Cell>| {
        let cells = row.iter().map(|cell| match cell.covered {
            Some((row, column)) => format!("<{row},{column}"),
            None => cell.text(),
        });
        cells.collect::<Vec<_>>().join(" | ")
    };
    tables.flat_map(|table| &table.rows).map(row).collect()
}

#[test]
fn merged_cells_cover_both_ways_and_every_row_is_as_long() {
    let tc = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let cell = |properties: &str, text: &str| tc(properties, &p("", &t(text)));
    let tr = |properties: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    };
    let span = |width: usize| format!("<w:gridSpan w:val=\"{width}\"/>");
    let begin = "<w:vMerge w:val=\"restart\"/>";
    let table = [
        tr("<w:tblHeader/>", &[cell(&span(2), "事项"), cell("", "部门"), cell(&span(3), "职责")]),
        tr("", &[cell(&(span(2) + begin), "甲"), cell("", "乙"), cell(&span(3), "丙")]),
        tr("<w:del/>", &[cell(&span(6), "删行")]),
        tr("", &[cell(&(span(2) + "<w:vMerge/>"), "藏"), cell(begin, "丁"), cell(&span(3), "戊")]),
        tr("", &[cell(&span(2), "己"), tc("<w:vMerge/>", "<w:p/>"), cell(&span(3), "")]),
        tr("<w:gridBefore w:val=\"2\"/>", &[cell(&span(4), "合计")]),
        tr("<w:ins/>", &[format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell(&span(2), "短"))]),
    ];
    let made = Made::body(format!("<w:tbl>{}</w:tbl>", table.concat()));
    assert_eq!(
        drawn(&made.read()),
        [
            "事项 | 部门 | 职责",
            "甲 | 乙 | 丙",
            "<1,0 | 丁 | 戊",
            "己 | <2,1 | ",
            " | 合计 | <4,1",
            "短 |  | "
        ]
    );
    assert_eq!(
        made.remarks(),
        [
            "tracked-deletion: 删行",
            "tracked-insertion: 短",
            "covered: 藏",
            "short-row: 合计 ",
            "short-row: 短"
        ]
    );
}

#[test]
fn other_spaces_of_names_mean_the_same() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let files = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{strict}/officeDocument\" Target=\"/d.xml\"/></Relationships>"
            ),
        ),
        (
            "d.xml",
            "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>严格</t></r></p></body></document>"
                .to_owned(),
        ),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text));
    assert_eq!(lines(&open("a.docx", &archive(&files)).expect("it can be read").blocks), ["严格"]);
}

#[test]
fn hostile_files_are_refused() {
    let refused = |bytes: &[u8]| open("a.docx", bytes).map(|_| ()).expect_err("it is refused").name();
    let out = [("../../etc/x".to_owned(), String::new())];
    assert_eq!(refused(&archive(&out)), "leads-out");
    let bomb = Made::body(" ".repeat(65 << 20));
    assert_eq!(refused(&bomb.bytes()), "too-large");
    let deep = Made::body("<w:sdt><w:sdtContent>".repeat(2_000));
    assert_eq!(refused(&deep.bytes()), "too-deep");
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(refused(&compound), "old-format");
    let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[compound.as_slice(), &stream].concat()), "encrypted");
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc>";
    let wide: String = (0..900).map(|_| "<w:tc><w:p/></w:tc>").collect();
    let rows: String = (0..900).map(|_| format!("<w:tr>{cell}</w:tr>")).collect();
    assert_eq!(
        refused(&Made::body(format!("<w:tbl><w:tr>{wide}</w:tr>{rows}</w:tbl>")).bytes()),
        "too-large"
    );
}

/// Random blocks, each character of which is another one, so that none can stand for another.
fn random(dice: &mut Dice, depth: usize, next: &mut u32) -> String {
    let mut text = |count: usize| {
        let characters: String =
            (0..count).filter_map(|at| char::from_u32(0x4E00 + *next + at as u32)).collect();
        *next += count as u32;
        characters
    };
    let run = t(&text(2));
    let inline = match dice.below(9) {
        0 => format!("<w:ins>{run}</w:ins>"),
        1 => format!("<w:del>{}</w:del>", run.replace("w:t", "w:delText")),
        2 => format!("<w:moveFrom>{run}</w:moveFrom>"),
        3 => format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>", text(1)),
        4 => field(&format!("IF {}", "x"), &run),
        5 => format!("<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>"),
        6 => {
            format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{run}</w:rubyBase></w:ruby></w:r>", t(&text(1)))
        }
        7 if depth > 0 => {
            let inside = random(dice, depth - 1, next);
            format!("<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>")
        }
        _ => run,
    };
    let mark = ["", "", "<w:del/>", "<w:vanish/>", "<w:ins/>"][dice.below(5)];
    let paragraph = p(&format!("<w:rPr>{mark}</w:rPr>"), &inline);
    if depth == 0 || dice.below(3) > 0 {
        return paragraph;
    }
    let mut rows = String::new();
    for _ in 0..1 + dice.below(3) {
        let mut cells = String::new();
        for _ in 0..1 + dice.below(3) {
            let merge = [
                "",
                "<w:vMerge/>",
                "<w:vMerge w:val=\"restart\"/>",
                "<w:gridSpan w:val=\"2\"/>",
                "<w:cellDel/>",
            ][dice.below(5)];
            cells += &format!("<w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc>", random(dice, depth - 1, next));
        }
        let row = ["", "", "<w:del/>", "<w:gridBefore w:val=\"1\"/>", "<w:hidden/>"][dice.below(5)];
        rows += &format!("<w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr>");
    }
    format!("{paragraph}<w:tbl>{rows}</w:tbl>{}", random(dice, depth - 1, next))
}

#[test]
fn every_character_of_a_document_is_read_or_noted() {
    let mut dice = Dice(15);
    for _ in 0..200 {
        let mut next = 0;
        let body: String = (0..6).map(|_| random(&mut dice, 2, &mut next)).collect();
        let document = Made::body(body.clone()).read();
        let left_out = document.remarks.iter().filter(|remark| !remark.what.is_taken());
        let mut found: Vec<char> = left_out
            .flat_map(|remark| remark.text.chars())
            .chain(lines(&document.blocks).concat().chars())
            .filter(|c| *c >= '\u{4E00}')
            .collect();
        found.sort_unstable();
        let mut wanted: Vec<char> = body.chars().filter(|c| *c >= '\u{4E00}').collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{body}");
        for block in &document.blocks {
            if let Block::Table(table) = block {
                assert!(table.rows.windows(2).all(|rows| rows[0].len() == rows[1].len()), "{body}");
            }
        }
    }
}
