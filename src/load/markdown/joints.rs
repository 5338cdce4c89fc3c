//! Marks beside Chinese: what CommonMark would print is made to work.
//!
//! CommonMark decides by the neighbouring characters whether `**` opens or closes, and takes any punctuation for the
//! end of a word, so `**强调。**后文` and `**95%**以上` would print their asterisks
//! (<https://github.com/commonmark/commonmark-spec/issues/650>); so would `由**[甲](…)**负责`. A zero-width space
//! between the mark and the punctuation mends that; it is taken out of the text again.

use pulldown_cmark::{CowStr, Event, Tag};

use crate::load::mended::Mended;
use crate::load::wrap;
use crate::text::is_han;

/// What is put between a mark and punctuation.
pub const JOINT: char = '\u{200b}';

/// The text without a byte order mark, and with joints where marks stand between Han characters and punctuation.
pub fn with_joints(source: &str) -> Mended {
    let mut mended = Mended::default();
    // A byte order mark before the first `#` would make no heading of it.
    let first = source.len() - source.strip_prefix('\u{feff}').unwrap_or(source).len();
    let mut start = first;
    let mut joint = |at: usize| {
        mended.push(start, &source[start..at]);
        mended.push(at, "\u{200b}");
        start = at;
    };
    let mut before = None;
    let mut at = first;
    while let Some(c) = source[at..].chars().next() {
        let length = if is_mark(c) { run(&source[at..], c) } else { c.len_utf8() };
        if is_mark(c) && before != Some('\\') {
            let after = source[at + length..].chars().next();
            if before.is_some_and(|before| parts(before, after)) {
                joint(at);
            }
            if after.is_some_and(|after| parts(after, before)) {
                joint(at + length);
            }
        }
        before = Some(c);
        at += length;
    }
    mended.push(start, &source[start..]);
    mended
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '~')
}

/// The length of the run of a mark at the beginning of a text.
fn run(text: &str, mark: char) -> usize {
    text.len() - text.trim_start_matches(mark).len()
}

/// Whether a character parts a mark from a word for CommonMark alone: full-width punctuation and brackets of links
/// do, and plain punctuation where a Han character stands on the other side of the mark.
fn parts(c: char, other: Option<char>) -> bool {
    is_wide_punctuation(c)
        || matches!(c, '[' | ']' | ')')
        || (!c.is_alphanumeric()
            && !c.is_whitespace()
            && c != '\\'
            && other.is_some_and(|other| is_han(other) || is_wide_punctuation(other)))
}

/// Punctuation of Chinese texts, curly quotes, dashes and ellipses included.
fn is_wide_punctuation(c: char) -> bool {
    wrap::is_wide_punctuation(c) || matches!(c, '\u{2018}'..='\u{201d}' | '\u{2014}' | '\u{2026}')
}

/// An event without joints.
pub fn without_joints(event: Event<'_>) -> Event<'static> {
    fn clean(text: CowStr<'_>) -> CowStr<'_> {
        match text.contains(JOINT) {
            true => CowStr::from(text.replace(JOINT, "")),
            false => text,
        }
    }
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        event => event,
    }
    .into_static()
}
