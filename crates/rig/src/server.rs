//! The real server program, started, killed and started again.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The program: `INTENDANCE_SERVER`, else built now with the profile of this code.
pub fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("INTENDANCE_SERVER") {
        return path.into();
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args([
        "build",
        "--quiet",
        "--message-format",
        "json-render-diagnostics",
        "-p",
        "intendance-server",
    ]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let output = build.current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "the server does not build");
    let text = String::from_utf8(output.stdout).unwrap();
    let path = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|line| Some(PathBuf::from(line["executable"].as_str()?)));
    path.expect("the server is a program")
}

/// A running server on this machine.
#[derive(Debug)]
pub struct Server {
    program: PathBuf,
    args: Vec<String>,
    child: Child,
    /// Where it listens; the same after every start.
    pub port: u16,
    /// The code for the first manager, if it printed one.
    pub code: Option<String>,
}

impl Server {
    /// Starts it on a free port. `args` say where its data is; everybody may ask as often as they like.
    pub fn start(program: &Path, args: &[&str]) -> Self {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let (child, port, code) = launch(program, &args, 0);
        Self { program: program.to_owned(), args, child, port, code }
    }

    /// A power cut.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Back on the same port.
    pub fn restart(&mut self) {
        let (child, _, code) = launch(&self.program, &self.args, self.port);
        self.child = child;
        self.code = code.or_else(|| self.code.take());
    }

    /// Bytes of memory: now, and the most there were.
    pub fn memory(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            let kib =
                line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse::<u64>().ok());
            kib.unwrap_or_default() * 1024
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn launch(program: &Path, args: &[String], port: u16) -> (Child, u16, Option<String>) {
    let mut child = Command::new(program)
        .args(["--listen", &format!("127.0.0.1:{port}"), "--log", "warn", "--no-rate-limits"])
        .args(args)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut port, mut code) = (None, None);
    while let Some(Ok(line)) = lines.next() {
        if let Some((_, rest)) = line.split_once("http://localhost:") {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            port = port.or_else(|| digits.parse().ok());
        }
        if let Some((_, found)) = line.split_once("/rejoindre#") {
            code = Some(found.trim().to_owned());
        }
        // Its last line.
        if line.trim_start().starts_with("Data") {
            break;
        }
    }
    // Whatever it says later must not fill the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (child, port.expect("it says where it listens"), code)
}
