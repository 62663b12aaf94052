//! What must not be in any log.

use std::fs::File;

use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::desk::token_hash;
use crate::program::{Program, run};

#[cfg(unix)]
#[test]
fn no_token_no_code_and_no_hash_of_one_is_ever_logged() {
    let data = TempDir::new().unwrap();
    let logs = data.path().join("logs");
    let args = ["--log", "trace", "--log-format", "text"];
    let mut program = Program::with(data.path(), &args, Some(File::create(&logs).unwrap())).joined();
    let first = program.code().unwrap().to_owned();
    let invited = json!({ "name": "Luc", "role": "helper", "ttl_s": 60 }).to_string();
    let made = program.http("POST /api/v1/invitations", &invited).unwrap();
    let code = made["code"].as_str().unwrap().to_owned();
    program.push(1, 3).unwrap();
    program.http("GET /api/v1/pull", "").unwrap();
    program.http("GET /api/v1/team", "").unwrap();
    let feed = program.http("POST /api/v1/feeds", r#"{"scope":"all"}"#).unwrap();
    let feed = feed["code"].as_str().unwrap().to_owned();
    for path in [format!("{feed}.ics"), format!("{feed}.ICS"), format!("{feed}.ics/x"), feed.to_lowercase()] {
        // Read or refused: no JSON either way, or a refusal.
        drop(program.http(&format!("GET /api/v1/feeds/{path}"), ""));
    }
    // Also where something is refused.
    for body in [
        json!({ "code": first, "token_hash": token_hash("x"), "name": "Eve", "device": "PC" }),
        json!({ "code": code, "token_hash": [token_hash("x")], "name": "Eve", "device": "PC" }),
        json!({ "code": code, "token_hash": token_hash("x"), "name": "\u{0}", "device": "PC" }),
    ] {
        let refused = program.http("POST /api/v1/join", &body.to_string()).unwrap().to_string();
        assert!(refused.contains("\"message\""));
        for secret in [&first, &code, &token_hash("x")] {
            assert!(!refused.contains(secret.as_str()), "{refused}");
        }
    }
    assert!(program.stop().success());
    let secrets = [Program::token(), first, code, feed, token_hash("x")];
    let logged = std::fs::read_to_string(&logs).unwrap();
    assert!(logged.contains("/api/v1/join") && logged.contains("DEBUG"), "{logged}");
    for secret in &secrets {
        let hash: String =
            Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        for part in [&**secret, &hash[..16], &hash[16..]] {
            assert!(!logged.contains(part), "{part} is in the logs");
            assert!(!logged.to_lowercase().contains(&part.to_lowercase()));
        }
    }
}

#[test]
fn with_logs_for_machines_the_link_is_printed_and_not_logged() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let data = TempDir::new().unwrap();
    let mut child = crate::program::command(data.path())
        .args(["--listen", "127.0.0.1:0", "--log-format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut link = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut link).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let mut logged = String::new();
    child.stderr.take().unwrap().read_to_string(&mut logged).unwrap();
    let (_, code) = link.trim().split_once("/rejoindre#").unwrap();
    assert!(
        logged.contains("listening on") && !logged.contains(code) && !logged.contains("rejoindre"),
        "{logged}"
    );
}

#[test]
fn the_password_of_the_database_is_never_said() {
    let data = TempDir::new().unwrap();
    for url in ["postgres://u:s3cret@127.0.0.1:1/x", "postgres://u:s3cret@@@"] {
        let output = run(data.path(), &["--listen", "127.0.0.1:0", "--log", "trace", "--database", url]);
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!output.status.success());
        assert!(!said.is_empty() && !said.contains("s3cret"), "{said}");
    }
}
