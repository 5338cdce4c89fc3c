//! How long each stage of a command took, for `--timings`.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::Stage;

/// Notes when stages begin.
#[derive(Debug, Default)]
pub struct Timings(Mutex<Vec<(Stage, Instant)>>);

impl Timings {
    /// A stage begins now, and the one before it ends.
    pub fn begin(&self, stage: Stage) {
        self.lock().push((stage, Instant::now()));
    }

    /// A line a stage, in the order in which they began: its name, its time in milliseconds, its share.
    /// The last stage lasts until now.
    pub fn table(&self) -> String {
        let began = self.lock();
        let now = Instant::now();
        let ends = began.iter().skip(1).map(|(_, at)| *at).chain([now]);
        let spans: Vec<(Stage, Duration)> =
            began.iter().zip(ends).map(|((stage, at), end)| (*stage, end - *at)).collect();
        let all: Duration = spans.iter().map(|(_, span)| *span).sum();
        let line = |name: &str, span: Duration| {
            let share = 100.0 * span.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
            format!("{name:<8} {:>10.1} ms {share:>6.1} %\n", span.as_secs_f64() * 1e3)
        };
        let mut table: String = spans.iter().map(|(stage, span)| line(stage.name(), *span)).collect();
        table.push_str(&line("all", all));
        table
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(Stage, Instant)>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
