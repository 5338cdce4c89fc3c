//! The handbook: the documents for authors as a site of Fangce itself.
//!
//! A document `docs/<topic>.md` with a Chinese twin `<topic>.zh.md` is a topic. Each of its sections becomes a
//! guide, so that the search leads to the section; what stands in `docs/handbook/` lies beside them.

use std::collections::BTreeMap;

use crate::tree::SourceTree;

/// The files below `docs/`, by path.
const DOCS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/docs.rs"));
/// The topics in reading order; a topic that is not named here would be lost.
pub const TOPICS: &[&str] = &["start", "content", "theme", "publish"];
/// The languages of the handbook, with what stands in a document's name.
const LANGUAGES: [(&str, &str); 2] = [("zh", ".zh"), ("en", "")];

/// The document of a topic in a language; English where the handbook lacks the language. `None` if there is no
/// such topic.
pub fn document(topic: &str, lang: &str) -> Option<&'static str> {
    let infix = LANGUAGES.iter().find(|(tag, _)| *tag == lang).map_or("", |(_, infix)| infix);
    TOPICS.contains(&topic).then(|| text(&format!("{topic}{infix}.md")))
}

/// The language of the handbook that fits a locale (`zh_CN.UTF-8`).
pub fn language(locale: &str) -> &'static str {
    let wanted = locale.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    LANGUAGES.iter().find(|(tag, _)| *tag == wanted).map_or("en", |(tag, _)| tag)
}

/// The files of the handbook's site.
pub fn sources() -> SourceTree {
    let beside = DOCS.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("handbook/")?, *bytes)));
    let mut files: BTreeMap<String, Vec<u8>> =
        beside.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
    let mut order = 1;
    for topic in TOPICS {
        let read = LANGUAGES.map(|(tag, infix)| (tag, Document::of(text(&format!("{topic}{infix}.md")))));
        let count = read.iter().map(|(_, document)| document.sections.len()).max().unwrap_or_default();
        for at in 0..count {
            let stem = format!("content/guides/{}", id(topic, at));
            let mut titles = Vec::new();
            for (tag, document) in &read {
                let Some(section) = document.sections.get(at) else { continue };
                titles.push(format!("{tag}: {}", quoted(&document.title_of(at))));
                files.insert(format!("{stem}.{tag}.md"), linked(&section.text).into_bytes());
            }
            let record = format!("order: {order}\ntitle: {{{}}}\n", titles.join(", "));
            files.insert(format!("{stem}.yaml"), record.into_bytes());
            order += 1;
        }
    }
    SourceTree::new(files)
}

/// The id of a topic's section; the first one has the topic's name.
fn id(topic: &str, section: usize) -> String {
    if section == 0 { topic.to_owned() } else { format!("{topic}-{section}") }
}

fn text(path: &str) -> &'static str {
    let file = DOCS.iter().find(|(known, _)| *known == path);
    let (_, bytes) = file.unwrap_or_else(|| panic!("docs/{path} is part of the program"));
    std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("docs/{path} is UTF-8"))
}

/// A document cut at its headings of the second level.
struct Document<'d> {
    title: &'d str,
    sections: Vec<Section<'d>>,
}

/// What stands below a heading of the second level, its own headings one level up.
struct Section<'d> {
    /// `None` for what stands before the first one.
    heading: Option<&'d str>,
    text: String,
}

impl<'d> Document<'d> {
    fn of(text: &'d str) -> Self {
        let mut document = Self { title: "", sections: vec![Section { heading: None, text: String::new() }] };
        let mut fenced = false;
        for line in text.lines() {
            fenced ^= line.trim_start().starts_with("```");
            if !fenced && let Some(title) = line.strip_prefix("# ") {
                document.title = title;
            } else if !fenced && let Some(heading) = line.strip_prefix("## ") {
                document.sections.push(Section { heading: Some(heading), text: String::new() });
            } else {
                let line = if fenced {
                    line
                } else {
                    line.strip_prefix('#').filter(|rest| rest.starts_with('#')).unwrap_or(line)
                };
                let section = document.sections.last_mut().expect("there is a first one");
                section.text.push_str(line);
                section.text.push('\n');
            }
        }
        document
    }

    /// What a section is called on a page of its own, without its number.
    fn title_of(&self, section: usize) -> String {
        let Some(heading) = self.sections[section].heading else { return self.title.to_owned() };
        let plain = heading.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(". ");
        format!("{} – {plain}", self.title)
    }
}

/// A text with links to other documents as links to their guides.
fn linked(text: &str) -> String {
    TOPICS.iter().fold(text.to_owned(), |text, topic| {
        text.replace(&format!("]({topic}.md)"), &format!("](guide/{topic})"))
            .replace(&format!("]({topic}.zh.md)"), &format!("](guide/{topic})"))
    })
}

/// A text as YAML takes it whatever stands in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_cut_at_its_headings() {
        let document = Document::of("# T\nbefore\n## 1. A\n### B\n```\n## no heading\n```\n");
        let texts: Vec<&str> = document.sections.iter().map(|section| section.text.as_str()).collect();
        assert_eq!(texts, ["before\n", "## B\n```\n## no heading\n```\n"]);
        assert_eq!(document.title_of(1), "T – A");
    }

    #[test]
    fn every_document_with_a_twin_is_a_topic() {
        let mut twins: Vec<&str> = DOCS.iter().filter_map(|(path, _)| path.strip_suffix(".zh.md")).collect();
        let mut topics = TOPICS.to_vec();
        twins.sort_unstable();
        topics.sort_unstable();
        assert_eq!(topics, twins);
    }

    #[test]
    fn the_handbook_has_no_mistakes() {
        let sources = sources();
        let checked = crate::check(&sources);
        let words = crate::diagnostic::message::catalogue("en");
        // The documents show numbers as other languages write them.
        let meant = |found: &&crate::diagnostic::Diagnostic| found.code.name != "language-parity";
        let left: Vec<_> = checked.diagnostics.iter().filter(meant).cloned().collect();
        let found = crate::diagnostic::print::human(&left, &sources, words, false);
        assert!(left.is_empty(), "{found}");
        assert!(checked.value.is_some());
    }
}
