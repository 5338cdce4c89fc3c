//! Sizes in px that both layouts and the writers share.

use crate::draw::place::Type;

/// Letters of both layouts.
pub const LETTERS: Type = Type { size: 15.0, small: 14.0, leading: 20.0, small_leading: 17.0 };
/// How high the bar stands over a node that waits for several lines.
pub const JOIN: f64 = 6.0;
/// What a clock takes before a deadline.
pub const CLOCK: f64 = 15.0;
/// The height of a pill of one line.
pub const PILL: f64 = 30.0;
/// How far above and below a pill a finger still hits it.
pub const REACH: f64 = 7.0;
/// Where words of the column begin behind the left border of their box; the number stands before them.
pub const INSET: f64 = 36.0;
