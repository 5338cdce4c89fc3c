//! What a chart's nodes are in BPMN, and how the room that each takes is divided.

use crate::draw::graph::Shape;
use crate::draw::place::{Rect, Type, Words};
use crate::draw::shape;
use crate::draw::text::{Line, widest, wrap};

/// The letters of bpmn-js, which draws most of these files: 12 px in tasks, 11 px beside events.
const LETTERS: Type = Type { size: 12.0, small: 11.0, leading: 15.0, small_leading: 14.0 };
/// How wide bpmn-js lets the words beside an event or a gateway run.
const BESIDE: f64 = 90.0;
/// How wide words in a task run.
const MEASURE: f64 = 128.0;
/// The least width and height of a task.
const TASK: (f64, f64) = (104.0, 56.0);
/// The side of events.
const EVENT: f64 = 36.0;
/// The side of gateways without words.
const GATE: f64 = 50.0;
/// The side of a timer on the border of a task, and of the end to which it leads.
const TIMER: f64 = 24.0;
/// From the middle of a task to that of its timer.
const ASIDE: f64 = 34.0;
/// A paper's width and height.
const PAPER: (f64, f64) = (30.0, 40.0);
/// Free room between things that belong together.
const GAP: f64 = 4.0;
/// From a task to what hangs below it.
const BELOW: f64 = 18.0;

/// What kind of element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
    /// Something is done.
    Task,
    /// A procedure of its own.
    Call,
    /// A question with answers.
    Question,
    /// Several ways begin at once.
    Split,
    /// Several ways meet, each by itself.
    Merge,
    /// Several ways meet and wait for one another.
    Join,
}

impl Tag {
    /// The name of its XML element.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Start => "startEvent",
            Tag::End => "endEvent",
            Tag::Task => "task",
            Tag::Call => "callActivity",
            Tag::Question | Tag::Merge => "exclusiveGateway",
            Tag::Split | Tag::Join => "parallelGateway",
        }
    }

    /// Whether its outline is a diamond.
    pub fn gateway(self) -> bool {
        matches!(self, Tag::Question | Tag::Split | Tag::Merge | Tag::Join)
    }
}

/// A flow element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// What it is.
    pub tag: Tag,
    /// Its words.
    pub name: String,
    /// The place of its lane.
    pub lane: Option<usize>,
    /// The id of the procedure that it calls.
    pub calls: Option<String>,
    /// The papers that it makes.
    pub papers: Vec<String>,
    /// The deadline that runs at it.
    pub timer: Option<String>,
    /// What is said where the deadline has passed and nothing follows; nothing where a flow leads on.
    pub lapsed: Option<String>,
    /// Whether it is done once for each of several things.
    pub many: bool,
}

/// A thing with its words, both placed.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The thing.
    pub rect: Rect,
    /// Its words, if they stand beside it.
    pub label: Option<Rect>,
}

/// An element and what hangs on it, placed.
#[derive(Debug, Clone)]
pub struct Placing {
    /// The element.
    pub own: Spot,
    /// Its papers.
    pub papers: Vec<Spot>,
    /// Its timer, and the end to which that leads where nothing follows.
    pub timer: Option<(Spot, Option<Spot>)>,
}

impl Placing {
    /// The same with what hangs below seen in a mirror.
    pub fn mirrored(mut self) -> Placing {
        let axis = 2.0 * self.own.rect.centre().x;
        let mirror = |rect: &mut Rect| rect.x = axis - rect.right();
        let timer = self.timer.iter_mut().flat_map(|(timer, lapse)| [Some(timer), lapse.as_mut()]).flatten();
        for spot in self.papers.iter_mut().chain(timer) {
            mirror(&mut spot.rect);
            spot.label.iter_mut().for_each(mirror);
        }
        self
    }
}

impl Element {
    /// The ids of what stands in a lane: the element and what hangs on it.
    pub fn nodes(&self) -> Vec<String> {
        let hung = [("timer", self.timer.is_some()), ("lapse", self.lapsed.is_some())];
        let hung = hung.into_iter().filter(|(_, is)| *is).map(|(name, _)| format!("{name}.{}", self.id));
        [self.id.clone()].into_iter().chain(hung).collect()
    }

