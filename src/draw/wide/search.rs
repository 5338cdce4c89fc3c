//! The search for a drawing: several wishes, then jumps for the lines that stand in the way.

use super::attempt::{Attempt, Found, LANES_UP_TO};
use super::jumps::{bundles, give_way, shed};
use super::rows::rows;
use super::words::Texts;
use crate::draw::budget::{Budget, steps};
use crate::draw::graph::Graph;
use crate::draw::place::Placed;
use crate::draw::quality::Quality;

/// The most rounds in which lines become jumps.
const ROUNDS: usize = 12;
/// With fewer plans left than these, all lines that are in the way give way at once.
const SCARCE: u64 = 12;

/// The best drawing that is found, if it is clean: lines that cross others become jumps.
pub fn best(graph: &Graph, lanes: bool, budget: &mut Budget) -> Option<Placed> {
    let texts = Texts::new(graph, lanes);
    let mut jumps = bundles(graph);
    if !shed(graph, &mut jumps, budget.plan()) {
        return None;
    }
    let mut best: Option<Found> = None;
    for round in 0..ROUNDS {
        let attempt = Attempt::new(&texts, &jumps);
        let Some(found) = attempt.best(round > 0, budget) else { break };
        let troubles = found.troubles.clone();
        if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            best = Some(found);
        }
        // Lanes that are far too wide for a screen do not get narrow enough by jumps.
        let hopeless = lanes && best.as_ref().is_some_and(|best| best.placed.size.0 > 1.3 * LANES_UP_TO);
        if troubles.is_empty() || hopeless {
            break;
        }
        // Few are solved one by one, since a new plan may solve the others; many at once, and all of
        // them when few plans are left.
        let scarce = budget.left() < SCARCE * attempt.steps;
        let most = if scarce { troubles.len() } else { 1 + troubles.len() / 4 };
        give_way(graph, &troubles, &mut jumps, most);
    }
    let placed = best?.worded(&texts);
    (!lanes || placed.size.0 <= LANES_UP_TO).then_some(placed).filter(|placed| publishable(graph, placed))
}

/// Whether a chart is so tangled that its longest lines are jumps before any plan is tried, or all of them.
///
/// It follows from the number of nodes and from where lines lead, whatever the words.
pub fn tangled(graph: &Graph) -> bool {
    steps(graph, &bundles(graph)) > Budget::of(graph).plan()
}

/// Whether nothing lies on anything else and no lines cross.
fn publishable(graph: &Graph, placed: &Placed) -> bool {
    let quality = Quality::of(graph, placed);
    quality.faults() + quality.crossings == 0
}

/// The best drawing without jumps, however wide it gets; in plain rows if a plan takes more than the budget.
pub fn whole(graph: &Graph, lanes: bool, budget: &mut Budget) -> Placed {
    let texts = Texts::new(graph, lanes);
    let attempt = Attempt::new(&texts, &vec![false; graph.edges.len()]);
    attempt.best(false, budget).map_or_else(|| rows(&texts), |found| found.worded(&texts))
}
