//! Tables, with cells that are merged both ways.

use super::walk::{Walk, unwrapped};
use super::{is_empty, words};
use crate::import::document::{Cell, Place, Table, What};
use crate::import::package::xml::Element;

/// The most columns that a cell may say it spans: as many as Word allows a table.
const WIDEST: usize = 63;

impl Walk<'_, '_> {
    /// A table; every row gets the same number of cells.
    pub(super) fn table(&mut self, element: &Element) -> Table {
        self.tables += 1;
        let number = self.tables;
        let mut parts = Vec::new();
        unwrapped(element, &mut parts);
        let (mut rows, mut heads): (Vec<Vec<Cell>>, usize) = (Vec::new(), 0);
        for row in parts.into_iter().filter(|part| &*part.name == "w:tr") {
            let properties = row.child("w:trPr");
            if properties.is_some_and(|properties| properties.child("w:del").is_some()) {
                let place = Place::Cell { table: number, row: rows.len() + 1, column: 1, paragraph: 1 };
                self.remark(place, What::TrackedDeletion, words(row));
                continue;
            }
            let is_head = properties.is_some_and(|properties| properties.switch("w:tblHeader") == Some(true));
            if is_head && heads == rows.len() {
                heads += 1;
            }
            let cells = self.row(row, number, &rows);
            rows.push(cells);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for (at, row) in rows.iter_mut().enumerate() {
            if row.len() < width {
                let place = Place::Cell { table: number, row: at + 1, column: row.len() + 1, paragraph: 1 };
                let text = row.iter().map(Cell::text).collect::<Vec<_>>().join(" ");
                self.remark(place, What::ShortRow, text);
                row.resize_with(width, Cell::default);
            }
        }
        Table { place: Place::Cell { table: number, row: 1, column: 1, paragraph: 1 }, rows, heads }
    }

    fn row(&mut self, element: &Element, table: usize, above: &[Vec<Cell>]) -> Vec<Cell> {
        let properties = element.child("w:trPr");
        let skipped = |name: &str| {
            let count = properties.and_then(|properties| properties.val(name)?.parse::<usize>().ok());
            count.unwrap_or(0).min(WIDEST)
        };
        let mut cells: Vec<Cell> = Vec::new();
        cells.resize_with(skipped("w:gridBefore"), Cell::default);
        let mut parts = Vec::new();
        unwrapped(element, &mut parts);
        for part in parts.into_iter().filter(|part| &*part.name == "w:tc") {
            let properties = part.child("w:tcPr");
            let span = properties
                .and_then(|properties| properties.val("w:gridSpan")?.parse().ok())
                .unwrap_or(1usize);
            let merge = properties.and_then(|properties| properties.child("w:vMerge"));
            let goes_on = merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
            let (row, column) = (above.len(), cells.len());
            let blocks = self.blocks(part, Some((table, row + 1, column + 1)));
            let over = above.last().and_then(|last| last.get(column)).filter(|_| goes_on);
            let covered = over.map(|cell| cell.covered.unwrap_or((row - 1, column)));
            // What a covered cell still holds is shown nowhere, and yet somebody wrote it.
            let blocks = if covered.is_some() && is_empty(&blocks) { Vec::new() } else { blocks };
            cells.push(Cell { blocks, covered });
            for _ in 1..span.clamp(1, WIDEST) {
                cells.push(Cell { blocks: Vec::new(), covered: Some(covered.unwrap_or((row, column))) });
            }
        }
        let after = cells.len() + skipped("w:gridAfter");
        cells.resize_with(after, Cell::default);
        cells
    }
}