    /// Width and height of all that belongs to it; lines enter in the middle above and leave in the middle below.
    pub fn size(&self) -> (f64, f64) {
        let all = self.placing(&Rect::default());
        if self.tag.gateway() {
            return (all.own.rect.w, all.own.rect.h);
        }
        let mut half = 0.0_f64;
        let mut low = 0.0_f64;
        let papers = all.papers.iter().copied();
        let timer = all.timer.into_iter().flat_map(|(timer, lapse)| [Some(timer), lapse]).flatten();
        for spot in [all.own].into_iter().chain(papers).chain(timer) {
            for rect in [Some(spot.rect), spot.label].into_iter().flatten() {
                half = half.max(rect.right().abs()).max(rect.x.abs());
                low = low.max(rect.bottom());
            }
        }
        ((half.ceil() + GAP) * 2.0, low.ceil())
    }

    /// Where everything stands in the room that it takes.
    pub fn placing(&self, room: &Rect) -> Placing {
        let middle = room.x + room.w / 2.0;
        let own = self.own(middle, room.y);
        let Rect { y, h, .. } = own.rect;
        Placing {
            papers: self.papers(middle, y + h),
            timer: self.timer.as_ref().map(|words| self.timer(words, middle, y + h)),
            own,
        }
    }

    fn own(&self, middle: f64, y: f64) -> Spot {
        let at = |(w, h): (f64, f64), y: f64| Rect { x: middle - w / 2.0, y, w, h };
        match self.tag {
            Tag::Start => {
                let label = at(beside(&self.name), y);
                Spot { rect: at((EVENT, EVENT), label.bottom() + GAP), label: Some(label) }
            }
            Tag::End => {
                let rect = at((EVENT, EVENT), y);
                Spot { rect, label: Some(at(beside(&self.name), rect.bottom() + GAP)) }
            }
            Tag::Task | Tag::Call => {
                let lines = wrap(&self.name, LETTERS.size, MEASURE);
                let (w, h) = (widest(&lines) + 20.0, lines.len() as f64 * LETTERS.leading + 20.0);
                let even = |value: f64| (value / 2.0).ceil() * 2.0;
                Spot { rect: at((even(w.max(TASK.0)), even(h.max(TASK.1))), y), label: None }
            }
            Tag::Question => {
                let lines = wrap(&self.name, LETTERS.small, BESIDE);
                let words = Words { actor: Vec::new(), lines };
                let rect = at(shape::size(shape_of(Tag::Question), &words, LETTERS), y);
                let (w, h) = room_of(&words.lines);
                Spot { rect, label: Some(at((w, h), rect.centre().y - h / 2.0)) }
            }
            Tag::Split | Tag::Merge | Tag::Join => Spot { rect: at((GATE, GATE), y), label: None },
        }
    }

    /// Papers hang on the left of the line that leaves the task, one below the other.
    fn papers(&self, middle: f64, foot: f64) -> Vec<Spot> {
        let centre = middle - GAP - BESIDE / 2.0;
        let mut y = foot;
        let paper = |name: &String| {
            let rect = Rect { x: centre - PAPER.0 / 2.0, y: y + BELOW, w: PAPER.0, h: PAPER.1 };
            let (w, h) = beside(name);
            let label = Rect { x: centre - w / 2.0, y: rect.bottom() + GAP, w, h };
            y = label.bottom();
            Spot { rect, label: Some(label) }
        };
        self.papers.iter().map(paper).collect()
    }

    /// A timer hangs on the right of that line, and the end to which it leads below it.
    fn timer(&self, words: &str, middle: f64, foot: f64) -> (Spot, Option<Spot>) {
        let x = middle + ASIDE;
        let circle = |y: f64| Rect { x: x - TIMER / 2.0, y: y - TIMER / 2.0, w: TIMER, h: TIMER };
        let right = |(w, h): (f64, f64), y: f64| Rect { x: x + TIMER / 2.0 + GAP, y, w, h };
        let label = right(beside(words), foot + GAP);
        let end = |words: &String| {
            let lapse = beside(words);
            let y = (foot + TIMER + BELOW).max(label.bottom() + GAP + lapse.1 / 2.0);
            Spot { rect: circle(y), label: Some(right(lapse, y - lapse.1 / 2.0)) }
        };
        (Spot { rect: circle(foot), label: Some(label) }, self.lapsed.as_ref().map(end))
    }
}

/// The outline of the chart that is like an element's.
pub fn shape_of(tag: Tag) -> Shape {
    if tag.gateway() { Shape::Decision } else { Shape::Process }
}

/// The room of words beside a thing.
fn beside(text: &str) -> (f64, f64) {
    room_of(&wrap(text, LETTERS.small, BESIDE))
}

fn room_of(lines: &[Line]) -> (f64, f64) {
    (widest(lines).ceil().min(BESIDE), lines.len() as f64 * LETTERS.small_leading)
}
