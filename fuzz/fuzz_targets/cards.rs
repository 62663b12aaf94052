#![no_main]
//! See `rig::decoders::cards`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::cards(bytes));
