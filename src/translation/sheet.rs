//! Rows as a workbook: a row a text, with a column that is to be filled in.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::row::{Pair, Row, Unread};

/// The widths of the columns, in characters: key, record, field, source, translation, terms.
const WIDTHS: [f64; 6] = [14.0, 24.0, 14.0, 60.0, 60.0, 40.0];

/// The column of the source.
const SOURCE: u16 = 3;
/// The column of the translation.
const TARGET: u16 = 4;

/// The workbook of rows. The head of each column of a language ends with its tag, by which it is known again.
pub fn write(rows: &[Row], pair: &Pair, heads: &[String; 6]) -> Vec<u8> {
    made(rows, pair, heads).expect("a workbook of texts below Excel's limits can be written")
}

fn made(rows: &[Row], pair: &Pair, heads: &[String; 6]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same rows give the same bytes: the day of writing is none of a real day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = book.add_worksheet();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let grey = plain.clone().set_font_color(Color::RGB(0x59_59_59));
    let open = plain.clone().set_background_color(Color::RGB(0xFF_F8_DC));
    let bold = plain.clone().set_bold();
    for (at, (head, width)) in heads.iter().zip(WIDTHS).enumerate() {
        let at = at as u16;
        let head = match at {
            SOURCE => format!("{head} [{}]", pair.source()),
            TARGET => format!("{head} [{}]", pair.target),
            _ => head.clone(),
        };
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, head, &bold)?;
    }
    for (at, row) in rows.iter().enumerate() {
        let terms = row.terms.join("\n");
        let cells = [&row.key, &row.record, &row.field, &row.source, &row.target, &terms];
        for (column, text) in cells.into_iter().enumerate() {
            let format = match column as u16 {
                SOURCE => &plain,
                TARGET if row.target.is_empty() => &open,
                TARGET => &plain,
                _ => &grey,
            };
            let (line, column) = (at as u32 + 1, column as u16);
            if text.is_empty() {
                sheet.write_blank(line, column, format)?;
            } else {
                sheet.write_string_with_format(line, column, cut(text), format)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows.len() as u32, heads.len() as u16 - 1)?;
    book.save_to_buffer()
}

/// As much of a text as a cell holds; a longer source is found to differ when it comes back, and never overwrites.
fn cut(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// The rows of a workbook's first sheet.
///
/// # Errors
/// It is no workbook, or its head names another language.
pub fn read(bytes: &[u8], pair: &Pair) -> Result<Vec<Row>, Unread> {
    let damaged = |_| Unread::Damaged;
    crate::import::weigh(bytes).map_err(|_| Unread::Damaged)?;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let name = book.sheet_names().first().cloned().ok_or(Unread::Damaged)?;
    let range = book.worksheet_range(&name).map_err(damaged)?;
    let cell = |row: usize, column: u16| match range.get_value((row as u32, u32::from(column))) {
        Some(Data::String(text)) => text.replace("\r\n", "\n"),
        None | Some(Data::Empty) => String::new(),
        Some(other) => other.to_string(),
    };
    let tag =
        cell(0, TARGET).rsplit_once('[').and_then(|(_, tag)| Some(tag.trim().strip_suffix(']')?.to_owned()));
    match tag {
        None => return Err(Unread::Damaged),
        Some(tag) if tag != pair.target => return Err(Unread::OtherLanguage(tag)),
        Some(_) => {}
    }
    let last = range.end().map_or(0, |(row, _)| row as usize);
    let row = |at: usize| Row {
        key: cell(at, 0).trim().to_owned(),
        source: cell(at, SOURCE),
        target: cell(at, TARGET),
        ..Row::default()
    };
    Ok((1..=last).map(row).collect())
}
