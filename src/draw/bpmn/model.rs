//! A chart's nodes and lines as elements and flows: what meets, meets at a gateway.

use super::element::{Element, Tag};
use crate::draw::graph::{Edge, Graph, Node, Shape};

/// A flow that the engine lays out.
#[derive(Debug, Clone)]
pub struct Line {
    /// The place of the element it leaves.
    pub from: usize,
    /// The place of the element it leads to.
    pub to: usize,
    /// Its words.
    pub name: String,
    /// Whether it leaves the timer of its element.
    pub late: bool,
}

/// A sequence flow by the ids of its ends.
pub struct Flow {
    /// What it leaves.
    pub from: String,
    /// What it leads to.
    pub to: String,
    /// Its words.
    pub name: String,
}

/// A chart as BPMN says it.
pub struct Model<'a> {
    /// The chart.
    pub chart: &'a Graph,
    /// The elements, in reading order.
    pub elements: Vec<Element>,
    /// The flows between them.
    pub lines: Vec<Line>,
}

impl<'a> Model<'a> {
    /// The chart as BPMN wants it: one flow from an element to another, words on flows only behind questions.
    ///
    /// What a flow may not say, the name of a branch or that no deadline is stated, the step says; and so do the
    /// answers of a question that all lead to the same step, which makes it a task and no gateway.
    pub fn of(chart: &'a Graph) -> Model<'a> {
        let mut model = Model { chart, elements: Vec::new(), lines: Vec::new() };
        let ways = single(chart);
        let mut places = Vec::new();
        let mut entries = Vec::new();
        for at in 0..chart.nodes.len() {
            let (entry, join) = model.gates(at, &ways);
            let own = model.elements.len();
            model.elements.push(element(chart, at, &ways));
            let first = entry.or(join).unwrap_or(own);
            if let (Some(entry), Some(join)) = (entry, join) {
                model.line(join, entry, String::new());
            }
            if let Some(last) = entry.or(join) {
                model.line(last, own, String::new());
            }
            places.push(own);
            entries.push((first, join.unwrap_or(first)));
        }
        if let Some((first, _)) = entries.first().filter(|_| model.elements[places[0]].tag != Tag::Start) {
            model.start(*first);
        }
        for Way { from, to, name, joins, late, .. } in ways {
            let (first, join) = entries[to];
            model.line(places[from], if joins { join } else { first }, name);
            model.lines.last_mut().expect("it was added").late = late;
        }
        model
    }

    /// Every sequence flow: those between elements, then those from timers to the ends they lead to.
    pub fn flows(&self) -> impl Iterator<Item = Flow> + '_ {
        let id = |at: usize| self.elements[at].id.clone();
        let line = move |line: &Line| {
            let from = if line.late { format!("timer.{}", id(line.from)) } else { id(line.from) };
            Flow { from, to: id(line.to), name: line.name.clone() }
        };
        let timed = self.elements.iter().filter(|element| element.lapsed.is_some());
        let lapse = |element: &Element| Flow {
            from: format!("timer.{}", element.id),
            to: format!("lapse.{}", element.id),
            name: String::new(),
        };
        self.lines.iter().map(line).chain(timed.map(lapse))
    }

    fn line(&mut self, from: usize, to: usize, name: String) {
        self.lines.push(Line { from, to, name, late: false });
    }

    /// Adds the gateways before a node: where ways meet, and where they wait for one another.
    fn gates(&mut self, at: usize, ways: &[Way]) -> (Option<usize>, Option<usize>) {
        let into = || ways.iter().filter(|way| way.to == at);
        let joins = into().filter(|way| way.joins).count();
        let begins = at == 0 && tag(self.chart, 0) != Tag::Start;
        let joined = joins > 1;
        // What does not wait for the join meets it below.
        let others = into().count() + usize::from(begins) - if joined { joins } else { 0 };
        let mut gate = |name: &str, tag: Tag| {
            let id = format!("{name}.{}", id(self.chart, at));
            self.elements.push(Element { id, ..plain(tag, self.chart.nodes[at].lane) });
            self.elements.len() - 1
        };
        let join = joined.then(|| gate("join", Tag::Join));
        let entry = (others + usize::from(joined) > 1).then(|| gate("merge", Tag::Merge));
        (entry, join)
    }

