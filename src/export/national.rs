//! Services in the form in which Chinese offices exchange them: a CSV line a service, its columns the mandatory
//! fields of the exchange table for items of government services (实施清单), in the terms of GB/T 39554.
//!
//! The headings are the standard's, whatever the language of the words; a field of which the site says nothing is
//! empty.

use super::csv::records;
use super::row::Rows;
use crate::derive::hotlines::for_service;
use crate::model::application::{Channel, ChannelKind};
use crate::model::contact::Contact;
use crate::model::record::{Agency, Form, Service, Status};
use crate::model::site::Any;
use crate::model::value::{Deadline, Stated, Unit, When};
use crate::model::{Link, Localized};
use crate::theme::words::Words;

/// The fields in the order of the table, each with its heading.
const FIELDS: [(&str, &str); 29] = [
    ("task_name", "事项名称"),
    ("task_state", "事项状态"),
    ("by_law", "设定依据"),
    ("dept_name", "实施主体"),
    ("link_way", "咨询方式"),
    ("server_type", "服务对象"),
    ("handle_flow", "办理流程"),
    ("use_level", "行使层级"),
    ("accept_condition", "受理条件"),
    ("anticipate_day", "法定办结时限"),
    ("anticipate_type", "法定办结时限单位"),
    ("promise_day", "承诺办结时限"),
    ("promise_type", "承诺办结时限单位"),
    ("transact_addr", "办理地点"),
    ("transact_time", "办理时间"),
    ("supervise_way", "监督投诉方式"),
    ("is_fee", "是否收费"),
    ("limit_scene_num", "到办事现场次数"),
    ("project_type", "办件类型"),
    ("power_source", "权力来源"),
    ("special_procedure", "特别程序"),
    ("dept_code", "实施主体编码"),
    ("dept_type", "实施主体性质"),
    ("catalog_code", "基本编码"),
    ("task_code", "实施编码"),
    ("task_type", "事项类型"),
    ("task_version", "事项版本"),
    ("is_single_login", "单点登录(计算机端)"),
    ("app_is_single_login", "单点登录(移动端)"),
];

/// The table, in the language of the words.
pub fn table(rows: Rows, words: &Words) -> String {
    let head = FIELDS.map(|(_, heading)| heading.to_owned()).to_vec();
    let lines = rows.site.records.services.iter().map(|service| {
        let line = Line { rows, words, service };
        FIELDS.map(|(field, _)| line.field(field)).to_vec()
    });
    format!("\u{feff}{}", records(std::iter::once(head).chain(lines)))
}

/// A service on its way into the table.
struct Line<'s, 'w> {
    rows: Rows<'s>,
    words: &'w Words,
    service: &'s Service,
}

