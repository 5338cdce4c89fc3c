//! Where something stands in a source file, as a range of bytes; [`super::source_map`] makes lines and
//! columns of it.

use std::hash::{Hash, Hasher};

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

impl Hash for Span {
    /// Adds nothing: the hash of a value is that of what it says, wherever that stands.
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A value and where it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}
