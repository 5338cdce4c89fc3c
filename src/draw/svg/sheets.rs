//! One part of a chart by itself.

use crate::draw::place::Placed;

/// The layout moved and cropped to one of its parts; what lies in others is left, for the writer to pass over.
pub fn only(placed: &Placed, sheet: usize) -> Placed {
    let rect = placed.sheets[sheet].rect;
    let mut only = placed.clone();
    only.strips.retain(|strip| strip.rect.y >= rect.y && strip.rect.bottom() <= rect.bottom());
    only.shift(-rect.x, -rect.y);
    only.size = (rect.w, rect.h);
    only
}
