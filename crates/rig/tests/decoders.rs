//! Every decoder against the corpus of `fuzz/` and thousands of seeded mutations of it: no panic, bounded memory,
//! bounded time, and what is read can be written and read again.
//!
//! `RIG_SEED=7` tries other mutations, `RIG_MUTATIONS=100000` more.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use peak_alloc::PeakAlloc;
use replica::ctx::Seeded;
use rig::decoders::TARGETS;
use rig::mutate::mutate;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory and time are those of the process: one target at a time.
static TURN: Mutex<()> = Mutex::new(());

/// A decoder may use so many bytes for each byte it is given…
const BYTES_PER_BYTE: usize = 800;
/// …and so many besides.
const BYTES: usize = 4 << 20;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = [root.join("fuzz/corpus").join(name), root.join("tests/fixtures/requests")];
    let mut files = Vec::new();
    for folder in folders.iter().take(if name == "csv" { 2 } else { 1 }) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.clone(), std::fs::read(path).unwrap()));
        }
    }
    files.sort();
    assert!(3 <= files.len(), "the corpus of {name} is there");
    files
}

fn feed(target: fn(&[u8]), bytes: &[u8], what: &str) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    let outcome = std::panic::catch_unwind(|| target(bytes));
    let used = MEMORY.peak_usage().saturating_sub(before);
    if let Err(panic) = outcome {
        let at = std::env::temp_dir().join("rig-decoder-input");
        std::fs::write(&at, bytes).unwrap();
        eprintln!("{what}: these bytes break a promise: {}", at.display());
        std::panic::resume_unwind(panic);
    }
    let allowed = BYTES + BYTES_PER_BYTE * bytes.len();
    assert!(used <= allowed, "{what}: {used} bytes of memory for {} of input", bytes.len());
    // Generous: machines are shared. What this finds is minutes, not milliseconds.
    let seconds = start.elapsed().as_secs();
    assert!(seconds < 10, "{what}: {seconds} s for {} bytes of input", bytes.len());
}

fn replay(name: &str) {
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let (_, target) = *TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let files = corpus(name);
    for (path, bytes) in &files {
        feed(target, bytes, &path.display().to_string());
    }
    let seed = number("RIG_SEED", 1);
    let mut dice = Seeded(seed);
    // Two thousand columns are slow to plan: once is enough.
    let is_quick =
        |path: &Path, bytes: &[u8]| bytes.len() < 20_000 && !path.to_string_lossy().contains("wide");
    let small: Vec<&Vec<u8>> =
        files.iter().filter(|(path, bytes)| is_quick(path, bytes)).map(|(_, bytes)| bytes).collect();
    for n in 0..number("RIG_MUTATIONS", 3_000) {
        let pick = |dice: &mut Seeded| small[(dice.next_u64() % small.len() as u64) as usize];
        let (base, other) = (pick(&mut dice), pick(&mut dice));
        let bytes = mutate(&mut dice, base, other);
        feed(target, &bytes, &format!("{name}, mutation {n} of RIG_SEED={seed}"));
    }
}

#[test]
fn a_servers_push_decoder_survives_anything() {
    replay("push");
}

#[test]
fn a_devices_answer_decoder_survives_anything() {
    replay("answer");
}

#[test]
fn a_journal_page_survives_anything() {
    replay("page");
}

#[test]
fn a_snapshot_pack_survives_anything() {
    replay("pack");
}

#[test]
fn a_segment_survives_anything() {
    replay("segment");
}

#[test]
fn a_csv_survives_anything() {
    replay("csv");
}

#[test]
fn a_backup_survives_anything() {
    replay("backup");
}

#[test]
fn cards_survive_anything() {
    replay("cards");
}

#[test]
fn calendars_survive_anything() {
    replay("calendars");
}
