//! Which table this is, and what stands in which column: known by the words of its head.

use super::heads::{Column, Heads};
use crate::import::document::{Cell, Table};

/// A table that is known by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What an office is responsible for.
    Duties,
    /// What several offices share.
    Boundaries,
    /// Services with the units that run them and their numbers.
    Services,
    /// Items of a register of services or powers, one a row.
    Items,
}

/// How far down a head may stand: below a title and a line with the office's name.
const DEEPEST_HEAD: usize = 4;

/// A table with its columns.
#[derive(Debug)]
pub struct Known<'t> {
    /// Which table it is.
    pub sort: Sort,
    /// The row of its head.
    pub head: usize,
    /// The first row below its head, which may have a second row that takes its columns apart.
    pub body: usize,
    /// What the columns hold.
    pub columns: Vec<Option<Column>>,
    /// What the columns are called.
    pub names: Vec<String>,
    /// The table.
    pub table: &'t Table,
}

/// What a table is; `None` if its head is of no known form.
pub fn known<'t>(table: &'t Table, heads: &Heads) -> Option<Known<'t>> {
    let rows = 0..table.rows.len().min(DEEPEST_HEAD);
    rows.into_iter().find_map(|head| {
        let body = head + 1 + usize::from(is_parted(table, head, heads));
        let is_parted = body > head + 1;
        let text = |row: usize, at: usize| {
            let cell = &table.rows[row][at];
            // A wide cell is a title where nothing below takes it apart.
            let above = cell.covered.filter(|_| is_parted);
            above.map_or(cell, |(row, column)| &table.rows[row][column]).text()
        };
        let width = table.rows[head].len();
        let told = |at: usize| {
            // The lower row says what a column is, where both say something.
            let lower = text(body - 1, at);
            let column = heads.column(&lower).or_else(|| heads.column(&text(head, at)));
            (column, if lower.trim().is_empty() { text(head, at) } else { lower })
        };
        let (columns, names): (Vec<_>, Vec<_>) = (0..width).map(told).unzip();
        Some(Known { sort: sort(&columns)?, head, body, columns, names, table })
    })
}

/// Whether the row below a head takes some of its columns apart: cells of the head reach down into it, or it names
/// columns where the head's cell is wider than one.
fn is_parted(table: &Table, head: usize, heads: &Heads) -> bool {
    let Some(below) = table.rows.get(head + 1) else { return false };
    let reaches = below.iter().any(|cell| cell.covered.is_some_and(|(row, _)| row == head));
    let wide = |at: usize| {
        let own = |at: usize| table.rows[head].get(at).and_then(|cell| cell.covered);
        own(at).is_some_and(|(row, _)| row == head) || own(at + 1) == Some((head, at))
    };
    let names = |at: usize| heads.column(&below[at].text()).is_some();
    let parts = (0..below.len()).filter(|at| wide(*at)).collect::<Vec<_>>();
    let named = parts.iter().filter(|at| names(**at)).count();
    parts.len() >= 2 && named * 2 >= parts.len() && (reaches || named == parts.len())
}

fn sort(columns: &[Option<Column>]) -> Option<Sort> {
    let has = |column: Column| columns.contains(&Some(column));
    let known = columns.iter().flatten().filter(|column| **column != Column::Ordinal).count();
    if has(Column::Matter) && has(Column::Party) && has(Column::Role) {
        Some(Sort::Boundaries)
    } else if has(Column::Duty) && has(Column::Task) {
        Some(Sort::Duties)
    } else if has(Column::Service) && has(Column::Content) {
        Some(Sort::Services)
    } else if has(Column::Service) && known >= 3 {
        Some(Sort::Items)
    } else {
        None
    }
}

impl<'t> Known<'t> {
    /// The cell of a row that stands in a column of a sort, if the table has one.
    pub fn cell_of(&self, row: &'t [Cell], column: Column) -> Option<&'t Cell> {
        let at = self.columns.iter().position(|known| *known == Some(column))?;
        row.get(at)
    }

    /// What a cell of a row says; empty where there is none.
    pub fn text_of(&self, row: &'t [Cell], column: Column) -> String {
        self.cell_of(row, column).map(Cell::text).unwrap_or_default()
    }

    /// Whether a column is the first of what it holds: of two, records take the first.
    pub fn is_first(&self, at: usize) -> bool {
        self.columns.iter().position(|other| *other == self.columns[at]) == Some(at)
    }

    /// Whether a row says the same as a row of the head: it stands there once more after a page break.
    pub fn is_head(&self, row: &[Cell]) -> bool {
        let same = |head: &Vec<Cell>| row.iter().zip(head).all(|(cell, head)| cell.text() == head.text());
        self.table.rows[self.head..self.body].iter().any(same)
    }
}
