//! Tables, with cells that are merged both ways.

use super::flow::{Flow, Scope};
use super::grid::{self, Merge, Slot};
use super::walk::Walk;
use super::words;
use crate::import::document::{Cell, Place, Table, What};
use crate::import::package::xml::Element;
use crate::import::refusal::Refusal;

/// The most cells of a table, empty ones included. A list of a thousand rows has some ten thousand.
const MOST_CELLS: usize = 500_000;

impl Walk<'_, '_> {
    /// A table; every row gets the same number of cells.
    pub(super) fn table(&mut self, element: &Element) -> Result<Table, Refusal> {
        self.tables += 1;
        let table = self.tables;
        let rows = self.rows(element, table);
        let mut slots: Vec<Vec<Slot<'_>>> = rows.iter().map(|row| grid::slots(row)).collect();
        slots.iter_mut().for_each(widen);
        let columns = grid::columns(&slots);
        if columns.len().saturating_mul(rows.len()) > MOST_CELLS {
            return Err(Refusal::TooLarge { most: MOST_CELLS.to_string() });
        }
        let is_head =
            |row: &&&Element| row.child("w:trPr").and_then(|row| row.switch("w:tblHeader")) == Some(true);
        let heads = rows.iter().take_while(is_head).count();
        let mut filled: Vec<Vec<Cell>> = Vec::new();
        for row in &slots {
            let cells = self.row(row, &columns, table, &filled)?;
            filled.push(cells);
        }
        Ok(Table { place: Place::Cell { table, row: 1, column: 1, paragraph: 1 }, rows: filled, heads })
    }

    /// The rows that are shown; those that were deleted or are hidden are noted.
    fn rows<'e>(&mut self, element: &'e Element, table: usize) -> Vec<&'e Element> {
        let mut shown = Vec::new();
        for row in grid::held(element, "w:tr") {
            let place = Place::Cell { table, row: shown.len() + 1, column: 1, paragraph: 1 };
            let has =
                |name: &str| row.child("w:trPr").is_some_and(|properties| properties.child(name).is_some());
            let is_hidden = row.child("w:trPr").and_then(|properties| properties.switch("w:hidden"));
            if has("w:del") {
                self.remark(place, What::TrackedDeletion, words(row));
            } else if is_hidden == Some(true) {
                self.remark(place, What::Hidden, words(row));
            } else {
                if has("w:ins") {
                    self.remark(place, What::TrackedInsertion, words(row));
                }
                shown.push(row);
            }
        }
        shown
    }

    /// A row, with a cell for every column: its own, covered ones, and empty ones where it has none.
    fn row(
        &mut self,
        slots: &[Slot<'_>],
        columns: &[usize],
        table: usize,
        above: &[Vec<Cell>],
    ) -> Result<Vec<Cell>, Refusal> {
        let row = above.len();
        let mut cells: Vec<Option<Cell>> = vec![None; columns.len()];
        for slot in slots {
            let column = columns.partition_point(|start| *start < slot.start);
            let end = columns.partition_point(|start| *start < slot.end).max(column + 1);
            let place = Place::Cell { table, row: row + 1, column: column + 1, paragraph: 1 };
            if slot.deleted {
                self.remark(place, What::TrackedDeletion, words(slot.element));
                continue;
            }
            let over = above.last().and_then(|last| last.get(column)).filter(|_| slot.merge == Merge::Above);
            let covered = over.map(|cell| cell.covered.unwrap_or((row - 1, column)));
            let first = if covered.is_some() {
                self.remark(place, What::Covered, words(slot.element));
                Cell { blocks: Vec::new(), covered }
            } else {
                let scope = Scope::Cell { table, row: row + 1, column: column + 1 };
                Cell { blocks: self.story(slot.element, Flow::new(scope, 0))?.blocks, covered: None }
            };
            let last = end.min(cells.len());
            for cell in cells.iter_mut().take(last).skip(column) {
                *cell = Some(Cell { blocks: Vec::new(), covered: Some(covered.unwrap_or((row, column))) });
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = Some(first);
            }
        }
        if cells.iter().any(Option::is_none) {
            let text: Vec<String> = cells.iter().flatten().map(Cell::text).collect();
            let place = Place::Cell { table, row: row + 1, column: 1, paragraph: 1 };
            self.remark(place, What::ShortRow, text.join(" "));
        }
        Ok(cells.into_iter().map(Option::unwrap_or_default).collect())
    }
}

/// Gives a cell the width of those that continue it to the right in the way of Word 97.
fn widen(row: &mut Vec<Slot<'_>>) {
    let mut kept: Vec<Slot<'_>> = Vec::new();
    for slot in row.drain(..) {
        match kept.last_mut() {
            Some(left) if grid::continues_left(&slot) && words(slot.element).is_empty() => {
                left.end = slot.end
            }
            _ => kept.push(slot),
        }
    }
    *row = kept;
}
