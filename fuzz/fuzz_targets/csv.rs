#![no_main]
//! See `rig::decoders::csv`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::csv(bytes));
