//! Running text of regimes: which paragraphs are titles, which begin sections. Offices number both as they like, so the
//! first title and the first section of a document say how its others look.

use crate::import::document::Paragraph;
use crate::import::marker::{Style, marker};

/// The longest heading and title, in characters.
const HEADING: usize = 30;

/// How titles of regimes end.
const TITLES: [&str; 7] = ["制度", "办法", "规定", "规范", "规程", "细则", "机制"];

/// The most paragraphs that stand between a title that ends like one and its first section.
const OPENING: usize = 5;

/// What a paragraph of running text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of a regime.
    Title,
    /// The heading of a section.
    Section,
    /// Anything else.
    Text,
}

/// How titles look, and how the headings of sections do.
struct Form {
    title: Sign,
    section: Option<Sign>,
}

/// By what a heading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// It has no number.
    Plain,
    /// It is numbered.
    Numbered(Style),
    /// It is a heading of this level in the file.
    Level(u8),
}

/// What each paragraph is; all are text where no title is found.
pub fn roles(paragraphs: &[Paragraph]) -> Vec<Role> {
    let lines: Vec<Line> = paragraphs.iter().map(Line::of).collect();
    let Some(form) = form(&lines) else { return vec![Role::Text; lines.len()] };
    let mut roles = Vec::with_capacity(lines.len());
    let mut last = 0;
    for (at, line) in lines.iter().enumerate() {
        let role = if line.is(form.title) && opens(&lines, at, form.section) {
            last = 0;
            Role::Title
        } else if form.section.is_some_and(|sign| line.is_section(sign, last)) {
            last = line.number.map_or(last, |(_, number)| number);
            Role::Section
        } else {
            Role::Text
        };
        roles.push(role);
    }
    roles
}

/// Whether a text may be a heading: short, and no sentence.
pub fn is_heading(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= HEADING && !text.ends_with(['。', '；', '：', '，', ';', ':', ',', '.'])
}

/// Whether sections of a form that is numbered like a part of the document may go on: nobody can tell them apart then.
pub fn is_numbered_like(paragraphs: &[Paragraph], style: Style) -> bool {
    let lines: Vec<Line> = paragraphs.iter().map(Line::of).collect();
    let form = form(&lines);
    form.is_none_or(|form| [Some(form.title), form.section].contains(&Some(Sign::Numbered(style))))
}

/// A paragraph as far as its form counts.
struct Line {
    number: Option<(Style, u64)>,
    level: Option<u8>,
    is_heading: bool,
    ends_as_title: bool,
}

impl Line {
    fn of(paragraph: &Paragraph) -> Self {
        let text = paragraph.text();
        let found = marker(&text);
        let rest = found.as_ref().map_or(text.trim(), |found| found.rest);
        Self {
            number: found.as_ref().map(|found| (found.style, found.number)),
            level: paragraph.outline,
            is_heading: is_heading(rest) && !rest.is_empty(),
            ends_as_title: TITLES.iter().any(|end| rest.ends_with(end)),
        }
    }

    fn sign(&self) -> Sign {
        self.number.map_or(Sign::Plain, |(style, _)| Sign::Numbered(style))
    }

    fn is(&self, sign: Sign) -> bool {
        match sign {
            Sign::Level(level) => self.level == Some(level),
            sign => self.is_heading && self.sign() == sign,
        }
    }

    /// Whether it begins a section after the section of a number. Sections that are numbered as items of lists are,
    /// go on without a gap.
    fn is_section(&self, sign: Sign, last: u64) -> bool {
        let follows = || self.number.is_some_and(|(_, number)| number == last + 1);
        let is_loose = matches!(sign, Sign::Level(_) | Sign::Numbered(Style::Chinese | Style::Chapter));
        self.is(sign) && (is_loose || follows())
    }

    /// Whether it counts from 1 anew.
    fn begins(&self, sign: Option<Sign>) -> bool {
        match sign {
            Some(sign @ Sign::Level(_)) => self.is(sign),
            Some(sign) => self.is(sign) && self.number.is_some_and(|(_, number)| number == 1),
            None => self.number == Some((Style::Article, 1)),
        }
    }
}

/// Whether a title stands at a place: its first section follows, perhaps after what opens the regime.
fn opens(lines: &[Line], at: usize, section: Option<Sign>) -> bool {
    let articles = lines[at].ends_as_title;
    let begins =
        |at: usize| lines.get(at).is_some_and(|line| line.begins(section) || articles && line.begins(None));
    let plain = |at: usize| lines.get(at).is_some_and(|line| line.number.is_none());
    let most = if lines[at].ends_as_title { OPENING } else { 1 };
    (0..=most).take_while(|skip| *skip == 0 || plain(at + skip)).any(|skip| begins(at + skip + 1))
}

/// How a document writes titles and sections.
fn form(lines: &[Line]) -> Option<Form> {
    let mut levels: Vec<u8> = lines.iter().filter_map(|line| line.level).collect();
    levels.sort_unstable();
    levels.dedup();
    if let [title, section, ..] = levels.as_slice() {
        return Some(Form { title: Sign::Level(*title), section: Some(Sign::Level(*section)) });
    }
    let title = levels.first().map(|level| Sign::Level(*level));
    (0..lines.len()).find_map(|at| {
        let own = title.unwrap_or(lines[at].sign());
        if !lines[at].is(own) || own == Sign::Numbered(Style::Article) {
            return None;
        }
        let most = if lines[at].ends_as_title { OPENING } else { 1 };
        let after = lines[at + 1..].iter().take(most + 1);
        let first = after.into_iter().find(|line| line.number.is_some())?;
        let sign = first.sign();
        let begins = first.number.is_some_and(|(_, number)| number == 1);
        match sign {
            _ if !begins || sign == own => None,
            Sign::Numbered(Style::Article) => Some(Form { title: own, section: None }),
            _ if first.is_heading => Some(Form { title: own, section: Some(sign) }),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Inline, Place};

    fn told(texts: &[&str]) -> String {
        let paragraph = |text: &&str| Paragraph {
            spans: vec![Inline::Text((*text).to_owned())],
            ..Paragraph::at(Place::File)
        };
        let paragraphs: Vec<Paragraph> = texts.iter().map(paragraph).collect();
        let letter = |role: &Role| match role {
            Role::Title => 'T',
            Role::Section => 'S',
            Role::Text => '.',
        };
        roles(&paragraphs).iter().map(letter).collect()
    }

    #[test]
    fn the_first_title_and_section_say_how_the_others_look() {
        assert_eq!(
            told(&["甲监管", "为了甲。", "一、对象", "乙。", "二、程序", "1、丙；", "丁监管", "一、对象"]),
            "T.S.S.TS"
        );
        assert_eq!(
            told(&["（一）甲制度", "一、对象", "（一）丙", "（二）丁", "（二）乙制度", "一、对象"]),
            "TS..TS"
        );
        assert_eq!(told(&["甲制度", "1.对象", "乙。", "2.程序", "(1)丙；", "丁制度", "1.对象"]), "TS.S.TS");
        assert_eq!(told(&["甲制度", "第一条　为了甲。", "第二条　乙。"]), "T..");
        assert_eq!(told(&["甲制度", "第一章 总则", "第一条　乙。", "第二章 附则"]), "TS.S");
        assert_eq!(told(&["甲。", "1、乙；"]), "..");
    }
}
