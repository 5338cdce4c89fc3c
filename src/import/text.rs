//! A text file → paragraphs and tables, as programs write tables when they save a document as text.
//!
//! Two forms are known. In the one, each cell begins with a tab on a line of its own, a row ends at the first empty
//! line after its last cell, and further paragraphs of a cell follow without a tab. In the other, a row is a line whose
//! cells are parted by tabs.

use super::document::{Block, Cell, Document, Inline, Paragraph, Place, Table};

/// The document that a text holds.
pub fn read(name: &str, text: &str) -> Document {
    let lines: Vec<&str> = text.lines().collect();
    let mut document = Document { name: name.to_owned(), ..Document::default() };
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if inner_tabs(line) > 0 {
            at = rows(&lines, at, &mut document.blocks);
        } else if line.starts_with('\t') {
            at = cells(&lines, at, &mut document.blocks);
        } else {
            document.blocks.extend(paragraph(line, at).map(Block::Paragraph));
            at += 1;
        }
    }
    document
}

fn paragraph(line: &str, at: usize) -> Option<Paragraph> {
    let text = line.trim();
    let mut paragraph = Paragraph::at(Place::Line(at + 1));
    paragraph.spans.push(Inline::Text(text.to_owned()));
    (!text.is_empty()).then_some(paragraph)
}

/// How many tabs part cells on a line.
fn inner_tabs(line: &str) -> usize {
    line.trim_start_matches([' ', '\u{3000}']).trim_start_matches('\t').matches('\t').count()
}

/// Lines that are rows, up to the first without a tab; gives the line after them.
fn rows(lines: &[&str], from: usize, blocks: &mut Vec<Block>) -> usize {
    let end = (from..lines.len()).find(|at| !lines[*at].contains('\t')).unwrap_or(lines.len());
    let number = 1 + blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    let cell = |at: usize, column: usize, text: &str| {
        let place = Place::Cell { table: number, row: at - from + 1, column: column + 1, paragraph: 1 };
        let own = paragraph(text, at).map(|own| Paragraph { place, ..own });
        Cell { blocks: own.map(Block::Paragraph).into_iter().collect(), covered: None }
    };
    let row =
        |at: usize| lines[at].split('\t').enumerate().map(|(column, text)| cell(at, column, text)).collect();
    blocks.push(Block::Table(table(from, (from..end).map(row).collect())));
    end
}

/// A cell while it is read: its lines, and whether the first of them is empty.
type Lines = Vec<(usize, String)>;

/// Cells on lines of their own, up to a line that belongs to none; gives the line after them.
fn cells(lines: &[&str], from: usize, blocks: &mut Vec<Block>) -> usize {
    let is_blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let is_cell = |at: usize| lines.get(at).is_some_and(|line| line.starts_with('\t'));
    let next_full =
        |at: usize| (at..lines.len()).find(|at| is_cell(*at) || !is_blank(*at)).unwrap_or(lines.len());
    let mut rows: Vec<Vec<Lines>> = Vec::new();
    let mut row: Vec<Lines> = Vec::new();
    let mut width = None;
    let mut at = from;
    while at < lines.len() {
        if is_cell(at) {
            row.push(vec![(at, lines[at].trim().to_owned())]);
        } else if !is_blank(at) {
            match row.last_mut() {
                Some(cell) => cell.push((at, lines[at].trim().to_owned())),
                None => break,
            }
        } else if !row.is_empty() {
            let next = next_full(at);
            // An empty line before a line without a tab stands inside a cell, unless the row is whole.
            let whole = match width {
                Some(width) => row.len() >= width || is_cell(next),
                None => is_cell(next) || next > at + 1 || next == lines.len(),
            };
            if whole {
                width.get_or_insert(row.len());
                rows.push(std::mem::take(&mut row));
            }
        }
        at += 1;
    }
    rows.extend(Some(row).filter(|row| !row.is_empty()));
    let width = width.unwrap_or(1);
    let rows =
        rows.into_iter().flat_map(|row| parted(row, width)).map(|row| row.into_iter().map(cell).collect());
    blocks.push(Block::Table(table(from, rows.collect())));
    at
}

/// A row of too many cells, one of which goes on without a tab, is two rows that ran together: what goes on is the
/// second cell of the next.
fn parted(mut row: Vec<Lines>, width: usize) -> Vec<Vec<Lines>> {
    let joined: Vec<usize> =
        (0..row.len()).filter(|at| row[*at].len() > 1 && !row[*at][0].1.is_empty()).collect();
    let (true, [at]) = (row.len() > width && width > 1, joined.as_slice()) else { return vec![row] };
    let second = row.split_off(at + 1);
    let name = row[*at].split_off(1);
    let mut next = vec![vec![(name[0].0, String::new())], name];
    next.extend(second);
    vec![row, next]
}

fn cell(lines: Lines) -> Cell {
    let paragraphs = lines.iter().filter_map(|(at, text)| paragraph(text, *at));
    Cell { blocks: paragraphs.map(Block::Paragraph).collect(), covered: None }
}

fn table(at: usize, mut rows: Vec<Vec<Cell>>) -> Table {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize_with(width, Cell::default));
    Table { place: Place::Line(at + 1), rows, heads: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Vec<String>> {
        let document = read("a.txt", text);
        let Some(Block::Table(table)) = document.blocks.iter().find(|block| matches!(block, Block::Table(_)))
        else {
            panic!("no table in {document:?}")
        };
        table.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
    }

    #[test]
    fn cells_on_lines_of_their_own() {
        let text =
            "一、甲\n\t序号\n\t相关\n\n依据\n\t案例\n\n\t1\n\t甲\n乙\n\t\n\n\t2\n\t\n\n丙\n\t丁\n\n二、后\n";
        assert_eq!(told(text), [["序号", "相关\n依据", "案例"], ["1", "甲\n乙", ""], ["2", "丙", "丁"]]);
    }

    #[test]
    fn rows_that_ran_together_are_parted() {
        let text = "\tA\n\tB\n\tC\n\n\t1\n\t甲\n\t办理。\n 乙\n\t受理。\n\n";
        assert_eq!(told(text), [["A", "B", "C"], ["1", "甲", "办理。"], ["", "乙", "受理。"]]);
    }

    #[test]
    fn rows_on_lines() {
        assert_eq!(told("名\t电话\n甲\t110\n\t119\n完\n"), [["名", "电话"], ["甲", "110"], ["", "119"]]);
    }
}
