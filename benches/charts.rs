//! What the charts of our own content cost: `cargo bench --bench charts`.
//!
//! Prints processor time for both layouts of a chart by the number of its nodes, the least of several
//! runs, and how that compares with the column alone, which places its boxes without a search.

use std::path::Path;

use fangce::draw::graph::Graph;
use fangce::draw::{column, wide};
use fangce::model::Lang;
use rustix::time::{ClockId, clock_gettime};

/// Runs of each chart; the least disturbed one counts.
const RUNS: usize = 5;
/// Classes by the number of nodes, from and to.
const CLASSES: [(usize, usize); 4] = [(0, 15), (16, 25), (26, 35), (36, usize::MAX)];

fn main() {
    let sources = fangce::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own content");
    let site = fangce::check(&sources).value.expect("our content is free of errors");
    let mut costs: Vec<(usize, f64, f64)> = Vec::new();
    for (at, _) in site.config.languages.iter().enumerate() {
        for procedure in &site.records.procedures {
            let chart =
                fangce::render::chart(&site, &sources, Lang(at as _), procedure).value.expect("a chart");
            let slim = least(&chart, |chart| drop(column::narrow(chart)));
            let broad = least(&chart, |chart| drop(wide::wide(chart)));
            costs.push((chart.nodes.len(), broad + slim, slim));
        }
    }
    println!("nodes   charts   mean ms   median ms   most ms   against the column alone");
    for (from, to) in CLASSES {
        let mut both: Vec<f64> =
            costs.iter().filter(|(n, ..)| (from..=to).contains(n)).map(|(_, both, _)| *both).collect();
        if both.is_empty() {
            continue;
        }
        both.sort_by(f64::total_cmp);
        let slim: f64 = costs.iter().filter(|(n, ..)| (from..=to).contains(n)).map(|(.., slim)| slim).sum();
        let sum: f64 = both.iter().sum();
        println!(
            "{from:>2}–{:<4} {:>6} {:>9.2} {:>11.2} {:>9.2} {:>10.0}×",
            if to == usize::MAX { String::new() } else { to.to_string() },
            both.len(),
            sum / both.len() as f64,
            both[both.len() / 2],
            both[both.len() - 1],
            sum / slim
        );
    }
}

/// The least processor time of several runs, in ms.
fn least(chart: &Graph, work: impl Fn(&Graph)) -> f64 {
    let run = |_| {
        let from = processor();
        work(chart);
        processor() - from
    };
    (0..RUNS).map(run).fold(f64::MAX, f64::min)
}

/// What this thread spent on the processor so far, in ms.
fn processor() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
