//! A placed chart as SVG, compact: one path for all arrowheads, colours by class.

mod sheets;

use std::ops::Range;

use crate::draw::graph::{Edge, Graph, Shape};
use crate::draw::place::{Course, Label, Placed, Point, Rect, Way};
use crate::draw::quality::{away, hits};
use crate::draw::shape;
use crate::draw::sizes::{CLOCK, INSET, JOIN, REACH};
use crate::draw::text::Line;
use crate::draw::xml::{escaped, number};

/// How a chart is written.
#[derive(Debug, Clone, Copy)]
pub struct Dress<'a> {
    /// The attribute that carries the chart's id.
    pub mark: &'a str,
    /// `wide` or `narrow`: the value of `data-layout`.
    pub layout: &'a str,
    /// What the ids of nodes begin with, so that they collide with nothing on the page; none without it.
    pub ids: Option<&'a str>,
    /// A style sheet to carry along, for a file of its own.
    pub style: Option<&'a str>,
    /// Whether nodes link to their steps.
    pub links: bool,
    /// The only part that is written, by its place; all of them without it.
    pub sheet: Option<usize>,
}

/// Begins words that run from right to left, whatever stands around them (Unicode's isolate, UAX #9).
const RIGHT_TO_LEFT: char = '\u{2067}';
/// Ends them.
const END: char = '\u{2069}';
/// How wide the face of a deadline's clock is, in px.
const CLOCK_FACE: f64 = 10.0;

/// The chart as SVG.
pub fn svg(graph: &Graph, placed: &Placed, dress: &Dress) -> String {
    let sheet = dress.sheet.map(|at| sheets::only(placed, at));
    let placed = sheet.as_ref().unwrap_or(placed);
    let mirrored = graph.rtl.then(|| placed.mirrored());
    let placed = mirrored.as_ref().unwrap_or(placed);
    let all = 0..graph.nodes.len();
    let shown = dress.sheet.map_or(all, |at| placed.sheets[at].nodes.clone());
    let mut out = Writer { out: String::with_capacity(8192), placed, rtl: graph.rtl, shown };
    let (w, h) = placed.size;
    let letters = placed.letters;
    let anchor = match (placed.centred, graph.rtl) {
        (true, false) => " text-anchor=\"middle\"",
        (true, true) => " direction=\"ltr\" text-anchor=\"middle\"",
        (false, false) => "",
        (false, true) => " direction=\"ltr\" text-anchor=\"end\"",
    };
    out.add(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" {}=\"{}\" data-layout=\"{}\" role=\"group\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-size=\"{}\"{anchor}><title>",
        dress.mark,
        escaped(&graph.id),
        dress.layout,
        number(letters.size),
    ));
    out.text(&graph.title);
    out.add("</title>");
    if !graph.description.is_empty() {
        out.add("<desc>");
        out.text(&graph.description);
        out.add("</desc>");
    }
    if let Some(style) = dress.style {
        out.add(&format!("<style>{style}</style>"));
    }
    out.names(dress);
    out.strips(graph);
    out.lines(graph);
    out.nodes(graph, dress);
    out.labels(graph, dress);
    out.add("</svg>");
    out.out
}

struct Writer<'a> {
    out: String,
    placed: &'a Placed,
    /// Whether words run from right to left. Not every program that shows SVG knows `direction`, so boxes are
    /// mirrored, words stand by their right ends, and each line says itself which way it runs.
    rtl: bool,
    /// The nodes that are written, with the lines that leave them.
    shown: Range<usize>,
}

