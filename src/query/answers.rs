//! Questions → the fingerprints of their answers.

use std::hash::Hash;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::entries::{Entries, Timed};
use super::{Called, Fingerprint, Question};
use crate::check::Checked;
use crate::derive::bans::Limit;
use crate::derive::deadlines::of_step;
use crate::derive::hotlines::{Line, for_service};
use crate::derive::inspection::Group;
use crate::derive::parts::List;
use crate::derive::{Derived, Place, application, changes, headings, matrix};
use crate::model::record::Procedure;
use crate::model::site::Any;
use crate::model::{Kind, Site};
use crate::route::{self, Page};

/// The answers of a site as fingerprints.
///
/// Where an answer leads to records, its fingerprint is made of theirs: what stands at a place of a record
/// follows from what the record says.
pub struct Answers<'a> {
    entries: Entries<'a>,
    /// By the number of the record.
    records: Vec<Fingerprint>,
    everything: OnceLock<Fingerprint>,
    newest: OnceLock<Fingerprint>,
}

impl<'a> Answers<'a> {
    /// The answers of a site.
    pub fn of(site: &'a Checked<Site>, derived: &'a Derived<'a>) -> Self {
        let all: Vec<Any> = site.records.iter().collect();
        let made: Vec<_> =
            all.par_iter().map(|record| (record.number().index(), Fingerprint::of(record))).collect();
        let mut records = vec![Fingerprint::default(); site.names()];
        made.into_iter().for_each(|(at, fingerprint)| records[at] = fingerprint);
        let entries = Entries { site, derived };
        Self { entries, records, everything: OnceLock::new(), newest: OnceLock::new() }
    }

