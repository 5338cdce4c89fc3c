//! A workbook (`.xlsx`) → a table a sheet, as people read its cells.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};

use super::document::{Block, Cell, Document, Inline, Paragraph, Place, Remark, Table, What};
use super::package::archive::Archive;
use super::refusal::Refusal;

/// The most cells of a sheet: more are a data base and no document.
const MOST_CELLS: usize = 1_000_000;

/// Reads a workbook.
///
/// # Errors
/// It is no workbook, is locked or damaged, or passes a limit.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    Archive::open(bytes)?.weigh()?;
    let damaged = || Refusal::Damaged { part: String::new() };
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut document = Document { name: name.to_owned(), ..Document::default() };
    for sheet in book.sheets_metadata().to_vec() {
        let Ok(range) = book.worksheet_range(&sheet.name) else { continue };
        if sheet.visible != SheetVisible::Visible {
            let text = range.used_cells().map(|(.., value)| shown(value)).collect::<Vec<_>>().join(" ");
            let place = Place::Sheet { name: sheet.name.clone(), cell: String::new() };
            document.remarks.push(Remark { place, what: What::HiddenSheet, text });
            continue;
        }
        let (height, width) = range.get_size();
        if height.saturating_mul(width) > MOST_CELLS {
            return Err(Refusal::TooLarge { most: MOST_CELLS.to_string() });
        }
        let Some(start) = range.start() else { continue };
        let origin = (start.0 as usize, start.1 as usize);
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(height);
        for (y, row) in range.rows().enumerate() {
            let cells = row.iter().enumerate();
            rows.push(
                cells
                    .map(|(x, value)| {
                        cell(value, &sheet.name, (origin.0 + y, origin.1 + x), &mut document.remarks)
                    })
                    .collect(),
            );
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        for region in merged {
            cover(
                &mut rows,
                origin,
                (region.start.0 as usize, region.start.1 as usize),
                (region.end.0 as usize, region.end.1 as usize),
            );
        }
        let place = Place::Sheet { name: sheet.name, cell: address(origin) };
        document.blocks.push(Block::Table(Table { place, rows, heads: 0 }));
    }
    Ok(document)
}

/// Marks the cells that the first of a merged region covers; `origin` is the place of the first cell of all.
fn cover(rows: &mut [Vec<Cell>], origin: (usize, usize), first: (usize, usize), last: (usize, usize)) {
    let Some(top) = first.0.checked_sub(origin.0).zip(first.1.checked_sub(origin.1)) else { return };
    for y in first.0..=last.0 {
        for x in first.1..=last.1 {
            let Some(cell) = rows.get_mut(y - origin.0).and_then(|row| row.get_mut(x - origin.1)) else {
                continue;
            };
            if (y, x) != first {
                *cell = Cell { blocks: Vec::new(), covered: Some(top) };
            }
        }
    }
}

fn cell(value: &Data, sheet: &str, at: (usize, usize), remarks: &mut Vec<Remark>) -> Cell {
    let text = shown(value);
    let place = Place::Sheet { name: sheet.to_owned(), cell: address(at) };
    let what = match value {
        Data::Error(_) => Some(What::ErrorValue),
        // 0730-2219791 typed as a number has lost its zero; beyond 15 digits a sheet keeps none.
        Data::Float(number) if number.abs() >= 1e15 => Some(What::LongNumber),
        Data::Float(number) if number.fract() == 0.0 && (9..=12).contains(&text.len()) => {
            Some(What::LostZero)
        }
        _ => None,
    };
    remarks.extend(what.map(|what| Remark { place: place.clone(), what, text: text.clone() }));
    if text.trim().is_empty() {
        return Cell::default();
    }
    let lines = text.lines().map(str::trim);
    let mut paragraph = Paragraph::at(place);
    for (at, line) in lines.enumerate() {
        if at > 0 {
            paragraph.spans.push(Inline::Break);
        }
        paragraph.spans.push(Inline::Text(line.to_owned()));
    }
    Cell { blocks: vec![Block::Paragraph(paragraph)], covered: None }
}

/// A value as a sheet shows it.
fn shown(value: &Data) -> String {
    match value {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let date = format!("{year}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
        }
        value => value.to_string(),
    }
}

/// The name of a cell: B5.
fn address((row, column): (usize, usize)) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn cells_have_their_names() {
        for (at, name) in [
            ((0, 0), "A1"),
            ((4, 1), "B5"),
            ((0, 25), "Z1"),
            ((9, 26), "AA10"),
            ((0, 701), "ZZ1"),
            ((0, 702), "AAA1"),
        ] {
            assert_eq!(address(at), name);
        }
    }
}
