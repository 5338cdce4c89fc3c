//! What the charts of our own content cost: `cargo bench --bench charts`.
//!
//! Prints processor time for both layouts of a chart by the number of its nodes, the least of several
//! runs, and how that compares with the column alone, which places its boxes without a search.

use std::path::Path;
use std::time::Instant;

use fangce::draw::graph::Graph;
use fangce::draw::{column, wide};
use fangce::model::Lang;

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
        let from = Clock::now();
        work(chart);
        from.until_now()
    };
    (0..RUNS).map(run).fold(f64::MAX, f64::min)
}

/// Time on the processor where the system tells it (Linux), else time on the wall.
enum Clock {
    Processor(f64),
    Wall(Instant),
}

impl Clock {
    fn now() -> Self {
        processor().map_or_else(|| Clock::Wall(Instant::now()), Clock::Processor)
    }

    fn until_now(self) -> f64 {
        match self {
            Clock::Processor(from) => processor().unwrap_or(from) - from,
            Clock::Wall(from) => from.elapsed().as_secs_f64() * 1e3,
        }
    }
}

/// What this thread spent on the processor so far, in ms (`Documentation/scheduler/sched-stats.rst`).
fn processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}
