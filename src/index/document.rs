//! Checked site → rows to be searched.
//!
//! One row a record and one each anchored part of it (item, section, step, article, heading of its long
//! text), in each language, so that a hit leads to the sentence and not to the top of a long page. Knows
//! no tantivy.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::reader::{Reader, everywhere};
use super::row::{Entry, Number, Row, Rows};
use super::spoken::{Listed, Spoken};
use super::{analyzer, order};
use crate::check::Checked;
use crate::derive::glossary::Glossary;
use crate::derive::hotlines::{Hotlines, for_service};
use crate::derive::parts::List;
use crate::model::phone::Phone;
use crate::model::record::{Agency, Form, Term};
use crate::model::site::Any;
use crate::model::{Kind, Lang, Site};
use crate::route::Page;

/// What the rows of every language take from the site as a whole.
pub struct Sources<'s> {
    site: &'s Checked<Site>,
    spoken: &'s Spoken,
    /// The glossary's terms by the records that they lead to.
    terms: BTreeMap<(Kind, &'s str), Vec<&'s Term>>,
    hotlines: Hotlines<'s>,
    glossary: Glossary<'s>,
}

impl<'s> Sources<'s> {
    /// Of a site, with what the theme's words add.
    pub fn of(site: &'s Checked<Site>, spoken: &'s Spoken) -> Self {
        let mut terms: BTreeMap<(Kind, &str), Vec<&Term>> = BTreeMap::new();
        for term in site.records.terms.iter().filter(|term| term.meta.is_listed()) {
            for link in &term.see {
                terms.entry((link.kind, link.id.as_str())).or_default().push(term);
            }
        }
        Self { site, spoken, terms, hotlines: Hotlines::of(site), glossary: Glossary::of(site) }
    }

    /// The rows of every record in a language, and of the pages that are none, as they are searched.
    pub fn rows(&self, lang: Lang) -> Rows<'s> {
        arranged(self.read(lang))
    }

    /// The rows in the order in which they are read.
    pub fn read(&self, lang: Lang) -> Rows<'s> {
        let tag = self.site.config.languages.tag(lang);
        let mut rows = Rows { lang, entries: Vec::new(), rows: Vec::new() };
        let headings = self.spoken.headings.get(usize::from(lang.0));
        for record in self.site.records.listed() {
            let id = record.meta().id.as_str();
            let entry = rows.entries.len();
            rows.entries.push(Entry {
                kind: Some(record.kind()),
                path: self.page(record, lang).path(tag),
                title: record.title().show(lang).text,
                phones: self.shown_phones(record, lang),
            });
            let mut reader = Reader::new(self.site, lang, record, entry, headings);
            record.walk(&mut |part| reader.take(part));
            if let Some(prose) = record.meta().prose_for(lang) {
                reader.prose(record, prose);
            }
            rows.rows.extend(reader.finish().into_iter().map(|row| self.valued(row, record, lang)));
            let called = self.terms.get(&(record.kind(), id)).into_iter().flatten();
            rows.rows.extend(called.map(|term| self.called(lang, record, entry, term)));
        }
        let listed = self.spoken.listed.iter().filter(|page| page.lang == lang);
        listed.for_each(|page| list(&mut rows, page));
        rows
    }

    /// The page that shows a record in a language.
    fn page(&self, record: Any<'s>, lang: Lang) -> Page<'s> {
        let id = record.meta().id.as_str();
        match record.kind() {
            Kind::Term => Page::of_part(List::Index(Kind::Term), self.glossary.part(lang, id)),
            kind => Page::of(kind, id),
        }
    }

    /// A row with the values that its place states.
    fn valued(&self, row: Row<'s>, record: Any, lang: Lang) -> Row<'s> {
        let anchor = row.anchor.as_deref().map(str::to_owned);
        let spot = (lang, record.kind(), record.meta().id.clone(), anchor);
        Row { values: self.spoken.values.get(&spot).map_or(&[], Vec::as_slice), ..row }
    }

    /// A row that leads from a term and its other names to a record: a term counts there as a title does, and
    /// as much whether one term leads there or many.
    fn called(&self, lang: Lang, record: Any<'s>, entry: usize, term: &'s Term) -> Row<'s> {
        let others = term.term.iter().filter(|(other, _)| *other != lang).map(|(_, name)| name);
        let names = others.chain(everywhere(self.site, &term.aliases)).map(Cow::Borrowed).collect();
        let title = vec![Cow::Borrowed(term.term.show(lang).text)];
        let context = vec![Cow::Borrowed(record.title().show(lang).text)];
        let anchor = (record.kind() == Kind::Term).then(|| Cow::Borrowed(record.meta().id.as_str()));
        Row { entry, anchor, audience: 0, values: &[], fields: [title, names, context, Vec::new()] }
    }

    /// The numbers that a result shows: its own, and for a unit those that it answers.
    fn shown_phones(&self, record: Any<'s>, lang: Lang) -> Vec<Number> {
        let phones: Vec<&Phone> = match record {
            Any::Agency(unit @ Agency { form: Form::Unit { .. }, .. }) => {
                self.hotlines.answered_by(unit).map(|line| line.phone()).collect()
            }
            Any::Service(service) => {
                for_service(self.site, service).iter().map(|line| line.phone()).collect()
            }
            record => record.phones().iter().collect(),
        };
        let mut numbers: Vec<Number> = phones.into_iter().map(|phone| self.number(phone, lang)).collect();
        numbers.dedup_by(|a, b| a.dialled == b.dialled);
        numbers
    }

    fn number(&self, phone: &Phone, lang: Lang) -> Number {
        let number = &phone.number.value;
        let sentence = self.spoken.extension.get(usize::from(lang.0));
        let shown = match (&phone.extension, sentence) {
            (Some(extension), Some(sentence)) => {
                sentence.replace("{number}", number).replace("{n}", extension)
            }
            _ => number.clone(),
        };
        Number { shown, dialled: phone.dialled(self.site.config.dialling.as_ref()) }
    }
}

