//! The search for a drawing: several wishes, then jumps for the lines that stand in the way.

use super::attempt::{Attempt, Found};
use super::engine::Wish;
use super::jumps::{bundles, give_way, shed};
use super::rows::rows;
use super::words::Texts;
use crate::draw::budget::{Budget, steps};
use crate::draw::graph::Graph;
use crate::draw::place::Placed;
use crate::draw::quality::strays;
use crate::draw::room;

/// The most rounds in which lines become jumps.
const ROUNDS: usize = 12;
/// With fewer plans left than these, all lines that are in the way give way at once.
const SCARCE: u64 = 12;
/// Crossings that are left as they are: each is read at a glance, and a jump is looked for.
const FEW: u32 = 2;
/// How much too wide or too high a drawing may be for jumps to make it fit, in px.
const NEAR: f64 = 360.0;

/// The best drawing that is found, if nothing lies on anything else in it and it fits a page.
///
/// Lines that run where they must not become jumps, never the last one into a step.
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
        let settled = found.faults == 0 && found.crossings <= FEW;
        if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
            best = Some(found);
        }
        let hopeless = best.as_ref().is_some_and(|best| room::excess(&best.placed) > NEAR);
        if settled || hopeless {
            break;
        }
        // Few are solved one by one, since a new plan may solve the others; many at once, and all of
        // them when few plans are left.
        let scarce = budget.left() < SCARCE * attempt.steps;
        let most = if scarce { troubles.len() } else { 1 + troubles.len() / 4 };
        if !give_way(graph, &troubles, &mut jumps, most) {
            break;
        }
    }
    let clean = best.filter(|best| best.faults == 0 && room::fits(&best.placed));
    clean.map(|best| best.worded(&texts))
}

/// Whether a chart is so tangled that its longest lines are jumps before any plan is tried, or all of them.
///
/// It follows from the number of nodes and from where lines lead, whatever the words.
pub fn tangled(graph: &Graph) -> bool {
    steps(graph, &bundles(graph)) > Budget::of(graph).plan()
}

/// A drawing without jumps of nodes that have sizes, however wide it gets; in plain rows if a plan takes more than
/// the budget.
pub fn whole(graph: &Graph, sizes: &[(f64, f64)], budget: &mut Budget) -> Placed {
    let texts = Texts::sized(graph, graph.lanes.len() > 1, sizes);
    let attempt = Attempt::new(&texts, &vec![false; graph.edges.len()]);
    let mut best: Option<Found> = None;
    for wish in Wish::UPRIGHT {
        let kept = best.as_ref().is_some_and(|best| strays(graph, &best.placed) == 0);
        if kept || !budget.take(attempt.steps) {
            break;
        }
        let found =
            attempt.draw(wish).filter(|found| best.as_ref().is_none_or(|best| found.rank() < best.rank()));
        best = found.or(best);
    }
    let kept = best.filter(|best| strays(graph, &best.placed) == 0);
    kept.map_or_else(|| rows(&texts), |found| found.worded(&texts))
}
