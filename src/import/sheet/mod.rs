//! A workbook (`.xlsx`) → a table a sheet, as people read its cells.

mod format;
mod reach;
mod look;

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetVisible, Xlsx};

use super::document::{Block, Cell, Document, Inline, Paragraph, Place, Remark, Table, What};
use super::package::archive::Archive;
use super::refusal::Refusal;
use look::{Look, SheetLook};
use reach::MOST_CELLS;

/// Reads a workbook.
///
/// # Errors
/// It is no workbook, is locked or damaged, or passes a limit.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    Archive::open(bytes)?.weigh()?;
    let look = Look::read(&mut Archive::open(bytes)?)?;
    let damaged = || Refusal::Damaged { part: String::new() };
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut document = Document { name: name.to_owned(), ..Document::default() };
    for sheet in book.sheets_metadata().to_vec() {
        let Ok(range) = book.worksheet_range(&sheet.name) else {
            let place = Place::Sheet { name: sheet.name.clone(), cell: String::new() };
            document.remarks.push(Remark { place, what: What::Unreadable, text: sheet.name });
            continue;
        };
        if sheet.visible != SheetVisible::Visible {
            let text = range.used_cells().map(|(.., value)| shown(value, "").0).collect::<Vec<_>>().join(" ");
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
        let mut grid =
            Grid { name: &sheet.name, origin, rows: Vec::with_capacity(height), remarks: Vec::new() };
        for (y, row) in range.rows().enumerate() {
            let cells = row.iter().enumerate();
            let cells =
                cells.map(|(x, value)| grid.cell(value, (origin.0 + y, origin.1 + x), &look)).collect();
            grid.rows.push(cells);
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        document.blocks.extend(grid.shown(&merged, look.sheet(&sheet.name)).map(Block::Table));
        document.remarks.append(&mut grid.remarks);
    }
    Ok(document)
}

/// The cells of a sheet while they are read.
struct Grid<'s> {
    name: &'s str,
    /// The place of the first cell of all.
    origin: (usize, usize),
    rows: Vec<Vec<Cell>>,
    remarks: Vec<Remark>,
}

