//! The engine behind the wide layout: sizes in, positions out.

use graphlay::{
    Direction, Effort, GroupId, GroupLanes, LabelReservation, LayoutOptions, PortHint, PortSides,
    RankConstraint, Side, Size,
};

use crate::draw::graph::{Graph, Shape};
use crate::draw::place::{Label, Point};

/// What an engine is asked to lay out.
pub struct Request<'a> {
    /// The chart.
    pub graph: &'a Graph,
    /// Width and height of each node.
    pub sizes: &'a [(f64, f64)],
    /// The room of each line's label.
    pub labels: &'a [Option<Label>],
    /// Where each line must enter at the head of its goal, as a share of half its width from the middle.
    pub entries: &'a [Option<f64>],
    /// Whether each actor has a lane.
    pub lanes: bool,
}

/// Positions, before outlines and labels.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The middle of each node.
    pub nodes: Vec<Point>,
    /// The upright and level runs of each line.
    pub edges: Vec<Vec<Point>>,
    /// The middle of the room that is kept for each line's label, if there is one.
    pub anchors: Vec<Option<Point>>,
    /// Lane, left and right border.
    pub lanes: Vec<(usize, f64, f64)>,
}

/// A variant of a plan: different wishes lead to different layouts, of which the best is taken.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Lines may use the sides of nodes.
    pub sides: bool,
    /// A line that is alone at a head or foot stands in its middle.
    pub middle: bool,
    /// The widest that words in nodes may run, against the usual measure.
    pub measure: f64,
}

impl Wish {
    const ALL: [Wish; 6] = [
        Wish::new(false, true, 1.0),
        Wish::new(false, false, 1.0),
        Wish::new(true, true, 1.0),
        Wish::new(true, false, 1.0),
        Wish::new(false, true, 0.8),
        Wish::new(false, false, 0.8),
    ];
    /// Lines enter above and leave below, in the middle where they are alone; then what comes near.
    pub const UPRIGHT: [Wish; 4] = [Wish::ALL[0], Wish::ALL[1], Wish::ALL[2], Wish::ALL[3]];
    /// With lanes the fourth and the sixth are the best of all for nearly every chart of our own, the
    /// others as good or worse by a few px.
    const LANED: [Wish; 6] =
        [Wish::ALL[3], Wish::ALL[5], Wish::ALL[2], Wish::ALL[4], Wish::ALL[0], Wish::ALL[1]];
    const LANED_AGAIN: [Wish; 4] = [Wish::ALL[3], Wish::ALL[2], Wish::ALL[0], Wish::ALL[1]];

    /// The wishes for a chart of so many lines in the order in which they are tried, and how many are
    /// tried though one before was clean.
    ///
    /// Fewer are tried once lines give way (`again`); tangles are not worth the time of many plans.
    pub fn order(lanes: bool, edges: usize, again: bool) -> (&'static [Wish], usize) {
        let (wishes, enough): (&[Wish], usize) = match (lanes, again) {
            (true, false) => (&Wish::LANED, 2),
            (true, true) => (&Wish::LANED_AGAIN, 1),
            (false, false) => (&Wish::ALL, 6),
            (false, true) => (&Wish::ALL[..4], 4),
        };
        if edges > 40 { (&wishes[..2], enough) } else { (wishes, enough) }
    }

    const fn new(sides: bool, middle: bool, measure: f64) -> Self {
        Wish { sides, middle, measure }
    }
}

/// A layout engine.
pub trait Engine {
    /// A plan, if the engine finds one.
    fn plan(&self, request: &Request, wish: Wish) -> Option<Plan>;
}

/// The engine of the crate `graphlay`.
pub struct Graphlay;

impl Engine for Graphlay {
    fn plan(&self, request: &Request, wish: Wish) -> Option<Plan> {
        let graph = input(request, wish);
        let layout = graphlay::layout(&graph, &options(request, wish)).ok()?;
        let point = |p: &graphlay::Point| Point { x: p.x, y: p.y };
        Some(Plan {
            nodes: layout.nodes.iter().map(|node| point(&node.center)).collect(),
            edges: layout.edges.iter().map(|edge| edge.points.iter().map(point).collect()).collect(),
            anchors: layout.edges.iter().map(|edge| edge.label_anchor.as_ref().map(point)).collect(),
            lanes: layout
                .lanes
                .iter()
                .filter_map(|lane| Some((lane.group?.0 as usize, lane.rect.min.x, lane.rect.max.x)))
                .collect(),
        })
    }
}

