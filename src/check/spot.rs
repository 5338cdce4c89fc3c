//! Where in a file a part of a text stands: the text of one language, a fact.

use crate::diagnostic::Span;
use crate::reading::{Reading, places};
use crate::tree::SourceTree;

/// How many characters of a text tell where it begins.
const TELLING: usize = 12;

/// The place in a span at which the text of a language begins, as far as its first characters tell; the span itself if
/// they do not stand there as they are. `tag` is the language's key.
pub fn of_text(tag: &str, text: &str, span: Span, sources: &SourceTree) -> Span {
    let first = text.lines().next().unwrap_or_default();
    let end = first.char_indices().nth(TELLING).map_or(first.len(), |(at, _)| at);
    let Some(source) = within(span, sources) else { return span };
    // Of two equal texts the one behind its own key counts.
    let key = format!("{tag}:");
    let keys = source.match_indices(&key).filter(|(at, _)| !source[..*at].ends_with(char::is_alphanumeric));
    let from = keys
        .map(|(at, _)| at + key.len())
        .find(|at| source[*at..].trim_start().trim_start_matches(['"', '\'']).starts_with(&first[..end]));
    let from = from.unwrap_or(0);
    let find = |words: &str| source[from..].find(words).map(|at| (from + at, words.len()));
    // Several texts may begin alike; the whole first line tells them apart.
    let Some((at, length)) = find(first).or_else(|| find(&first[..end])) else { return span };
    let start = span.start as usize + at;
    Span::new(span.file, start, start + length)
}

/// The place in a span at which words stand first.
pub fn of_words(words: &str, span: Span, sources: &SourceTree) -> Option<Span> {
    let start = span.start as usize + within(span, sources)?.find(words)?;
    Some(Span::new(span.file, start, start + words.len()))
}

/// The place in a span at which a fact stands first in figures, in whatever way the language writes it. `fact` is as
/// [`Facts::told`](crate::reading::Facts::told) gives it.
pub fn of_fact(fact: &str, span: Span, sources: &SourceTree, reading: &Reading) -> Option<Span> {
    let source = within(span, sources)?;
    // The address of a link that is written below the text is no part of what it says.
    let is_text = |at: usize| {
        let line = source[source[..at].rfind('\n').map_or(0, |end| end + 1)..].trim_start();
        !(line.starts_with('[') && line.split('\n').next().is_some_and(|line| line.contains("]: ")))
    };
    let places = places(source, reading).into_iter();
    let (_, range) = places.filter(|(_, range)| is_text(range.start)).find(|(known, _)| known == fact)?;
    let start = span.start as usize;
    Some(Span::new(span.file, start + range.start, start + range.end))
}

fn within(span: Span, sources: &SourceTree) -> Option<&str> {
    std::str::from_utf8(sources.bytes(span.file).get(span.range())?).ok()
}
