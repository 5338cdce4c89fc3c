//! Where something stands in a source file: byte ranges inside, lines and columns for people.

use crate::tree::FileId;

/// A range of bytes in one file; `start <= end`, both on character borders.
///
/// `Span::default()` is the start of the first file; it marks values that no file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of a file, in bytes.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// The start of a file, for what concerns the whole of it.
    pub fn file(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The range as offsets.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A line and a column, both from 1; the column counts characters, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// The position of a byte offset in a text; an offset past the end counts as the end.
///
/// A byte-order mark as the file's first character is no column; anywhere else it is one like any other.
pub fn position(text: &str, offset: usize) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column =
        before[line_start..].chars().count() + 1 - usize::from(before.starts_with('\u{feff}') && line == 1);
    Position { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a: 1\n标题: 文\n";
        let at = text.find('文').unwrap();
        assert_eq!(position(text, at), Position { line: 2, column: 5 });
        assert_eq!(position(text, 999), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(position("\u{feff}title", 3), Position { line: 1, column: 1 });
        assert_eq!(position("\u{feff}\u{feff}title", 6), Position { line: 1, column: 2 });
        assert_eq!(position("a\n\u{feff}title", 5), Position { line: 2, column: 2 });
    }
}
