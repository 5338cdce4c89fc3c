//! Legal instruments that a document names, each once.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::{Mapping, Value};

use crate::import::cited::{Cited, cited};
use crate::import::names::Names;
use crate::import::record::{Files, map};

/// What titles of the state's own laws begin with, and texts leave out.
const STATE: &str = "中华人民共和国";

/// How titles of papers end, and the kinds that they mean.
const PAPERS: [(&str, &str); 8] = [
    ("表", "form"),
    ("申请书", "form"),
    ("证", "certificate"),
    ("证书", "certificate"),
    ("报告", "report"),
    ("通知书", "notice"),
    ("方案", "plan"),
    ("目录", "catalogue"),
];

/// The kind of a paper by the end of its title.
fn kind(title: &str) -> &'static str {
    PAPERS.iter().find(|(end, _)| title.ends_with(end)).map_or("file", |(_, kind)| kind)
}

/// The instruments of a document.
#[derive(Debug, Default)]
pub struct Laws {
    names: Names,
    order: Vec<String>,
    known: BTreeMap<String, Law>,
    papers: Vec<String>,
}

#[derive(Debug, Default)]
struct Law {
    title: String,
    number: Option<String>,
    articles: BTreeSet<u64>,
}

impl Laws {
    /// The references to all instruments that a text names: `id#49` where it names an article.
    pub fn named(&mut self, text: &str) -> Vec<String> {
        let mut references = Vec::new();
        for one in cited(text) {
            let articles = one.articles.clone();
            let id = self.id(one);
            if articles.is_empty() {
                references.push(id);
            } else {
                references.extend(articles.iter().map(|article| format!("{id}#{article}")));
            }
        }
        let mut seen = BTreeSet::new();
        references.retain(|reference| seen.insert(reference.clone()));
        references
    }

    /// The id of a paper that people bring.
    pub fn paper(&mut self, title: &str) -> String {
        if !self.papers.iter().any(|known| known == title) {
            self.papers.push(title.to_owned());
        }
        self.names.id(&format!("{title}（材料）"))
    }

    fn id(&mut self, one: Cited) -> String {
        let bare = one.title.trim_start_matches('《').trim_end_matches('》');
        let key = bare.strip_prefix(STATE).unwrap_or(bare).to_owned();
        if !self.known.contains_key(&key) {
            self.order.push(key.clone());
        }
        let law = self.known.entry(key.clone()).or_default();
        if one.title.len() > law.title.len() {
            law.title = one.title;
        }
        law.number = law.number.take().or(one.number);
        law.articles.extend(one.articles);
        self.names.id(&key)
    }

    /// Writes the file of laws.
    pub fn write(mut self, files: &mut Files) {
        let mut laws = Vec::new();
        for key in &self.order {
            let (id, law) = (self.names.id(key), &self.known[key]);
            let number = law.number.as_deref().map_or(Value::Null, |number| files.said(number));
            let mut entry = map([("id", id.into()), ("title", files.said(&law.title)), ("number", number)]);
            if !law.articles.is_empty() {
                let article = |number: &u64| Value::from(map([("number", Value::from(*number))]));
                entry.insert("articles".into(), law.articles.iter().map(article).collect::<Vec<_>>().into());
            }
            laws.push(Value::from(entry));
        }
        let mut papers = Vec::new();
        for title in std::mem::take(&mut self.papers) {
            let id = self.paper(&title);
            papers.push(Value::from(map([
                ("id", id.into()),
                ("title", files.said(&title)),
                ("kind", kind(&title).into()),
            ])));
        }
        let mut whole = Mapping::new();
        if !laws.is_empty() {
            whole.insert("laws".into(), laws.into());
        }
        if !papers.is_empty() {
            whole.insert("documents".into(), papers.into());
        }
        if !whole.is_empty() {
            files.record("laws.yaml", whole);
        }
    }
}
