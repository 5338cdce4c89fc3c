//! What the search shows that no record says as text: pages that are no record, and values in words.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::derive::{Derived, Tracker};
use crate::model::value::{Stated, When};
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Site};
use crate::route::{self, Page};
use crate::theme::words::Words;

/// A page that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The language.
    pub lang: Lang,
    /// Its path below the output folder.
    pub path: String,
    /// Its name.
    pub title: String,
    /// What people call it.
    pub called: String,
    /// What it is, in a sentence.
    pub intro: String,
}

/// A place in the site: language, type and id of the record, and the anchor on its page.
pub type Spot = (Lang, Kind, String, Option<String>);

/// What the theme's words add to the search.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Pages that are no record, language by language.
    pub listed: Vec<Listed>,
    /// Deadlines and sums in words, by place.
    pub values: BTreeMap<Spot, Vec<String>>,
}

/// The pages that are searched and are no record, with the key of their words.
const LISTED: [(&str, Page); 9] = [
    ("hotlines", Page::Hotlines),
    ("deadlines", Page::Deadlines),
    ("penalties", Page::Penalties),
    ("matrix", Page::Matrix),
    ("rights", Page::Rights),
    ("limits", Page::Limits),
    ("start", Page::Start),
    ("data", Page::Data),
    ("handbook", Page::Handbook),
];

/// What the search shows in the words of the theme.
pub fn spoken(site: &Checked<Site>, derived: &Derived, words: &[Words]) -> Spoken {
    let mut spoken = Spoken::default();
    for words in words {
        let first = |keys: [String; 2]| {
            let key = keys.into_iter().find(|key| words.has(key));
            key.map_or_else(String::new, |key| words.get(&key).to_owned())
        };
        let there = |page: &Page| route::has(site, derived, *page);
        spoken.listed.extend(LISTED.iter().filter(|(_, page)| there(page)).map(|(key, page)| Listed {
            lang: words.lang,
            path: page.path(&words.tag),
            title: first([format!("nav.{key}"), format!("{key}.title")]),
            called: words.get(&format!("search.also.{key}")).to_owned(),
            intro: first([format!("intro.{key}"), format!("{key}.lead")]),
        }));
        add_values(site, words, &mut spoken.values);
    }
    spoken
}

/// The deadlines and sums of every place.
fn add_values(site: &Checked<Site>, words: &Words, values: &mut BTreeMap<Spot, Vec<String>>) {
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
