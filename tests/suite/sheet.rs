//! Workbooks, written by hand: what people read in them.

use std::io::{Cursor, Write};

use fangce::import::document::{Block, Document};
use fangce::import::open;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The cell formats of every workbook here, counted from 1.
const FORMATS: [&str; 6] =
    ["0000-0000000", "yyyy\"年\"m\"月\"d\"日\"", "#,##0.00", "0.0%", "[DBNum2]0", "yyyy\\-mm\\-dd"];

/// A workbook of two sheets, the second hidden.
fn workbook(sheet: &str, hidden: &str, comments: &str) -> Vec<u8> {
    let relations = |inside: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let escaped = |code: &str| code.replace('"', "&quot;");
    let codes = FORMATS
        .iter()
        .enumerate()
        .map(|(at, code)| format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 200 + at, escaped(code)));
    let formats = (0..FORMATS.len()).map(|at| format!("<xf numFmtId=\"{}\"/>", 200 + at));
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts>{}</numFmts><cellXfs><xf numFmtId=\"0\"/>{}</cellXfs></styleSheet>",
        codes.collect::<String>(),
        formats.collect::<String>()
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let files = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"事项\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"草稿\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                relation("a", "worksheet", "worksheets/sheet1.xml")
                    + &relation("b", "worksheet", "worksheets/sheet2.xml")
                    + &relation("c", "styles", "styles.xml"),
            ),
        ),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>")),
        ("xl/worksheets/sheet2.xml", format!("<worksheet xmlns=\"{MAIN}\">{hidden}</worksheet>")),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations(relation("d", "comments", "../comments1.xml"))),
        (
            "xl/comments1.xml",
            format!("<comments xmlns=\"{MAIN}\"><commentList>{comments}</commentList></comments>"),
        ),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        archive.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn words(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn number(at: &str, format: usize, value: &str) -> String {
    format!("<c r=\"{at}\" s=\"{format}\"><v>{value}</v></c>")
}

fn row(number: usize, more: &str, cells: &[String]) -> String {
    format!("<row r=\"{number}\"{more}>{}</row>", cells.concat())
}

fn read(sheet: &str) -> Document {
    let hidden = format!("<sheetData>{}</sheetData>", row(1, "", &[words("A1", "内部")]));
    let comments = "<comment ref=\"A1\"><text><r><t>请</t></r><r><t>核</t></r></text></comment>";
    open("a.xlsx", &workbook(sheet, &hidden, comments)).expect("it can be read")
}

/// Each row of the first table; a cell that is covered shows where it belongs.
fn drawn(document: &Document) -> Vec<String> {
    let Some(Block::Table(table)) = document.blocks.first() else { panic!("no table") };
    let cell = |cell: &fangce::import::document::Cell| match cell.covered {
        Some((row, column)) => format!("<{row},{column}"),
        None => cell.text(),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
}

fn remarks(document: &Document) -> Vec<String> {
    let remarks = document.remarks.iter();
    remarks.map(|remark| format!("{} {:?} {}", remark.what.name(), remark.place, remark.text)).collect()
}

#[test]
fn numbers_and_days_are_shown_in_their_formats() {
    let cells = [
        number("A1", 1, "7302219791"),
        number("B1", 2, "45413"),
        number("C1", 3, "1234.5"),
        number("D1", 4, "0.125"),
        number("E1", 5, "7"),
        number("F1", 6, "45413"),
        number("G1", 0, "7302219791"),
        number("H1", 0, "0.30000000000000004"),
        "<c r=\"I1\" t=\"e\"><v>#REF!</v></c>".to_owned(),
        number("J1", 0, "430623199001011234"),
        "<c r=\"K1\"><f>1+1</f><v>2</v></c>".to_owned(),
    ];
    let document = read(&format!("<sheetData>{}</sheetData>", row(1, "", &cells)));
    assert_eq!(
        drawn(&document),
        [
            "0730-2219791 | 2024年5月1日 | 1,234.50 | 12.5% | 7 | 2024-05-01 | 7302219791 | 0.3 | #REF! | 430623199001011000 | 2"
        ]
    );
    let at = |cell: &str| format!("Sheet {{ name: \"事项\", cell: \"{cell}\" }}");
    assert_eq!(
        remarks(&document),
        [
            format!("number-kept {} [DBNum2]0", at("E1")),
            format!("lost-zero {} 7302219791", at("G1")),
            format!("error-value {} #REF!", at("I1")),
            format!("long-number {} 430623199001011000", at("J1")),
            format!("comment {} 请核", at("A1")),
            "hidden-sheet Sheet { name: \"草稿\", cell: \"\" } 内部".to_owned(),
        ]
    );
}

#[test]
fn what_is_hidden_is_left_out_and_merged_cells_stay_whole() {
    let columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>";
    let rows = [
        row(2, " hidden=\"1\"", &[words("B2", "甲"), words("C2", "密"), words("D2", "旧")]),
        row(3, "", &[words("C3", "藏"), words("D3", "乙")]),
        row(4, "", &[words("D4", "丙"), words("E4", "丁")]),
        row(5, "", &[words("B5", "戊")]),
    ];
    let merged = "<mergeCells count=\"2\"><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"B5:E5\"/></mergeCells>";
    let document = read(&format!("{columns}<sheetData>{}</sheetData>{merged}", rows.concat()));
    assert_eq!(drawn(&document), ["甲 | 乙 | ", "<0,0 | 丙 | 丁", "戊 | <2,0 | <2,0"]);
    let at = |cell: &str| format!("Sheet {{ name: \"事项\", cell: \"{cell}\" }}");
    assert_eq!(
        remarks(&document)[..2],
        [format!("hidden-row {} 密 旧", at("2")), format!("hidden-column {} 藏", at("C"))]
    );
}

#[test]
fn impossible_values_are_shown_as_they_are_kept_or_noted() {
    for (value, format) in [("1e300", 2), ("-5", 2), ("99999999", 6), ("1e300", 1), ("-1e300", 4), ("x", 3)] {
        let cells = row(0, " hidden=\"1\"", &[]) + &row(1, "", &[number("A1", format, value)]);
        let document = read(&format!("<sheetData>{cells}</sheetData>"));
        let unreadable = remarks(&document).iter().any(|remark| remark.starts_with("unreadable"));
        assert!(unreadable || !drawn(&document)[0].is_empty(), "{value} in {format}");
    }
}

#[test]
fn a_sheet_is_refused_whose_cells_lie_worlds_apart_or_have_names_that_none_can_have() {
    let data = |rows: &str, after: &str| format!("<sheetData>{rows}</sheetData>{after}");
    let head = row(1, "", &[words("A1", "事项")]);
    let far = head.clone() + &row(1_048_576, "", &[words("XFD1048576", "x")]);
    let wide: String = (2..80).map(|at| row(at, "", &[words(&format!("XFD{at}"), "x")])).collect();
    let large = [data(&far, ""), data(&(head.clone() + &wide), "")];
    for sheet in &large {
        let refusal = open("a.xlsx", &workbook(sheet, "", "")).expect_err("it is refused");
        assert_eq!(refusal.name(), "too-large", "{sheet:.200}");
    }
    let merged = |region: &str| format!("<mergeCells count=\"1\"><mergeCell ref=\"{region}\"/></mergeCells>");
    let damaged = [
        data(&row(1, "", &[words("ZZZZZZZZZ99999999999", "x")]), ""),
        data(&row(1, "", &[words("A99999999999", "x")]), ""),
        data("<row r=\"99999999999\"><c t=\"inlineStr\"><is><t>x</t></is></c></row>", ""),
        data(&head, &merged("C9:A1")),
        data(&head, &merged("A1:ZZZZZZ9")),
        format!("<dimension ref=\"B9:A1\"/>{}", data(&head, "")),
    ];
    for sheet in &damaged {
        let refusal = open("a.xlsx", &workbook(sheet, "", "")).expect_err("it is refused");
        assert_eq!(refusal.name(), "damaged", "{sheet}");
    }
    // A format that somebody gave to a whole column, and a region to its end, are ordinary.
    let styled = head + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
    let document = open("a.xlsx", &workbook(&data(&styled, &merged("A1:A1048576")), "", ""));
    assert_eq!(document.expect("it is read").blocks.len(), 1);
}
