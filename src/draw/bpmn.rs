//! A chart as BPMN 2.0 with lanes and diagram interchange (OMG formal/2011-01-03).
//!
//! Rules of `bpmnlint:recommended` are kept: one start, no implicit split, join or end; ids are those of the steps. It is laid out by itself,
//! since events, gateways where ways meet, papers and timers take room that the chart of a page has not.

mod element;
mod model;
mod place;
mod dock;
mod diagram;

use crate::draw::graph::Graph;
use crate::draw::xml::escaped;
use diagram::diagram;
use element::Element;
use model::Model;
use place::Picture;

/// The chart as BPMN, in lanes if it has any.
pub fn bpmn(graph: &Graph) -> String {
    let model = Model::of(graph);
    let picture = Picture::of(&model);
    // No step's id has a full stop, so none is like one of these; a pool is mostly looked for by this name.
    let pool = if graph.nodes.iter().any(|node| node.id == "pool") { "pool." } else { "pool" };
    let process = &process(&graph.id);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"definitions.\" targetNamespace=\"urn:fangce\">\n",
    );
    let name = escaped(&graph.title);
    xml.push_str(&format!("<bpmn:collaboration id=\"collaboration.\"><bpmn:participant id=\"{pool}\" name=\"{name}\" processRef=\"{process}\"/></bpmn:collaboration>\n<bpmn:process id=\"{process}\" name=\"{name}\" isExecutable=\"false\">\n"));
    lanes(&model, &picture, &mut xml);
    for at in 0..model.elements.len() {
        element(&model, at, &mut xml);
    }
    for (at, flow) in model.flows().enumerate() {
        let name =
            if flow.name.is_empty() { String::new() } else { format!(" name=\"{}\"", escaped(&flow.name)) };
        xml.push_str(&format!(
            "<bpmn:sequenceFlow id=\"flow.{at}\" sourceRef=\"{}\" targetRef=\"{}\"{name}/>\n",
            flow.from, flow.to
        ));
    }
    xml.push_str("</bpmn:process>\n");
    diagram(&model, &picture, pool, &mut xml);
    xml.push_str("</bpmn:definitions>\n");
    xml
}

/// The id of the process of a procedure.
fn process(procedure: &str) -> String {
    format!("process.{}", escaped(procedure))
}

/// Who does what: every element in its lane, what hangs on it too.
fn lanes(model: &Model, picture: &Picture, xml: &mut String) {
    if picture.lanes.is_empty() {
        return;
    }
    xml.push_str("<bpmn:laneSet id=\"lanes.\">");
    for (lane, _) in &picture.lanes {
        let name = escaped(&model.chart.lanes[*lane].label);
        xml.push_str(&format!("<bpmn:lane id=\"lane.{lane}\" name=\"{name}\">"));
        for element in model.elements.iter().filter(|element| element.lane == Some(*lane)) {
            for id in element.nodes() {
                xml.push_str(&format!("<bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>"));
            }
        }
        xml.push_str("</bpmn:lane>");
    }
    xml.push_str("</bpmn:laneSet>\n");
}

/// An element with its flows, the papers that it makes, and the timer that runs at it.
fn element(model: &Model, at: usize, xml: &mut String) {
    let Element { id, tag, name, calls, papers, timer, lapsed, many, .. } = &model.elements[at];
    let tag = tag.name();
    let mut words = if name.is_empty() { String::new() } else { format!(" name=\"{}\"", escaped(name)) };
    if let Some(calls) = calls {
        words.push_str(&format!(" calledElement=\"{}\"", process(calls)));
    }
    let ends = |id: &str, xml: &mut String| {
        for (flow, _) in model.flows().enumerate().filter(|(_, flow)| flow.to == id) {
            xml.push_str(&format!("<bpmn:incoming>flow.{flow}</bpmn:incoming>"));
        }
        for (flow, _) in model.flows().enumerate().filter(|(_, flow)| flow.from == id) {
            xml.push_str(&format!("<bpmn:outgoing>flow.{flow}</bpmn:outgoing>"));
        }
    };
    xml.push_str(&format!("<bpmn:{tag} id=\"{id}\"{words}>"));
    ends(id, xml);
    for paper in 0..papers.len() {
        xml.push_str(&format!(
            "<bpmn:dataOutputAssociation id=\"made.{id}.{paper}\"><bpmn:targetRef>paper.{id}.{paper}</bpmn:targetRef></bpmn:dataOutputAssociation>"
        ));
    }
    if *many {
        xml.push_str("<bpmn:multiInstanceLoopCharacteristics/>");
    }
    xml.push_str(&format!("</bpmn:{tag}>\n"));
    for (paper, name) in papers.iter().enumerate() {
        let name = escaped(name);
        xml.push_str(&format!(
            "<bpmn:dataObjectReference id=\"paper.{id}.{paper}\" name=\"{name}\" dataObjectRef=\"object.{id}.{paper}\"/><bpmn:dataObject id=\"object.{id}.{paper}\"/>\n"
        ));
    }
    if let Some(timer) = timer {
        let name = escaped(timer);
        xml.push_str(&format!(
            "<bpmn:boundaryEvent id=\"timer.{id}\" name=\"{name}\" cancelActivity=\"{}\" attachedToRef=\"{id}\">",
            lapsed.is_none()
        ));
        ends(&format!("timer.{id}"), xml);
        xml.push_str(&format!("<bpmn:timerEventDefinition id=\"clock.{id}\"/></bpmn:boundaryEvent>\n"));
    }
    if let Some(lapsed) = lapsed {
        xml.push_str(&format!("<bpmn:endEvent id=\"lapse.{id}\" name=\"{}\">", escaped(lapsed)));
        ends(&format!("lapse.{id}"), xml);
        xml.push_str("</bpmn:endEvent>\n");
    }
}
