#![no_main]
//! See `rig::decoders::push`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::push(bytes));
