//! The real program: what it says, how it stops, and that a killed one has kept what it answered.

use std::io::Read;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use tempfile::TempDir;

use crate::program::{Program, run};
use crate::support::{DEV, cid};

#[test]
fn a_killed_server_has_kept_all_that_it_answered() {
    let data = TempDir::new().unwrap();
    let mut program = Program::with(data.path(), &["--no-rate-limits"], None).joined();
    let id = program.child.id().to_string();
    let acked = AtomicU64::new(0);
    std::thread::scope(|scope| {
        let pushing = scope.spawn(|| {
            loop {
                let n = acked.load(Ordering::SeqCst);
                // Until the server is gone.
                let Ok(answer) = program.push(n + 1, n + 5) else { return };
                assert_eq!(answer["results"][4]["seq"], n + 5, "{answer}");
                acked.store(n + 5, Ordering::SeqCst);
            }
        });
        while acked.load(Ordering::SeqCst) < 50 && !pushing.is_finished() {
            std::thread::yield_now();
        }
        // In the middle of the work, with no chance to tidy up.
        Command::new("kill").args(["-KILL", &id]).status().unwrap();
    });
    let acked = acked.into_inner();
    assert!(50 <= acked);
    assert!(!program.child.wait().unwrap().success());

    let program = Program::start(data.path());
    let status = program.http("GET /api/v1/status", "").unwrap();
    let last_seq = status["last_seq"].as_u64().unwrap();
    assert!(acked <= last_seq, "acknowledged {acked}, kept {last_seq}");
    let page = program.http("GET /api/v1/pull?limit=1000", "").unwrap();
    let kept = page["changes"].as_array().unwrap();
    for (entry, n) in kept.iter().zip(1..=last_seq) {
        assert_eq!(entry["change"]["cid"], *cid(DEV, n));
    }
    assert_eq!(kept.len() as u64, last_seq);
    // Whole batches only, and the device goes on where it was.
    assert_eq!(last_seq % 5, 0);
    assert_eq!(program.push(acked + 1, acked + 5).unwrap()["results"][4]["seq"], acked + 5);
}

#[cfg(unix)]
#[test]
fn a_told_server_stops_in_good_order() {
    let data = TempDir::new().unwrap();
    let mut program = Program::start(data.path()).joined();
    let said = program.said.concat();
    for part in ["Open     http://localhost:", "--listen 0.0.0.0:", "intendance.sqlite"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    program.push(1, 5).unwrap();
    program.http("GET /api/v1/pull", "").unwrap();
    assert!(program.stop().success());
    let mut rest = String::new();
    program.stdout.read_to_string(&mut rest).unwrap();
    assert!(data.path().join("intendance.sqlite").exists());
    assert!(!data.path().join("intendance.sqlite-wal").exists(), "the data are one file again");
}

#[test]
fn a_taken_port_is_said_in_one_line() {
    let data = TempDir::new().unwrap();
    let program = Program::start(data.path());
    let other = TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_intendance-server"))
        .args(["--listen", &format!("127.0.0.1:{}", program.port), "--data"])
        .arg(other.path())
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("cannot listen on") && said.contains("--listen"), "{said}");
    assert_eq!(said.trim().lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn every_start_without_a_manager_prints_a_new_link_and_invite_prints_one_at_any_time() {
    let data = TempDir::new().unwrap();
    let mut first = Program::start(data.path());
    let old = first.code().unwrap().to_owned();
    assert_eq!(old.len(), 26);
    assert!(first.stop().success());
    let program = Program::start(data.path());
    assert_ne!(program.code(), Some(&*old));
    let program = program.joined();
    let refused = program.http("POST /api/v1/invitations/look", &format!(r#"{{"code":"{old}"}}"#)).unwrap();
    assert_eq!(refused["code"], "invitation_revoked");

    // While it runs.
    let invited = run(
        data.path(),
        &["invite", "--role", "helper", "--name", "Luc", "--public-url", "https://o.example"],
    );
    let link = String::from_utf8(invited.stdout).unwrap();
    let code = link.trim().strip_prefix("https://o.example/rejoindre#").unwrap();
    let looked = program.http("POST /api/v1/invitations/look", &format!(r#"{{"code":"{code}"}}"#)).unwrap();
    assert_eq!((&looked["role"], &looked["name"]), (&"helper".into(), &"Luc".into()));

    drop(program);
    assert_eq!(Program::start(data.path()).code(), None, "somebody manages");
}

#[cfg(unix)]
#[test]
fn the_keeper_backs_up_verifies_and_restores_by_commands() {
    let data = TempDir::new().unwrap();
    let backup = data.path().join("copy.sqlite").display().to_string();
    let mut program = Program::start(data.path()).joined();
    program.push(1, 5).unwrap();
    let said = |args: &[&str], is_good: bool| {
        let output = run(data.path(), args);
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.success(), is_good, "{args:?}: {said}");
        said
    };
    assert!(said(&["backup", &backup], true).contains("5 changes"));
    said(&["backup", &backup], false);
    program.push(6, 9).unwrap();
    assert!(said(&["verify"], true).contains("all is well: 9 changes"));
    assert!(said(&["restore", &backup], false).contains("stop the server first"));
    let epoch = program.http("GET /api/v1/status", "").unwrap()["epoch"].clone();
    assert!(program.stop().success());
    assert!(said(&["restore", &backup], true).contains("what was there is in"));
    let program = Program::start(data.path());
    let status = program.http("GET /api/v1/status", "").unwrap();
    assert_eq!(status["last_seq"], 5);
    assert_ne!(status["epoch"], epoch);
    let audit = program.http("GET /api/v1/audit", "").unwrap();
    assert_eq!(audit["entries"][0]["event"], "restored");
    said(&["restore"], false);
    said(&["backup", &backup, "--database", "postgres://nowhere/x"], false);
}
