//! A chart as BPMN 2.0 with lanes and diagram interchange (OMG formal/2011-01-03).
//!
//! Rules of `bpmnlint:recommended` are kept: one start, no implicit split or join. Where several ways
//! meet, a small gateway stands on the head of the node.

use crate::draw::graph::{Edge, Graph, Node, Shape};
use crate::draw::place::{Course, Placed, Point, Rect};
use crate::draw::xml::{escaped, number};

/// The side of a gateway where ways meet.
const MEET: f64 = 10.0;
/// The side of events and forks.
const EVENT: f64 = 36.0;
/// How high the head of the pool is.
const HEAD: f64 = 30.0;

/// A flow element with its place.
struct Element {
    id: String,
    tag: &'static str,
    name: String,
    lane: Option<usize>,
    rect: Rect,
    label: Option<Rect>,
}

/// A sequence flow with its course.
struct Flow {
    from: usize,
    to: usize,
    name: String,
    points: Vec<Point>,
}

/// The chart as BPMN; `placed` is its wide layout with lanes, if it has any.
pub fn bpmn(graph: &Graph, placed: &Placed) -> String {
    let (graph, placed) = &single(graph, placed);
    let (elements, flows) = parts(graph, placed);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"definitions\" targetNamespace=\"urn:fangce\">\n",
    );
    let name = escaped(&graph.title);
    xml.push_str(&format!("<bpmn:collaboration id=\"collaboration\"><bpmn:participant id=\"pool\" name=\"{name}\" processRef=\"process\"/></bpmn:collaboration>\n<bpmn:process id=\"process\" name=\"{name}\" isExecutable=\"false\">\n"));
    lanes(graph, placed, &elements, &mut xml);
    for (at, element) in elements.iter().enumerate() {
        let Element { tag, id, name, .. } = element;
        let name = if name.is_empty() { String::new() } else { format!(" name=\"{}\"", escaped(name)) };
        xml.push_str(&format!("<bpmn:{tag} id=\"{id}\"{name}>"));
        for (flow, _) in flows.iter().enumerate().filter(|(_, flow)| flow.to == at) {
            xml.push_str(&format!("<bpmn:incoming>f{flow}</bpmn:incoming>"));
        }
        for (flow, _) in flows.iter().enumerate().filter(|(_, flow)| flow.from == at) {
            xml.push_str(&format!("<bpmn:outgoing>f{flow}</bpmn:outgoing>"));
        }
        xml.push_str(&format!("</bpmn:{tag}>\n"));
    }
    for (at, flow) in flows.iter().enumerate() {
        let name =
            if flow.name.is_empty() { String::new() } else { format!(" name=\"{}\"", escaped(&flow.name)) };
        xml.push_str(&format!(
            "<bpmn:sequenceFlow id=\"f{at}\" sourceRef=\"{}\" targetRef=\"{}\"{name}/>\n",
            elements[flow.from].id, elements[flow.to].id
        ));
    }
    xml.push_str("</bpmn:process>\n");
    diagram(placed, &elements, &flows, &mut xml);
    xml.push_str("</bpmn:definitions>\n");
    xml
}

/// The chart as BPMN wants it: one flow from a node to another, words on flows only behind questions.
///
/// What a flow may not say, a deadline or the name of a branch, the step says; and so do the answers of a
/// question that all lead to the same step, which makes it a task and no gateway.
fn single(graph: &Graph, placed: &Placed) -> (Graph, Placed) {
    let (mut graph, mut placed) = (graph.clone(), placed.clone());
    let idle: Vec<bool> = (0..graph.nodes.len()).map(|at| idle(&graph, at)).collect();
    let mut kept: Vec<usize> = Vec::new();
    for at in 0..graph.edges.len() {
        let words = graph.edge_words(at);
        let edge = &mut graph.edges[at];
        edge.label = words;
        edge.deadline.clear();
        let ends = (edge.from, edge.to);
        match kept.iter().find(|other| (graph.edges[**other].from, graph.edges[**other].to) == ends) {
            Some(&other) => {
                let more = format!(" / {}", graph.edges[at].label);
                graph.edges[other].label.push_str(&more);
            }
            None => kept.push(at),
        }
    }
    for &at in &kept {
        let Edge { from, to, .. } = graph.edges[at];
        let question = graph.nodes[from].shape == Shape::Decision && !idle[from];
        if question || graph.edges[at].label.is_empty() {
            continue;
        }
        let words = format!("[{}]", std::mem::take(&mut graph.edges[at].label));
        match graph.nodes[from].shape {
            Shape::Fork => graph.nodes[to].text.insert_str(0, &format!("{words} ")),
            _ => graph.nodes[from].text.push_str(&format!(" {words}")),
        }
    }
    for at in (0..idle.len()).filter(|at| idle[*at]) {
        graph.nodes[at].shape = Shape::Process;
    }
    graph.edges = kept.iter().map(|at| graph.edges[*at].clone()).collect();
    placed.ways = kept.iter().map(|at| placed.ways[*at].clone()).collect();
    (graph, placed)
}

