//! A record → its rows: its own, and one each anchored part.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::HeadingLevel;

use super::numerals;
use super::row::Row;
use crate::derive::headings;
use crate::model::item::Audience;
use crate::model::record::HOTLINE;
use crate::model::site::Any;
use crate::model::walk::{Part, Relation};
use crate::model::{Kind, Lang, Localized, LocalizedList, Prose, Site};
use crate::route;

/// Collects the rows of one record from its parts.
pub struct Reader<'a> {
    site: &'a Site,
    lang: Lang,
    kind: Kind,
    /// What the page says above places of a service.
    headings: Option<&'a BTreeMap<&'static str, String>>,
    title: &'a str,
    /// The rows that are open, outermost first; the first one is the record's own.
    open: Vec<Row<'a>>,
    /// Whether each open anchor has a row of its own.
    own: Vec<bool>,
    done: Vec<Row<'a>>,
    /// Whether the next text is an editor's note, and the record's own notes, which follow all else.
    is_note: bool,
    notes: Vec<Cow<'a, str>>,
}

/// From how many digits on a telephone number is known by its last ones, and by how many.
const LONG_NUMBER: usize = 7;
const ENDING: usize = 4;

impl<'a> Reader<'a> {
    /// Of a record in a language; `entry` is its place among entries, `headings` what pages of services say above
    /// places.
    pub fn new(
        site: &'a Site,
        lang: Lang,
        record: Any<'a>,
        entry: usize,
        headings: Option<&'a BTreeMap<&'static str, String>>,
    ) -> Self {
        let applies = matches!(record, Any::Service(service) if service.application.is_said());
        let title = record.title().show(lang).text;
        let others = record.title().iter().filter(|(other, _)| *other != lang);
        let names = record.names().into_iter().flat_map(Localized::iter);
        let mut called: Vec<Cow<str>> = others.chain(names).map(|(_, name)| name.into()).collect();
        let phones = record.phones().iter().map(|phone| phone.number.value.as_str());
        called.extend(phones.clone().filter_map(ending).map(Cow::Owned));
        called.extend(phones.chain(record.codes()).map(Cow::Borrowed));
        let anchor = (record.kind() == Kind::Term).then(|| record.meta().id.as_str().into());
        let audience = if let Any::Guide(guide) = record { mask(&guide.audience) } else { 0 };
        let fields = [vec![title.into()], called, Vec::new(), Vec::new()];
        let row = Row { entry, anchor, audience, values: &[], fields };
        Self {
            site,
            lang,
            kind: record.kind(),
            headings: headings.filter(|_| applies),
            title,
            open: vec![row],
            own: Vec::new(),
            done: Vec::new(),
            is_note: false,
            notes: Vec::new(),
        }
    }

