#![no_main]
//! See `rig::decoders::segment`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::segment(bytes));
