//! Numbers that a section of a guide dials, though they are listed for something else: who looks for the section gets
//! them with its hit, and is told what they are listed for.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::row::Spot;
use crate::check::Checked;
use crate::derive::{headings, hotlines};
use crate::model::record::{HOTLINE, Record, Service};
use crate::model::site::Any;
use crate::model::{Kind, Link, Prose, Site};
use crate::theme::words::Words;

/// What a value begins with that is a number: behind it, apart by tabs, how it is dialled, how people read it, and
/// what it is listed for.
const MARK: &str = "tel:";
/// The most services whose numbers a section dials that is about one of them; with more it is a list of numbers.
const MOST: usize = 2;

/// Adds the numbers of each section of a guide to what its place states.
pub fn add(site: &Checked<Site>, words: &Words, values: &mut BTreeMap<Spot, Vec<String>>) {
    for guide in site.records.guides.iter().filter(|guide| guide.meta.is_listed()) {
        let Some(prose) = guide.meta.prose_for(words.lang) else { continue };
        for (at, services) in sections(site, prose) {
            let ids = headings::ids(Any::Guide(guide), prose);
            let numbers = services.iter().flat_map(|service| numbers(site, service, words)).collect();
            let spot = (words.lang, Kind::Guide, guide.meta.id.clone(), Some(ids[at].1.clone()));
            values.insert(spot, numbers);
        }
    }
}

/// The services whose numbers a text dials, by the number of the heading above, from 0.
fn sections<'s>(site: &'s Checked<Site>, prose: &Prose) -> BTreeMap<usize, Vec<&'s Service>> {
    let mut sections: BTreeMap<usize, Vec<&Service>> = BTreeMap::new();
    let mut headings = 0;
    for event in &prose.events {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Link { dest_url, .. }) if headings > 0 => {
                let link = Link::parse(dest_url, Default::default());
                let link = link.filter(|link| link.fragment.as_deref() == Some(HOTLINE));
                if let Some(Any::Service(service)) = link.map(|link| site.get(&link))
                    && service.meta.is_listed()
                {
                    sections.entry(headings - 1).or_default().push(service);
                }
            }
            _ => {}
        }
    }
    sections.retain(|_, services| services.len() <= MOST);
    sections
}

fn numbers(site: &Checked<Site>, service: &Service, words: &Words) -> Vec<String> {
    let title = service.title().show(words.lang).text;
    let about = words.get("search.listed_for").replace("{service}", title);
    let lines = hotlines::for_service(site, service).into_iter();
    lines
        .map(|line| {
            let dialled = line.phone().dialled(site.config.dialling.as_ref());
            format!("{MARK}{dialled}\t{}\t{about}", words.phone(line.phone()).plain())
        })
        .collect()
}

/// A number among values with what it is listed for, as people read it; none of any other value.
pub fn said(value: &str) -> Option<String> {
    let mut parts = value.strip_prefix(MARK)?.split('\t').skip(1);
    Some(format!("{} ({})", parts.next()?, parts.next()?))
}
