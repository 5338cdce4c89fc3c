//! A chart laid out: once for all pages and files that show it.

use crate::draw::budget::Budget;
use crate::draw::column::narrow;
use crate::draw::graph::Graph;
use crate::draw::overview;
use crate::draw::place::Placed;
use crate::draw::wide;

/// The layouts of a chart: a function of [`Graph::layout_key`], whatever else the graph says.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// For screens and paper: with lanes, in parts where it is large; the column for what cannot be drawn.
    pub wide: Placed,
    /// How the parts of the wide layout lead to one another.
    pub overview: Option<(Graph, Placed)>,
    /// For phones: a numbered column.
    pub narrow: Placed,
    /// Whether the wide layout is simpler than the chart asks for: the chart is [`wide::tangled`], its
    /// budget ended the search, or nothing clean was found, so that the column stands for it.
    pub simplified: bool,
}

impl Drawing {
    /// Lays a chart out within its budget ([`Budget::of`]).
    pub fn of(graph: &Graph) -> Drawing {
        let mut budget = Budget::of(graph);
        let wide = wide::wide(graph, &mut budget);
        let narrow = narrow(graph);
        let simplified = wide.is_none() || budget.exceeded() || wide::tangled(graph);
        let wide = wide.unwrap_or_else(|| narrow.clone());
        let overview = overview::overview(graph, &wide);
        Drawing { wide, overview, narrow, simplified }
    }
}