impl<'s> Line<'s, '_> {
    fn field(&self, field: &str) -> String {
        let application = &self.service.application;
        let entry = &application.entry;
        let code = |code: &Option<String>| code.clone().unwrap_or_default();
        match field {
            "task_name" => self.show(&self.service.name),
            "task_state" => self.state(),
            "by_law" => self.each(application.basis.iter().map(|law| self.law(law))),
            "dept_name" => self.each(self.bodies().into_iter().map(|body| self.show(&body.name))),
            "dept_code" => self.beside(self.bodies().into_iter().map(|body| body.code.clone())),
            "dept_type" => self.beside(self.bodies().into_iter().map(|body| self.some(&body.standing))),
            "use_level" => self.beside(self.bodies().into_iter().map(|body| self.level(body))),
            "link_way" => self.numbers(),
            "server_type" => self.some(&self.service.for_whom).unwrap_or_default(),
            "handle_flow" => self.each(application.procedures.iter().map(|link| self.name(link))),
            "accept_condition" => self.each(application.criteria.iter().map(|item| self.show(&item.text))),
            "anticipate_day" => count(&application.statutory),
            "anticipate_type" => self.unit(&application.statutory),
            "promise_day" => count(&application.promised),
            "promise_type" => self.unit(&application.promised),
            "transact_addr" => self.beside(self.counters().map(|at| self.some(&at.contact.address))),
            "transact_time" => self.beside(self.counters().map(|at| {
                (!at.contact.hours.is_empty()).then(|| self.words.hours(&at.contact.hours).plain())
            })),
            "supervise_way" => self.reach(&application.complaint),
            "is_fee" => match &application.costs {
                Stated::Is(costs) => self.truth(!costs.is_empty()),
                Stated::Absent | Stated::NotStated => String::new(),
            },
            "limit_scene_num" => application.visits.map(|visits| visits.to_string()).unwrap_or_default(),
            "project_type" => self.some(&entry.handling).unwrap_or_default(),
            "power_source" => self.some(&entry.power_source).unwrap_or_default(),
            "special_procedure" => self.some(&entry.special_procedure).unwrap_or_default(),
            "task_type" => self.some(&entry.power).unwrap_or_default(),
            "catalog_code" => code(&entry.base_code),
            "task_code" => code(&entry.code),
            "task_version" => code(&entry.version),
            "is_single_login" => self.single_sign_on(ChannelKind::Online),
            "app_is_single_login" => self.single_sign_on(ChannelKind::Mobile),
            field => unreachable!("no reader for the field {field}"),
        }
    }

    fn show(&self, text: &Localized) -> String {
        text.show(self.words.lang).text.to_owned()
    }

    fn some(&self, text: &Option<Localized>) -> Option<String> {
        text.as_ref().map(|text| self.show(text))
    }

    /// A line each, empty where one has none, so that the lines of several fields stand beside one another.
    fn beside(&self, texts: impl Iterator<Item = Option<String>>) -> String {
        let texts: Vec<Option<String>> = texts.collect();
        if texts.iter().all(Option::is_none) {
            return String::new();
        }
        self.each(texts.into_iter().map(Option::unwrap_or_default))
    }

    fn each(&self, texts: impl Iterator<Item = String>) -> String {
        texts.collect::<Vec<_>>().join("\n")
    }

    fn name(&self, link: &Link) -> String {
        self.show(self.rows.site.get(link).title())
    }

    fn truth(&self, truth: bool) -> String {
        self.words.get(if truth { "data.yes" } else { "data.no" }).to_owned()
    }

    fn state(&self) -> String {
        let key = match self.service.meta.status {
            Status::Current => "status.current",
            Status::Historical => "status.historical",
            Status::Superseded(_) => "status.superseded",
            Status::Retired => "status.retired",
        };
        self.words.get(key).to_owned()
    }

    /// A law with its number and the article.
    fn law(&self, link: &Link) -> String {
        let mut text = self.name(link);
        if let Any::Law(law) = self.rows.site.get(link)
            && let Stated::Is(number) = &law.number
        {
            text = format!("{text} {}", self.show(number));
        }
        match &link.fragment {
            Some(article) => format!("{text} {}", self.words.get("data.article").replace("{n}", article)),
            None => text,
        }
    }

    /// The bodies in the lead, of a unit the body that it belongs to; each once.
    fn bodies(&self) -> Vec<&'s Agency> {
        let site = self.rows.site;
        let mut bodies: Vec<&Agency> = Vec::new();
        for link in &self.service.lead {
            let Any::Agency(lead) = site.get(link) else { continue };
            let body = match &lead.form {
                Form::Unit { agency } => match site.get(agency) {
                    Any::Agency(body) => body,
                    _ => continue,
                },
                Form::Body { .. } | Form::Role { .. } => lead,
            };
            if bodies.iter().all(|known| known.meta.id != body.meta.id) {
                bodies.push(body);
            }
        }
        bodies
    }

    fn level(&self, body: &Agency) -> Option<String> {
        let Form::Body { level, .. } = &body.form else { return None };
        let level = &level.as_ref()?.value;
        Some(match self.rows.site.config.levels.name(level) {
            Some(name) => self.show(name),
            None => self.words.get(&format!("level.{level}")).to_owned(),
        })
    }

    fn numbers(&self) -> String {
        let lines = for_service(self.rows.site, self.service);
        self.each(lines.into_iter().map(|line| self.words.phone(line.phone()).plain()))
    }

    fn reach(&self, contact: &Contact) -> String {
        let numbers = contact.phones.iter().map(|phone| self.words.phone(phone).plain());
        let more = contact.email.iter().chain(&contact.url).cloned();
        self.each(numbers.chain(more).chain(self.some(&contact.address)))
    }

    fn channels(&self, kind: ChannelKind) -> impl Iterator<Item = &'s Channel> {
        self.service.application.channels.iter().filter(move |channel| channel.kind == kind)
    }

    fn counters(&self) -> impl Iterator<Item = &'s Channel> {
        self.channels(ChannelKind::Counter)
    }

    fn single_sign_on(&self, kind: ChannelKind) -> String {
        let stated = self.channels(kind).find_map(|channel| channel.single_sign_on);
        stated.map(|truth| self.truth(truth)).unwrap_or_default()
    }

    /// The unit of a time; a time without a number in words.
    fn unit(&self, time: &Option<Deadline>) -> String {
        let Some(time) = time else { return String::new() };
        let key = match time.when {
            When::Within(min, max, unit) if min == max => match unit {
                Unit::Hour => "data.time.hour",
                Unit::Week => "data.time.week",
                Unit::Quarter => "data.time.quarter",
                Unit::HalfYear => "data.time.half-year",
                Unit::Day => "data.time.day",
                Unit::WorkingDay => "data.time.working-day",
                Unit::Month => "data.time.month",
                Unit::Year => "data.time.year",
            },
            When::AtOnce => "service.on_the_spot",
            When::NotStated => return String::new(),
            _ => return self.words.when(time).plain(),
        };
        self.words.get(key).to_owned()
    }
}

/// The number of a time that has one.
fn count(time: &Option<Deadline>) -> String {
    match time.as_ref().map(|time| time.when) {
        Some(When::Within(min, max, _)) if min == max => max.to_string(),
        _ => String::new(),
    }
}
