//! The diagram interchange: bounds and waypoints of everything in the model.

use super::element::Spot;
use super::model::Model;
use super::place::Picture;
use crate::draw::place::{Point, Rect};
use crate::draw::xml::number;

/// How high the head of the pool is.
const HEAD: f64 = 30.0;

/// Writes where everything stands.
pub fn diagram(model: &Model, picture: &Picture, pool: &str, xml: &mut String) {
    let (w, h) = picture.size;
    xml.push_str("<bpmndi:BPMNDiagram id=\"diagram.\"><bpmndi:BPMNPlane id=\"plane.\" bpmnElement=\"collaboration.\">\n");
    let upright = " isHorizontal=\"false\"";
    shape(pool, upright, &Spot { rect: Rect { x: 0.0, y: -HEAD, w, h: h + HEAD }, label: None }, xml);
    for (at, (lane, rect)) in picture.lanes.iter().enumerate() {
        let x = if at == 0 { 0.0 } else { rect.x };
        let end = if at + 1 == picture.lanes.len() { w } else { rect.right() };
        let rect = Rect { x, y: 0.0, w: end - x, h };
        shape(&format!("lane.{lane}"), upright, &Spot { rect, label: None }, xml);
    }
    let mut lapses = Vec::new();
    for (element, placing) in model.elements.iter().zip(&picture.elements) {
        let id = &element.id;
        shape(id, "", &placing.own, xml);
        for (at, paper) in placing.papers.iter().enumerate() {
            shape(&format!("paper.{id}.{at}"), "", paper, xml);
            let x = paper.rect.centre().x;
            let above = at.checked_sub(1).map(|above| &placing.papers[above]);
            let from =
                above.map_or(placing.own.rect.bottom(), |above| above.label.unwrap_or(above.rect).bottom());
            let points = [Point { x, y: from }, Point { x, y: paper.rect.y }];
            edge(&format!("made.{id}.{at}"), &points, None, xml);
        }
        if let Some((timer, lapse)) = &placing.timer {
            shape(&format!("timer.{id}"), "", timer, xml);
            let Some(lapse) = lapse else { continue };
            shape(&format!("lapse.{id}"), "", lapse, xml);
            let x = timer.rect.centre().x;
            lapses.push([Point { x, y: timer.rect.bottom() }, Point { x, y: lapse.rect.y }]);
        }
    }
    let lines = picture.lines.iter().map(|(points, label)| (&points[..], label.as_ref()));
    let lapses = lapses.iter().map(|points| (&points[..], None));
    for (at, (points, label)) in lines.chain(lapses).enumerate() {
        edge(&format!("flow.{at}"), points, label, xml);
    }
    xml.push_str("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n");
}

fn bounds(rect: &Rect) -> String {
    let Rect { x, y, w, h } = *rect;
    format!(
        "<dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        number(x),
        number(y + HEAD),
        number(w),
        number(h)
    )
}

fn label(rect: Option<&Rect>) -> String {
    rect.map(|rect| format!("<bpmndi:BPMNLabel>{}</bpmndi:BPMNLabel>", bounds(rect))).unwrap_or_default()
}

fn shape(id: &str, more: &str, spot: &Spot, xml: &mut String) {
    xml.push_str(&format!(
        "<bpmndi:BPMNShape id=\"shape.{id}\" bpmnElement=\"{id}\"{more}>{}{}</bpmndi:BPMNShape>\n",
        bounds(&spot.rect),
        label(spot.label.as_ref())
    ));
}

fn edge(id: &str, points: &[Point], words: Option<&Rect>, xml: &mut String) {
    xml.push_str(&format!("<bpmndi:BPMNEdge id=\"edge.{id}\" bpmnElement=\"{id}\">"));
    for point in points {
        xml.push_str(&format!("<di:waypoint x=\"{}\" y=\"{}\"/>", number(point.x), number(point.y + HEAD)));
    }
    xml.push_str(&format!("{}</bpmndi:BPMNEdge>\n", label(words)));
}
