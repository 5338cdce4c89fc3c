//! Questions that the site asks of a newcomer, each with its right answer, wrong ones of the same sort,
//! and the place that proves it.

use super::deadlines::{Deadlines, Row};
use crate::check::Checked;
use crate::model::record::{Agency, Boundary, Form, Party, Service};
use crate::model::site::Any;
use crate::model::value::{Unit, When};
use crate::model::{Item, Lang, Languages, Link, Localized, Site};

/// The most wrong answers of a question.
const WRONG: usize = 3;
/// The longest text that is asked about, in bytes of any language: what is longer is no question.
const LONGEST: usize = 300;

/// The most questions of a site, at 0.8 KB of a page each; with more, each sort has `OF_A_SORT`.
const MOST: usize = 120;
/// The questions of each of the four sorts where all would be more than [`MOST`].
const OF_A_SORT: usize = 20;
/// The most candidates of a sort of which questions are tried to be made.
const TRIED: usize = 10 * MOST;
/// The most wrong answers that are looked at for a question.
const LOOKED_AT: usize = 1000;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub enum Ask<'s> {
    /// Whose part is this role?
    Role(&'s Boundary, &'s Party, &'s Item),
    /// Within which time? The words say what must be done.
    Time(&'s Row<'s>, &'s Localized),
    /// Which number is that of the service?
    Number(&'s Service),
    /// Which unit runs the service?
    Unit(&'s Service),
}

/// An answer, right or wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer<'s> {
    /// An agency or a unit.
    Agency(&'s Agency),
    /// A span of time.
    Span(u32, Unit),
    /// A telephone number.
    Number(&'s str),
}

/// A question.
#[derive(Debug)]
pub struct Question<'s> {
    /// Its own name, the same from build to build.
    pub key: String,
    /// What is asked.
    pub ask: Ask<'s>,
    /// Every answer.
    pub answers: Vec<Answer<'s>>,
    /// The place of the right one among them.
    pub right: usize,
}

/// All questions, mixed, in an order that only their names decide; of a large site the first
/// `OF_A_SORT` of each sort in this order.
pub fn questions<'s>(site: &'s Checked<Site>, deadlines: &'s Deadlines<'s>) -> Vec<Question<'s>> {
    let mut sorts = [roles(site), times(deadlines, &site.config.languages), numbers(site), units(site)];
    if sorts.iter().map(Vec::len).sum::<usize>() > MOST {
        sorts.iter_mut().for_each(|sort| sort.truncate(OF_A_SORT));
    }
    let mut all: Vec<Question> = sorts.into_iter().flatten().collect();
    all.sort_by_cached_key(|question| order(&question.key));
    all
}

/// What the order of questions follows from.
fn order(key: &str) -> (u64, String) {
    (hash(key), key.to_owned())
}

/// The first [`MOST`] questions of a sort. Only so many candidates are tried that the work stays the same
/// however large a site is.
fn first<'s, T>(
    mut candidates: Vec<(String, T)>,
    make: impl Fn(String, T) -> Option<Question<'s>>,
) -> Vec<Question<'s>> {
    candidates.sort_by_cached_key(|(key, _)| order(key));
    let made = candidates.into_iter().take(TRIED).filter_map(|(key, candidate)| make(key, candidate));
    made.take(MOST).collect()
}

/// A question with at most three of the wrong answers; none without any wrong one.
fn question<'s>(
    key: String,
    ask: Ask<'s>,
    right: Answer<'s>,
    wrong: impl Iterator<Item = Answer<'s>>,
) -> Option<Question<'s>> {
    let mut answers: Vec<Answer> = Vec::new();
    for answer in wrong {
        if answer != right && !answers.contains(&answer) {
            answers.push(answer);
        }
        if answers.len() == WRONG {
            break;
        }
    }
    if answers.is_empty() {
        return None;
    }
    let place = usize::try_from(hash(&key) % (answers.len() as u64 + 1)).expect("at most three");
    answers.insert(place, right);
    Some(Question { key, ask, answers, right: place })
}

fn roles(site: &Checked<Site>) -> Vec<Question<'_>> {
    let mut candidates = Vec::new();
    for boundary in site.records.boundaries.iter().filter(|boundary| boundary.meta.is_listed()) {
        for (at, party) in boundary.parties.iter().enumerate() {
            for role in party.roles.iter().filter(|role| role.items.is_empty() && short(site, &role.text)) {
                candidates.push((format!("{}.{}", boundary.meta.id, role.anchor), (boundary, at, role)));
            }
        }
    }
    first(candidates, |key, (boundary, at, role)| role_question(site, key, boundary, at, role))
}

