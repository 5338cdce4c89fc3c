//! How much room a chart has: on a screen, and on a sheet of A4.

use crate::draw::place::Placed;

/// The widest picture that a page shows whole on a screen of 1280 px.
pub const SCREEN: f64 = 1180.0;
/// What a page of A4 upright with margins of 15 mm has room for, in px of 1/96 inch, below a heading.
const PAPER: (f64, f64) = (680.0, 930.0);
/// The least letters on paper, in pt.
const LEAST_PT: f64 = 7.0;

/// Whether a picture fits a screen's width and can be read on one sheet, upright.
pub fn fits(placed: &Placed) -> bool {
    excess(placed) == 0.0
}

/// How far a picture is too wide or too high, in px.
pub fn excess(placed: &Placed) -> f64 {
    let most = placed.letters.small * 0.75 / LEAST_PT;
    let (w, h) = placed.size;
    (w - SCREEN.min(PAPER.0 * most)).max(0.0) + (h - PAPER.1 * most).max(0.0)
}
