//! Rows as XLIFF 1.2 (<https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html>).

use std::fmt::Write;

use quick_xml::escape::escape;

use super::row::{Pair, Row, Unread};
use crate::import::package::xml::{self, Element, Node};

/// The file of rows, a unit each.
pub fn write(rows: &[Row], pair: &Pair) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n",
    );
    let _ = writeln!(
        text,
        "<file original=\"content\" datatype=\"plaintext\" source-language=\"{}\" target-language=\"{}\">\n<body>",
        pair.source(),
        pair.target
    );
    for row in rows {
        let _ = writeln!(text, "<trans-unit id=\"{}\" xml:space=\"preserve\">", escape(&row.key));
        let _ = writeln!(text, "<source>{}</source>", escape(&*row.source));
        if !row.target.is_empty() {
            let _ = writeln!(text, "<target>{}</target>", escape(&*row.target));
        }
        for note in [&row.record, &row.field].into_iter().chain(&row.terms).filter(|note| !note.is_empty()) {
            let _ = writeln!(text, "<note>{}</note>", escape(note.as_str()));
        }
        text.push_str("</trans-unit>\n");
    }
    text + "</body>\n</file>\n</xliff>\n"
}

/// The rows of a file.
///
/// # Errors
/// It is no XLIFF 1.2, or it is for another language.
pub fn read(bytes: &[u8], pair: &Pair) -> Result<Vec<Row>, Unread> {
    let root = xml::read("", bytes).map_err(|_| Unread::Damaged)?;
    if local(&root) != "xliff" {
        return Err(Unread::Damaged);
    }
    let mut rows = Vec::new();
    for file in root.children().filter(|child| local(child) == "file") {
        if let Some(tag) = file.attribute("target-language").filter(|tag| *tag != pair.target) {
            return Err(Unread::OtherLanguage(tag.to_owned()));
        }
        units(file, &mut rows);
    }
    Ok(rows)
}

/// The units in an element, those of groups too.
fn units(element: &Element, rows: &mut Vec<Row>) {
    for child in element.children() {
        if local(child) != "trans-unit" {
            units(child, rows);
            continue;
        }
        let said =
            |name: &str| child.children().find(|part| local(part) == name).map(words).unwrap_or_default();
        let key = child.attribute("id").unwrap_or_default().to_owned();
        rows.push(Row { key, source: said("source"), target: said("target"), ..Row::default() });
    }
}

/// The name of an element without its prefix.
fn local(element: &Element) -> &str {
    element.name.rsplit(':').next().unwrap_or_default()
}

/// All words in an element: programs for translators put marks around some.
fn words(element: &Element) -> String {
    let said = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(inner) => words(inner),
    };
    element.nodes.iter().map(said).collect()
}
