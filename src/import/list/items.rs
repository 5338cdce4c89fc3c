//! A table of items, a service or a power a row: what it is called, who runs it, and how one applies.

use serde_yaml::{Mapping, Value};

use super::boundary::says_more;
use super::columns::Known;
use super::heads::Column;
use super::notes::{add_notes, is_ordinal};
use super::{Reader, name_of};
use crate::import::document::Cell;
use crate::import::fact::{Limit, limit, phones};
use crate::import::record::{line, list, map};

impl Reader {
    pub(super) fn items(&mut self, known: &Known) {
        let mut last: Option<(String, Mapping)> = None;
        for row in self.rows(known) {
            let own = line(&known.text_of(row, Column::Service));
            if own.is_empty()
                && let Some((path, record)) = &mut last
            {
                // A row below a merged name says more of the same item: nobody can tell which field it adds to.
                let notes =
                    row.iter().enumerate().filter_map(|(at, cell)| self.noted(known, at, cell)).collect();
                add_notes(record, notes);
                let path = path.clone();
                self.take_row(row, &path);
                continue;
            }
            self.finish_item(last.take());
            let at = self.next_service();
            let first =
                row.iter().map(|cell| line(&cell.text())).find(|text| !text.is_empty()).unwrap_or_default();
            let source = format!("s{at}");
            let name = name_of(&[&own, &first], &source).to_owned();
            let path = format!("services/{source}.yaml");
            let record = self.service_of(known, row, at, &name);
            self.ordinal(known, row, at);
            self.take_row(row, &path);
            self.leave_empty(row);
            last = Some((path, record));
        }
        self.finish_item(last);
    }

    fn finish_item(&mut self, item: Option<(String, Mapping)>) {
        if let Some((path, record)) = item {
            self.count("services", 1);
            self.files.record(&path, record);
        }
    }

    fn service_of(&mut self, known: &Known, row: &[Cell], at: usize, name: &str) -> Mapping {
        let mut record =
            map([("order", at.into()), ("source", format!("s{at}").into()), ("name", self.files.said(name))]);
        if let Some(whom) = stated(known, row, Column::Audience) {
            record.insert("for".into(), self.files.said(&line(&whom)));
        }
        if let Some(content) = stated(known, row, Column::Content) {
            record.insert("summary".into(), self.files.said(&line(&content)));
        }
        self.reach(known, row, &mut record);
        self.guide(known, row, &mut record);
        self.leftover(known, row, &mut record);
        record
    }

    /// How one applies.
    fn guide(&mut self, known: &Known, row: &[Cell], record: &mut Mapping) {
        if let Some(criteria) = stated(known, row, Column::Criteria) {
            let items: Vec<Value> =
                lines(&criteria).iter().map(|text| self.item(text, None).into()).collect();
            record.insert("criteria".into(), items.into());
        }
        let mut times = Mapping::new();
        for (column, field) in [(Column::Statutory, "statutory"), (Column::Promised, "promised")] {
            let text = known.text_of(row, column);
            if is_at_once(&text) {
                times.insert(field.into(), map([("at_once", true.into())]).into());
            } else if let Some(limit) = time(&text).filter(|limit| limit.range.is_none()) {
                times.insert(
                    field.into(),
                    map([("count", limit.count.into()), ("unit", limit.unit.into())]).into(),
                );
            }
        }
        if !times.is_empty() {
            record.insert("processing_time".into(), times.into());
        }
        if let Some(cost) = stated(known, row, Column::Cost)
            && ["不收费", "免费", "否", "无"].contains(&cost.trim().trim_end_matches('。'))
        {
            record.insert("costs".into(), Value::Sequence(Vec::new()));
        }
        if let Some(address) = stated(known, row, Column::Address) {
            let counter = map([("kind", "counter".into()), ("address", self.files.said(&line(&address)))]);
            record.insert("channels".into(), Value::Sequence(vec![counter.into()]));
        }
        let complaint = phones(&known.text_of(row, Column::Complaint));
        if !complaint.is_empty() {
            record.insert("complaint".into(), map([("phones", list(complaint))]).into());
        }
        if let Some(papers) = stated(known, row, Column::Evidence) {
            let papers: Vec<String> = papers_of(&papers).iter().map(|paper| self.laws.paper(paper)).collect();
            record.insert("evidence".into(), list(papers));
        }
        let basis = self.laws.named(&known.text_of(row, Column::Basis));
        if !basis.is_empty() {
            record.insert("basis".into(), list(basis));
        }
        let mut register = Mapping::new();
        if let Some(code) = stated(known, row, Column::Code) {
            register.insert("code".into(), line(&code).into());
        }
        if let Some(power) = stated(known, row, Column::Power) {
            register.insert("power".into(), self.files.said(&line(&power)));
        }
        if !register.is_empty() {
            record.insert("register".into(), register.into());
        }
    }

    /// What no field holds stands in a note, word by word, so that the author can place it.
    fn leftover(&mut self, known: &Known, row: &[Cell], record: &mut Mapping) {
        let mut notes = Vec::new();
        for (at, cell) in row.iter().enumerate() {
            let text = line(&cell.text());
            let held = known.is_first(at) && is_held(known.columns[at], &text, record);
            if !held {
                notes.extend(self.noted(known, at, cell));
            }
        }
        add_notes(record, notes);
    }
}

/// Whether a field of the record holds what a cell says.
pub(super) fn is_held(column: Option<Column>, text: &str, record: &Mapping) -> bool {
    let has = |field: &str| record.contains_key(field);
    match column {
        Some(Column::Ordinal) => is_ordinal(text),
        Some(Column::Service | Column::Content | Column::Audience | Column::Unit) => true,
        Some(Column::Criteria | Column::Address | Column::Code | Column::Power) => true,
        Some(Column::Evidence | Column::Agency) => true,
        Some(Column::Basis) => !says_more(text),
        Some(Column::Phone) => {
            has("hotlines") && phones(text).join("、") == text.replace(['，', ',', ' '], "、")
        }
        Some(Column::Complaint) => has("complaint") && phones(text).len() == 1 && phones(text)[0] == text,
        Some(Column::Cost) => has("costs"),
        Some(Column::Statutory | Column::Promised) => {
            is_at_once(text)
                || time(text).is_some_and(|limit| limit.range.is_none()) && text.chars().count() <= 8
        }
        _ => false,
    }
}

/// Whether a cell says that it is done while one waits.
fn is_at_once(text: &str) -> bool {
    ["即办", "即时", "当场", "当场办结", "即时办结", "即来即办", "立即办理"]
        .contains(&text.trim().trim_end_matches('。'))
}

/// The time that a cell states, which may leave out that it is a limit: `20个工作日`.
fn time(text: &str) -> Option<Limit> {
    if text.contains('内') { limit(text) } else { limit(&format!("{}内", text.trim())) }
}

fn stated(known: &Known, row: &[Cell], column: Column) -> Option<String> {
    Some(known.text_of(row, column)).filter(|text| !text.trim().is_empty())
}

/// The papers that a cell names, one each.
fn papers_of(text: &str) -> Vec<String> {
    let parts =
        super::counted(text).unwrap_or_else(|| text.split(['；', ';', '\n']).map(str::to_owned).collect());
    let bare = parts.iter().map(|part| {
        let part = part.trim().trim_end_matches(['。', '；', ';', '，']);
        crate::import::marker::marker(part).map_or(part, |marker| marker.rest).to_owned()
    });
    bare.filter(|part| !part.is_empty()).collect()
}

fn lines(text: &str) -> Vec<String> {
    super::counted(text).unwrap_or_else(|| {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    })
}
