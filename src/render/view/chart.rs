//! A checked procedure as a chart, in the words of one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::Cx;
use crate::draw::drawing::Drawing;
use crate::draw::graph::{Edge, Graph, Lane, Node, Shape, Tone};
use crate::draw::overview;
use crate::draw::place::Placed;
use crate::draw::svg::{Dress, svg};
use crate::draw::{bpmn, mermaid, style, wide};
use crate::model::flow::{self, Flow, Way};
use crate::model::record::{Action, Branch, Outcome, Procedure, Regime, Step};
use crate::model::site::Any;
use crate::model::value::{Deadline, When};
use crate::model::walk::Relation;
use crate::model::{Kind, Link, Localized};
use crate::route::Page;
use crate::text::Html;

/// A chart in its two layouts, of which the style sheet shows one.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// For screens: with lanes, one picture or an overview and the parts that it leads to.
    pub wide: Vec<PictureView>,
    /// For phones: a numbered column.
    pub narrow: Html,
    /// The room that the wide one needs: `s`, `m`, `l` or `xl`.
    pub room: &'static str,
    /// Files of the chart, relative to the page; none for an overview.
    pub files: Vec<ChartFile>,
}

/// A picture of a chart.
#[derive(Debug, Serialize)]
pub struct PictureView {
    /// What leads to it; nothing for one that needs no link.
    pub anchor: Option<String>,
    /// The name of the part that it shows.
    pub name: Option<String>,
    /// The picture.
    pub svg: Html,
}

/// A file of a chart.
#[derive(Debug, Serialize)]
pub struct ChartFile {
    /// `svg`, `bpmn` or `mmd`: a key of the theme's words.
    pub format: &'static str,
    /// The way to it.
    pub href: String,
}

