//! What a table says beyond the fields of a record: it stands in notes, word by word, so that the author can place it.

use serde_yaml::{Mapping, Value};

use super::Reader;
use super::columns::Known;
use super::heads::Column;
use crate::import::account::{Fate, Why};
use crate::import::document::Cell;
use crate::import::record::line;

impl Reader {
    /// A cell as a note: what its column is called, and what it says; `None` if that is nothing.
    pub(super) fn noted(&self, known: &Known, at: usize, cell: &Cell) -> Option<Value> {
        let text = line(&cell.text());
        let head = line(&known.names[at]);
        (!text.is_empty() && !says_nothing(&text)).then(|| self.files.gap(format!("{head}：{text}")))
    }

    /// Notes of the cells that stand in none of these columns, or in a second one of the same sort.
    pub(super) fn others(&self, known: &Known, row: &[Cell], held: &[Column]) -> Vec<Value> {
        let is_other = |at: usize| {
            let column = known.columns[at];
            let is_held = column.is_some_and(|column| held.contains(&column));
            !known.is_first(at) || !is_held || column == Some(Column::Ordinal) && !is_ordinal(&row[at].text())
        };
        let others = row.iter().enumerate().filter(|(at, _)| is_other(*at));
        others.filter_map(|(at, cell)| self.noted(known, at, cell)).collect()
    }

    /// Notes that cells which say that there is nothing to say stand nowhere.
    pub(super) fn leave_empty(&mut self, row: &[Cell]) {
        for cell in row.iter().filter(|cell| says_nothing(&line(&cell.text()))) {
            self.cell_note(cell, Fate::LeftOut(Why::Nothing), "");
        }
    }
}

/// Adds notes to those that a record or an item has.
pub(super) fn add_notes(record: &mut Mapping, notes: Vec<Value>) {
    if notes.is_empty() {
        return;
    }
    match record.get_mut("note") {
        Some(Value::Sequence(known)) => known.extend(notes),
        Some(known) => {
            let mut all = vec![known.clone()];
            all.extend(notes);
            *known = all.into();
        }
        None => drop(record.insert("note".into(), notes.into())),
    }
}

/// Whether a text is no more than a number that counts rows.
pub(super) fn is_ordinal(text: &str) -> bool {
    let text = text.trim().trim_matches(['.', '．', '、']);
    text.chars().count() <= 5
        && text.chars().all(|c| c.is_numeric() || "零〇一二三四五六七八九十百.、（）()".contains(c))
}

/// Whether a cell says that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    ["无", "／", "/", "-", "—", "——"].contains(&text)
}