/// Whether every answer to a question leads to the same step.
fn idle(graph: &Graph, at: usize) -> bool {
    let mut ways = graph.edges.iter().filter(|edge| edge.from == at).map(|edge| edge.to);
    let first = ways.next();
    graph.nodes[at].shape == Shape::Decision && ways.all(|to| Some(to) == first)
}

fn lanes(graph: &Graph, placed: &Placed, elements: &[Element], xml: &mut String) {
    if placed.strips.is_empty() {
        return;
    }
    xml.push_str("<bpmn:laneSet id=\"lanes\">");
    for strip in &placed.strips {
        xml.push_str(&format!(
            "<bpmn:lane id=\"lane{}\" name=\"{}\">",
            strip.lane,
            escaped(&graph.lanes[strip.lane].label)
        ));
        for element in elements.iter().filter(|element| element.lane == Some(strip.lane)) {
            xml.push_str(&format!("<bpmn:flowNodeRef>{}</bpmn:flowNodeRef>", element.id));
        }
        xml.push_str("</bpmn:lane>");
    }
    xml.push_str("</bpmn:laneSet>\n");
}

/// What a node becomes.
fn tag(graph: &Graph, at: usize) -> &'static str {
    let node = &graph.nodes[at];
    match node.shape {
        Shape::Terminator | Shape::Connector if graph.edges.iter().any(|edge| edge.from == at) => {
            "startEvent"
        }
        Shape::Terminator | Shape::Connector => "endEvent",
        Shape::Process | Shape::Document | Shape::Pill => "task",
        Shape::Predefined => "callActivity",
        Shape::Decision => "exclusiveGateway",
        Shape::Fork => "parallelGateway",
    }
}

fn element(graph: &Graph, at: usize, rect: Rect) -> Element {
    let node: &Node = &graph.nodes[at];
    let tag = tag(graph, at);
    let text =
        if node.number.is_empty() { node.text.clone() } else { format!("{} {}", node.number, node.text) };
    let c = rect.centre();
    let small = |side: f64| Rect { x: c.x - side / 2.0, y: c.y - side / 2.0, w: side, h: side };
    let (bounds, label) = match tag {
        "startEvent" => (small(EVENT), Some(Rect { x: c.x + 22.0, y: c.y - 14.0, w: rect.w, h: 28.0 })),
        "endEvent" => (small(EVENT), Some(Rect { x: rect.x, y: c.y + 20.0, w: rect.w, h: 28.0 })),
        "parallelGateway" => (small(EVENT), None),
        "exclusiveGateway" => (
            rect,
            Some(Rect {
                x: rect.x + rect.w / 4.0,
                y: rect.y + rect.h / 4.0,
                w: rect.w / 2.0,
                h: rect.h / 2.0,
            }),
        ),
        _ => (rect, None),
    };
    Element { id: format!("n{at}"), tag, name: text, lane: node.lane, rect: bounds, label }
}

/// Elements and flows: the nodes, a start where there is none, gateways where ways meet.
fn parts(graph: &Graph, placed: &Placed) -> (Vec<Element>, Vec<Flow>) {
    let mut elements: Vec<Element> =
        (0..graph.nodes.len()).map(|at| element(graph, at, placed.nodes[at])).collect();
    let mut flows = Vec::new();
    let mut entry: Vec<usize> = (0..graph.nodes.len()).collect();
    let begins = elements.first().is_some_and(|first| first.tag != "startEvent");
    for (at, enters) in entry.iter_mut().enumerate() {
        let ways = graph.edges.iter().filter(|edge| edge.to == at);
        let joins = ways.clone().filter(|edge| edge.joins).count();
        let count = ways.count() + usize::from(begins && at == 0);
        let joined = joins > 1;
        let others = count - if joined { joins } else { 0 };
        // What does not wait for the join meets it below.
        if others + usize::from(joined) > 1 {
            *enters = gate(&mut elements, &mut flows, at, at, "exclusiveGateway", "meet");
        }
        if joined {
            gate(&mut elements, &mut flows, at, *enters, "parallelGateway", "join");
        }
    }
    if begins && !elements.is_empty() {
        let c = placed.nodes[0].centre();
        let rect = Rect { x: placed.nodes[0].x - EVENT - 30.0, y: c.y - EVENT / 2.0, w: EVENT, h: EVENT };
        elements.push(Element {
            id: "start".into(),
            tag: "startEvent",
            name: graph.title.clone(),
            lane: graph.nodes[0].lane,
            rect,
            label: None,
        });
        let to = entry[0];
        let goal = elements[to].rect;
        let points = vec![Point { x: rect.right(), y: c.y }, Point { x: goal.x, y: goal.centre().y }];
        flows.push(Flow { from: elements.len() - 1, to, name: String::new(), points });
    }
    for (edge, way) in graph.edges.iter().zip(&placed.ways) {
        let Course::Line(points) = &way.course else { continue };
        let to = if edge.joins { join_of(&elements, edge.to).unwrap_or(edge.to) } else { entry[edge.to] };
        let points = docked(points, &elements[edge.from], &elements[to]);
        flows.push(Flow { from: edge.from, to, name: edge.label.clone(), points });
    }
    (elements, flows)
}

