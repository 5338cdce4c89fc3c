//! Paragraphs and tables of no known form → a guide, so that nothing is refused.

use super::account::{Account, Fate, Why, paragraphs};
use super::document::{Block, Cell, Inline, Paragraph, Table};
use super::marker::{Style, marker};
use super::picture::Gallery;
use super::record::{Files, escaped, inside, line, map};

/// Writes a guide that holds blocks word by word; `title` is what it is called where no heading says.
pub fn write(
    files: &mut Files,
    account: &mut Account,
    blocks: &[Block],
    (title, is_whole): (&str, bool),
    gallery: &Gallery,
) {
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
        Block::Paragraph(paragraph)
            if is_whole && is_title(paragraph) && paragraph.spans.iter().all(is_words) =>
        {
            Some(line(&paragraph.text()))
        }
        _ => None,
    });
    let body = if named.is_some() { &blocks[1..] } else { blocks };
    let name = named.unwrap_or_else(|| title.to_owned());
    files.record(&format!("{stem}.yaml"), map([("title", files.said(&name)), ("order", (known + 1).into())]));
    let text: Vec<String> =
        body.iter().map(|block| told(block, gallery)).filter(|text| !text.is_empty()).collect();
    files.prose(&stem, text.join("\n\n") + "\n");
}

/// Whether a span is nothing but words.
fn is_words(span: &Inline) -> bool {
    !matches!(span, Inline::Note(_) | Inline::Picture(_))
}

fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    !text.trim().is_empty() && text.chars().count() <= 40 && !text.trim().ends_with(['。', '；', '，', '：'])
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

fn told(block: &Block, gallery: &Gallery) -> String {
    match block {
        Block::Paragraph(paragraph) => {
            let text = spans(paragraph, gallery);
            match level(paragraph) {
                Some(level) => format!("{} {}", "#".repeat(level), text.replace('\n', " ")),
                None => text,
            }
        }
        Block::Table(table) => rows(table, gallery),
    }
}

fn spans(paragraph: &Paragraph, gallery: &Gallery) -> String {
    let mut text = escaped(&paragraph.shown_label());
    for span in &paragraph.spans {
        match span {
            Inline::Link { text: words, address }
                if address.contains(':') && !address.contains([' ', '(', ')', '<', '>']) =>
            {
                text.push_str(&format!("[{}]({address})", escaped(words)));
            }
            Inline::Break => text.push_str("\\\n"),
            Inline::Picture(at) => text.push_str(&gallery.markdown(*at)),
            span => {
                text.push_str(&if text.is_empty() { escaped(span.words()) } else { inside(span.words()) })
            }
        }
    }
    let note = |note| format!("（{}）", spans(note, gallery));
    let notes: Vec<String> = paragraph.notes.iter().flatten().map(note).collect();
    text + &notes.concat()
}

fn rows(table: &Table, gallery: &Gallery) -> String {
    let cell = |own: &Cell| line(&shown(&own.blocks, gallery).join("\n"));
    let row = |row: &Vec<Cell>| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = table.rows.iter().map(row).collect();
    let width = table.rows.first().map_or(1, Vec::len);
    if !lines.is_empty() {
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
    }
    lines.join("\n")
}

/// The paragraphs of a cell as Markdown that stands on one line.
fn shown(blocks: &[Block], gallery: &Gallery) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let text = spans(paragraph, gallery);
                found.push(text.replace("\\\n", "\n"));
            }
            Block::Table(table) => {
                found.extend(table.rows.iter().flatten().flat_map(|cell| shown(&cell.blocks, gallery)));
            }
        }
    }
    found
}
