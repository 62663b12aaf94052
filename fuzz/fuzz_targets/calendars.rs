#![no_main]
//! See `rig::decoders::calendars`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rig::decoders::calendars(bytes));
