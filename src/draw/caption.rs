//! The words at a line and the room they take, before they have a place.

use crate::draw::place::{Label, Rect, Type};
use crate::draw::sizes::{CLOCK, LETTERS};
use crate::draw::text::{Line, width, wrap};

/// The lines of a label at most `limit` px wide and the room they take; nothing where there are no words.
pub fn caption(label: &str, deadline: &str, limit: f64) -> Option<Label> {
    let Type { small, small_leading: leading, .. } = LETTERS;
    if label.is_empty() && deadline.is_empty() {
        return None;
    }
    let lines = wrap(label, small, limit);
    let deadline = wrap(deadline, small, limit);
    // The space at a line's end is selected with it, and takes room.
    let spaced = |line: &Line| line.width + if line.space { width(" ", small) } else { 0.0 };
    let widest = |lines: &[Line]| lines.iter().map(spaced).fold(0.0, f64::max);
    let w = widest(&lines).max(if deadline.is_empty() { 0.0 } else { widest(&deadline) + CLOCK });
    let h = (lines.len() + deadline.len()) as f64 * leading;
    Some(Label { lines, deadline, rect: Rect { x: 0.0, y: 0.0, w: w.ceil() + 2.0, h } })
}