/// Whose part is a role of the party at a place of a matter?
fn role_question<'s>(
    site: &'s Checked<Site>,
    key: String,
    boundary: &'s Boundary,
    at: usize,
    role: &'s Item,
) -> Option<Question<'s>> {
    let agency = |link: &Link| match site.get(link) {
        Any::Agency(agency) => Some(agency),
        _ => None,
    };
    let party = &boundary.parties[at];
    let right = agency(&party.agency)?;
    // The other parties first, beginning with the next one, then those of other matters.
    let others = boundary.parties[at + 1..].iter().chain(&boundary.parties[..at]);
    let here = |other: &&Party| boundary.parties.iter().any(|party| party.agency.id == other.agency.id);
    let elsewhere = site.records.boundaries.iter().flat_map(|other| &other.parties);
    let elsewhere = elsewhere.take(LOOKED_AT).filter(|other| !here(other));
    let same = |other: &&Party| !other.roles.iter().any(|mine| says_same(mine, role));
    let wrong = others.chain(elsewhere).filter(same).filter_map(|other| agency(&other.agency));
    let wrong = wrong.filter(|other| !named(site, other, &role.text)).map(Answer::Agency);
    question(key, Ask::Role(boundary, party, role), Answer::Agency(right), wrong)
}

fn says_same(a: &Item, b: &Item) -> bool {
    a.text.show(Lang(0)).text == b.text.show(Lang(0)).text
}

fn short(site: &Site, text: &Localized) -> bool {
    site.config.languages.iter().all(|(lang, _)| text.show(lang).text.len() <= LONGEST)
}

/// Whether a text names an agency by any of its names: it may share what the text speaks of.
fn named(site: &Site, agency: &Agency, text: &Localized) -> bool {
    site.config.languages.iter().any(|(lang, _)| {
        let text = text.show(lang).text.to_lowercase();
        let names = [Some(&agency.name), agency.short.as_ref()].into_iter().flatten();
        let names =
            names.map(|name| name.show(lang).text).chain(agency.aliases.get(lang).iter().map(String::as_str));
        names.filter(|name| !name.is_empty()).any(|name| text.contains(&name.to_lowercase()))
    })
}

fn times<'s>(deadlines: &'s Deadlines<'s>, languages: &Languages) -> Vec<Question<'s>> {
    let span = |row: &Row| match row.deadline.when {
        When::Within(min, max, unit) if min == max && !row.deadline.normally => Some((max, unit)),
        _ => None,
    };
    let known: Vec<(u32, Unit)> = deadlines.rows.iter().filter_map(span).collect();
    let mut candidates = Vec::new();
    for row in &deadlines.rows {
        let step = row.steps.first().and_then(|(_, step)| step.action.words());
        let (Some((count, unit)), Some(what)) = (span(row), row.deadline.of.as_ref().or(step)) else {
            continue;
        };
        // A text that says the number gives the answer away.
        let tells = |text: &Localized| {
            languages.iter().any(|(lang, _)| text.show(lang).text.contains(&count.to_string()))
        };
        if !tells(what) && !row.deadline.from.as_ref().is_some_and(tells) {
            candidates.push((row.key.clone(), (row, what, count, unit)));
        }
    }
    first(candidates, |key, (row, what, count, unit)| {
        let others =
            known.iter().take(LOOKED_AT).filter(|(_, other)| *other == unit).map(|(count, _)| *count);
        let made = [count * 2, count + 5, count.div_ceil(2)];
        let wrong = others.chain(made).filter(|other| *other > 0).map(|other| Answer::Span(other, unit));
        question(key, Ask::Time(row, what), Answer::Span(count, unit), wrong)
    })
}

fn numbers(site: &Checked<Site>) -> Vec<Question<'_>> {
    let services = || site.records.services.iter().filter(|service| service.meta.is_listed());
    let single = services().filter(|service| service.contact.phones.len() == 1);
    let candidates = single.map(|service| (format!("{}.number", service.meta.id), service)).collect();
    first(candidates, |key, service| {
        let others = services().flat_map(|other| &other.contact.phones).take(LOOKED_AT);
        let wrong = others.map(|line| Answer::Number(&line.number.value));
        question(key, Ask::Number(service), Answer::Number(&service.contact.phones[0].number.value), wrong)
    })
}

fn units(site: &Checked<Site>) -> Vec<Question<'_>> {
    let led =
        site.records.services.iter().filter(|service| service.meta.is_listed() && service.lead.len() == 1);
    let candidates = led.map(|service| (format!("{}.unit", service.meta.id), service)).collect();
    first(candidates, |key, service| {
        let answering = service.contact.phones.iter().filter_map(|line| line.unit.as_ref());
        let involved: Vec<&Link> = service.lead.iter().chain(&service.supporting).chain(answering).collect();
        let all = site.records.agencies.iter().filter(|agency| matches!(agency.form, Form::Unit { .. }));
        let wrong = all.take(LOOKED_AT).filter(|unit| involved.iter().all(|link| link.id != unit.meta.id));
        let right = match site.get(&service.lead[0]) {
            Any::Agency(unit @ Agency { form: Form::Unit { .. }, .. }) => Answer::Agency(unit),
            _ => return None,
        };
        question(key, Ask::Unit(service), right, wrong.map(Answer::Agency))
    })
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): mixes, and is the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
