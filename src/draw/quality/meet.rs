//! How lines, boxes and one another meet.

use crate::draw::place::{Point, Rect};

/// Whether a line of upright and level runs touches a rectangle.
pub fn hits(points: &[Point], rect: &Rect) -> bool {
    points.windows(2).any(|pair| {
        let (a, b) = (pair[0], pair[1]);
        a.x.min(b.x) < rect.right()
            && a.x.max(b.x) > rect.x
            && a.y.min(b.y) < rect.bottom()
            && a.y.max(b.y) > rect.y
    })
}

/// Whether a line touches a diamond in its box.
pub fn through(points: &[Point], rect: &Rect) -> bool {
    let c = rect.centre();
    points.windows(2).any(|pair| {
        let x = c.x.clamp(pair[0].x.min(pair[1].x), pair[0].x.max(pair[1].x));
        let y = c.y.clamp(pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
        (x - c.x).abs() / (rect.w / 2.0) + (y - c.y).abs() / (rect.h / 2.0) < 0.98
    })
}

/// How often two lines cross, and how long they run on one another, away from the boxes they share.
pub fn meetings(first: &[Point], second: &[Point], own: &[Rect]) -> (u32, f64) {
    let near = |x: f64, y: f64| {
        own.iter().any(|rect| x > rect.x && x < rect.right() && y > rect.y && y < rect.bottom())
    };
    let (mut crossings, mut shared) = (0, 0.0);
    for a in first.windows(2) {
        for b in second.windows(2) {
            let upright = |run: &[Point]| (run[0].x - run[1].x).abs() < 0.5;
            let span = |p: f64, q: f64| (p.min(q), p.max(q));
            match (upright(a), upright(b)) {
                (true, false) | (false, true) => {
                    let (up, level) = if upright(a) { (a, b) } else { (b, a) };
                    let ((y0, y1), (x0, x1)) = (span(up[0].y, up[1].y), span(level[0].x, level[1].x));
                    let (x, y) = (up[0].x, level[0].y);
                    crossings += u32::from(x >= x0 && x <= x1 && y >= y0 && y <= y1 && !near(x, y));
                }
                (true, true) if (a[0].x - b[0].x).abs() < 1.5 => {
                    let ((a0, a1), (b0, b1)) = (span(a[0].y, a[1].y), span(b[0].y, b[1].y));
                    let (low, high) = (a0.max(b0), a1.min(b1));
                    shared += (0..((high - low).max(0.0) / 2.0) as u32)
                        .filter(|k| !near(a[0].x, low + f64::from(*k) * 2.0))
                        .count() as f64
                        * 2.0;
                }
                (false, false) if (a[0].y - b[0].y).abs() < 1.5 => {
                    let ((a0, a1), (b0, b1)) = (span(a[0].x, a[1].x), span(b[0].x, b[1].x));
                    let (low, high) = (a0.max(b0), a1.min(b1));
                    shared += (0..((high - low).max(0.0) / 2.0) as u32)
                        .filter(|k| !near(low + f64::from(*k) * 2.0, a[0].y))
                        .count() as f64
                        * 2.0;
                }
                _ => {}
            }
        }
    }
    (crossings, shared)
}

/// How far a rectangle is from the nearest run of a line, in px.
pub fn away(rect: &Rect, points: &[Point]) -> f64 {
    let gap = |low: f64, high: f64, a: f64, b: f64| (a.min(b) - high).max(low - a.max(b)).max(0.0);
    let runs = points.windows(2).map(|run| {
        let across = gap(rect.x, rect.right(), run[0].x, run[1].x);
        across.hypot(gap(rect.y, rect.bottom(), run[0].y, run[1].y))
    });
    runs.fold(f64::MAX, f64::min).min(1000.0)
}

/// How far two rectangles are from one another, in px.
pub fn apart(one: &Rect, other: &Rect) -> f64 {
    let gap = |low: f64, high: f64, a: f64, b: f64| (a - high).max(low - b).max(0.0);
    gap(one.x, one.right(), other.x, other.right()).hypot(gap(one.y, one.bottom(), other.y, other.bottom()))
}
