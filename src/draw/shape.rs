//! Outlines: how much room words need inside them, where lines meet them, how they are drawn.

use crate::draw::graph::Shape;
use crate::draw::place::{Rect, Type, Words};
use crate::draw::text::{Line, widest};
use crate::draw::xml::number as n;

/// The least width and height of a node: that of a target for a finger (WCAG 2.2, 2.5.5).
pub const TARGET: f64 = 44.0;
/// The least height of a shape's box: a document's wave stays half its depth above the foot of the box.
pub fn least(shape: Shape) -> f64 {
    if shape == Shape::Document { TARGET + WAVE / 2.0 } else { TARGET }
}

/// Free room between words and outline, to the sides.
const PAD_X: f64 = 9.0;
/// The same above and below.
const PAD_Y: f64 = 6.0;
/// How deep a document's wave is.
const WAVE: f64 = 8.0;
/// How far the point of a connector reaches.
const POINT: f64 = 8.0;
/// How far the second lines of a predefined process stand inside.
const BAR: f64 = 6.0;

/// The height of words.
fn height(words: &Words, letters: Type) -> f64 {
    words.actor.len() as f64 * letters.small_leading + words.lines.len() as f64 * letters.leading
}

/// Even numbers keep the middle of a box on a whole pixel.
fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}

/// Width and height of the outline around words.
pub fn size(shape: Shape, words: &Words, letters: Type) -> (f64, f64) {
    let high = height(words, letters);
    let wide = widest(&words.lines).max(widest(&words.actor));
    let (w, h) = match shape {
        Shape::Terminator => {
            let h = high + 2.0 * PAD_Y;
            (wide + 2.0 * PAD_X.max(round_inset(words, letters, h)), h)
        }
        Shape::Process | Shape::Fork | Shape::Pill => (wide + 2.0 * PAD_X, high + 2.0 * PAD_Y),
        Shape::Document => (wide + 2.0 * PAD_X, high + 2.0 * PAD_Y + WAVE),
        Shape::Predefined => (wide + 2.0 * (PAD_X + BAR), high + 2.0 * PAD_Y),
        Shape::Connector => (wide + 2.0 * PAD_X, high + 2.0 * PAD_Y + POINT),
        Shape::Decision => diamond(words, letters),
    };
    (even(w.max(TARGET)), even(h.max(least(shape))))
}

/// Half height and width of every line, from the middle of the block.
fn extents(words: &Words, letters: Type) -> Vec<(f64, f64)> {
    let mut y = -height(words, letters) / 2.0;
    let mut all = Vec::new();
    let mut add = |line: &Line, leading: f64, size: f64| {
        let middle = y + leading / 2.0;
        all.push(((middle.abs() + size * 0.5), line.width / 2.0));
        y += leading;
    };
    words.actor.iter().for_each(|line| add(line, letters.small_leading, letters.small));
    words.lines.iter().for_each(|line| add(line, letters.leading, letters.size));
    all
}

/// The radius of a terminator's ends: tall ones are no balloons.
fn radius(h: f64) -> f64 {
    (h / 2.0).min(20.0)
}

/// How far words must keep from the ends of a box with round ends.
fn round_inset(words: &Words, letters: Type, h: f64) -> f64 {
    let r = radius(h);
    let wide = widest(&words.lines).max(widest(&words.actor)) / 2.0;
    let inset = |(y, half): (f64, f64)| {
        let into = (y - (h / 2.0 - r)).clamp(0.0, r);
        r - (r * r - into * into).sqrt() - (wide - half)
    };
    extents(words, letters).into_iter().map(inset).fold(0.0, f64::max) + 4.0
}

/// The least diamond, by area, that holds every line, not flatter than it needs to be.
fn diamond(words: &Words, letters: Type) -> (f64, f64) {
    let lines = extents(words, letters);
    let low = lines.iter().map(|(y, _)| *y).fold(0.0, f64::max);
    let mut best = (f64::MAX, f64::MAX);
    let mut cost = f64::MAX;
    for step in 3..=22 {
        let half = low + f64::from(step) * 2.0;
        let wide = lines.iter().map(|(y, x)| (x + 4.0) / (1.0 - y / half)).fold(0.0, f64::max);
        // Height costs more than its area says: it lengthens a whole row.
        let found = (wide + 12.0) * (half + 24.0);
        if found < cost {
            cost = found;
            best = (wide * 2.0, half * 2.0);
        }
    }
    best
}

