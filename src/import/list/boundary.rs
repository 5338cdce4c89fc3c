//! The table of what several offices share: a matter, the part of each, the legal basis, a case.

use serde_yaml::{Mapping, Value};

use super::columns::Known;
use super::heads::Column;
use super::notes::{add_notes, says_nothing};
use super::{Reader, counted, first_place, name_of};
use crate::import::account::{Fate, Why};
use crate::import::cited::cited;
use crate::import::document::Cell;
use crate::import::record::{escaped, line, map};

impl Reader {
    pub(super) fn boundaries(&mut self, known: &Known) {
        let mut at = self.files.count("boundaries");
        let mut boundary: Option<(Mapping, Vec<Value>)> = None;
        for row in self.rows(known) {
            let matter = line(&known.text_of(row, Column::Matter));
            let is_new = !matter.is_empty() || boundary.is_none();
            if is_new {
                self.finish_boundary(at, boundary.take());
                at += 1;
                boundary = Some((self.matter(known, row, at, &matter), Vec::new()));
            }
            let mut held = vec![Column::Ordinal, Column::Matter];
            // Basis and case are those of the matter, and stand in its first row.
            held.extend(is_new.then_some([Column::Basis, Column::Case]).into_iter().flatten());
            if let Some((_, parties)) = &mut boundary
                && let Some(party) = self.party(known, row, &format!("b{at}.{}", parties.len() + 1))
            {
                held.extend([Column::Party, Column::Role]);
                parties.push(party.into());
            }
            let notes = self.others(known, row, &held);
            if let Some((record, parties)) = &mut boundary {
                let party = parties.last_mut().and_then(Value::as_mapping_mut);
                add_notes(party.unwrap_or(record), notes);
            }
            self.take_row(row, &format!("boundaries/b{at}.yaml"));
            self.leave_empty(row);
        }
        self.finish_boundary(at, boundary);
    }

    /// What a matter's first row says of it: its name, its legal basis, its case.
    fn matter(&mut self, known: &Known, row: &[Cell], at: usize, matter: &str) -> Mapping {
        let path = format!("boundaries/b{at}.yaml");
        let source = format!("b{at}");
        let role = line(&known.text_of(row, Column::Role));
        let name = name_of(&[matter, &role], &source);
        let mut record = map([
            ("order", at.into()),
            ("source", source.as_str().into()),
            ("matter", self.files.said(name)),
        ]);
        self.ordinal(known, row, at);
        if known.text_of(row, Column::Ordinal).trim().is_empty()
            && let Some(place) = first_place(known.cell_of(row, Column::Matter))
            && let Some(cell) = known.cell_of(row, Column::Matter)
        {
            self.cell_note(cell, Fate::Taken, &path);
            self.account.mark(&place, Fate::Repaired(Why::OrdinalMissing));
        }
        let basis = line(&known.text_of(row, Column::Basis));
        let named = self.laws.named(&basis);
        if !named.is_empty() {
            let entry = |(j, law): (usize, String)| {
                Value::from(map([("law", law.into()), ("source", format!("b{at}.L{}", j + 1).into())]))
            };
            record
                .insert("basis".into(), named.into_iter().enumerate().map(entry).collect::<Vec<_>>().into());
        }
        if says_more(&basis) {
            record.insert("note".into(), self.files.gap(format!("依据一栏写作：{basis}")));
        }
        let case = known.text_of(row, Column::Case);
        if !case.trim().is_empty() && !says_nothing(line(&case).as_str()) {
            self.case(known, row, at, name, &case);
            record.insert("case".into(), format!("b{at}").into());
        }
        record
    }

    fn case(&mut self, known: &Known, row: &[Cell], at: usize, matter: &str, story: &str) {
        let source = format!("b{at}.case");
        let record = map([
            ("order", at.into()),
            ("source", source.into()),
            ("title", self.files.said(matter)),
            ("boundary", format!("b{at}").into()),
            ("shows", self.files.said(&first_sentence(story))),
        ]);
        self.files.record(&format!("cases/b{at}.yaml"), record);
        let paragraphs: Vec<String> =
            story.lines().filter(|line| !line.trim().is_empty()).map(|line| escaped(line.trim())).collect();
        self.files.prose(&format!("cases/b{at}"), paragraphs.join("\n\n") + "\n");
        self.count("cases", 1);
        if let Some(cell) = known.cell_of(row, Column::Case) {
            let path = format!("cases/b{at}.{}.md", self.files.lang);
            self.cell_note(cell, Fate::Taken, &path);
        }
    }

    fn party(&mut self, known: &Known, row: &[Cell], source: &str) -> Option<Mapping> {
        let (name, roles) = (line(&known.text_of(row, Column::Party)), known.text_of(row, Column::Role));
        // Somebody of whom nothing is said, and something that nobody does, stand in notes.
        if name.is_empty() || roles.trim().is_empty() {
            return None;
        }
        let (agency, shortened) = self.who.agency(&name);
        if shortened && let Some(cell) = known.cell_of(row, Column::Party) {
            self.cell_note(cell, Fate::Repaired(Why::ShortName), "agencies.yaml");
        }
        let items: Vec<Value> = match counted(&roles) {
            Some(parts) => {
                let item = |(j, part): (usize, &String)| {
                    self.item(part, Some(&format!("{source}.{}", j + 1))).into()
                };
                parts.iter().enumerate().map(item).collect()
            }
            None => vec![self.item(&roles, None).into()],
        };
        self.count("parties", 1);
        Some(map([("agency", agency.into()), ("source", source.into()), ("roles", items.into())]))
    }

    fn finish_boundary(&mut self, at: usize, boundary: Option<(Mapping, Vec<Value>)>) {
        let Some((mut record, mut parties)) = boundary else { return };
        if parties.is_empty() {
            // A matter in the office's own list, of which nothing else is said.
            let role = record.get("matter").cloned().unwrap_or_default();
            let own = self.who.own();
            parties.push(map([("agency", own.into()), ("roles", Value::Sequence(vec![role]))]).into());
        }
        self.count("boundaries", 1);
        record.insert("parties".into(), parties.into());
        self.files.record(&format!("boundaries/b{at}.yaml"), record);
    }
}

/// The first sentence of a story.
fn first_sentence(story: &str) -> String {
    let text = line(story);
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    text[..end].to_owned()
}

/// Whether a legal basis says more than titles with their numbers: who issued them, or something that has no title.
pub(super) fn says_more(basis: &str) -> bool {
    let mut rest: String = basis.split_whitespace().collect();
    for one in cited(&rest) {
        rest = rest.replacen(&one.title, "", 1);
        if let Some(number) = one.number {
            rest = rest.replacen(&format!("（{number}）"), "", 1).replacen(&format!("({number})"), "", 1);
        }
    }
    rest.chars().any(|c| c.is_alphabetic() && !"一二三四五六七八九十第条和及等".contains(c))
}
