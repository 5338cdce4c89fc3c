//! What the entries of each list weigh.

use super::cut::Entry;
use super::{List, lists, weight};
use crate::check::Checked;
use crate::derive::deadlines::Deadlines;
use crate::derive::lists::Lists;
use crate::derive::mentions::{Listed, Mentions};
use crate::derive::{chain, matrix};
use crate::model::record::{Agency, Party};
use crate::model::site::Any;
use crate::model::walk::{Part, Relation};
use crate::model::{Kind, Site};

/// An entry with the record to which it belongs.
pub type Weighed<'s> = (Entry, Any<'s>);

/// What the lists over the whole site are made from.
pub struct Sources<'t, 's> {
    /// The site.
    pub site: &'s Checked<Site>,
    /// Its deadlines.
    pub deadlines: &'t Deadlines<'s>,
    /// Its other lists.
    pub lists: &'t Lists<'s>,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $list:ident $entries:ident;)*) => {
        impl<'s> Sources<'_, 's> {
            /// The lists over the whole site with their entries.
            pub fn tables(&self) -> Vec<(List<'s>, Vec<Weighed<'s>>)> {
                let mut tables = vec![$((List::$list, $entries(self))),*];
                let indexes = self.lists.indexes.iter();
                tables.extend(indexes.map(|(kind, index)| (List::Index(*kind), records(index))));
                tables
            }
        }
    };
}

lists!(tables);

/// Entries of which each is of a group when it has the same key as the one before it.
fn grouped<'s, K: PartialEq>(entries: impl Iterator<Item = (K, usize, Any<'s>)>) -> Vec<Weighed<'s>> {
    let mut before = None;
    let entry = |(key, weight, record)| {
        let begins = before.as_ref() != Some(&key);
        before = Some(key);
        (Entry { weight, begins }, record)
    };
    entries.map(entry).collect()
}

fn key(record: Any<'_>) -> (Kind, &str) {
    (record.kind(), record.meta().id.as_str())
}

fn name(record: Any) -> usize {
    weight::LINK + weight::text(record.short())
}

fn hotlines<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    grouped(sources.lists.numbers.iter().map(|(unit, line)| {
        let record = line.record();
        // Whole, the page holds a number twice: by task and by unit.
        let weight = 2 * (2 * weight::ENTRY + name(record));
        let belongs = unit.map_or(record, Any::Agency);
        (unit.map(|unit| unit.meta.id.as_str()), weight, belongs)
    }))
}

fn deadlines<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    let (site, deadlines) = (sources.site, sources.deadlines);
    grouped(deadlines.by_form().into_iter().map(|(form, at)| {
        let row = &deadlines.rows[at];
        let (place, steps) = (&row.place, row.steps.iter());
        let rungs = steps.map(|(procedure, step)| chain::after(site, procedure, step));
        let rungs = rungs.max_by_key(Vec::len).unwrap_or_default();
        let rung = |rung: &chain::Rung| {
            let said = rung.step.action.words().into_iter().chain(rung.answer);
            weight::ROW / 2
                + weight::texts(said)
                + weight::deadline(rung.deadline)
                + weight::links(site, &rung.step.actor)
        };
        let said = place.text.into_iter().chain(row.steps.first().and_then(|(_, step)| step.action.words()));
        let basis = place.item.map_or(0, |item| weight::links(site, &item.basis));
        let own = weight::ROW + weight::deadline(row.deadline) + weight::texts(said);
        let weight = own + basis + weight::links(site, place.who) + rungs.iter().map(rung).sum::<usize>();
        ((form, key(place.record)), weight, place.record)
    }))
}

fn penalties<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    grouped(sources.lists.penalties.iter().map(|row| {
        let place = row.place.text.map_or(0, weight::text);
        let weight = weight::ROW / 2 + place + weight::penalty(sources.site, row.penalty);
        (key(row.place.record), weight, row.place.record)
    }))
}

