//! Long texts: Markdown as a sequence of events, checked and without raw HTML.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::attachment::FileLink;
use super::{Lang, Link};
use crate::tree::FileId;

/// A link of this address leads into the search for its own words: examples, which are not found by themselves.
pub const SEARCH: &str = "search:";

/// A Markdown text in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// The language.
    pub lang: Lang,
    /// The file it was read from.
    pub file: FileId,
    /// The text in reading order. A link into the site keeps its written form (`type/id#place`).
    pub events: Vec<Event<'static>>,
    /// The links into the site, in reading order.
    pub links: Vec<Link>,
    /// The files and pictures that it shows or leads to, in reading order.
    pub files: Vec<FileLink>,
    /// The BLAKE3 hash of what was written, from which all else follows.
    pub digest: [u8; 32],
}

impl Hash for Prose {
    /// By what was written, since events cannot be hashed.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.lang, self.digest).hash(state);
    }
}

impl Prose {
    /// The plain words, headings and list items on lines of their own; for comparison.
    pub fn plain(&self) -> String {
        self.plain_with(|_| None)
    }

    /// As [`Prose::plain`]; a link without words gets those that its destination, as written, is called by.
    pub fn plain_with(&self, called: impl Fn(&str) -> Option<String>) -> String {
        plain(&self.events, &called, true)
    }

    /// The plain words cut at headings, in reading order, without examples of what to search for; `called` as for
    /// [`Prose::plain_with`]. What stands before the first heading is no section and comes apart.
    pub fn sections(&self, called: impl Fn(&str) -> Option<String>) -> (String, Vec<Section>) {
        let mut starts = self.heading_starts();
        let first = starts.first().copied().unwrap_or(self.events.len());
        starts.push(self.events.len());
        let section = |bounds: &[usize]| {
            let events = &self.events[bounds[0]..bounds[1]];
            let Event::Start(Tag::Heading { level, .. }) = &events[0] else {
                unreachable!("it starts there")
            };
            let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
            let end = end.unwrap_or(events.len());
            Section {
                level: *level,
                heading: plain(&events[..end], &called, false),
                text: plain(&events[end..], &called, false),
            }
        };
        (plain(&self.events[..first], &called, false), starts.windows(2).map(section).collect())
    }

    /// What `#…` calls the headings, in reading order: their words, each name once. Never empty.
    pub fn headings(&self) -> Vec<String> {
        let mut names = Names::default();
        let starts = self.heading_starts().into_iter();
        starts.map(|at| names.give(&slug(&words(&self.events[at + 1..])))).collect()
    }

    /// Where among the events headings start.
    fn heading_starts(&self) -> Vec<usize> {
        let events = self.events.iter().enumerate();
        let starts = events.filter(|(_, event)| matches!(event, Event::Start(Tag::Heading { .. })));
        starts.map(|(at, _)| at).collect()
    }
}

/// A piece of a long text under a heading, as plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's level, as written.
    pub level: HeadingLevel,
    /// The heading.
    pub heading: String,
    /// What follows, up to the next heading of whatever level.
    pub text: String,
}

/// Names that were given, so that each is given once.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
    /// By a name that was asked for again, the number from which to look for a free one: a text may have ten
    /// thousand headings that are called the same.
    next: HashMap<String, usize>,
}

impl Names {
    /// Keeps a name from being given.
    pub fn keep(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// The name, or with the first free number after a hyphen if it was given before.
    pub fn give(&mut self, name: &str) -> String {
        let name = if name.is_empty() { "heading" } else { name };
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let number = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{name}-{number}");
            *number += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

fn plain(events: &[Event], called: &impl Fn(&str) -> Option<String>, examples: bool) -> String {
    let mut text = String::new();
    let mut example = false;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.as_ref() == SEARCH => example = !examples,
            Event::End(TagEnd::Link) => example = false,
            Event::Text(_) | Event::Code(_) if example => {}
            Event::Start(Tag::Link { dest_url, .. })
                if matches!(events.get(at + 1), Some(Event::End(TagEnd::Link))) =>
            {
                text.push_str(&called(dest_url).unwrap_or_default());
            }
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(end) if is_block(end) => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The words of the heading that these events continue.
fn words(events: &[Event]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    inside
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect()
}

/// Letters and digits of any script in lower case, everything else as hyphens.
fn slug(text: &str) -> String {
    let mapped: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    mapped.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn is_block(end: &TagEnd) -> bool {
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::default();
        names.keep("main");
        let given = ["notes", "notes", "notes-2", "", "main", "notes"].map(|name| names.give(name));
        assert_eq!(given, ["notes", "notes-2", "notes-2-2", "heading", "main-2", "notes-3"]);
    }

    #[test]
    fn examples_are_read_and_not_searched() {
        let events = pulldown_cmark::Parser::new("Try [kite](search:) or [that](x).").collect();
        let (links, files, digest) = Default::default();
        let prose = Prose { lang: Lang(0), file: FileId(0), events, links, files, digest };
        assert_eq!(prose.plain().trim(), "Try kite or that.");
        assert_eq!(prose.sections(|_| None).0.trim(), "Try  or that.");
    }

    #[test]
    fn slugs_keep_letters_of_any_script() {
        assert_eq!(slug("What *is* 计量？ (2)"), "what-is-计量-2");
    }
}
