//! Paragraphs and tables of no known form → a guide, so that nothing is refused.

use super::account::{Account, Fate, Why, paragraphs};
use super::document::{Block, Inline, Paragraph, Table};
use super::marker::{Style, marker};
use super::record::{Files, escaped, line, map};

/// Writes a guide that holds blocks word by word; `title` is what it is called where no heading says.
pub fn write(files: &mut Files, account: &mut Account, blocks: &[Block], title: &str, is_whole: bool) {
    if blocks.is_empty() {
        return;
    }
    let known = files.count("guides");
    let stem = format!("guides/text-{}", known + 1);
    let path = format!("{stem}.{}.md", files.lang);
    let fate = if is_whole { Fate::Taken } else { Fate::Open(Why::Unplaced) };
    paragraphs(blocks, &mut |paragraph| match fate {
        Fate::Taken => account.take(paragraph, &path),
        _ => account.note(paragraph, fate.clone(), &path),
    });
    let named = blocks.first().and_then(|block| match block {
        Block::Paragraph(paragraph) if is_whole && is_title(paragraph) => Some(line(&paragraph.text())),
        _ => None,
    });
    let body = if named.is_some() { &blocks[1..] } else { blocks };
    let name = named.unwrap_or_else(|| title.to_owned());
    files.record(&format!("{stem}.yaml"), map([("title", files.said(&name)), ("order", (known + 1).into())]));
    let text: Vec<String> = body.iter().map(told).filter(|text| !text.is_empty()).collect();
    files.prose(&stem, text.join("\n\n") + "\n");
}

fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    text.chars().count() <= 40 && !text.trim().ends_with(['。', '；', '，', '：'])
}

/// The level of a heading below the page's title, if a paragraph is one.
fn level(paragraph: &Paragraph) -> Option<usize> {
    if let Some(outline) = paragraph.outline {
        return Some(usize::from(outline).clamp(1, 5));
    }
    let text = paragraph.text();
    let short = is_title(paragraph) && text.chars().count() <= 25;
    match marker(&text).filter(|found| short && !found.rest.is_empty())?.style {
        Style::Chinese => Some(1),
        Style::ChineseInBrackets => Some(2),
        _ => None,
    }
}

fn told(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => {
            let text = spans(paragraph);
            match level(paragraph) {
                Some(level) => format!("{} {}", "#".repeat(level), text.replace('\n', " ")),
                None => text,
            }
        }
        Block::Table(table) => rows(table),
    }
}

fn spans(paragraph: &Paragraph) -> String {
    let mut text = escaped(&paragraph.shown_label());
    for span in &paragraph.spans {
        match span {
            Inline::Link { text: words, address }
                if address.contains(':') && !address.contains([' ', '(', ')', '<', '>']) =>
            {
                text.push_str(&format!("[{}]({address})", escaped(words)));
            }
            Inline::Break => text.push_str("\\\n"),
            span => {
                text.push_str(&if text.is_empty() { escaped(span.words()) } else { inside(span.words()) })
            }
        }
    }
    let notes: Vec<String> =
        paragraph.notes.iter().flatten().map(|note| format!("（{}）", escaped(&note.text()))).collect();
    text + &notes.concat()
}

/// Text that does not begin a line.
fn inside(text: &str) -> String {
    let escaped = escaped(&format!("x{text}"));
    escaped.strip_prefix('x').unwrap_or_default().to_owned()
}

fn rows(table: &Table) -> String {
    let cell = |text: String| inside(&line(&text));
    let row = |row: &Vec<super::document::Cell>| {
        let cells: Vec<String> = row.iter().map(|own| cell(own.text())).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = table.rows.iter().map(row).collect();
    let width = table.rows.first().map_or(1, Vec::len);
    if !lines.is_empty() {
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
    }
    lines.join("\n")
}
