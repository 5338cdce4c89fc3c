//! The table of public services: what each offers, who runs it, under which number.

use serde_yaml::Value;

use super::columns::Known;
use super::heads::Column;
use super::items::is_held;
use super::notes::add_notes;
use super::{Reader, counted, name_of};
use crate::import::document::Cell;
use crate::import::fact::phones;
use crate::import::list::who::units;
use crate::import::record::{line, list, map};

impl Reader {
    pub(super) fn services(&mut self, known: &Known) {
        for row in self.rows(known) {
            let at = self.next_service();
            let (own, source) = (line(&known.text_of(row, Column::Service)), format!("s{at}"));
            let content = known.text_of(row, Column::Content);
            let first = line(&content);
            let name = name_of(&[&own, &first], &source);
            let mut record = map([
                ("order", at.into()),
                ("source", source.as_str().into()),
                ("name", self.files.said(name)),
            ]);
            let parts = counted(&content).unwrap_or_else(|| parts(&content));
            let offers: Vec<Value> = parts.iter().map(|part| self.item(part, None).into()).collect();
            if !offers.is_empty() {
                record.insert("offers".into(), offers.into());
            }
            self.reach(known, row, &mut record);
            let mut held = vec![Column::Ordinal, Column::Service, Column::Content, Column::Unit];
            let phone = line(&known.text_of(row, Column::Phone));
            held.extend(is_held(Some(Column::Phone), &phone, &record).then_some(Column::Phone));
            add_notes(&mut record, self.others(known, row, &held));
            self.ordinal(known, row, at);
            let path = format!("services/s{at}.yaml");
            self.take_row(row, &path);
            self.leave_empty(row);
            self.count("services", 1);
            self.files.record(&path, record);
        }
    }

    pub(super) fn next_service(&self) -> usize {
        1 + self.files.count("services")
    }

    /// Who runs a service, and its numbers.
    pub(super) fn reach(&mut self, known: &Known, row: &[Cell], record: &mut serde_yaml::Mapping) {
        let (lead, supporting) = units(&known.text_of(row, Column::Unit));
        let mut lead: Vec<String> = lead.iter().map(|name| self.who.unit(name)).collect();
        if lead.is_empty() {
            // Where no unit is named, the office runs it.
            let agency = line(&known.text_of(row, Column::Agency));
            lead.push(if agency.is_empty() { self.who.own() } else { self.who.agency(&agency).0 });
        }
        let supporting: Vec<String> = supporting.iter().map(|name| self.who.unit(name)).collect();
        let numbers = phones(&known.text_of(row, Column::Phone));
        let first = lead.first().cloned();
        let mut units = map([("lead", list(lead))]);
        if !supporting.is_empty() {
            units.insert("supporting".into(), list(supporting));
        }
        record.insert("units".into(), units.into());
        let line_of = |number: &String| {
            let mut line = map([("number", number.as_str().into())]);
            if let Some(unit) = &first {
                line.insert("unit".into(), unit.as_str().into());
            }
            Value::from(line)
        };
        if !numbers.is_empty() {
            record.insert("hotlines".into(), numbers.iter().map(line_of).collect::<Vec<_>>().into());
        }
    }
}

/// What a text offers, a sentence or a part of one that a semicolon ends each.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for line in text.lines() {
        let ends = line.split_inclusive(['；', ';', '。']).map(str::trim);
        parts.extend(ends.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    parts
}
