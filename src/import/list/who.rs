//! Agencies and units that a document names.

use serde_yaml::{Mapping, Value};

use crate::import::names::Names;
use crate::import::record::{Files, map};

/// The agencies and units of a document.
#[derive(Debug, Default)]
pub struct Who {
    names: Names,
    publisher: Option<String>,
    short: Option<String>,
    agencies: Vec<String>,
    units: Vec<String>,
}

impl Who {
    /// The office whose document it is; the first name that is given counts.
    pub fn publish(&mut self, name: &str) {
        if self.publisher.is_none() {
            self.publisher = Some(name.to_owned());
        }
    }

    /// The office's name.
    pub fn publisher(&self) -> &str {
        self.publisher.as_deref().unwrap_or_default()
    }

    /// The id of the office whose document it is.
    pub fn own(&mut self) -> String {
        let name = self.publisher().to_owned();
        self.names.id(&name)
    }

    /// The id of an agency by the name that a document gives it; also whether that name was taken for the office's own.
    pub fn agency(&mut self, name: &str) -> (String, bool) {
        let name: String = name.split_whitespace().collect();
        let own = self.publisher.as_ref().is_some_and(|full| *full == name || is_short_for(&name, full));
        if own && self.short.as_ref().is_none_or(|short| *short == name) {
            let is_short = self.publisher.as_deref() != Some(name.as_str());
            if is_short {
                self.short = Some(name);
            }
            return (self.own(), is_short);
        }
        if !self.agencies.contains(&name) {
            self.agencies.push(name.clone());
        }
        (self.names.id(&name), false)
    }

    /// The id of a unit of the office.
    pub fn unit(&mut self, name: &str) -> String {
        let name: String = name.split_whitespace().collect();
        if !self.units.contains(&name) {
            self.units.push(name.clone());
        }
        self.names.id(&name)
    }

    /// Writes the file of agencies.
    pub fn write(mut self, files: &mut Files) {
        let own = self.own();
        let name = self.publisher().to_owned();
        let mut first = agency(files, &own, &name);
        if let Some(short) = &self.short {
            first.insert("short".into(), files.said(short));
        }
        let mut agencies = vec![Value::from(first)];
        for name in std::mem::take(&mut self.agencies) {
            let id = self.names.id(&name);
            agencies.push(agency(files, &id, &name).into());
        }
        let mut whole = map([("agencies", Value::Sequence(agencies))]);
        let units = std::mem::take(&mut self.units);
        let units: Vec<Value> = units
            .iter()
            .map(|name| {
                let id = self.names.id(name);
                map([("id", id.into()), ("agency", own.as_str().into()), ("name", files.said(name))]).into()
            })
            .collect();
        if !units.is_empty() {
            whole.insert("units".into(), units.into());
        }
        files.record("agencies.yaml", whole);
    }
}

fn agency(files: &Files, id: &str, name: &str) -> Mapping {
    let mut agency = map([("id", id.into()), ("name", files.said(name))]);
    let level = [("县", "county"), ("市", "city"), ("省", "province"), ("区", "district")];
    if let Some((_, level)) = level.iter().find(|(begin, _)| name.starts_with(begin)) {
        agency.insert("level".into(), (*level).into());
    }
    agency
}

/// Whether a name is a short form of a full one: 县质监局 of 湘阴县质量技术监督局. Its characters stand in the full
/// name in this order, and both end alike.
fn is_short_for(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let ends = short.chars().next_back() == full.chars().next_back();
    ends && short.chars().count() >= 3 && short.chars().all(|c| rest.any(|other| other == c))
}

/// The units that a cell names: those in the lead, then those that help.
pub fn units(text: &str) -> (Vec<String>, Vec<String>) {
    let names = |text: &str| -> Vec<String> {
        let parts = text.split(['、', '，', ',', '；', ';', '\n', '和', '及']);
        let trimmed = parts.map(|part| {
            part.trim().trim_end_matches(['等', '。']).trim_end_matches("牵头").trim_end_matches("负责")
        });
        trimmed.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    match text.split_once("牵头") {
        Some((lead, rest)) => {
            let rest = rest.trim_end_matches(['。', ' ']).trim_end_matches("配合").trim_end_matches("参与");
            (names(lead), names(rest.trim_start_matches(['，', ',', '；', '、'])))
        }
        None => (names(text), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_and_units() {
        assert!(is_short_for("县质监局", "湘阴县质量技术监督局"));
        assert!(!is_short_for("县安监局", "湘阴县质量技术监督局"));
        let told = units("法规监督股牵头，计量股、标质股等配合");
        assert_eq!(told, (vec!["法规监督股".to_owned()], vec!["计量股".to_owned(), "标质股".to_owned()]));
        assert_eq!(units("特设股").0, ["特设股"]);
    }
}
