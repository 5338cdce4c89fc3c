//! A chart with coordinates: what a layout returns and every writer reads. In px, y downwards.

use std::ops::Range;

use crate::draw::text::Line;

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle, by its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left border.
    pub x: f64,
    /// Upper border.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// The middle.
    pub fn centre(&self) -> Point {
        Point { x: self.x + self.w / 2.0, y: self.y + self.h / 2.0 }
    }

    /// The right border.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The lower border.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Whether two rectangles share more than `slack` px in both directions.
    pub fn meets(&self, other: &Rect, slack: f64) -> bool {
        self.right().min(other.right()) - self.x.max(other.x) > slack
            && self.bottom().min(other.bottom()) - self.y.max(other.y) > slack
    }

    /// The rectangle with `by` px more on each side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }
}

/// What is written in a node.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words {
    /// The part that begins here and who acts, small, above the rest; nothing where a lane says it.
    pub actor: Vec<Line>,
    /// What happens.
    pub lines: Vec<Line>,
}

/// A line's label: words, then the deadline with its clock.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Label {
    /// The words.
    pub lines: Vec<Line>,
    /// The deadline.
    pub deadline: Vec<Line>,
    /// Where it stands.
    pub rect: Rect,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// Along these points, from outline to outline.
    Line(Vec<Point>),
    /// As a pill that names the step to go to, hung on a short line.
    Jump {
        /// The pill.
        pill: Rect,
        /// Its words.
        lines: Vec<Line>,
        /// The line on which it hangs.
        stem: Vec<Point>,
    },
}

/// A line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its course.
    pub course: Course,
    /// Its label, where it has one apart from a pill.
    pub label: Option<Label>,
}

/// Where the way comes in that is not drawn as a line: a pill that names the steps it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The place of the node it leads to.
    pub to: usize,
    /// The lines that come in here, in their order.
    pub edges: Vec<usize>,
    /// The pill.
    pub pill: Rect,
    /// Its words.
    pub lines: Vec<Line>,
    /// The line from it to the node.
    pub stem: Vec<Point>,
}

/// A part of a chart that is a picture of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its nodes.
    pub nodes: Range<usize>,
    /// What it covers.
    pub rect: Rect,
    /// Its name, which stands above it.
    pub name: String,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The place of the lane in the graph.
    pub lane: usize,
    /// The strip, its head included.
    pub rect: Rect,
    /// Its name.
    pub title: Vec<Line>,
}

/// Sizes of a layout's letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Of the words in nodes.
    pub size: f64,
    /// Of labels, actors and lane names.
    pub small: f64,
    /// From one line to the next.
    pub leading: f64,
    /// The same for small words.
    pub small_leading: f64,
}

/// A chart with coordinates.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The letters.
    pub letters: Type,
    /// Whether the words of nodes are centred (else they stand left, with the number before them).
    pub centred: bool,
    /// Width and height of the whole.
    pub size: (f64, f64),
    /// A box for each node of the graph.
    pub nodes: Vec<Rect>,
    /// The words of each node.
    pub words: Vec<Words>,
    /// The course of each line of the graph.
    pub ways: Vec<Way>,
    /// The lanes; none where actors stand in the nodes.
    pub strips: Vec<Strip>,
    /// Where the way comes in from what is drawn elsewhere.
    pub gates: Vec<Gate>,
    /// The parts, one below the other, each with its own lanes; none where all is one picture.
    pub sheets: Vec<Sheet>,
}

impl Placed {
    /// The same seen in a mirror, for words that run from right to left.
    pub fn mirrored(&self) -> Self {
        let width = self.size.0;
        let rect = |rect: &mut Rect| rect.x = width - rect.x - rect.w;
        let points = |points: &mut Vec<Point>| points.iter_mut().for_each(|point| point.x = width - point.x);
        let mut mirrored = self.clone();
        mirrored.each(rect, points);
        mirrored
    }

    /// Moves everything.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        let rect = |rect: &mut Rect| {
            rect.x += dx;
            rect.y += dy;
        };
        let points = |points: &mut Vec<Point>| {
            for point in points {
                point.x += dx;
                point.y += dy;
            }
        };
        self.each(rect, points);
    }

    /// Hands on every box and every line.
    fn each(&mut self, rect: impl Fn(&mut Rect), points: impl Fn(&mut Vec<Point>)) {
        self.nodes.iter_mut().for_each(&rect);
        self.strips.iter_mut().for_each(|strip| rect(&mut strip.rect));
        self.sheets.iter_mut().for_each(|sheet| rect(&mut sheet.rect));
        for gate in &mut self.gates {
            rect(&mut gate.pill);
            points(&mut gate.stem);
        }
        for way in &mut self.ways {
            match &mut way.course {
                Course::Line(line) => points(line),
                Course::Jump { pill, stem, .. } => {
                    rect(pill);
                    points(stem);
                }
            }
            way.label.iter_mut().for_each(|label| rect(&mut label.rect));
        }
    }
}
