//! The pictures of an office's documents: where they go, in which words, and what is said of those that cannot be shown.

use fangce::import::document::{Block, Cell, Document, Inline, Paragraph, Picture, Place, Table};
use fangce::import::{Heads, Import, Stand, import};
use fangce::tree::SourceTree;

/// A PNG of a width and a height in px, as far as anybody looks who asks for its size.
fn png(width: u8, height: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
    bytes
}

fn picture(name: &str, bytes: Vec<u8>, words: Option<&str>) -> Picture {
    Picture { name: name.to_owned(), bytes, words: words.map(str::to_owned) }
}

fn paragraph(place: Place, spans: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { spans, ..Paragraph::at(place) })
}

fn said(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn made(document: Document) -> Import {
    import(
        &[document],
        "zh",
        &Stand { rest: "其他".to_owned(), picture: "图片".to_owned() },
        &Heads::default(),
    )
}

/// What a check finds, warnings included, of a content folder.
fn found(import: &Import) -> Vec<String> {
    let files =
        import.files.iter().map(|(path, text)| (format!("content/{path}"), text.clone().into_bytes()));
    let pictures = import.pictures.iter().map(|(path, bytes)| (format!("content/{path}"), bytes.clone()));
    let found = fangce::check(&SourceTree::new(files.chain(pictures))).diagnostics;
    found.into_iter().map(|found| format!("{} {:?}", found.code.name, found.args)).collect()
}

fn remarks(import: &Import) -> Vec<String> {
    let remarks = import.taken.iter().flat_map(|taken| &taken.remarks);
    remarks.map(|remark| format!("{}: {}", remark.what.name(), remark.text)).collect()
}

#[test]
fn the_pictures_of_a_guide_stand_where_they_stood() {
    let at = Place::Paragraph;
    let document = Document {
        name: "通知.docx".to_owned(),
        blocks: vec![
            paragraph(at(1), vec![said("办事地点")]),
            paragraph(at(2), vec![said("路线见"), Inline::Picture(0), said("。")]),
            paragraph(at(3), vec![Inline::Picture(1)]),
            paragraph(at(4), vec![said("图1 办事大厅[一楼]")]),
            paragraph(at(5), vec![Inline::Picture(2), Inline::Picture(0)]),
            paragraph(at(6), vec![Inline::Picture(3)]),
        ],
        pictures: vec![
            picture("image1.png", png(3, 2), Some("去办事大厅的路线")),
            picture("image2.png", png(4, 2), None),
            picture("image3.png", png(5, 2), None),
            picture("image4.emf", vec![1, 0, 0, 0], None),
        ],
        ..Document::default()
    };
    let import = made(document);
    let told = &import.files["guides/text-1.zh.md"];
    let names: Vec<&String> = import.pictures.keys().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(told.contains("路线见![去办事大厅的路线](files/picture-"), "{told}");
    assert!(told.contains("![图1 办事大厅\\[一楼\\]](files/picture-"), "{told}");
    assert!(told.contains("![图片](files/picture-") && !told.contains("emf"), "{told}");
    let remarks = remarks(&import);
    assert!(remarks[0].starts_with("wordless: files/picture-"), "{remarks:?}");
    assert!(remarks[1].starts_with("odd-picture: import-pictures/picture-"), "{remarks:?}");
    assert_eq!((remarks.len(), import.beside.len()), (2, 1));
    assert!(found(&import).iter().all(|found| found.starts_with("placeholder")), "{:?}", found(&import));
}

#[test]
fn pictures_and_notes_of_records_stand_in_their_long_texts() {
    let cell = |row: usize, column: usize, spans: Vec<Inline>| {
        let place = Place::Cell { table: 1, row, column, paragraph: 1 };
        Cell { blocks: vec![paragraph(place, spans)], covered: None }
    };
    let note = Paragraph { spans: vec![said("节假日除外。")], ..Paragraph::at(Place::Paragraph(9)) };
    let mut noted = cell(2, 2, vec![said("培训"), Inline::Note(0)]);
    let Block::Paragraph(paragraph) = &mut noted.blocks[0] else { unreachable!() };
    paragraph.notes.push(vec![note]);
    let head = ["服务事项", "主要内容", "承办机构"];
    let head = head.iter().enumerate().map(|(at, text)| cell(1, at + 1, vec![said(text)])).collect();
    let rows = vec![
        head,
        vec![cell(2, 1, vec![said("计量培训"), Inline::Picture(0)]), noted, cell(2, 3, vec![said("计量股")])],
    ];
    let document = Document {
        name: "服务.docx".to_owned(),
        blocks: vec![Block::Table(Table { place: Place::Paragraph(1), rows, heads: 0 })],
        pictures: vec![picture("image1.png", png(3, 2), Some("教室"))],
        ..Document::default()
    };
    let import = made(document);
    let told = &import.files["services/s1.zh.md"];
    assert!(told.starts_with("![教室](files/picture-") && told.ends_with(")\n\n节假日除外。\n"), "{told}");
    assert_eq!(remarks(&import), ["footnote: 节假日除外。 → services/s1.zh.md"]);
    let errors: Vec<_> =
        found(&import).into_iter().filter(|found| !found.starts_with("placeholder")).collect();
    assert!(errors.is_empty(), "{errors:?}");
}
