//! The real program, started and joined by its first manager.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::desk::{token, token_hash};
use crate::support::{DEV, changes, push_body};

pub struct Program {
    pub child: Child,
    pub said: Vec<String>,
    pub stdout: BufReader<ChildStdout>,
    pub port: u16,
}

/// The program with a data folder.
pub fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_intendance-server"));
    command.arg("--data").arg(data);
    command
}

/// Runs a command to its end.
pub fn run(data: &Path, args: &[&str]) -> Output {
    command(data).args(args).output().unwrap()
}

impl Program {
    pub fn start(data: &Path) -> Self {
        Self::with(data, &[], None)
    }

    /// With further flags, and with its logs in a file.
    pub fn with(data: &Path, args: &[&str], logs: Option<File>) -> Self {
        let mut child = command(data)
            .args(["--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(logs.map_or_else(Stdio::null, Stdio::from))
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut said = Vec::new();
        while !said.last().is_some_and(|line: &String| line.contains("Data")) {
            let mut line = String::new();
            assert_ne!(stdout.read_line(&mut line).unwrap(), 0, "it ended early after {said:?}");
            said.push(line);
        }
        let url = said.iter().find_map(|line| line.split_once("://localhost:")).unwrap().1;
        let port = url.trim().parse().unwrap();
        Self { child, said, stdout, port }
    }

    /// The code of the printed link.
    pub fn code(&self) -> Option<&str> {
        self.said.iter().find_map(|line| line.split_once("/rejoindre#")).map(|(_, code)| code.trim())
    }

    /// Joins as the first manager; the token is always the same.
    pub fn joined(self) -> Self {
        let body = json!({
            "code": self.code().unwrap(), "token_hash": token_hash(&Self::token()), "name": "Marie", "device": "PC",
        });
        let joined = self.http("POST /api/v1/join", &body.to_string()).unwrap();
        assert_eq!(joined["member"]["role"], "manager", "{joined}");
        self
    }

    pub fn token() -> String {
        token("the first manager's")
    }

    pub fn http(&self, head: &str, body: &str) -> std::io::Result<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "{}", request(head, body))?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let body = answer.split_once("\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?.1;
        Ok(serde_json::from_str(body)?)
    }

    pub fn push(&self, from: u64, to: u64) -> std::io::Result<Value> {
        self.http("POST /api/v1/push", &push_body(DEV, &changes(DEV, from, to)))
    }

    /// Asks it to stop and waits for it.
    #[cfg(unix)]
    pub fn stop(&mut self) -> std::process::ExitStatus {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap()
    }
}

/// A request as text, with the first manager's token.
pub fn request(head: &str, body: &str) -> String {
    format!(
        "{head} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\nx-intendance: 1\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        Program::token(),
        body.len()
    )
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
