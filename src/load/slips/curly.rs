//! Curly quotes that stand for YAML's own.

/// Curly quotes around a value: bytes from its start.
pub(super) struct Curly {
    /// The length of the opening mark.
    pub(super) open: usize,
    /// The place of the closing mark, and the place behind it.
    pub(super) close: usize,
    pub(super) end: usize,
    /// What both become.
    pub(super) mark: &'static str,
}

/// Curly quotes around a whole value, where they look like YAML's quotes and are not.
///
/// Around Chinese words they may well be meant (`“飞行检查”`), so only values that nobody would quote
/// that way count: ASCII ones, and those that need quotes because of one of `marks`. `ends` says whether
/// a value can end before a text.
pub(super) fn curly(value: &str, marks: &[&str], ends: impl Fn(&str) -> bool) -> Option<Curly> {
    let pairs = [('“', '”'), ('‘', '’'), ('＂', '＂'), ('”', '”'), ('“', '“')];
    pairs.into_iter().find_map(|(open, close)| {
        let inside = value.strip_prefix(open)?;
        let length = inside.find(close)?;
        let inner = &inside[..length];
        let close_at = open.len_utf8() + length;
        let end = close_at + close.len_utf8();
        let needed = marks.iter().any(|mark| inner.contains(mark));
        let mark = match inner.contains(['"', '\\']) {
            true if inner.contains('\'') => return None,
            true => "'",
            false => "\"",
        };
        let counts = (inner.is_ascii() || needed) && !inner.contains(open) && ends(&value[end..]);
        counts.then_some(Curly { open: open.len_utf8(), close: close_at, end, mark })
    })
}
