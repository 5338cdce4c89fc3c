//! The table of duties: what an office is responsible for, and the tasks of each duty.

use serde_yaml::{Mapping, Value};

use super::columns::Known;
use super::heads::Column;
use super::notes::{add_notes, is_ordinal};
use super::{Reader, cell_paragraphs, counted, name_of};
use crate::import::account::{Fate, Why};
use crate::import::document::Cell;
use crate::import::marker::number;
use crate::import::record::{clause, line, map};

/// The most characters of a duty's name, which its first clause gives.
const NAME: usize = 40;

impl Reader {
    pub(super) fn duties(&mut self, known: &Known) {
        let mut at = self.files.count("duties");
        let mut duty: Option<(Mapping, Vec<Value>)> = None;
        for row in self.rows(known) {
            let text = line(&known.text_of(row, Column::Duty));
            if !text.is_empty() || duty.is_none() {
                self.finish_duty(at, duty.take());
                at += 1;
                let (task, source) = (line(&known.text_of(row, Column::Task)), format!("d{at}"));
                let text = name_of(&[&text, &task], &source);
                let said = self.files.said(text);
                let name = self.files.said(&clause(text, NAME));
                let head = map([
                    ("order", at.into()),
                    ("source", source.as_str().into()),
                    ("title", name),
                    ("summary", said),
                ]);
                duty = Some((head, Vec::new()));
            }
            let path = format!("duties/d{at}.yaml");
            if let (Some(cell), Some((_, tasks))) = (known.cell_of(row, Column::Task), &mut duty) {
                let whole = cell.text();
                let parts = counted(&whole).unwrap_or_else(|| vec![whole.clone()]);
                for part in parts.iter().filter(|part| !part.trim().is_empty()) {
                    let source = format!("d{at}.{}", tasks.len() + 1);
                    tasks.push(self.item(part, Some(&source)).into());
                }
            }
            let notes = self.others(known, row, &[Column::Ordinal, Column::Duty, Column::Task]);
            if let Some((record, tasks)) = &mut duty {
                let task = tasks.last_mut().and_then(Value::as_mapping_mut);
                add_notes(task.unwrap_or(record), notes);
            }
            self.ordinal(known, row, at);
            self.take_row(row, &path);
            self.leave_empty(row);
        }
        self.finish_duty(at, duty);
    }

    fn finish_duty(&mut self, at: usize, duty: Option<(Mapping, Vec<Value>)>) {
        let Some((mut record, mut tasks)) = duty else { return };
        if tasks.is_empty() {
            // A duty that is not taken apart is its own task.
            tasks.extend(record.get("summary").cloned());
        }
        self.count("duties", 1);
        self.count("tasks", tasks.len());
        record.insert("tasks".into(), tasks.into());
        self.files.record(&format!("duties/d{at}.yaml"), record);
    }

    /// Notes the ordinal of a row, which follows from the order.
    pub(super) fn ordinal(&mut self, known: &Known, row: &[Cell], at: usize) {
        let cell = known.cell_of(row, Column::Ordinal);
        for paragraph in cell_paragraphs(cell).into_iter().filter(|paragraph| is_ordinal(&paragraph.text())) {
            let same = number(&paragraph.text()) == Some(at as u64);
            let fate = if same { Fate::LeftOut(Why::Ordinal) } else { Fate::Open(Why::Ordinal) };
            self.account.note(paragraph, fate, "");
        }
    }
}
