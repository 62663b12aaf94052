//! The real program, killed again and again at another moment of its pushes.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use intendance_server::upkeep::{verify_file, verify_postgres};
use replica::ctx::Seeded;
use tempfile::TempDir;

use crate::bed::Bed;
use crate::program::Program;
use crate::support::{DEV, cid, database};

const BATCH: u64 = 7;
const N_KILLS: u32 = 8;

fn start(data: &Path, flags: &[&str]) -> Program {
    let program = Program::with(data, flags, None);
    if program.code().is_some() { program.joined() } else { program }
}

#[expect(clippy::disallowed_methods, reason = "the moment of a kill, on a native machine")]
fn kill_and_go_on(data: &Path, flags: &[&str]) {
    let mut acked = 0;
    let mut moments = Seeded(7);
    for round in 0..N_KILLS {
        let mut program = start(data, flags);
        let id = program.child.id().to_string();
        // After some pushes, and then a part of the time that one takes.
        let goal = acked + BATCH * (moments.next_u64() % 12);
        let wait = Duration::from_micros(moments.next_u64() % 8000);
        let answered = AtomicU64::new(acked);
        std::thread::scope(|scope| {
            let pushing = scope.spawn(|| {
                loop {
                    let n = answered.load(Ordering::SeqCst);
                    // Until the server is gone.
                    let Ok(answer) = program.push(n + 1, n + BATCH) else { return };
                    assert_eq!(answer["results"][BATCH as usize - 1]["seq"], n + BATCH, "{answer}");
                    answered.store(n + BATCH, Ordering::SeqCst);
                }
            });
            while answered.load(Ordering::SeqCst) < goal && !pushing.is_finished() {
                std::thread::yield_now();
            }
            let since = Instant::now();
            while since.elapsed() < wait {
                std::thread::yield_now();
            }
            // With no chance to tidy up.
            Command::new("kill").args(["-KILL", &id]).status().unwrap();
        });
        acked = answered.into_inner();
        assert!(goal <= acked);
        assert!(!program.child.wait().unwrap().success(), "round {round}");
    }

    let program = start(data, flags);
    let last_seq = program.http("GET /api/v1/status", "").unwrap()["last_seq"].as_u64().unwrap();
    assert!(acked <= last_seq && last_seq <= acked + BATCH, "acknowledged {acked}, kept {last_seq}");
    let page = program.http("GET /api/v1/pull?limit=2000", "").unwrap();
    let kept = page["changes"].as_array().unwrap();
    for (entry, n) in kept.iter().zip(1..=last_seq) {
        assert_eq!(entry["change"]["cid"], *cid(DEV, n));
    }
    assert_eq!(kept.len() as u64, last_seq);
    // Whole batches only, and the device goes on where it was.
    assert_eq!(last_seq % BATCH, 0);
    let answer = program.push(acked + 1, acked + BATCH).unwrap();
    assert_eq!(answer["results"][BATCH as usize - 1]["seq"], acked + BATCH);
}

#[test]
fn i05_a_server_killed_at_any_moment_has_kept_all_that_it_answered() {
    let data = TempDir::new().unwrap();
    kill_and_go_on(data.path(), &["--no-rate-limits"]);
    let report = verify_file(&database(data.path())).unwrap();
    assert!(report.problems.is_empty(), "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i05_a_server_on_postgresql_killed_at_any_moment_has_kept_all_that_it_answered() {
    let Some(Bed::Postgres(url)) = Bed::postgres().await else { return };
    let data = TempDir::new().unwrap();
    tokio::task::block_in_place(|| {
        kill_and_go_on(data.path(), &["--no-rate-limits", "--database", &url]);
    });
    let report = verify_postgres(&url).await.unwrap();
    assert!(report.problems.is_empty(), "{report:?}");
}
