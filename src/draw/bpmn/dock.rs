//! The ends of flows: on the outline of an element that may be smaller than the room it takes.

use crate::draw::place::{Point, Rect};

/// Leads the last run of a course on to an outline, straight if it can be, else around a corner.
pub fn dock(points: &mut Vec<Point>, rect: &Rect, round: bool) {
    let [.., before, end] = points[..] else { return };
    let c = rect.centre();
    let Point { x, y } = end;
    // How far from the middle the outline is met, so far off the axis.
    let half = |side: f64, off: f64| {
        let half = side / 2.0;
        if round { (half * half - off * off).max(0.0).sqrt() } else { half }
    };
    let toward =
        |middle: f64, from: f64, half: f64| if from < middle { middle - half } else { middle + half };
    points.pop();
    if (before.x - x).abs() < 0.5 {
        if x > rect.x && x < rect.right() {
            points.push(Point { x, y: toward(c.y, before.y, half(rect.h, x - c.x)) });
        } else {
            points.push(Point { x, y: c.y });
            points.push(Point { x: toward(c.x, x, rect.w / 2.0), y: c.y });
        }
    } else if y > rect.y && y < rect.bottom() {
        points.push(Point { x: toward(c.x, before.x, half(rect.w, y - c.y)), y });
    } else {
        points.push(Point { x: c.x, y });
        points.push(Point { x: c.x, y: toward(c.y, y, rect.h / 2.0) });
    }
}

/// Leads the last run of a course, from below, on to the foot of a timer on the border of a task.
pub fn hang(points: &mut Vec<Point>, timer: &Rect) {
    let Some(end) = points.last().copied() else { return };
    let x = timer.centre().x;
    if (end.x - x).abs() > 0.5 {
        points.push(Point { x, y: end.y });
    } else {
        points.pop();
    }
    points.push(Point { x, y: timer.bottom() });
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect { x: 0.0, y: 0.0, w: 36.0, h: 36.0 };

    fn docked(points: &[(f64, f64)], round: bool) -> Vec<(f64, f64)> {
        let mut points: Vec<Point> = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
        dock(&mut points, &RECT, round);
        points.iter().map(|point| (point.x, point.y)).collect()
    }

    #[test]
    fn a_run_goes_straight_on_where_it_meets_the_outline() {
        assert_eq!(docked(&[(18.0, -50.0), (18.0, -10.0)], true), [(18.0, -50.0), (18.0, 0.0)]);
        assert_eq!(docked(&[(90.0, 18.0), (60.0, 18.0)], false), [(90.0, 18.0), (36.0, 18.0)]);
    }

    #[test]
    fn it_turns_where_it_would_pass_by() {
        assert_eq!(
            docked(&[(50.0, -50.0), (50.0, -10.0)], true),
            [(50.0, -50.0), (50.0, 18.0), (36.0, 18.0)]
        );
        assert_eq!(docked(&[(90.0, 60.0), (50.0, 60.0)], false), [(90.0, 60.0), (18.0, 60.0), (18.0, 36.0)]);
    }
}