    fn row(&mut self) -> &mut Row<'a> {
        self.open.last_mut().expect("the record's own row stays open")
    }

    /// Takes a part of the record.
    pub fn take(&mut self, part: Part<'a>) {
        let lang = self.lang;
        match part {
            Part::Enter(anchor) => self.enter(anchor),
            Part::Leave if self.own.pop() == Some(true) => {
                let row = self.open.pop().expect("it was opened");
                self.done.push(row);
            }
            Part::Note(_) => self.is_note = true,
            Part::Text(text) => self.text(text.show(lang).text),
            Part::Label(label) => {
                self.row().fields[2].push(label.show(lang).text.into());
            }
            Part::Aliases(list) => {
                let names = everywhere(self.site, list);
                self.row().fields[1].extend(names.map(Cow::Borrowed));
            }
            Part::Printed(printed) => self.row().fields[1].push(printed.into()),
            Part::Item(item) => self.row().audience |= mask(&item.audience),
            Part::Link(link, Relation::Party | Relation::Lead) => {
                let body = self.site.get(link);
                let names = std::iter::once(body.title()).chain(body.names());
                self.row().fields[2].extend(names.map(|name| Cow::Borrowed(name.show(lang).text)));
            }
            Part::Link(paper, Relation::Evidence | Relation::Yields) => {
                let title = self.site.get(paper).title().show(lang).text;
                self.row().fields[3].push(title.into());
            }
            _ => {}
        }
    }

    /// Adds a text; the record's name is there already, and what its notes say comes after what it says.
    fn text(&mut self, text: &'a str) {
        let (note, own) = (std::mem::take(&mut self.is_note), self.open.len() == 1);
        if text.is_empty() || (own && !note && text == self.title) {
            return;
        }
        if own && note { &mut self.notes } else { &mut self.row().fields[3] }.push(text.into());
    }

    /// Opens the row of an anchor; what has none belongs to the row around it.
    fn enter(&mut self, anchor: &'a str) {
        self.own.push(!anchor.is_empty());
        if anchor.is_empty() {
            return;
        }
        let around = self.open.last().expect("the record's own row stays open");
        let mut context =
            if self.open.len() == 1 { vec![self.title.into()] } else { around.fields[2].clone() };
        if self.open.len() > 1 {
            context.extend(around.fields[3].first().filter(|text| text.chars().count() <= 60).cloned());
        }
        let heading = self.headings.and_then(|headings| headings.get(anchor));
        let texts = heading.iter().map(|heading| heading.as_str().into()).collect();
        let mut fields = [Vec::new(), Vec::new(), context, texts];
        let place = if self.kind == Kind::Law {
            fields[1].extend(numerals::article(anchor).into_iter().map(Cow::Owned));
            Cow::Owned(route::article_anchor(anchor))
        } else {
            Cow::Borrowed(anchor)
        };
        let entry = self.open[0].entry;
        self.open.push(Row { entry, anchor: Some(place), audience: 0, values: &[], fields });
    }

    /// Adds a long text: to the record's own row what stands before its first heading, and a row for each heading.
    pub fn prose(&mut self, record: Any, prose: &Prose) {
        let calls = self.site.calls(prose.lang);
        let dials = |url: &str| url.rsplit_once('#').is_some_and(|(_, place)| place == HOTLINE);
        // Who looks for a number gets the record that it belongs to, not every text that leads there.
        let (text, sections) = prose.sections(|url| calls(url).filter(|_| !dials(url)));
        let own = &mut self.open[0];
        own.fields[3].extend(Some(on_one_line(&text)).filter(|text| !text.is_empty()).map(Cow::Owned));
        let mut around: Vec<(HeadingLevel, String)> = Vec::new();
        for (section, (_, id)) in sections.into_iter().zip(headings::ids(record, prose)) {
            let heading = on_one_line(&section.heading);
            around.retain(|(level, _)| *level < section.level);
            around.push((section.level, heading.clone()));
            let headings = around.iter().map(|(_, heading)| Cow::Owned(heading.clone()));
            let context = std::iter::once(Cow::Borrowed(self.title)).chain(headings).collect();
            let texts = [format!("{heading} –"), on_one_line(&section.text)].into_iter();
            let texts = texts.filter(|text| !text.is_empty()).map(Cow::Owned).collect();
            self.done.push(Row {
                entry: own.entry,
                anchor: Some(id.into()),
                audience: own.audience,
                values: &[],
                fields: [Vec::new(), Vec::new(), context, texts],
            });
        }
    }

    /// The record's own row, then those of its parts in reading order.
    pub fn finish(mut self) -> Vec<Row<'a>> {
        let mut own = self.open.remove(0);
        own.fields[3].append(&mut self.notes);
        let mut rows = vec![own];
        rows.extend(
            self.done.into_iter().filter(|row| !row.fields[3].is_empty() || !row.fields[1].is_empty()),
        );
        for row in &mut rows {
            let mut seen = BTreeSet::new();
            row.fields[1].retain(|name| seen.insert(name.clone()));
        }
        rows
    }
}

/// The names of a list in all languages.
pub fn everywhere<'a>(site: &'a Site, list: &'a LocalizedList) -> impl Iterator<Item = &'a str> {
    site.config.languages.iter().flat_map(|(lang, _)| list.get(lang)).map(String::as_str)
}

/// The last digits of a telephone number, which is what people remember of it; `None` of a short number.
fn ending(phone: &str) -> Option<String> {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= LONG_NUMBER).then(|| digits[digits.len() - ENDING..].iter().collect())
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn mask(audience: &[Audience]) -> u8 {
    let bit = |audience: &Audience| match audience {
        Audience::Citizen => 1,
        Audience::Business => 2,
        Audience::Staff => 4,
    };
    audience.iter().map(bit).fold(0, |mask, bit| mask | bit)
}