/// How far below the top of its box the words of a node begin.
pub fn words_top(shape: Shape, rect: &Rect, words: &Words, letters: Type) -> f64 {
    (rect.h - foot(shape) - height(words, letters)) / 2.0
}

/// The y at which a vertical line at `x` meets the outline from below or from above.
pub fn meet(shape: Shape, rect: &Rect, x: f64, below: bool) -> f64 {
    let off = (x - rect.x - rect.w / 2.0).abs().min(rect.w / 2.0);
    let (top, bottom) = (rect.y, rect.bottom());
    match shape {
        Shape::Decision => {
            let half = rect.h / 2.0 * (1.0 - off / (rect.w / 2.0));
            rect.y + rect.h / 2.0 + if below { half } else { -half }
        }
        Shape::Terminator => {
            let r = radius(rect.h);
            let into = (off - (rect.w / 2.0 - r)).max(0.0);
            let half = rect.h / 2.0 - r + (r * r - into * into).max(0.0).sqrt();
            rect.y + rect.h / 2.0 + if below { half } else { -half }
        }
        Shape::Document if below => {
            let t = ((x - rect.x) / rect.w).clamp(0.0, 1.0);
            bottom - WAVE + wave(t)
        }
        Shape::Connector if below => bottom - POINT * off / (rect.w / 2.0),
        _ if below => bottom,
        _ => top,
    }
}

/// The wave of a document, from left to right, relative to its middle height.
fn wave(t: f64) -> f64 {
    // Two quadratic curves: the left half dips by half the control's height, the right half rises.
    if t < 0.5 {
        let s = t * 2.0;
        2.0 * s * (1.0 - s) * WAVE
    } else {
        let s = (t - 0.5) * 2.0;
        -2.0 * s * (1.0 - s) * WAVE
    }
}

/// The outline as path data, in whole px.
pub fn outline(shape: Shape, rect: &Rect) -> String {
    let (x, y, w, h) = (rect.x, rect.y, rect.w, rect.h);
    match shape {
        Shape::Terminator => rounded(rect, radius(h)),
        Shape::Process | Shape::Fork | Shape::Pill => {
            format!("M{} {}h{}v{}h{}z", n(x), n(y), n(w), n(h), n(-w))
        }
        Shape::Predefined => {
            let inner = format!("M{} {}v{}m{} 0v{}", n(x + BAR), n(y), n(h), n(w - 2.0 * BAR), n(-h));
            format!("M{} {}h{}v{}h{}z{inner}", n(x), n(y), n(w), n(h), n(-w))
        }
        Shape::Document => {
            let q = w / 4.0;
            format!(
                "M{} {}h{}v{}q{} {} {} 0t{} 0z",
                n(x),
                n(y),
                n(w),
                n(h - WAVE),
                n(-q),
                n(-WAVE),
                n(-w / 2.0),
                n(-w / 2.0)
            )
        }
        Shape::Decision => format!(
            "M{} {}l{} {} {} {} {} {}z",
            n(x),
            n(y + h / 2.0),
            n(w / 2.0),
            n(-h / 2.0),
            n(w / 2.0),
            n(h / 2.0),
            n(-w / 2.0),
            n(h / 2.0)
        ),
        Shape::Connector => format!(
            "M{} {}h{}v{}l{} {} {} {}z",
            n(x),
            n(y),
            n(w),
            n(h - POINT),
            n(-w / 2.0),
            n(POINT),
            n(-w / 2.0),
            n(-POINT)
        ),
    }
}

/// How far a document's wave or a connector's point takes room below the words.
pub fn foot(shape: Shape) -> f64 {
    match shape {
        Shape::Document => WAVE,
        Shape::Connector => POINT,
        _ => 0.0,
    }
}

/// How deep the pointed ends of a flat question reach.
const ENDS: f64 = 10.0;
/// The radius of a flat terminator's corners.
const ROUND: f64 = 16.0;

