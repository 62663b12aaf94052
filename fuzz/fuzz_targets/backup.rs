#![no_main]
//! See `rig::decoders::backup`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::backup(bytes));
