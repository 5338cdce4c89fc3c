#![no_main]

#[path = "../../tests/properties/mod.rs"]
#[allow(dead_code, reason = "each target tries one property")]
mod properties;

// Many queries to one index: making it takes longer than asking.
libfuzzer_sys::fuzz_target!(|text: &str| properties::queries(text.lines()));