impl Grid<'_> {
    fn place(&self, cell: String) -> Place {
        Place::Sheet { name: self.name.to_owned(), cell }
    }

    fn cell(&mut self, value: &Data, at: (usize, usize), look: &Look) -> Cell {
        let code = look.code(self.name, at);
        let (text, understood) = shown(value, code);
        let place = self.place(address(at));
        let mut remark = |what, text: &str| {
            self.remarks.push(Remark { place: place.clone(), what, text: text.to_owned() });
        };
        match value {
            Data::Error(_) => remark(What::ErrorValue, &text),
            _ if !understood => remark(What::NumberKeptAsShown, code),
            Data::Float(number) if number.abs() >= 1e15 => remark(What::LongNumber, &text),
            // 0730-2219791 typed as a number has lost its zero, unless its format gives it back.
            Data::Float(number) if number.fract() == 0.0 && is_number_of_digits(&text) => {
                remark(What::LostZero, &text);
            }
            _ => {}
        }
        if text.trim().is_empty() {
            return Cell::default();
        }
        let mut paragraph = Paragraph::at(place);
        for (at, line) in text.lines().map(str::trim).enumerate() {
            if at > 0 {
                paragraph.spans.push(Inline::Break);
            }
            paragraph.spans.push(Inline::Text(line.to_owned()));
        }
        Cell { blocks: vec![Block::Paragraph(paragraph)], covered: None }
    }

    /// The table without what is hidden, which is noted; `None` if nothing is left. A merged cell stands in the first
    /// place of its region that is shown.
    fn shown(&mut self, merged: &[Dimensions], look: Option<&SheetLook>) -> Option<Table> {
        let none = SheetLook::default();
        let look = look.unwrap_or(&none);
        let width = self.rows.first().map_or(0, Vec::len);
        let kept = |count: usize, from: usize, hidden: &BTreeSet<usize>| -> Vec<usize> {
            (0..count).filter(|at| !hidden.contains(&(from + at))).collect()
        };
        let rows = kept(self.rows.len(), self.origin.0, &look.rows);
        let columns = kept(width, self.origin.1, &look.columns);
        for region in merged {
            self.cover(region, &rows, &columns);
        }
        self.note_hidden(look);
        let comments = look.comments.iter().map(|(cell, text)| (self.place(cell.clone()), text.clone()));
        let comments: Vec<_> =
            comments.map(|(place, text)| Remark { place, what: What::Comment, text }).collect();
        self.remarks.extend(comments);
        let first = (*rows.first()?, *columns.first()?);
        let mut all = std::mem::take(&mut self.rows);
        let row = |y: &usize| {
            let own = &mut all[*y];
            columns.iter().map(|x| std::mem::take(&mut own[*x])).collect()
        };
        let rows = rows.iter().map(row).collect();
        let place = self.place(address((self.origin.0 + first.0, self.origin.1 + first.1)));
        Some(Table { place, rows, heads: 0 })
    }

    /// Marks the cells of a merged region; `rows` and `columns` are those that are shown.
    fn cover(&mut self, region: &Dimensions, rows: &[usize], columns: &[usize]) {
        let within = |from: u32, to: u32, origin: usize, shown: &[usize]| -> Vec<(usize, usize)> {
            let inside = |at: &usize| (from as usize..=to as usize).contains(&(origin + at));
            shown.iter().copied().enumerate().filter(|(_, at)| inside(at)).collect()
        };
        let ys = within(region.start.0, region.end.0, self.origin.0, rows);
        let xs = within(region.start.1, region.end.1, self.origin.1, columns);
        let own = (region.start.0 as usize).checked_sub(self.origin.0);
        let own = own.zip((region.start.1 as usize).checked_sub(self.origin.1));
        let (Some(&(row, y)), Some(&(column, x))) = (ys.first(), xs.first()) else { return };
        let held = own.and_then(|(y, x)| Some(std::mem::take(self.rows.get_mut(y)?.get_mut(x)?)));
        for (_, y) in &ys {
            for (_, x) in &xs {
                self.rows[*y][*x] = Cell { blocks: Vec::new(), covered: Some((row, column)) };
            }
        }
        self.rows[y][x] = held.unwrap_or_default();
    }

    /// Notes rows and columns that are hidden and hold something.
    fn note_hidden(&mut self, look: &SheetLook) {
        let said = |cells: Vec<&Cell>| {
            let texts = cells.into_iter().map(Cell::text).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" ")
        };
        let mut found = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            if look.rows.contains(&(self.origin.0 + at)) {
                let name = (self.origin.0 + at + 1).to_string();
                found.push((name, What::HiddenRow, said(row.iter().collect())));
            }
        }
        for x in 0..self.rows.first().map_or(0, Vec::len) {
            if look.columns.contains(&(self.origin.1 + x)) {
                // What stands in a hidden row too is noted there.
                let seen = self.rows.iter().enumerate();
                let seen = seen.filter(|(y, _)| !look.rows.contains(&(self.origin.0 + y)));
                let cells = seen.filter_map(|(_, row)| row.get(x)).collect();
                found.push((letters(self.origin.1 + x), What::HiddenColumn, said(cells)));
            }
        }
        for (cell, what, text) in found.into_iter().filter(|(.., text)| !text.is_empty()) {
            self.remarks.push(Remark { place: self.place(cell), what, text });
        }
    }
}

/// Whether a number looks like one that people dial or look up: nothing but digits, as many as a telephone number.
fn is_number_of_digits(text: &str) -> bool {
    (9..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// A value as a sheet shows it, and whether its format is understood.
fn shown(value: &Data, code: &str) -> (String, bool) {
    let plain = format::is_general(code);
    let formatted = match value {
        Data::Float(_) | Data::Int(_) | Data::DateTime(_) if plain => None,
        Data::Float(number) => Some(format::number(*number, code)),
        Data::Int(number) => Some(format::number(*number as f64, code)),
        Data::DateTime(moment) if moment.is_datetime() => Some(format::moment(parts(moment), code)),
        _ => None,
    };
    match (formatted, value) {
        (Some(Some(text)), _) => (text, true),
        (formatted, Data::DateTime(moment)) if moment.is_datetime() => {
            let (year, month, day, hour, minute, _) = parts(moment);
            let date = format!("{year}-{month:02}-{day:02}");
            let text = if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") };
            (text, formatted.is_none())
        }
        (formatted, Data::Float(number)) => (digits(*number), formatted.is_none()),
        (formatted, value) => (value.to_string(), formatted.is_none()),
    }
}

/// A number with the 15 digits that a sheet keeps, so that 0.1 + 0.2 is 0.3.
fn digits(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

fn parts(moment: &ExcelDateTime) -> format::Moment {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    (year, month, day, hour, minute, second)
}

/// The name of a cell: B5.
fn address((row, column): (usize, usize)) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The name of a column, from 0: B.
fn letters(column: usize) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters
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
