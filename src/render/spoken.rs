//! What the search shows that no record says as text: pages that are no record, and values in words.

use std::collections::BTreeMap;

use super::Press;
use super::html::Html;
use super::route::Page;
use super::template::Templates;
use super::theme::Theme;
use super::view::Cx;
use crate::check::Checked;
use crate::derive::Tracker;
use crate::derive::changes::Days;
use crate::derive::deadlines::Deadlines;
use crate::derive::mentions::Mentions;
use crate::model::value::{Stated, When};
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Site};
use crate::tree::{OutputTree, SourceTree};

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

/// What the theme's words add to the search. Empty if the theme has a fault, which rendering reports.
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
pub fn spoken(site: &Checked<Site>, sources: &SourceTree) -> Spoken {
    let mut found = Vec::new();
    let theme = Theme::load(&site.config, sources, &mut found);
    let templates = Templates::load(&theme, sources, &mut found);
    let dress = theme.dress(&site.config, sources, &mut OutputTree::default(), &mut found);
    let (Some(templates), Some(dress)) = (templates, dress) else { return Spoken::default() };
    let mentions = Mentions::of(site);
    let deadlines = Deadlines::of(site);
    let press = Press {
        site,
        mentions: &mentions,
        deadlines: &deadlines,
        days: Days::of(site),
        templates: &templates,
        dress: &dress,
        base_url: None,
    };
    let mut spoken = Spoken::default();
    for (lang, tag) in site.config.languages.iter() {
        let cx = press.cx(lang, Page::Search);
        spoken.listed.extend(LISTED.iter().map(|(key, page)| {
            let first = |keys: [String; 2]| {
                let key = keys.into_iter().find(|key| cx.words.has(key));
                key.map_or_else(String::new, |key| cx.words.get(&key).to_owned())
            };
            Listed {
                lang,
                path: page.path(tag),
                title: first([format!("nav.{key}"), format!("{key}.title")]),
                called: cx.words.get(&format!("search.also.{key}")).to_owned(),
                intro: first([format!("intro.{key}"), format!("{key}.lead")]),
            }
        }));
        add_values(&cx, &mut spoken.values);
    }
    spoken
}

/// The deadlines and sums of every place.
fn add_values(cx: &Cx, values: &mut BTreeMap<Spot, Vec<String>>) {
    for record in cx.site.records.iter() {
        let mut tracker = Tracker::new(record);
        record.walk(&mut |part| {
            tracker.see(part);
            let value = match part {
                Part::Deadline(deadline) if deadline.when != When::NotStated => cx.when(deadline),
                Part::Penalty(penalty) => match &penalty.amount {
                    Stated::Is(amount) => cx.amount(amount),
                    _ => return,
                },
                _ => return,
            };
            let anchor = tracker.place().anchor.map(str::to_owned);
            let spot = (cx.lang, record.kind(), record.meta().id.clone(), anchor);
            let values = values.entry(spot).or_default();
            let value = plain(&value);
            if !values.contains(&value) {
                values.push(value);
            }
        });
    }
}

/// The text of a piece of markup.
fn plain(html: &Html) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.0.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
