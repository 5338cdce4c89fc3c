//! What indexing a site costs: `cargo bench --bench index -- SITE` prints a line of JSON. Part of `run.mjs`.

use std::path::PathBuf;
use std::sync::Mutex;

use fangce::derive::Derived;
use fangce::index::spoken::spoken;
use fangce::index::{client, query::Engine};
use fangce::theme::Theme;

fn main() {
    let folder = std::env::args().skip(1).find(|option| !option.starts_with("--")).map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    let sources = fangce::disk::read(&folder).expect("a site");
    let site = fangce::check(&sources).value.expect("no errors");
    let theme = Theme::load(&site.config, &sources).value.expect("a sound theme");
    let spoken = spoken(&site, &Derived::of(&site), &theme.words);
    let (before, held) = (processor(), status("VmRSS"));
    let engine = Engine::new(&site, &spoken).expect("memory does not fail");
    let made = Mutex::new((0, 0));
    let count = |_: &str, bytes: Vec<u8>| {
        let mut made = made.lock().expect("nobody panics");
        *made = (made.0 + 1, made.1 + bytes.len());
    };
    client::export(&engine, &count).expect("memory does not fail");
    let (cpu, peak) = (processor() - before, status("VmHWM"));
    let (parts, bytes) = made.into_inner().expect("nobody panics");
    println!(
        "{{\"cpu\": {cpu:.2}, \"added\": {}, \"peak\": {peak}, \"parts\": {parts}, \"bytes\": {bytes}}}",
        peak.saturating_sub(held)
    );
}

/// Processor time of this process in seconds, from Linux's `/proc` (man 5 proc: fields 14 and 15, in ticks
/// of a hundredth).
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// A line of Linux's `/proc/self/status` in MB.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|size| size.parse::<u64>().ok()).unwrap_or_default() / 1024
}
