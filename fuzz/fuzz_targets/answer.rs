#![no_main]
//! See `rig::decoders::answer`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::answer(bytes));
