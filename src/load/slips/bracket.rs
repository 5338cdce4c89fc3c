//! A bracket that is open, as the reader remembers it.

/// An open bracket, and how far its entry has come.
pub(super) struct Bracket {
    pub(super) map: bool,
    pub(super) wide: bool,
    pub(super) state: State,
    /// Whether the entry's colon has been passed.
    pub(super) value: bool,
    /// Full-width brackets that are open inside the entry's text and belong to it.
    pub(super) inner: usize,
}

impl Bracket {
    pub(super) fn new(map: bool, wide: bool) -> Self {
        Self { map, wide, state: State::Fresh, value: false, inner: 0 }
    }
}

/// Where in a key or value of a bracket the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Before it.
    Fresh,
    /// In a text without quotation marks.
    Plain,
    /// Behind a quoted text or a bracket.
    Done,
}
