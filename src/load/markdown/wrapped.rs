//! Lines of a paragraph: Chinese ones join without a gap, others keep their space.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::load::wrap::{is_chinese, joins};

/// The events without the ends of lines that stand between Chinese: a browser would show a gap there.
pub fn joined(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let in_chinese = is_chinese(events.iter().filter_map(text_of));
    let keeps = |(at, event): &(usize, &Event)| {
        !matches!(event, Event::SoftBreak)
            || !joins(last_before(&events[..*at]), first_after(&events[at + 1..]), in_chinese)
    };
    let kept: Vec<bool> = events.iter().enumerate().map(|entry| keeps(&entry)).collect();
    events.into_iter().zip(kept).filter(|(_, keep)| *keep).map(|(event, _)| event).collect()
}

/// The last character of what stands before a place; none where that is no text of its paragraph.
fn last_before(events: &[Event]) -> Option<char> {
    let text = events.iter().rev().find(|event| !is_inline_mark(event))?;
    text_of(text)?.chars().next_back()
}

/// The first character of what stands after a place.
fn first_after(events: &[Event]) -> Option<char> {
    let text = events.iter().find(|event| !is_inline_mark(event))?;
    text_of(text)?.chars().next()
}

/// Whether a mark begins or ends within a line and shows nothing of its own.
fn is_inline_mark(event: &Event) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
    )
}

fn text_of<'e>(event: &'e Event) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}
