//! Reading a text event by event.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::joints::{JOINT, without_joints};
use super::leftover::{After, Piece};
use super::{beside, check, leftover, lost, picture};
use crate::diagnostic::{Diagnostic, Span, code};
use crate::load::slips;
use crate::model::Prose;
use crate::model::id::place as place_of;
use crate::tree::FileId;

/// Deepest nesting of quotes, lists and emphasis. Browsers and readers give up far earlier than the parser does.
pub const DEEPEST: usize = 32;

/// A text that is being read.
pub struct Reading<'r> {
    /// As it was typed.
    pub source: &'r str,
    /// As it is parsed.
    pub text: &'r str,
    /// The folder of records in which it lies.
    folder: &'r str,
    /// Its file.
    pub file: FileId,
    /// What was found.
    pub found: &'r mut Vec<Diagnostic>,
    /// What it has become so far.
    pub prose: Prose,
    /// Links to places of the text itself.
    pub places: Vec<(String, Span)>,
    /// Where in the source there is code, in order.
    pub code: Vec<Range<usize>>,
    /// The plain text outside code and links, in order.
    pub pieces: Vec<Piece>,
    /// What the next piece of text will follow.
    next: After,
    /// Which event ended the last line.
    line_end: usize,
    depth: usize,
    links: usize,
    in_code: bool,
    in_comment: bool,
    picture: picture::Open,
    /// Of each open emphasis whether it is the sign of a product: `30*40*50`.
    products: Vec<bool>,
}

impl<'r> Reading<'r> {
    /// A text of which nothing has been read yet; `empty` is what it becomes part of.
    pub fn new(
        source: &'r str,
        text: &'r str,
        folder: &'r str,
        empty: Prose,
        found: &'r mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            source,
            text,
            folder,
            file: empty.file,
            found,
            prose: empty,
            places: Vec::new(),
            code: Vec::new(),
            pieces: Vec::new(),
            next: After::Block,
            line_end: 0,
            depth: 0,
            links: 0,
            in_code: false,
            in_comment: false,
            picture: picture::Open::default(),
            products: Vec::new(),
        }
    }

    /// Takes an event; `range` is its place in the parsed text, `place` that in the source. `false` where the text
    /// is too deep to go on, which is reported.
    pub fn take(&mut self, event: Event, range: Range<usize>, place: Range<usize>) -> bool {
        let raw = &self.text[range.clone()];
        let written = &self.source[place.clone()];
        let span = Span::new(self.file, place.start, place.start + written.trim_end().len());
        if !self.is_flat_enough(&event, span) {
            return false;
        }
        if self.drops(&event, written, span) {
            return true;
        }
        check_entities(&event, raw, span, self.found);
        self.note(&event, place);
        if let Event::Start(Tag::Link { dest_url, .. }) = &event
            && let Some(place) = dest_url.strip_prefix('#')
        {
            self.places.push((place_of(&place.replace(JOINT, "")), span));
        }
        let event = beside::filed(self.product(event, &range), self.folder);
        self.picture.take(&event, span, self.found);
        let event = check(event, span, &mut self.prose, self.found);
        self.prose.events.push(without_joints(event));
        true
    }

    fn is_flat_enough(&mut self, event: &Event, span: Span) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
        if self.depth > DEEPEST {
            let first = self.source[span.range()].chars().next().map_or(0, char::len_utf8);
            let span = Span { end: span.start + first as u32, ..span };
            self.found.push(Diagnostic::new(&code::TOO_DEEP, span).with("most", DEEPEST));
        }
        self.depth <= DEEPEST
    }

    /// Whether an event is part of a note to oneself.
    fn drops(&mut self, event: &Event, written: &str, span: Span) -> bool {
        match event {
            Event::Start(Tag::HtmlBlock) => self.in_comment = lost::is_comment(written, span, self.found),
            Event::End(TagEnd::HtmlBlock) if self.in_comment => {
                self.in_comment = false;
                return true;
            }
            Event::InlineHtml(html) => return lost::is_comment(html, span, self.found),
            _ => {}
        }
        self.in_comment
    }

    /// Notes where code and plain text stand.
    fn note(&mut self, event: &Event, place: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                if matches!(kind, CodeBlockKind::Indented) {
                    leftover::check_indented(self.source, place.clone(), self.file, self.found);
                }
                self.in_code = true;
                self.code.push(place);
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links -= 1,
            Event::Start(Tag::Item) => self.next = After::Item,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::Start(_) if self.next != After::Item => self.next = After::Block,
            Event::SoftBreak => {
                self.next = After::Line;
                self.line_end = self.prose.events.len();
            }
            Event::HardBreak => self.next = After::Inline,
            Event::Code(_) => {
                self.next = After::Inline;
                self.code.push(place);
            }
            Event::Text(_) if !self.in_code => {
                let after = std::mem::replace(&mut self.next, After::Inline);
                match self.pieces.last_mut() {
                    _ if self.links > 0 => {}
                    Some(last) if after == After::Inline && last.range.end == place.start => {
                        last.range.end = place.end;
                    }
                    _ => {
                        let line_end = (after == After::Line).then_some(self.line_end);
                        self.pieces.push(Piece { range: place, after, line_end });
                    }
                }
            }
            _ => {}
        }
    }

    /// The event, or an asterisk where it stands between digits: there it multiplies.
    fn product<'e>(&mut self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_product = match event {
            Event::Start(Tag::Emphasis) => {
                let before = self.text[..range.start].chars().next_back();
                let inside = self.text[range.start..].strip_prefix('*');
                let multiplies = is_digit(before) && is_digit(inside.and_then(|text| text.chars().next()));
                self.products.push(multiplies);
                multiplies
            }
            Event::End(TagEnd::Emphasis) => self.products.pop().unwrap_or(false),
            _ => false,
        };
        if is_product { Event::Text(CowStr::from("*")) } else { event }
    }
}

/// Characters that stand for something nobody can see: `&#8;`, `&shy;`.
fn check_entities(event: &Event, raw: &str, span: Span, found: &mut Vec<Diagnostic>) {
    let texts: &[&CowStr] = match event {
        Event::Text(text) => &[text],
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            &[dest_url, title]
        }
        _ => return,
    };
    let hidden =
        texts.iter().flat_map(|text| text.chars()).find(|c| slips::is_invisible(*c) && !raw.contains(*c));
    if let Some(character) = hidden {
        let wrong = Diagnostic::new(&code::INVISIBLE_CHARACTER, span);
        found.push(wrong.with("character", slips::name(character)).hint("entity"));
    }
}