fn options(request: &Request, wish: Wish) -> LayoutOptions {
    let mut options = LayoutOptions::process_map();
    options.direction = Direction::TopBottom;
    options.spacing.layer_gap = 26.0;
    options.spacing.node_gap = 18.0;
    options.spacing.dummy_gap = 14.0;
    options.spacing.stub = 10.0;
    options.spacing.port_gap = 14.0;
    options.spacing.edge_label_margin = 14.0;
    options.routing.lane_gap = 8.0;
    options.routing.port_sides = if wish.sides { PortSides::Any } else { PortSides::FacingOnly };
    options.labels.reservation = LabelReservation::Always;
    // A bounded search: the engine's own limits suit graphs that are laid out once, not at each build.
    let size = request.graph.nodes.len() + request.graph.edges.len();
    let order = &mut options.tuning.order;
    order.kick_rounds = (16_000 / (size * size).max(1)).min(300) as u32;
    order.kick_patience = 12;
    order.seeds = if size > 90 { 3 } else { 5 };
    order.sifting_rounds = 4;
    if size > 90 {
        // Both grow with the square of what they place; only tangles are that large.
        options.tuning.coords.simplex_max_nodes = 600;
        options.tuning.coords.flatten_room = 0;
    }
    options.effort = Effort::Balanced;
    if request.lanes {
        options.order.group_lanes = GroupLanes::Strict;
    }
    options
}

fn input(request: &Request, wish: Wish) -> graphlay::Graph {
    let mut graph = graphlay::GraphBuilder::new();
    // Where it begins: the first node, or the pill from which the way comes to it.
    let edges = &request.graph.edges;
    let gate = edges.iter().find(|edge| edge.to == 0 && request.graph.nodes[edge.from].shape == Shape::Pill);
    let first = gate.map_or(0, |edge| edge.from);
    for (at, node) in request.graph.nodes.iter().enumerate() {
        let (w, h) = request.sizes[at];
        graph.add_node(graphlay::Node {
            size: Size::new(w, h),
            group: node.lane.filter(|_| request.lanes).map(|lane| GroupId(lane as u32)),
            rank: if at == first { RankConstraint::First } else { RankConstraint::Free },
            ..graphlay::Node::default()
        });
    }
    let backward = backward(request.graph);
    for (at, edge) in request.graph.edges.iter().enumerate() {
        let label = request.labels[at].as_ref().map(|label| Size::new(label.rect.w, label.rect.h));
        let (from, to) = (graphlay::NodeId(edge.from as u32), graphlay::NodeId(edge.to as u32));
        let alone = |end: fn(&crate::draw::graph::Edge) -> usize| {
            wish.middle
                && !backward[at]
                && request.graph.edges.iter().filter(|other| end(other) == end(edge)).count() == 1
        };
        let port = |alone: bool, side| alone.then_some(PortHint::Offset { side, t: 0.0 });
        // What forks leaves at the foot of the bar, what joins meets it at the head.
        let bar = |is: bool, side| is.then_some(PortHint::Side(side));
        graph.add_edge(graphlay::Edge {
            source_port: port(alone(|edge| edge.from), Side::Bottom)
                .or(bar(request.graph.nodes[edge.from].shape == Shape::Fork, Side::Bottom)),
            target_port: request.entries[at]
                .map(|t| PortHint::Offset { side: Side::Top, t })
                .or(port(alone(|edge| edge.to), Side::Top))
                .or(bar(request.graph.nodes[edge.to].join, Side::Top)),
            label_size: label,
            reverse_for_ranking: backward[at],
            ..graphlay::Edge::new(from, to)
        });
    }
    graph.build()
}

/// Which lines close a loop: those against the reading order from whose goal a way leads to their start.
fn backward(graph: &Graph) -> Vec<bool> {
    let out = graph.outgoing();
    let closes = |from: usize, to: usize| {
        let mut seen = vec![false; graph.nodes.len()];
        let mut path = vec![to];
        while let Some(node) = path.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                path.extend(out[node].iter().map(|edge| graph.edges[*edge].to));
            }
        }
        seen[from]
    };
    graph.edges.iter().map(|edge| edge.to <= edge.from && closes(edge.from, edge.to)).collect()
}