fn matters<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    let site = sources.site;
    // Whole, the page has a table too, with a cell for each body.
    let bodies = matrix::bodies(site).len();
    grouped(site.records.boundaries.iter().filter(|matter| matter.meta.is_listed()).map(|matter| {
        let record = Any::Boundary(matter);
        let part = |party: &Party| {
            let short = party.short.as_ref().or(party.roles.first().map(|role| &role.text));
            2 * (2 * weight::ENTRY + short.map_or(0, weight::text)) + weight::links(site, [&party.agency])
        };
        let parts: usize = matter.parties.iter().map(part).sum();
        (key(record), 2 * name(record) + parts + bodies * weight::LINK / 2, record)
    }))
}

fn rights<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    let site = sources.site;
    grouped(sources.lists.rights.iter().map(|(part, group)| {
        let items: usize = group.items.iter().map(|item| weight::item(site, item)).sum();
        (*part, weight::ROW / 2 + 2 * name(group.record) + items, group.record)
    }))
}

fn limits<'s>(sources: &Sources<'_, 's>) -> Vec<Weighed<'s>> {
    let site = sources.site;
    grouped(sources.lists.limits.iter().map(|limit| {
        let places: usize = limit.places.iter().map(|(record, _)| name(*record)).sum();
        (limit.ban.stage, weight::item(site, limit.ban.item) + places, limit.places[0].0)
    }))
}

fn records<'s>(index: &[(usize, Any<'s>)]) -> Vec<Weighed<'s>> {
    grouped(index.iter().map(|(group, record)| {
        let summary = record.summary().map_or(0, weight::text);
        let numbers = weight::ENTRY * record.phones().len();
        (*group, weight::ENTRY + weight::text(record.title()) + summary + numbers, *record)
    }))
}

/// The references to a record; those in one place of one record follow one another.
pub fn mentions<'s>(listed: &[Listed<'s>]) -> Vec<Weighed<'s>> {
    grouped(listed.iter().map(|listed| {
        let place = &listed.mention.place;
        let text = place.anchor.and(place.text).map_or(0, |text| weight::ENTRY + weight::text(text));
        ((listed.sort, key(place.record)), name(place.record) + text, place.record)
    }))
}

/// What the page of an agency holds besides what it says of itself, told at length.
pub fn agency<'s>(site: &'s Checked<Site>, mentions: &Mentions<'s>, agency: &'s Agency) -> usize {
    let id = agency.meta.id.as_str();
    let listed = self::mentions(&mentions.listed(Any::Agency(agency), false));
    let listed: usize = listed.iter().map(|(entry, _)| entry.weight).sum();
    let told = mentions.to(Kind::Agency, id).map(|mention| match (mention.relation, mention.place.record) {
        (Relation::Party | Relation::Lead, Any::Boundary(matter)) => {
            let own = matter.parties.iter().filter(|party| party.agency.id == id);
            let roles = own.flat_map(|party| &party.roles);
            name(mention.place.record) + roles.map(|role| weight::item(site, role)).sum::<usize>()
        }
        (Relation::UnitOf, unit) => name(unit),
        _ => 0,
    });
    listed + told.sum::<usize>()
}

/// The markup around a name in an index by letter.
const NAME: usize = 70;

/// The page of every name by letter.
pub fn alphabet(site: &Checked<Site>) -> usize {
    let languages = || site.config.languages.iter();
    let record = |record: Any| {
        let mut aliases = 0;
        record.walk(&mut |part| {
            if let Part::Aliases(list) = part {
                let of = |(lang, _)| list.get(lang).iter().map(|name| NAME + name.len()).sum::<usize>();
                aliases += languages().map(of).max().unwrap_or_default();
            }
        });
        let names = record.names().len() * NAME;
        NAME + weight::text(record.title()) + names + aliases + NAME * record.phones().len()
    };
    site.records.iter().map(record).sum()
}