/// A procedure's chart as files: ending and bytes.
pub fn files(graph: &Graph, drawing: &Drawing) -> [(&'static str, Vec<u8>); 3] {
    [
        ("svg", standalone(graph, &drawing.wide, true).into_bytes()),
        ("bpmn", bpmn::bpmn(graph).into_bytes()),
        ("mmd", mermaid::mermaid(graph).into_bytes()),
    ]
}

/// A chart as an SVG of its own, with literal colours; for light and dark screens, or for light ones only.
pub fn standalone(graph: &Graph, placed: &Placed, dark: bool) -> String {
    let style = if dark { format!("{}{}", style::LIGHT, style::DARK) } else { style::LIGHT.to_owned() };
    svg(
        graph,
        placed,
        &Dress {
            mark: "data-procedure",
            layout: "wide",
            ids: None,
            style: Some(&style),
            links: dark,
            sheet: None,
        },
    )
}

/// The endings of the files beside a procedure's page.
pub const FILES: [&str; 3] = ["svg", "bpmn", "mmd"];

/// The id of the node that stands for what sets a procedure off; no step can have it.
const TRIGGER: &str = "start.";

/// The two layouts of a chart, inline.
fn layouts(graph: &Graph, drawing: &Drawing, mark: &str, files: Vec<ChartFile>) -> ChartView {
    let broad = &drawing.wide;
    let dress = |layout, ids| Dress { mark, layout, ids: Some(ids), style: None, links: true, sheet: None };
    let room = match broad.size.0 as u32 {
        0..=560 => "s",
        561..=740 => "m",
        741..=940 => "l",
        _ => "xl",
    };
    ChartView {
        wide: pictures(graph, drawing, dress("wide", "w.")),
        narrow: Html(svg(graph, &drawing.narrow, &dress("narrow", "n."))),
        room,
        files,
    }
}

/// The wide layout as one picture, or an overview and its parts.
fn pictures(graph: &Graph, drawing: &Drawing, dress: Dress) -> Vec<PictureView> {
    let picture = |svg| PictureView { anchor: None, name: None, svg: Html(svg) };
    if drawing.wide.sheets.is_empty() {
        return vec![picture(svg(graph, &drawing.wide, &dress))];
    }
    let overview = drawing.overview.iter().map(|(parts, placed)| {
        let (id, title) = (graph.id.clone(), graph.title.clone());
        let graph = &Graph { id, title, ..parts.clone() };
        let dress = Dress { mark: "data-overview", layout: "overview", ids: None, ..dress };
        picture(svg(graph, placed, &dress))
    });
    let parts = drawing.wide.sheets.iter().enumerate().map(|(at, sheet)| PictureView {
        anchor: Some(overview::anchor(at)),
        name: Some(sheet.name.clone()),
        ..picture(svg(graph, &drawing.wide, &Dress { sheet: Some(at), ..dress }))
    });
    overview.chain(parts).collect()
}

/// Whether a procedure's chart is so tangled that long lines in it are drawn as jumps, or all of it as a column;
/// whatever the language.
pub fn tangled(procedure: &Procedure) -> bool {
    let flow = Flow::of(procedure);
    let numbers = flow.numbers();
    // What sets the procedure off is a node and a line of its own.
    let first = usize::from(procedure.trigger.is_some());
    let line = |from, to| Edge { from, to, ..Edge::default() };
    let place = |step| numbers.get(step).map(|number| number - 1 + first);
    let lines = flow.edges.iter().filter_map(|edge| Some(line(place(edge.from)?, place(edge.to)?)));
    let graph = Graph {
        nodes: vec![Node::new(Shape::Process); flow.steps.len() + first],
        edges: (0..first).map(|_| line(0, 1)).chain(lines).collect(),
        ..Graph::default()
    };
    wide::tangled(&graph)
}

impl Cx<'_> {
    /// The chart of a procedure for its own page.
    pub fn chart(&self, procedure: &Procedure) -> ChartView {
        let file = |format| ChartFile { format, href: format!("{}.{format}", procedure.meta.id) };
        let graph = self.graph(procedure, "");
        let drawing = self.drawing.clone().unwrap_or_else(|| Arc::new(Drawing::of(&graph)));
        layouts(&graph, &drawing, "data-procedure", FILES.map(file).into())
    }

    /// How the procedures of a regime hand over to one another; nothing where they do not.
    pub fn overview(&self, regime: &Regime) -> Option<ChartView> {
        let procedures = self.site.procedures(Kind::Regime, &regime.meta.id);
        let place: BTreeMap<&str, usize> =
            procedures.iter().enumerate().map(|(at, procedure)| (procedure.meta.id.as_str(), at)).collect();
        let mut ways: Vec<(usize, usize)> = Vec::new();
        for (to, procedure) in procedures.iter().enumerate() {
            let mentions = self.site.mentions(Kind::Procedure, &procedure.meta.id).into_iter();
            for mention in mentions.filter(|mention| mention.relation == Relation::Continues) {
                let from = place
                    .get(mention.place.record.meta().id.as_str())
                    .filter(|_| mention.place.record.kind() == Kind::Procedure);
                if let Some(from) = from.copied().filter(|from| *from != to && !ways.contains(&(*from, to))) {
                    ways.push((from, to));
                }
            }
        }
        ways.sort_unstable();
        let linked: Vec<usize> =
            (0..procedures.len()).filter(|at| ways.iter().any(|(from, to)| from == at || to == at)).collect();
        if linked.len() < 3 {
            return None;
        }
        let spot = |at: &usize| linked.iter().position(|other| other == at).expect("both ends are linked");
        let node = |at: &usize| {
            let procedure = procedures[*at];
            let (id, href) = (procedure.meta.id.clone(), self.to(Any::Procedure(procedure)).href);
            Node { id, href, text: self.plain(&procedure.title), ..Node::new(Shape::Predefined) }
        };
        let edges = ways.iter().map(|(from, to)| {
            let (from, to) = (spot(from), spot(to));
            Edge { from, to, back: to <= from, ..Edge::default() }
        });
        let graph = Graph {
            id: regime.meta.id.clone(),
            title: self.named("chart.overview", &self.plain(&regime.title)),
            nodes: linked.iter().map(node).collect(),
            edges: edges.collect(),
            ..self.empty()
        };
        Some(layouts(&graph, &Drawing::of(&graph), "data-overview", Vec::new()))
    }

    /// A chart with nothing in it but the language's words.
    fn empty(&self) -> Graph {
        Graph {
            jump: self.words.get("chart.jump").to_owned(),
            jump_join: self.words.get("chart.jump_join").to_owned(),
            lapsed: self.words.get("chart.lapsed").to_owned(),
            enter: self.words.get("chart.enter").to_owned(),
            range: self.words.get("chart.range").to_owned(),
            list: self.words.get("list.comma").to_owned(),
            comma: self.words.get("chart.comma").to_owned(),
            rtl: self.theme.scripts.rtl(self.lang),
            ..Graph::default()
        }
    }

    fn named(&self, key: &str, name: &str) -> String {
        self.words.get(key).replace("{title}", name)
    }

    /// A procedure as a graph; its steps stand on `page`, relative to where the chart is shown.
    pub fn graph(&self, procedure: &Procedure, page: &str) -> Graph {
        let flow = Flow::of(procedure);
        let title = self.plain(&procedure.title);
        let mut graph = Graph {
            id: procedure.meta.id.clone(),
            description: self
                .named("chart.description", &title)
                .replace("{n}", &flow.steps.len().to_string()),
            title: self.named("chart.title", &title),
            lanes: self.lanes(procedure, &flow),
            ..self.empty()
        };
        let skipped = self.trigger(procedure, &flow, page, &mut graph);
        let numbers = flow.numbers();
        let parts = flow.steps.iter().filter(|step| step.part.is_some()).count();
        let mut part = 0;
        for step in &flow.steps {
            let mut node = self.node(step, &numbers, page, &graph.lanes);
            if let Some(name) = &step.part {
                part += 1;
                node.part = self.part(name, part, parts);
            }
            graph.nodes.push(node);
        }
        for edge in &flow.edges {
            if let (Some(from), Some(to)) = (numbers.get(edge.from), numbers.get(edge.to)) {
                let (from, to) = (from - 1 + skipped, to - 1 + skipped);
                let step = flow.steps[from - skipped];
                let (label, deadline) = self.edge_words(edge, step);
                let joins = matches!(edge.way, Way::Join(..));
                let late = edge.way == Way::Late;
                let stated = matches!(&step.action, Action::Do { within: Some(within), .. } if within.when != When::NotStated);
                let timed = stated && !late;
                graph.edges.push(Edge { from, to, label, deadline, timed, joins, late, back: to <= from });
            }
        }
        for at in 0..flow.steps.len() {
            let id = flow.steps[at].id.value.as_str();
            let (awaited, first) = (flow.awaited(id), flow.first_is_enough(id));
            graph.nodes[at + skipped].join = !awaited.is_empty() && !first;
            graph.nodes[at + skipped].waits = self.waiting(&awaited, first);
        }
        for at in 0..graph.edges.len() {
            graph.edges[at].joins &= graph.nodes[graph.edges[at].to].join;
        }
        settle(&mut graph);
        graph
    }

    /// That a step waits for some branches, or for the first of them that is done, in words; nothing where it waits
    /// for none.
    fn waiting(&self, awaited: &[(&Branch, usize)], first: bool) -> String {
        if awaited.is_empty() {
            return String::new();
        }
        let name = |(branch, at): &(&Branch, usize)| match &branch.name {
            Some(name) => self.plain(name),
            None => self.words.get("procedure.branch").replace("{n}", &(at + 1).to_string()),
        };
        let names: Vec<String> = awaited.iter().map(name).collect();
        let names = names.join(self.words.get("chart.comma"));
        self.words.get(if first { "chart.waits_one" } else { "chart.waits" }).replace("{branches}", &names)
    }

    /// Adds what sets the procedure off; gives how many nodes it took.
    fn trigger(&self, procedure: &Procedure, flow: &Flow, page: &str, graph: &mut Graph) -> usize {
        let (Some(trigger), Some(first)) = (&procedure.trigger, flow.steps.first()) else { return 0 };
        let href = format!("{page}#{}", first.id.value);
        let (id, text) = (TRIGGER.to_owned(), self.plain(trigger));
        graph.nodes.push(Node { id, href, text, tone: Tone::Start, ..Node::new(Shape::Terminator) });
        graph.edges.push(Edge { from: 0, to: 1, ..Edge::default() });
        1
    }

    /// The actors that act in a step, in the procedure's order.
    fn lanes(&self, procedure: &Procedure, flow: &Flow) -> Vec<Lane> {
        let acts = |actor: &&Link| {
            flow.steps
                .iter()
                .any(|step| step.actor.iter().any(|by| by.kind == actor.kind && by.id == actor.id))
        };
        let lane =
            |actor: &Link| Lane { id: actor.id.clone(), label: self.plain(self.site.called(actor).short) };
        procedure.actors.iter().filter(acts).map(lane).collect()
    }

    /// The name of a part with its place in the whole.
    pub fn part(&self, name: &Localized, at: usize, count: usize) -> String {
        self.named("chart.part", &self.plain(name))
            .replace("{n}", &at.to_string())
            .replace("{count}", &count.to_string())
    }

    fn node(&self, step: &Step, numbers: &BTreeMap<&str, usize>, page: &str, lanes: &[Lane]) -> Node {
        let id = step.id.value.clone();
        let lane = step.actor.as_ref().and_then(|actor| lanes.iter().position(|lane| lane.id == actor.id));
        let (shape, tone) = match &step.action {
            Action::Do { procedure: Some(_), .. } => (Shape::Predefined, Tone::Plain),
            Action::Do { produces, .. } if !produces.is_empty() => (Shape::Document, Tone::Plain),
            Action::Do { .. } => (Shape::Process, Tone::Plain),
            Action::Ask { .. } => (Shape::Decision, Tone::Plain),
            Action::End { outcome, procedure, .. } => {
                let shape = if procedure.is_some() { Shape::Connector } else { Shape::Terminator };
                (shape, tone(*outcome))
            }
            Action::Parallel { .. } => (Shape::Fork, Tone::Plain),
        };
        let text = step
            .action
            .words()
            .map_or_else(|| self.words.get("chart.parallel").to_owned(), |words| self.plain(words));
        let (calls, papers) = match &step.action {
            Action::Do { procedure, produces, .. } => (procedure.as_ref(), produces.as_slice()),
            Action::End { procedure, .. } => (procedure.as_ref(), &[][..]),
            _ => (None, &[][..]),
        };
        let each = match &step.action {
            Action::Do { each, .. } => each.as_ref(),
            _ => None,
        };
        Node {
            remark: self.remark(step, each),
            many: each.is_some(),
            calls: calls.map(|link| link.id.clone()),
            papers: papers.iter().map(|paper| self.plain(self.site.called(paper).short)).collect(),
            href: format!("{page}#{id}"),
            number: numbers[id.as_str()].to_string(),
            tone: if step.penalties.is_empty() { tone } else { Tone::Sanction },
            dashed: step.unstated.is_some(),
            said: lane.is_some(),
            lane,
            text,
            id,
            ..Node::new(shape)
        }
    }

    /// What else is to be said of a step: who acts too, that it may be left out, for each of which it is done.
    fn remark(&self, step: &Step, each: Option<&Localized>) -> String {
        let others: Vec<String> =
            step.with.iter().map(|other| self.plain(self.site.called(other).short)).collect();
        let with = (!others.is_empty()).then(|| {
            self.words.get("chart.with").replace("{names}", &others.join(self.words.get("list.comma")))
        });
        let optional = matches!(step.action, Action::Do { optional: true, .. });
        let optional = optional.then(|| self.words.get("procedure.optional").to_owned());
        let each = each.map(|each| self.words.get("chart.each").replace("{what}", &self.plain(each)));
        let all = [optional, each, with].into_iter().flatten();
        all.collect::<Vec<_>>().join(self.words.get("chart.comma"))
    }

    /// What a line says: its answer or branch, and the deadline that runs on it.
    fn edge_words(&self, edge: &flow::Edge, from: &Step) -> (String, String) {
        match (edge.way, &from.action) {
            (Way::Late, _) => (String::new(), self.words.get("chart.late").to_owned()),
            (Way::Answer(answer), _) => (self.plain(&answer.say), self.short(answer.within.as_ref())),
            (Way::Branch(at), Action::Parallel { branches, .. }) => (
                branches
                    .get(at)
                    .and_then(|branch| branch.name.as_ref())
                    .map(|name| self.plain(name))
                    .unwrap_or_default(),
                String::new(),
            ),
            (_, Action::Do { within, .. }) => (String::new(), self.short(within.as_ref())),
            _ => Default::default(),
        }
    }

    /// A deadline without its starting event, which the text version says.
    fn short(&self, deadline: Option<&Deadline>) -> String {
        let Some(deadline) = deadline else { return String::new() };
        if deadline.when == When::NotStated {
            return self.words.get("chart.no_deadline").to_owned();
        }
        self.words.when(&Deadline { from: None, otherwise: None, ..deadline.clone() }).plain()
    }
}

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Good => Tone::Good,
        Outcome::Neutral => Tone::Plain,
        Outcome::Sanction => Tone::Sanction,
        Outcome::HandedOver => Tone::HandedOver,
    }
}

/// Gives every node without an actor a lane to stand in: of a step before it, else of one after it.
fn settle(graph: &mut Graph) {
    for _ in 0..graph.nodes.len() {
        let mut changed = false;
        for edge in &graph.edges {
            let (from, to) = (graph.nodes[edge.from].lane, graph.nodes[edge.to].lane);
            if from.is_some() && to.is_none() {
                graph.nodes[edge.to].lane = from;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for at in (0..graph.edges.len()).rev() {
        let edge = &graph.edges[at];
        if graph.nodes[edge.from].lane.is_none() {
            graph.nodes[edge.from].lane = graph.nodes[edge.to].lane;
        }
    }
    if !graph.lanes.is_empty() {
        graph.nodes.iter_mut().for_each(|node| node.lane = node.lane.or(Some(0)));
    }
}

/// The paths of the files beside a procedure's page, by ending.
pub fn file_path(tag: &str, id: &str, ending: &str) -> String {
    let page = Page::Record(Kind::Procedure, id).path(tag);
    format!("{}{ending}", page.trim_end_matches("html"))
}
