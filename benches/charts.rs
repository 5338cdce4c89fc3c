//! What charts cost: `cargo bench --bench charts`.
//!
//! Prints processor time for a chart as a page and its files show it, laid out and printed, by the number of
//! its nodes, the least of several runs, and how that compares with the column alone, which places its
//! boxes without a search. First the charts of our own content, then tangles: procedures in which a
//! third of the steps are questions with four answers that lead anywhere.

use std::path::Path;

use fangce::derive::Derived;
use fangce::draw::column;
use fangce::draw::drawing::Drawing;
use fangce::draw::graph::{Edge, Graph, Lane, Node, Shape};
use fangce::model::Lang;
use fangce::render::Renderer;
use fangce::render::view::chart::{files, standalone};
use fangce::theme::Theme;
use rustix::time::{ClockId, clock_gettime};

/// Runs of each chart; the least disturbed one counts.
const RUNS: usize = 5;
/// Classes by the number of nodes, from and to.
const CLASSES: [(usize, usize); 4] = [(0, 15), (16, 25), (26, 35), (36, usize::MAX)];
/// Steps of the tangles.
const TANGLES: [usize; 5] = [40, 80, 120, 250, 1000];

/// What one chart costs, in ms.
struct Cost {
    nodes: usize,
    /// Both layouts.
    laid: f64,
    /// The page and the files, with the layout for modellers.
    printed: f64,
    /// The column alone.
    slim: f64,
}

fn main() {
    let own = own();
    println!("nodes   charts   layouts ms   files ms   median ms   most ms   against the column alone");
    for (from, to) in CLASSES {
        let class: Vec<&Cost> = own.iter().filter(|cost| (from..=to).contains(&cost.nodes)).collect();
        if !class.is_empty() {
            let to = if to == usize::MAX { String::new() } else { to.to_string() };
            line(&format!("{from:>2}–{to:<4}"), &class);
        }
    }
    for steps in TANGLES {
        let cost = cost(&tangle(steps), if steps > 100 { 1 } else { RUNS });
        line(&format!("tangle {steps:<4}"), &[&cost]);
    }
}

/// Prints what charts of one sort cost.
fn line(sort: &str, costs: &[&Cost]) {
    let count = costs.len() as f64;
    let sum = |part: fn(&Cost) -> f64| costs.iter().map(|cost| part(cost)).sum::<f64>();
    let mut both: Vec<f64> = costs.iter().map(|cost| cost.laid + cost.printed).collect();
    both.sort_by(f64::total_cmp);
    println!(
        "{sort:<11} {:>3} {:>11.2} {:>10.2} {:>11.2} {:>9.2} {:>10.0}×",
        costs.len(),
        sum(|cost| cost.laid) / count,
        sum(|cost| cost.printed) / count,
        both[both.len() / 2],
        both[both.len() - 1],
        both.iter().sum::<f64>() / sum(|cost| cost.slim)
    );
}

/// What the charts of our own content cost, in every language.
fn own() -> Vec<Cost> {
    let sources = fangce::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own content");
    let site = fangce::check(&sources).value.expect("our content is free of errors");
    let theme = Theme::load(&site.config, &sources).value.expect("our theme is free of errors");
    let derived = Derived::of(&site);
    let renderer = Renderer::new(&site, &derived, &theme, None, false);
    let languages = 0..site.config.languages.len();
    let charts = languages.flat_map(|at| {
        let renderer = &renderer;
        site.records.procedures.iter().map(move |procedure| renderer.chart(Lang(at as _), procedure))
    });
    charts.map(|chart| cost(&chart, RUNS)).collect()
}

fn cost(chart: &Graph, runs: usize) -> Cost {
    let drawing = Drawing::of(chart);
    let print = || {
        drop((files(chart, &drawing), standalone(chart, &drawing.narrow, false)));
    };
    Cost {
        nodes: chart.nodes.len(),
        laid: least(runs, || drop(Drawing::of(chart))),
        printed: least(runs, print),
        slim: least(runs, || drop(column::narrow(chart))),
    }
}

/// A chart of so many steps in which questions lead anywhere, by a generator of fixed numbers.
fn tangle(steps: usize) -> Graph {
    let mut state = 1_u64;
    let mut below = |end: usize| {
        // Knuth's MMIX generator.
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % end
    };
    let mut graph = Graph { jump: "go to step {n}".into(), comma: ", ".into(), ..Graph::default() };
    graph.lanes = (0..3).map(|at| Lane { id: format!("r{at}"), label: format!("Person {at}") }).collect();
    for at in 0..=steps {
        let (shape, text) = match at {
            _ if at == steps => (Shape::Terminator, "End"),
            _ if at % 3 == 0 => (Shape::Decision, "Question"),
            _ => (Shape::Process, "Do a thing"),
        };
        let (id, number, lane) = (format!("s{at}"), (at + 1).to_string(), Some(at % 3));
        graph.nodes.push(Node { id, number, lane, said: true, text: text.into(), ..Node::new(shape) });
    }
    for at in 0..steps {
        let answers = if at % 3 == 0 { 4 } else { 0 };
        for answer in 0..answers {
            let (to, label) = (below(steps), format!("Answer {answer}"));
            graph.edges.push(Edge { from: at, to, label, back: to <= at, ..Edge::default() });
        }
        let label = if answers > 0 { "Next".to_owned() } else { String::new() };
        graph.edges.push(Edge { from: at, to: at + 1, label, ..Edge::default() });
    }
    graph
}

/// The least processor time of several runs, in ms.
fn least(runs: usize, work: impl Fn()) -> f64 {
    let run = |_| {
        let from = processor();
        work();
        processor() - from
    };
    (0..runs).map(run).fold(f64::MAX, f64::min)
}

/// What this thread spent on the processor so far, in ms.
fn processor() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
