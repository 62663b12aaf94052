#![no_main]
//! See `rig::decoders::page`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::page(bytes));