/// The gateway at which the ways into a node wait for one another.
fn join_of(elements: &[Element], node: usize) -> Option<usize> {
    elements.iter().position(|element| element.id == format!("join{node}"))
}

/// Adds a gateway before a node, and the flow from it; gives its place.
fn gate(
    elements: &mut Vec<Element>,
    flows: &mut Vec<Flow>,
    at: usize,
    to: usize,
    tag: &'static str,
    name: &str,
) -> usize {
    let goal = elements[to].rect;
    let c = goal.centre();
    let rect = Rect { x: c.x - MEET / 2.0, y: goal.y - MEET - 1.0, w: MEET, h: MEET };
    let lane = elements[at].lane;
    elements.push(Element { id: format!("{name}{at}"), tag, name: String::new(), lane, rect, label: None });
    flows.push(Flow {
        from: elements.len() - 1,
        to,
        name: String::new(),
        points: vec![Point { x: c.x, y: rect.bottom() }, Point { x: c.x, y: goal.y }],
    });
    elements.len() - 1
}

/// A course whose ends lie on the outlines of the elements, which may be smaller than the nodes.
fn docked(points: &[Point], from: &Element, to: &Element) -> Vec<Point> {
    let mut all = Vec::new();
    let on = |rect: &Rect, toward: Point| {
        let c = rect.centre();
        let (dx, dy) = (toward.x - c.x, toward.y - c.y);
        if dx.abs() * rect.h > dy.abs() * rect.w {
            Point { x: if dx > 0.0 { rect.right() } else { rect.x }, y: c.y }
        } else {
            Point { x: c.x, y: if dy > 0.0 { rect.bottom() } else { rect.y } }
        }
    };
    let (first, last) = (points[0], points[points.len() - 1]);
    let far = |rect: &Rect, p: Point| {
        p.x < rect.x - 1.0 || p.x > rect.right() + 1.0 || p.y < rect.y - 1.0 || p.y > rect.bottom() + 1.0
    };
    if far(&from.rect, first) {
        all.push(on(&from.rect, first));
    }
    all.extend_from_slice(points);
    if far(&to.rect, last) || to.id.starts_with(['j', 'm']) {
        if to.id.starts_with(['j', 'm']) {
            all.pop();
        }
        let near = *all.last().unwrap_or(&first);
        all.push(on(&to.rect, near));
    }
    all
}

fn diagram(placed: &Placed, elements: &[Element], flows: &[Flow], xml: &mut String) {
    let bounds = |rect: &Rect| {
        format!(
            "<dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            number(rect.x),
            number(rect.y + HEAD),
            number(rect.w),
            number(rect.h)
        )
    };
    let (w, h) = placed.size;
    let left = elements.iter().map(|element| element.rect.x - 8.0).fold(0.0, f64::min);
    let pool = Rect { x: left, y: -HEAD, w: w - left, h: h + HEAD };
    xml.push_str(
        "<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n",
    );
    xml.push_str(&format!("<bpmndi:BPMNShape id=\"pool_di\" bpmnElement=\"pool\" isHorizontal=\"false\">{}</bpmndi:BPMNShape>\n", bounds(&pool)));
    for (at, strip) in placed.strips.iter().enumerate() {
        let more = if at == 0 { strip.rect.x - left } else { 0.0 };
        let end = if at + 1 == placed.strips.len() { w } else { strip.rect.right() };
        let rect = Rect { x: strip.rect.x - more, y: 0.0, w: end - strip.rect.x + more, h };
        xml.push_str(&format!("<bpmndi:BPMNShape id=\"lane{lane}_di\" bpmnElement=\"lane{lane}\" isHorizontal=\"false\">{}</bpmndi:BPMNShape>\n", bounds(&rect), lane = strip.lane));
    }
    for element in elements {
        let label = element
            .label
            .as_ref()
            .map(|label| format!("<bpmndi:BPMNLabel>{}</bpmndi:BPMNLabel>", bounds(label)))
            .unwrap_or_default();
        xml.push_str(&format!(
            "<bpmndi:BPMNShape id=\"{id}_di\" bpmnElement=\"{id}\">{}{label}</bpmndi:BPMNShape>\n",
            bounds(&element.rect),
            id = element.id
        ));
    }
    for (at, flow) in flows.iter().enumerate() {
        xml.push_str(&format!("<bpmndi:BPMNEdge id=\"f{at}_di\" bpmnElement=\"f{at}\">"));
        for point in &flow.points {
            xml.push_str(&format!(
                "<di:waypoint x=\"{}\" y=\"{}\"/>",
                number(point.x),
                number(point.y + HEAD)
            ));
        }
        xml.push_str("</bpmndi:BPMNEdge>\n");
    }
    xml.push_str("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n");
}