/// How much the top or bottom of a flat outline lies inside its box at `x`.
fn flat_inset(shape: Shape, rect: &Rect, x: f64) -> f64 {
    let off = (x - rect.x).min(rect.right() - x);
    match shape {
        Shape::Decision if off < ENDS => rect.h / 2.0 * (1.0 - off / ENDS),
        Shape::Terminator if off < ROUND.min(rect.h / 2.0) => {
            let r = ROUND.min(rect.h / 2.0);
            r - (r * r - (r - off) * (r - off)).max(0.0).sqrt()
        }
        _ => 0.0,
    }
}

/// The y at which a vertical line at `x` meets a flat outline from above.
pub fn top_flat(shape: Shape, rect: &Rect, x: f64) -> f64 {
    rect.y + flat_inset(shape, rect, x)
}

/// The y at which a vertical line at `x` leaves a flat outline below.
pub fn meet_flat(shape: Shape, rect: &Rect, x: f64) -> f64 {
    match shape {
        Shape::Document | Shape::Connector => meet(shape, rect, x, true),
        _ => rect.bottom() - flat_inset(shape, rect, x),
    }
}

/// A rectangle with round corners as path data.
fn rounded(rect: &Rect, r: f64) -> String {
    let corner = |dx: f64, dy: f64| format!("a{r} {r} 0 0 1 {} {}", n(dx), n(dy), r = n(r));
    let (level, upright) = (rect.w - 2.0 * r, rect.h - 2.0 * r);
    let start = format!("M{} {}h{}", n(rect.x + r), n(rect.y), n(level));
    if upright < 0.5 {
        // Half circles need one arc each.
        let half = |dy: f64| format!("a{r} {r} 0 0 1 0 {}", n(dy), r = n(r));
        return format!("{start}{}h{}{}z", half(rect.h), n(-level), half(-rect.h));
    }
    format!(
        "{start}{}v{}{}h{}{}v{}{}z",
        corner(r, r),
        n(upright),
        corner(-r, r),
        n(-level),
        corner(-r, -r),
        n(-upright),
        corner(r, -r)
    )
}

/// The outline in the column: as wide as its box, ends of questions flattened.
pub fn outline_flat(shape: Shape, rect: &Rect) -> String {
    let (x, y, w, h) = (rect.x, rect.y, rect.w, rect.h);
    match shape {
        Shape::Terminator => rounded(rect, ROUND.min(h / 2.0)),
        Shape::Decision => {
            let half = h / 2.0;
            format!(
                "M{} {}l{e} {}h{}l{e} {half} {} {half}h{}z",
                n(x),
                n(y + half),
                n(-half),
                n(w - 2.0 * ENDS),
                n(-ENDS),
                n(2.0 * ENDS - w),
                e = n(ENDS),
                half = n(half)
            )
        }
        _ => outline(shape, rect),
    }
}

/// Whether a rectangle that meets a node's box meets its outline too.
pub fn inside(shape: Shape, node: &Rect, rect: &Rect) -> bool {
    if shape != Shape::Decision {
        return true;
    }
    let c = node.centre();
    let (x, y) = (c.x.clamp(rect.x, rect.right()), c.y.clamp(rect.y, rect.bottom()));
    (x - c.x).abs() / (node.w / 2.0) + (y - c.y).abs() / (node.h / 2.0) < 1.0
}

/// The x at which a level line at `y` meets the outline from the right or from the left.
pub fn meet_level(shape: Shape, rect: &Rect, y: f64, right: bool) -> f64 {
    let off = (y - rect.y - rect.h / 2.0).abs().min(rect.h / 2.0);
    let half = match shape {
        Shape::Decision => rect.w / 2.0 * (1.0 - off / (rect.h / 2.0)),
        Shape::Terminator => {
            let r = radius(rect.h);
            let into = (off - (rect.h / 2.0 - r)).max(0.0);
            rect.w / 2.0 - r + (r * r - into * into).max(0.0).sqrt()
        }
        _ => rect.w / 2.0,
    };
    rect.x + rect.w / 2.0 + if right { half } else { -half }
}