    /// The fingerprint of all answers to these questions.
    pub fn all<'q>(&self, questions: impl IntoIterator<Item = &'q Question<'q>>) -> Fingerprint {
        Fingerprint::all(questions.into_iter().map(|question| self.to(question)))
    }

    /// The fingerprint of the answer to a question.
    pub fn to(&self, question: &Question) -> Fingerprint {
        let Entries { site, derived } = self.entries;
        let belonging = || derived.belonging();
        match question {
            Question::Everything => *self.everything.get_or_init(|| self.of_all(site.records.iter())),
            Question::Record(kind, id) => hash(site.find(*kind, id).map(|record| self.record(record))),
            Question::Called(kind, id) => hash(site.find(*kind, id).map(Called::from)),
            Question::Exists(kind, id) => hash(site.find(*kind, id).is_some()),
            Question::Records(kind) => self.of_all(site.records.of(*kind)),
            Question::Count(kind) => hash(site.listed(*kind).len()),
            Question::Any(kind) => hash(site.records.count(*kind) > 0),
            Question::There(at) => hash(Page::ONCE.get(*at).map(|page| route::has(site, derived, *page))),
            Question::Alphabet => hash(derived.alphabet()),
            Question::Guided => hash(application::is_told(site)),
            Question::Dated => hash(derived.days().any),
            Question::Checked => hash(derived.days().checked),
            Question::Newest => *self.newest.get_or_init(|| hash(changes::newest(site))),
            Question::Home(source) => {
                let home = derived.mentions().home(source);
                hash(home.map(|home| (Called::from(home.record), home.anchor)))
            }
            Question::Heading(kind, id, name, lang) => {
                hash(site.find(*kind, id).and_then(|record| headings::called(record, name, *lang)))
            }
            Question::Mentions(kind, id) => Fingerprint::all(
                derived
                    .mentions()
                    .to(*kind, id)
                    .map(|one| (self.place(&one.place), one.relation, one.fragment)),
            ),
            Question::Crowded(agency) => hash(derived.crowded(agency)),
            Question::Units(body) => {
                self.of_all(belonging().units(body).iter().map(|unit| Any::Agency(unit)))
            }
            Question::Matters(agency) => {
                let parts = belonging().matters(agency).iter();
                Fingerprint::all(
                    parts.map(|(matter, party)| (self.record(Any::Boundary(matter)), &party.anchor)),
                )
            }
            Question::Procedures(kind, id) => {
                self.of_all(belonging().procedures(*kind, id).iter().map(|one| Any::Procedure(one)))
            }
            Question::Answered(agency) => match site.find(Kind::Agency, agency) {
                Some(Any::Agency(agency)) => self.lines(derived.hotlines().answered_by(agency)),
                _ => Fingerprint::default(),
            },
            Question::Reached(id) => match site.find(Kind::Service, id) {
                Some(Any::Service(service)) => self.lines(for_service(site, service)),
                _ => Fingerprint::default(),
            },
            Question::Lines => self.lines(derived.hotlines().lines.iter().copied()),
            Question::LineCount => hash(derived.hotlines().lines.len()),
            Question::Chosen => self.lines(derived.hotlines().chosen(site)),
            Question::Bodies => self.of_all(matrix::bodies(site).into_iter().map(Any::Agency)),
            Question::Times(id) => match site.find(Kind::Procedure, id) {
                Some(Any::Procedure(procedure)) => self.times(procedure),
                _ => Fingerprint::default(),
            },
            Question::Cut(list) => self.cut(*list),
            Question::Part(list, part) => self.part(*list, *part),
            Question::Terms(lang, part) => {
                self.of_all(self.entries.terms(*lang, *part).iter().map(|term| Any::Term(term)))
            }
            Question::TermPart(id) => {
                let languages = site.config.languages.iter();
                Fingerprint::all(languages.map(|(lang, _)| derived.glossary().part(lang, id)))
            }
        }
    }

    /// What a record says.
    fn record(&self, record: Any) -> Fingerprint {
        self.records[record.number().index()]
    }

    fn of_all<'r>(&self, records: impl IntoIterator<Item = Any<'r>>) -> Fingerprint {
        Fingerprint::all(records.into_iter().map(|record| self.record(record)))
    }

    /// A place in a record: what it says, and where in it.
    fn place<'p>(&self, place: &'p Place) -> impl Hash + use<'p> {
        let (item, step) = (place.item.map(|item| &item.anchor), place.step.map(|step| &step.id));
        (self.record(place.record), place.anchor, place.text, place.who, item, step, place.source)
    }

    fn lines<'l>(&self, lines: impl IntoIterator<Item = Line<'l>>) -> Fingerprint {
        Fingerprint::all(lines.into_iter().map(|line| self.line(&line)))
    }

    fn line<'l>(&self, line: &Line<'l>) -> impl Hash + use<'l> {
        (self.record(line.record()), line.phone())
    }

    /// Where the deadlines of a procedure stand on the page of all deadlines.
    fn times(&self, procedure: &Procedure) -> Fingerprint {
        let derived = self.entries.derived;
        let deadlines = derived.deadlines();
        let steps = procedure.all_steps();
        let own = steps.iter().flat_map(|step| of_step(step));
        let places = own.map(|(deadline, _)| {
            let at = deadlines.of_step(deadline)?;
            Some((derived.part_of_deadline(at), &deadlines.rows[at].key))
        });
        Fingerprint::all(places)
    }

    fn cut(&self, list: List) -> Fingerprint {
        let Entries { site, derived } = self.entries;
        let ranges = derived.parts(list).iter().map(|part| (part.range.start, part.range.end));
        let count = self.entries.count(list);
        let languages = || site.config.languages.iter();
        let ends = (1..=count)
            .flat_map(|part| languages().map(move |(lang, _)| self.entries.ends(list, part, lang)));
        hash((count, Fingerprint::all(ranges), Fingerprint::all(ends)))
    }

    fn part(&self, list: List, part: usize) -> Fingerprint {
        let entries = self.entries;
        match list {
            List::Hotlines => Fingerprint::all(
                entries
                    .numbers(part)
                    .iter()
                    .map(|(unit, line)| (unit.map(|unit| self.record(Any::Agency(unit))), self.line(line))),
            ),
            List::Deadlines => {
                Fingerprint::all(entries.deadlines(part).iter().map(|timed| self.timed(timed)))
            }
            List::Penalties => Fingerprint::all(
                entries.penalties(part).iter().map(|row| (self.place(&row.place), row.penalty)),
            ),
            List::Matrix => self.of_all(entries.matters(part).into_iter().map(Any::Boundary)),
            List::Rights => self.groups(entries.rights(part)),
            List::Limits => self.limits(entries.limits(part)),
            List::Index(kind) => Fingerprint::all(
                entries.index(kind, part).iter().map(|(group, record)| (group, self.record(*record))),
            ),
            List::Mentions(kind, id) => match entries.site.find(kind, id) {
                Some(record) => Fingerprint::all(entries.mentions(record, part).iter().map(|listed| {
                    let mention = &listed.mention;
                    (listed.sort, self.place(&mention.place), mention.relation, mention.fragment)
                })),
                None => Fingerprint::default(),
            },
        }
    }

    fn timed(&self, timed: &Timed) -> Fingerprint {
        let row = timed.row;
        let steps =
            row.steps.iter().map(|(procedure, step)| (self.record(Any::Procedure(procedure)), &step.id));
        let along = timed.along.as_ref().map(|(procedure, rungs)| {
            let rungs = rungs.iter().map(|rung| {
                (self.record(Any::Procedure(rung.procedure)), &rung.step.id, rung.answer, rung.deadline)
            });
            (self.record(Any::Procedure(procedure)), Fingerprint::all(rungs))
        });
        let own = (timed.form, &row.key, row.deadline, self.place(&row.place));
        hash((own, Fingerprint::all(steps), along))
    }

    fn limits(&self, limits: &[Limit]) -> Fingerprint {
        let places = |limit: &Limit| {
            Fingerprint::all(limit.places.iter().map(|(record, item)| (self.record(*record), &item.anchor)))
        };
        Fingerprint::all(limits.iter().map(|limit| (&limit.ban, places(limit))))
    }

    fn groups(&self, groups: &[(&'static str, Group)]) -> Fingerprint {
        Fingerprint::all(groups.iter().map(|(key, group)| (key, self.record(group.record), &group.items)))
    }
}

fn hash(value: impl Hash) -> Fingerprint {
    Fingerprint::of(&value)
}
