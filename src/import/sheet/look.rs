//! How a workbook looks, which its values do not say: formats of numbers, hidden rows and columns, comments.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::format::built_in;
use super::reach;
use crate::import::package::archive::Archive;
use crate::import::package::relations::{self, first};
use crate::import::package::xml::{self, Element};
use crate::import::refusal::Refusal;

/// The most columns of a sheet (ISO/IEC 29500 allows 16,384).
const MOST_COLUMNS: usize = 16_384;

/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;

/// How a workbook looks.
#[derive(Default)]
pub struct Look {
    /// Its sheets by their names.
    sheets: BTreeMap<String, SheetLook>,
    /// The code of each cell format, empty where it says nothing of numbers.
    codes: Vec<String>,
}

/// How a sheet looks; rows and columns from 0.
#[derive(Default)]
pub struct SheetLook {
    /// Rows that are hidden.
    pub rows: BTreeSet<usize>,
    /// Columns that are hidden.
    pub columns: BTreeSet<usize>,
    /// Comments: the cell's name, the words.
    pub comments: Vec<(String, String)>,
    /// The place of each cell's format in the list.
    formats: HashMap<(usize, usize), usize>,
}

impl Look {
    /// Reads how a workbook looks.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let top = relations::of(archive, "")?;
        let Some(main) = first(&top, "officeDocument").map(str::to_owned) else { return Ok(Self::default()) };
        let points = relations::of(archive, &main)?;
        let mut look = Look::default();
        if let Some(path) = first(&points, "styles")
            && let Some(bytes) = archive.part(path)?
        {
            look.codes = codes(&xml::read(path, &bytes)?);
        }
        let Some(bytes) = archive.part(&main)? else { return Ok(look) };
        let book = xml::read(&main, &bytes)?;
        for sheet in book.child("x:sheets").into_iter().flat_map(Element::children) {
            let path =
                sheet.attribute("r:id").and_then(|id| points.get(id)).filter(|target| !target.external);
            if let (Some(name), Some(path)) = (sheet.attribute("name"), path) {
                look.sheets.insert(name.to_owned(), SheetLook::read(archive, &path.target)?);
            }
        }
        Ok(look)
    }

    /// How a sheet looks.
    pub fn sheet(&self, name: &str) -> Option<&SheetLook> {
        self.sheets.get(name)
    }

    /// The code of a cell's format; empty where it says nothing of numbers.
    pub fn code(&self, sheet: &str, at: (usize, usize)) -> &str {
        let format = self.sheets.get(sheet).and_then(|sheet| sheet.formats.get(&at));
        format.and_then(|format| self.codes.get(*format)).map_or("", String::as_str)
    }
}

/// The codes of cell formats in their order.
fn codes(root: &Element) -> Vec<String> {
    let own: HashMap<&str, &str> = root
        .child("x:numFmts")
        .into_iter()
        .flat_map(Element::children)
        .filter_map(|format| Some((format.attribute("numFmtId")?, format.attribute("formatCode")?)))
        .collect();
    let formats = root.child("x:cellXfs").into_iter().flat_map(Element::children);
    let code = |format: &Element| {
        let id = format.attribute("numFmtId").unwrap_or("0");
        let known = own.get(id).copied().or_else(|| built_in(id.parse().ok()?));
        known.unwrap_or_default().to_owned()
    };
    formats.map(code).collect()
}

impl SheetLook {
    fn read(archive: &mut Archive<'_>, path: &str) -> Result<Self, Refusal> {
        let mut look = SheetLook::default();
        let Some(bytes) = archive.part(path)? else { return Ok(look) };
        let root = xml::read(path, &bytes)?;
        reach::check(&root, path)?;
        for column in root.child("x:cols").into_iter().flat_map(Element::children) {
            let number = |name: &str| column.attribute(name).and_then(|number| number.parse::<usize>().ok());
            if let (true, Some(from), Some(to)) = (is_hidden(column), number("min"), number("max")) {
                look.columns.extend(from.saturating_sub(1)..to.min(MOST_COLUMNS));
            }
        }
        let mut row = 0;
        for element in root.child("x:sheetData").into_iter().flat_map(Element::children) {
            let named = element.attribute("r").and_then(|row| row.parse().ok());
            row = named.filter(|row| (1..=MOST_ROWS).contains(row)).unwrap_or(row + 1);
            if is_hidden(element) {
                look.rows.insert(row - 1);
            }
            look.row(element, row - 1);
        }
        let points = relations::of(archive, path)?;
        if let Some(path) = first(&points, "comments")
            && let Some(bytes) = archive.part(path)?
        {
            look.comments = comments(&xml::read(path, &bytes)?);
        }
        Ok(look)
    }

    fn row(&mut self, element: &Element, row: usize) {
        let mut column = 0;
        for cell in element.children().filter(|child| &*child.name == "x:c") {
            column = cell.attribute("r").and_then(column_of).unwrap_or(column + 1);
            if let Some(format) =
                cell.attribute("s").and_then(|format| format.parse().ok()).filter(|at| *at > 0)
            {
                self.formats.insert((row, column - 1), format);
            }
        }
    }
}

fn is_hidden(element: &Element) -> bool {
    matches!(element.attribute("hidden"), Some("1" | "true"))
}

/// The column of a cell's name, from 1: 2 of B5.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0usize, |sum, letter| {
        sum.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    (1..=MOST_COLUMNS).contains(&column).then_some(column)
}

fn comments(root: &Element) -> Vec<(String, String)> {
    let mut found = Vec::new();
    root.find_all("x:comment", &mut found);
    let text = |comment: &Element| {
        let mut parts = Vec::new();
        comment.find_all("x:t", &mut parts);
        parts.iter().map(|part| part.text()).collect::<String>()
    };
    found.into_iter().filter_map(|one| Some((one.attribute("ref")?.to_owned(), text(one)))).collect()
}
