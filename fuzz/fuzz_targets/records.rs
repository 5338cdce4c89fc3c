#![no_main]

#[path = "../../tests/properties/mod.rs"]
#[allow(dead_code, reason = "each target tries one property")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    properties::record(bytes);
});