    /// Adds a start, before everything else, which leads to an element.
    fn start(&mut self, first: usize) {
        for line in &mut self.lines {
            line.from += 1;
            line.to += 1;
        }
        let lane = self.elements[first].lane;
        let name = self.chart.title.clone();
        self.elements.insert(0, Element { id: "start.".into(), name, ..plain(Tag::Start, lane) });
        self.line(0, first + 1, String::new());
    }
}

/// A line of the chart that is left when those between the same two nodes are one.
struct Way {
    from: usize,
    to: usize,
    name: String,
    /// What the step says instead of the line: before its own words, or behind them.
    said: String,
    joins: bool,
    /// Whether it is taken when the deadline has passed.
    late: bool,
}

fn single(chart: &Graph) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (at, edge) in chart.edges.iter().enumerate() {
        let Edge { from, to, joins, late, .. } = *edge;
        let name = if late || timed(chart, edge) { edge.label.clone() } else { chart.edge_words(at) };
        match ways.iter_mut().find(|way| (way.from, way.to, way.late) == (from, to, late)) {
            Some(way) if !name.is_empty() => way.name.push_str(&format!(" / {name}")),
            Some(_) => {}
            None => ways.push(Way { from, to, name, said: String::new(), joins, late }),
        }
    }
    for way in &mut ways {
        if tag(chart, way.from) != Tag::Question && !way.name.is_empty() {
            way.said = format!("[{}]", std::mem::take(&mut way.name));
        }
    }
    ways
}

/// Whether a line's deadline runs at the step that it leaves.
fn timed(chart: &Graph, edge: &Edge) -> bool {
    edge.timed && tag(chart, edge.from) != Tag::Question
}

/// What a node becomes.
fn tag(chart: &Graph, at: usize) -> Tag {
    let mut out = chart.edges.iter().filter(|edge| edge.from == at).map(|edge| edge.to);
    let first = out.next();
    match chart.nodes[at].shape {
        Shape::Terminator | Shape::Connector if first.is_some() => Tag::Start,
        Shape::Terminator | Shape::Connector => Tag::End,
        Shape::Process | Shape::Document | Shape::Pill => Tag::Task,
        Shape::Predefined => Tag::Call,
        // A question whose answers all lead to the same step decides nothing.
        Shape::Decision if out.all(|to| Some(to) == first) => Tag::Task,
        Shape::Decision => Tag::Question,
        Shape::Fork => Tag::Split,
    }
}

/// The id of a node: that of its step, as XML wants ids to begin.
fn id(chart: &Graph, at: usize) -> String {
    match chart.nodes[at].id.as_str() {
        "" => format!("n.{at}"),
        id if id.starts_with(|c: char| c.is_ascii_alphabetic()) => id.to_owned(),
        id => format!("_{id}"),
    }
}

fn plain(tag: Tag, lane: Option<usize>) -> Element {
    Element {
        id: String::new(),
        tag,
        name: String::new(),
        lane,
        calls: None,
        papers: Vec::new(),
        timer: None,
        lapsed: None,
        many: false,
    }
}

fn element(chart: &Graph, at: usize, ways: &[Way]) -> Element {
    let node: &Node = &chart.nodes[at];
    let fork = |way: &&Way| chart.nodes[way.from].shape == Shape::Fork;
    let before = ways.iter().filter(|way| way.to == at).filter(fork);
    let after = ways.iter().filter(|way| way.from == at && chart.nodes[at].shape != Shape::Fork);
    let said = |way: &Way| way.said.clone();
    let remark = if node.remark.is_empty() { String::new() } else { format!("[{}]", node.remark) };
    let own = [node.number.clone(), node.text.clone(), remark];
    // A parallel gateway says what it is by its sign; words would lie on the lines that leave it.
    let silent = node.shape == Shape::Fork;
    let words = before.map(said).chain(own).chain(after.map(said)).filter(|text| !text.is_empty() && !silent);
    let timer = chart.edges.iter().find(|edge| edge.from == at && timed(chart, edge));
    let late = ways.iter().any(|way| way.from == at && way.late);
    Element {
        id: id(chart, at),
        name: words.collect::<Vec<_>>().join(" "),
        calls: node.calls.clone().filter(|_| node.shape == Shape::Predefined),
        papers: node.papers.clone(),
        timer: timer.map(|edge| edge.deadline.clone()),
        lapsed: timer.filter(|_| !late).map(|_| chart.lapsed.clone()),
        many: node.many,
        ..plain(tag(chart, at), node.lane)
    }
}
