#![no_main]
//! See `rig::decoders::pack`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::pack(bytes));
