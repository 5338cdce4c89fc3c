//! What the search shows that no record says as text: pages that are no record, and values in words.

use std::collections::BTreeMap;

use super::dialled;
use super::row::Spot;
use crate::check::Checked;
use crate::derive::{Derived, Tracker};
use crate::model::application::{Cost, place};
use crate::model::value::{Stated, When};
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Site};
use crate::route::{self, Page};
use crate::theme::words::Words;

/// Where on every page the switch to large print stands.
const LARGE: &str = "_large";

/// A page that is no record, or a place on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The language.
    pub lang: Lang,
    /// Its path below the output folder.
    pub path: String,
    /// The place on it, if it is not meant as a whole.
    pub anchor: Option<&'static str>,
    /// Its name.
    pub title: String,
    /// What people call it.
    pub called: String,
    /// What it is, in a sentence.
    pub intro: String,
}

/// What the theme's words add to the search.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Pages that are no record, language by language.
    pub listed: Vec<Listed>,
    /// Deadlines and sums in words, by place.
    pub values: BTreeMap<Spot, Vec<String>>,
    /// What the page of a service asks above each part of how one applies, language by language, by place.
    pub headings: Vec<BTreeMap<&'static str, String>>,
    /// A number with its extension, language by language: the sentence with `{number}` and `{n}`.
    pub extension: Vec<String>,
}

/// The places of how one applies, with the key of the words above each.
const HEADINGS: [(&str, &str); 7] = [
    (place::EVIDENCE, "service.evidence"),
    (place::COSTS, "service.costs"),
    (place::STATUTORY, "service.statutory"),
    (place::PROMISED, "service.promised"),
    (place::CHANNELS, "service.channels"),
    (place::OUTPUTS, "service.outputs"),
    (place::COMPLAINT, "service.complaint"),
];

/// What the search shows in the words of the theme.
pub fn spoken(site: &Checked<Site>, derived: &Derived, words: &[Words]) -> Spoken {
    let there = Page::ONCE.into_iter().filter(|page| route::has(site, derived, *page));
    let searched = there.filter_map(|page| Some((page, page.row().filter(|row| row.searched)?)));
    let mut spoken = Spoken::default();
    for words in words {
        spoken.listed.extend(searched.clone().map(|(page, row)| Listed {
            lang: words.lang,
            path: page.path(&words.tag),
            anchor: None,
            title: words.get(row.title).to_owned(),
            called: words.get(&format!("search.also.{}", row.name)).to_owned(),
            intro: words.get(row.intro).to_owned(),
        }));
        spoken.listed.push(Listed {
            lang: words.lang,
            path: Page::Home.path(&words.tag),
            anchor: Some(LARGE),
            title: words.get("site.large").to_owned(),
            called: words.get("search.also.large").to_owned(),
            intro: words.get("search.large").to_owned(),
        });
        add_values(site, words, &mut spoken.values);
        dialled::add(site, words, &mut spoken.values);
        let heading = |(place, key): (&'static str, &str)| (place, words.get(key).to_owned());
        spoken.headings.push(HEADINGS.into_iter().map(heading).collect());
        spoken.extension.push(words.get("phone.extension").to_owned());
    }
    spoken
}

/// The deadlines and sums of every place.
fn add_values(site: &Checked<Site>, words: &Words, values: &mut BTreeMap<Spot, Vec<String>>) {
    for service in &site.records.services {
        let said = costs(&service.application.costs, words);
        if !said.is_empty() {
            let spot = (words.lang, Kind::Service, service.meta.id.clone(), Some(place::COSTS.to_owned()));
            values.insert(spot, said);
        }
    }
    for record in site.records.iter() {
        let mut tracker = Tracker::new(record);
        record.walk(&mut |part| {
            tracker.see(part);
            let value = match part {
                Part::Deadline(deadline) if deadline.when != When::NotStated => words.when(deadline),
                Part::Penalty(penalty) => match &penalty.amount {
                    Stated::Is(amount) => words.amount(amount),
                    _ => return,
                },
                _ => return,
            };
            let anchor = tracker.place().anchor.map(str::to_owned);
            let spot = (words.lang, record.kind(), record.meta().id.clone(), anchor);
            let values = values.entry(spot).or_default();
            let value = value.plain();
            if !values.contains(&value) {
                values.push(value);
            }
        });
    }
}

/// What a service costs, a price each.
fn costs(costs: &Stated<Vec<Cost>>, words: &Words) -> Vec<String> {
    match costs {
        Stated::Is(costs) if costs.is_empty() => vec![words.get("service.free").to_owned()],
        Stated::Is(costs) => {
            let sums = costs.iter().filter_map(|cost| match &cost.amount {
                Stated::Is(amount) => Some(words.amount(amount).plain()),
                Stated::Absent | Stated::NotStated => None,
            });
            sums.collect()
        }
        Stated::Absent | Stated::NotStated => Vec::new(),
    }
}
