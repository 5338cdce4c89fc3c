//! The source map: lines and columns of what spans give in bytes.
//!
//! The lines of a file are counted once, however many problems it has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::problem::{Arg, Diagnostic};
use super::span::Span;
use crate::tree::{FileId, SourceTree};

/// A line and a column, both from 1; the column counts characters, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// A text and where its lines begin.
#[derive(Debug)]
pub struct SourceMap<'a> {
    text: Cow<'a, str>,
    /// The first byte of each line; the first line begins at 0.
    starts: Vec<usize>,
}

impl<'a> SourceMap<'a> {
    /// The map of a text.
    pub fn of(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The position of a byte offset; an offset past the end counts as the end.
    ///
    /// A byte-order mark as the file's first character is no column; anywhere else it is one like any
    /// other.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.border(offset);
        let line = self.line(offset);
        let before = &self.text[self.starts[line]..offset];
        let mark = usize::from(line == 0 && before.starts_with('\u{feff}'));
        Position { line: line + 1, column: before.chars().count() + 1 - mark }
    }

    /// The whole lines in which a range of bytes lies, without the last line's end, and the number of
    /// the first one, from 1; with them the range, counted from their start.
    pub(super) fn excerpt(&self, range: Range<usize>) -> (&str, usize, Range<usize>) {
        let (start, end) = (self.border(range.start), self.border(range.end.max(range.start)));
        let first = self.line(start);
        let from = self.starts[first];
        let to = self.starts.get(self.line(end) + 1).map_or(self.text.len(), |next| next - 1);
        (&self.text[from..to], first + 1, start - from..end - from)
    }

    /// The nearest border of a character at or before an offset.
    fn border(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }

    /// The line in which an offset lies, from 0.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }
}

/// The maps of all files of which some diagnostics speak.
#[derive(Debug)]
pub struct SourceMaps<'a>(BTreeMap<FileId, SourceMap<'a>>);

impl<'a> SourceMaps<'a> {
    /// The maps that printing these takes.
    pub fn of(diagnostics: &[Diagnostic], sources: &'a SourceTree) -> Self {
        let mut maps = BTreeMap::new();
        for file in diagnostics.iter().flat_map(spans).map(|span| span.file) {
            let map = || SourceMap::of(String::from_utf8_lossy(sources.bytes(file)));
            maps.entry(file).or_insert_with(map);
        }
        Self(maps)
    }

    /// The map of the file of a span; it is one of those that the diagnostics name.
    pub fn get(&self, span: Span) -> &SourceMap<'a> {
        &self.0[&span.file]
    }

    /// Where a span begins.
    pub fn start(&self, span: Span) -> Position {
        self.get(span).position(span.start as usize)
    }

    /// Where a span ends.
    pub fn end(&self, span: Span) -> Position {
        self.get(span).position(span.end as usize)
    }
}

/// All places that a diagnostic names.
fn spans(diagnostic: &Diagnostic) -> impl Iterator<Item = Span> {
    let hint = diagnostic.hint.iter().flat_map(|hint| &hint.args);
    let named = diagnostic.args.iter().chain(hint).filter_map(|(_, arg)| match arg {
        Arg::Line(span) => Some(*span),
        Arg::Text(_) | Arg::Word(_) | Arg::Words(_) => None,
    });
    diagnostic.span.into_iter().chain(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: usize) -> (usize, usize) {
        let Position { line, column } = SourceMap::of(text).position(offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a: 1\n标题: 文\n";
        let at = text.find('文').unwrap();
        assert_eq!(position(text, at), (2, 5));
        assert_eq!(position(text, at + 1), (2, 5), "inside of a character");
        assert_eq!(position(text, 4), (1, 5), "the end of a line");
        assert_eq!(position(text, 999), (3, 1));
        assert_eq!(position("", 0), (1, 1));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(position("\u{feff}title", 3), (1, 1));
        assert_eq!(position("\u{feff}\u{feff}title", 6), (1, 2));
        assert_eq!(position("a\n\u{feff}title", 5), (2, 2));
    }

    #[test]
    fn an_excerpt_holds_whole_lines() {
        let map = SourceMap::of("one\n二二\nthree\n");
        assert_eq!(map.excerpt(7..10), ("二二", 2, 3..6));
        assert_eq!(map.excerpt(4..12), ("二二\nthree", 2, 0..8));
        assert_eq!(map.excerpt(3..3), ("one", 1, 3..3));
        assert_eq!(map.excerpt(99..99), ("", 4, 0..0));
        assert_eq!(SourceMap::of("").excerpt(0..5), ("", 1, 0..0));
    }
}