impl Writer<'_> {
    fn add(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&escaped(text));
    }

    /// Where words begin that stand so far from the beginning of a box.
    fn begin(&self, rect: &Rect, inset: f64) -> f64 {
        if self.rtl { rect.x + rect.w - inset } else { rect.x + inset }
    }

    /// A place so much further on, in the direction of the words.
    fn further(&self, x: f64, by: f64) -> f64 {
        if self.rtl { x - by } else { x + by }
    }

    /// A line of words.
    fn line(&mut self, text: &str) {
        if self.rtl {
            self.out.push(RIGHT_TO_LEFT);
        }
        self.text(text);
        if self.rtl {
            self.out.push(END);
        }
    }

    fn strips(&mut self, graph: &Graph) {
        let small = number(self.placed.letters.small);
        for strip in &self.placed.strips {
            let Rect { x, y, w, h } = strip.rect;
            self.add(&format!(
                "<g class=\"l\" data-lane=\"{}\"><path d=\"M{} {}h{}v{}h{}z\"/>",
                escaped(&graph.lanes[strip.lane].id),
                number(x),
                number(y),
                number(w),
                number(h),
                number(-w)
            ));
            let top = y + 5.0 + self.placed.letters.small;
            self.add(&format!("<text font-size=\"{small}\""));
            self.block(x + w / 2.0, top, self.placed.letters.small_leading, &strip.title, "");
            self.add("</text></g>");
        }
    }

    fn lines(&mut self, graph: &Graph) {
        let mut heads = String::new();
        for (edge, way) in graph.edges.iter().zip(&self.placed.ways) {
            let Course::Line(points) = &way.course else { continue };
            if !self.shown.contains(&edge.from) {
                continue;
            }
            let class = if edge.back { " class=\"b\"" } else { "" };
            self.out.push_str(&format!(
                "<path{class} data-from=\"{}\" data-to=\"{}\" d=\"{}\"/>",
                escaped(&graph.nodes[edge.from].id),
                escaped(&graph.nodes[edge.to].id),
                course(points)
            ));
            heads.push_str(&head(points));
        }
        self.add(&format!("<path class=\"h\" d=\"{heads}\"/>"));
    }

    fn nodes(&mut self, graph: &Graph, dress: &Dress) {
        for at in self.shown.clone() {
            let (node, rect) = (&graph.nodes[at], self.placed.nodes[at]);
            let link = dress.links && !node.href.is_empty();
            if link {
                self.add(&format!("<a href=\"{}\"", escaped(&node.href)));
                if let Some(prefix) = dress.ids {
                    self.add(&format!(" id=\"{prefix}{}\"", escaped(&node.id)));
                }
                self.add(">");
            }
            let kind = match node.shape {
                Shape::Decision => "d",
                Shape::Fork => "f",
                _ => "",
            };
            let classes: Vec<&str> = [node.tone.class(), kind, if node.dashed { "u" } else { "" }]
                .into_iter()
                .filter(|class| !class.is_empty())
                .collect();
            let class =
                if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
            self.add(&format!(
                "<g data-node=\"{}\"{class}><path d=\"{}\"/>",
                escaped(&node.id),
                if self.placed.centred {
                    shape::outline(node.shape, &rect)
                } else {
                    shape::outline_flat(node.shape, &rect)
                }
            ));
            if node.join {
                self.add(&format!(
                    "<path class=\"j\" d=\"M{} {}h{}\"/>",
                    number(rect.x),
                    number(rect.y - JOIN + 1.5),
                    number(rect.w)
                ));
            }
            self.words(at, node.shape, &node.number);
            self.add(if link { "</g></a>" } else { "</g>" });
        }
    }

    /// The words of a node, actor first.
    fn words(&mut self, at: usize, shape: Shape, numeral: &str) {
        let (placed, letters) = (self.placed, self.placed.letters);
        let (rect, words) = (placed.nodes[at], &placed.words[at]);
        let mut y = rect.y + shape::words_top(shape, &rect, words, letters);
        let x = if placed.centred { rect.x + rect.w / 2.0 } else { self.begin(&rect, INSET) };
        if !placed.centred && !numeral.is_empty() {
            self.add(&format!(
                "<text class=\"n\" text-anchor=\"{}\" x=\"{}\" y=\"{}\">{numeral}</text>",
                if self.rtl { "start" } else { "end" },
                number(self.further(x, -8.0)),
                number(rect.y + rect.h / 2.0 + letters.size * 0.36)
            ));
        }
        if !words.actor.is_empty() {
            self.add(&format!("<text class=\"a\" font-size=\"{}\"", number(letters.small)));
            self.block(
                x,
                y + letters.small_leading * 0.5 + letters.small * 0.36,
                letters.small_leading,
                &words.actor,
                "",
            );
            self.add("</text>");
            y += words.actor.len() as f64 * letters.small_leading;
        }
        self.add("<text");
        self.block(x, y + letters.leading * 0.5 + letters.size * 0.36, letters.leading, &words.lines, "");
        self.add("</text>");
    }

    /// Lines of a text, after `<text` and before `</text>`.
    fn block(&mut self, x: f64, y: f64, leading: f64, lines: &[Line], before: &str) {
        let (x, y) = (number(x.round()), y.round());
        self.add(&format!(" x=\"{x}\" y=\"{}\">{before}", number(y)));
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.add(&format!("<tspan x=\"{x}\" y=\"{}\">", number(y + leading * at as f64)));
            }
            self.line(&line.text);
            if line.space {
                self.add(" ");
            }
            if at > 0 {
                self.add("</tspan>");
            }
        }
    }

    /// Begins what is written at lines; `quiet` for what is read with the steps, and makes no sense by itself.
    fn small(&mut self, quiet: bool) {
        self.add(&format!(
            "<g class=\"t\"{} text-anchor=\"{}\" font-size=\"{}\">",
            if quiet { " aria-hidden=\"true\"" } else { "" },
            if self.rtl { "end" } else { "start" },
            number(self.placed.letters.small)
        ));
    }

    fn labels(&mut self, graph: &Graph, dress: &Dress) {
        let shown = self.shown.clone();
        let placed = self.placed;
        let ways = || graph.edges.iter().zip(&placed.ways).filter(|(edge, _)| shown.contains(&edge.from));
        if ways().any(|(_, way)| way.label.is_some()) {
            self.small(true);
            ways().for_each(|(edge, way)| self.written(graph, edge, way));
            self.add("</g>");
        }
        let hung = ways().any(|(_, way)| matches!(way.course, Course::Jump { .. }));
        if hung || placed.gates.iter().any(|gate| shown.contains(&gate.to)) {
            self.small(false);
            self.gates(graph, dress);
            ways().for_each(|(edge, way)| self.jump(graph, edge, way, dress));
            self.add("</g>");
        }
    }

    /// A line that is drawn as a pill.
    fn jump(&mut self, graph: &Graph, edge: &Edge, way: &Way, dress: &Dress) {
        let Course::Jump { pill, lines, stem } = &way.course else { return };
        let (from, to) = (escaped(&graph.nodes[edge.from].id), escaped(&graph.nodes[edge.to].id));
        let href = dress.ids.map_or_else(
            || graph.nodes[edge.to].href.clone(),
            |prefix| format!("#{prefix}{}", graph.nodes[edge.to].id),
        );
        let label = if edge.said() {
            format!(" data-label-from=\"{from}\" data-label-to=\"{to}\"")
        } else {
            String::new()
        };
        self.add(&format!(
            "<g data-connector=\"\" data-from=\"{from}\" data-to=\"{to}\"{label}><path d=\"{}\"/>",
            course(stem)
        ));
        self.pill(pill, lines, &href);
        self.add("</g>");
    }

    /// What is written at a line.
    fn written(&mut self, graph: &Graph, edge: &Edge, way: &Way) {
        let Some(label) = &way.label else { return };
        let (from, to) = (escaped(&graph.nodes[edge.from].id), escaped(&graph.nodes[edge.to].id));
        let Rect { x, y, w, h } = label.rect;
        self.add(&format!("<g data-label-from=\"{from}\" data-label-to=\"{to}\">"));
        if matches!(&way.course, Course::Line(points) if hits(points, &label.rect)) {
            self.add(&format!(
                "<path class=\"k\" d=\"M{} {}h{}v{}h{}z\"/>",
                number(x),
                number(y),
                number(w),
                number(h),
                number(-w)
            ));
        }
        let far = match &way.course {
            Course::Line(points) if self.placed.centred => {
                let side = |x: f64| away(&Rect { x, y, w: 0.0, h }, points);
                let (left, right) = (side(x), side(x + w));
                if self.rtl { left < right } else { right < left }
            }
            _ => false,
        };
        self.label(label, far);
        self.add("</g>");
    }

    /// A pill with its words, which leads to a step.
    fn pill(&mut self, pill: &Rect, lines: &[Line], href: &str) {
        let Rect { x, y, w, h } = *pill;
        let (small, leading) = (self.placed.letters.small, self.placed.letters.small_leading);
        self.add(&format!(
            "<a href=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/><path class=\"p\" d=\"M{} {}h{}v{}h{}z\"/><text",
            escaped(href),
            number(x),
            number(y),
            number(w),
            number(h),
            number((h / 2.0).min(12.0)),
            number(x),
            number(y - REACH),
            number(w),
            number(h + 2.0 * REACH),
            number(-w)
        ));
        let top = y + (h - lines.len() as f64 * leading) / 2.0;
        self.block(self.begin(pill, 12.0), top + leading * 0.5 + small * 0.36, leading, lines, "");
        self.add("</text></a>");
    }

    /// Where the way comes in from what is drawn elsewhere.
    fn gates(&mut self, graph: &Graph, dress: &Dress) {
        let (placed, shown) = (self.placed, self.shown.clone());
        for gate in placed.gates.iter().filter(|gate| shown.contains(&gate.to)) {
            let from = &graph.nodes[graph.edges[gate.edges[0]].from];
            let href = dress.ids.map_or_else(|| from.href.clone(), |prefix| format!("#{prefix}{}", from.id));
            self.add(&format!(
                "<g data-gate=\"\"><path data-from=\"{}\" data-to=\"{}\" d=\"{}\"/><path class=\"h\" d=\"{}\"/>",
                escaped(&from.id),
                escaped(&graph.nodes[gate.to].id),
                course(&gate.stem),
                head(&gate.stem)
            ));
            self.pill(&gate.pill, &gate.lines, &href);
            self.add("</g>");
        }
    }

    /// The names of the parts, where all are written into one picture.
    fn names(&mut self, dress: &Dress) {
        for sheet in self.placed.sheets.iter().filter(|_| dress.sheet.is_none()) {
            let (x, y) = (self.begin(&sheet.rect, 2.0), sheet.rect.y - 10.0);
            let anchor = if self.rtl { "end" } else { "start" };
            self.add(&format!(
                "<text text-anchor=\"{anchor}\" font-weight=\"700\" x=\"{}\" y=\"{}\">",
                number(x),
                number(y)
            ));
            self.line(&sheet.name);
            self.add("</text>");
        }
    }

    /// A label: its words, then the deadline behind a clock; all of it close to its line, `far` if that lies where
    /// the words end.
    fn label(&mut self, label: &Label, far: bool) {
        let letters = self.placed.letters;
        let leading = letters.small_leading;
        let inset = if far { label.rect.w - 1.0 } else { 1.0 };
        let x = self.begin(&label.rect, inset);
        let clocked = self.further(x, if far { -CLOCK } else { CLOCK });
        let first = label.rect.y + leading * 0.5 + letters.small * 0.36;
        let y = first + leading * label.lines.len() as f64;
        if !label.deadline.is_empty() {
            let middle = (y - letters.small * 0.36).round();
            self.add(&format!(
                "<path class=\"c\" d=\"M{} {}a5 5 0 1 0 10 0a5 5 0 1 0-10 0m5-3v3h2\"/>",
                number(if self.rtl != far { x - CLOCK_FACE } else { x }),
                number(middle)
            ));
        }
        let anchor = if self.rtl != far { "end" } else { "start" };
        self.add(&if far { format!("<text text-anchor=\"{anchor}\"") } else { "<text".to_owned() });
        if label.lines.is_empty() {
            self.block(clocked, y, leading, &label.deadline, "");
        } else {
            self.block(x, first, leading, &label.lines, "");
            for (at, line) in label.deadline.iter().enumerate() {
                let space = if line.text.is_ascii() { " " } else { "" };
                self.add(&format!(
                    "{space}<tspan x=\"{}\" y=\"{}\">",
                    number(clocked.round()),
                    number(y.round() + leading * at as f64)
                ));
                self.line(&line.text);
                self.add(if line.space { " </tspan>" } else { "</tspan>" });
            }
        }
        self.add("</text>");
    }
}

/// A line as path data, of upright and level runs.
fn course(points: &[Point]) -> String {
    let mut data = String::new();
    let mut last: Option<Point> = None;
    for point in points {
        match last {
            None => data.push_str(&format!("M{} {}", number(point.x), number(point.y))),
            Some(before) if (before.x - point.x).abs() < 0.05 => {
                data.push_str(&format!("V{}", number(point.y)))
            }
            Some(before) if (before.y - point.y).abs() < 0.05 => {
                data.push_str(&format!("H{}", number(point.x)))
            }
            Some(_) => data.push_str(&format!("L{} {}", number(point.x), number(point.y))),
        }
        last = Some(*point);
    }
    data
}

/// The arrowhead at the end of a line.
fn head(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    let at = format!("M{} {}", number(end.x), number(end.y));
    let tip = if (before.x - end.x).abs() > 0.5 {
        if end.x > before.x { "l-7-4v8z" } else { "l7-4v8z" }
    } else if end.y > before.y {
        "l-4-7h8z"
    } else {
        "l-4 7h8z"
    };
    format!("{at}{tip}")
}
