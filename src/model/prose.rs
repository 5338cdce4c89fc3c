//! Long texts: Markdown as a sequence of events, checked and without raw HTML.

use pulldown_cmark::Event;

use super::{Lang, Link};
use crate::tree::FileId;

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
}

impl Prose {
    /// The plain words, headings and list items on lines of their own; for search and comparison.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for event in &self.events {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::End(end) if is_block(end) => text.push('\n'),
                _ => {}
            }
        }
        text
    }
}

fn is_block(end: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