/// Adds a page that is no record.
fn list<'s>(rows: &mut Rows<'s>, page: &'s Listed) {
    let entry = rows.entries.len();
    let (path, title) = (page.path.clone(), page.title.as_str());
    rows.entries.push(Entry { kind: None, path, title, phones: Vec::new() });
    let [title, called, intro] = [&page.title, &page.called, &page.intro].map(|text| vec![Cow::from(text)]);
    let fields = [title, called, Vec::new(), intro];
    let anchor = page.anchor.map(Cow::Borrowed);
    rows.rows.push(Row { entry, anchor, audience: 0, values: &[], fields });
}

/// The records, type by type, in an order in which those with words of their names in common lie together.
pub fn arranged(rows: Rows) -> Rows {
    let mut own: Vec<Vec<Row>> = rows.entries.iter().map(|_| Vec::new()).collect();
    rows.rows.into_iter().for_each(|row| own[row.entry].push(row));
    let mut order: Vec<usize> = Vec::new();
    for kind in rows.entries.chunk_by(|a, b| a.kind == b.kind) {
        let from = order.len();
        let of_kind = &own[from..from + kind.len()];
        let names: Vec<Vec<String>> = of_kind.iter().map(|rows| words_of_names(&rows[0])).collect();
        order.extend(order::ordered(&names).into_iter().map(|place| from + place));
    }
    let mut entries: Vec<Option<Entry>> = rows.entries.into_iter().map(Some).collect();
    let mut arranged = Rows { lang: rows.lang, entries: Vec::new(), rows: Vec::new() };
    for place in order {
        let entry = arranged.entries.len();
        arranged.entries.extend(entries[place].take());
        arranged.rows.extend(std::mem::take(&mut own[place]).into_iter().map(|row| Row { entry, ..row }));
    }
    arranged
}

/// The words of a row's title and names.
fn words_of_names(row: &Row) -> Vec<String> {
    let mut words = Vec::new();
    for text in row.fields[..2].iter().flatten() {
        analyzer::tokens(&analyzer::fold(text), |token| words.push(token.text.to_owned()));
    }
    words
}
