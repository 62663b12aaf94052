//! The real program: what it says, how it stops, and that a killed one has kept what it answered.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{DEV, changes, cid, push_body};

struct Program {
    child: Child,
    said: Vec<String>,
    stdout: BufReader<ChildStdout>,
    port: u16,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_intendance-server"))
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut said = Vec::new();
        while !said.last().is_some_and(|line: &String| line.contains("Data")) {
            let mut line = String::new();
            assert_ne!(stdout.read_line(&mut line).unwrap(), 0, "it ended early after {said:?}");
            said.push(line);
        }
        let url = said.iter().find_map(|line| line.split_once("http://localhost:")).unwrap().1;
        let port = url.trim().parse().unwrap();
        Self { child, said, stdout, port }
    }

    fn http(&self, head: &str, body: &str) -> std::io::Result<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let length = body.len();
        write!(
            stream,
            "{head} HTTP/1.1\r\nhost: localhost\r\nx-intendance: 1\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n{body}"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let body = answer.split_once("\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?.1;
        Ok(serde_json::from_str(body)?)
    }

    fn push(&self, from: u64, to: u64) -> std::io::Result<Value> {
        self.http("POST /api/v1/push", &push_body(DEV, &changes(DEV, from, to)))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_killed_server_has_kept_all_that_it_answered() {
    let data = TempDir::new().unwrap();
    let mut program = Program::start(data.path());
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
    let mut program = Program::start(data.path());
    let said = program.said.concat();
    for part in ["Open     http://localhost:", "--listen 0.0.0.0:", "intendance.sqlite"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    program.push(1, 5).unwrap();
    program.http("GET /api/v1/pull", "").unwrap();
    Command::new("kill").args(["-TERM", &program.child.id().to_string()]).status().unwrap();
    assert!(program.child.wait().unwrap().success());
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
