//! Agencies and units that a document names.

use serde_yaml::{Mapping, Value};

use crate::import::names::Names;
use crate::import::record::{Files, map};

/// People and bodies that act in texts and have no name of their own.
const ROLES: [&str; 20] = [
    "执法人员",
    "检查人员",
    "监督检查人员",
    "行政执法人员",
    "抽样人员",
    "审查人员",
    "工作人员",
    "检查组",
    "当事人",
    "申请人",
    "被检查单位",
    "被检查人",
    "承检机构",
    "检验机构",
    "生产企业",
    "经营企业",
    "企业",
    "经营者",
    "举报人",
    "投诉人",
];

/// The agencies and units of a document.
#[derive(Debug, Default)]
pub struct Who {
    names: Names,
    publisher: Option<String>,
    short: Option<String>,
    agencies: Vec<String>,
    units: Vec<String>,
    roles: Vec<String>,
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

    /// The id of who does what a text says, if a clause begins with them: an agency or a unit that is known, people as
    /// texts call them, or whom the clause names after 由.
    pub fn acting(&mut self, text: &str) -> Option<String> {
        let clauses = || text.split(['。', '；', '，', '：', '\n', ';', ':']).map(str::trim);
        let bodies: Vec<String> = self
            .publisher
            .iter()
            .chain(&self.short)
            .chain(&self.agencies)
            .chain(&self.units)
            .cloned()
            .collect();
        let is_own = |clause: &str| self.publisher.as_deref().is_some_and(|full| is_short(clause, full));
        if clauses().next().is_some_and(is_own) {
            return Some(self.own());
        }
        let name = clauses().find_map(|clause| named(clause, &bodies))?;
        if self.short.as_ref() == Some(&name) {
            return Some(self.own());
        }
        if !bodies.contains(&name) && !self.roles.contains(&name) {
            self.roles.push(name.clone());
        }
        Some(self.names.id(&name))
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
        let roles = std::mem::take(&mut self.roles);
        let role = |name: &String| -> Value {
            map([("id", self.names.id(name).into()), ("name", files.said(name))]).into()
        };
        let roles: Vec<Value> = roles.iter().map(role).collect();
        if !roles.is_empty() {
            whole.insert("roles".into(), roles.into());
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

/// How the names of bodies end that a clause names after 由.
const BODIES: [&str; 14] = [
    "人员",
    "机构",
    "部门",
    "单位",
    "委员会",
    "办公室",
    "中心",
    "大队",
    "支队",
    "局",
    "站",
    "所",
    "股",
    "科",
];

/// Who begins a clause: one of these bodies, a role, or a body after 由.
fn named(clause: &str, bodies: &[String]) -> Option<String> {
    let is_next =
        |rest: &str| !rest.is_empty() && !rest.starts_with(['的', '和', '、', '或', '及', '与', '等']);
    // `由两名以上执法人员` names those who act as well.
    let count = |c: char| "由两二三四五23456名人以上不少于".contains(c);
    let names = || bodies.iter().map(String::as_str).chain(ROLES);
    let known = [clause, clause.trim_start_matches(count)].into_iter().find_map(|clause| {
        let fits = names().filter(|name| clause.strip_prefix(name).is_some_and(is_next));
        fits.max_by_key(|name| name.len())
    });
    if let Some(known) = known {
        return Some(known.to_owned());
    }
    let rest = clause.strip_prefix('由')?;
    let ends = BODIES.iter().filter_map(|end| Some(rest.find(end)? + end.len()));
    let end = ends.filter(|end| (3..=12).contains(&rest[..*end].chars().count())).min()?;
    let fits = is_next(&rest[end..]) && rest[..end].chars().all(char::is_alphabetic);
    fits.then(|| rest[..end].to_owned())
}

/// Whether a clause begins with a short form of the office's name, such as 县教育局.
fn is_short(clause: &str, full: &str) -> bool {
    let clause = clause.trim_start_matches('由');
    let end = full.chars().next_back().and_then(|last| Some(clause.find(last)? + last.len_utf8()));
    end.is_some_and(|end| {
        let (name, rest) = clause.split_at(end);
        let goes_on = !rest.is_empty() && !rest.starts_with(['的', '和', '、', '或', '及', '与', '等', '长']);
        name.chars().count() <= 12 && is_short_for(name, full) && goes_on
    })
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
    fn who_acts_begins_a_clause() {
        let mut who = Who::default();
        who.publish("青山县林业局");
        who.unit("种苗站");
        let mut acting = |text: &str| who.acting(text);
        assert_eq!(acting("制定计划。由种苗站每年1月制定。").as_deref(), Some("zhong-miao-zhan"));
        assert_eq!(acting("青山县林业局受理。").as_deref(), Some("qing-shan-xian-lin-ye-ju"));
        assert_eq!(acting("现场检查，由两名以上执法人员实施。").as_deref(), Some("zhi-fa-ren-yuan"));
        assert_eq!(acting("县林业局应当告知。").as_deref(), Some("qing-shan-xian-lin-ye-ju"));
        assert_eq!(acting("由质量监督站每年抽查。").as_deref(), Some("zhi-liang-jian-du-zhan"));
        assert_eq!(acting("告知当事人。"), None);
        assert_eq!(acting("企业的台账，检查人员和当事人签字。"), None);
        assert_eq!(who.roles, ["执法人员", "质量监督站"]);
    }

    #[test]
    fn short_names_and_units() {
        assert!(is_short_for("县质监局", "湘阴县质量技术监督局"));
        assert!(!is_short_for("县安监局", "湘阴县质量技术监督局"));
        let told = units("法规监督股牵头，计量股、标质股等配合");
        assert_eq!(told, (vec!["法规监督股".to_owned()], vec!["计量股".to_owned(), "标质股".to_owned()]));
        assert_eq!(units("特设股").0, ["特设股"]);
    }
}
