//! `cargo xtask run`: the release app and server, built and started.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;

use crate::{dist, sh};

const HELP: &str = "\
Builds what changed, then serves the app and its server on http://localhost:8080.

  --lan               open to the other devices of this network, on port 8080
  --listen <ip:port>  another address or port
  --data <folder>     where the data is (./data)

The first start prints a link by which the first manager joins.

Any other option is the server's: see `target/release/intendance-server --help`.
";

/// Builds what changed, then becomes the server. Unknown options are the server's.
///
/// # Errors
/// When a build fails or the server does not start.
pub fn run(args: &[String]) -> anyhow::Result<()> {
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        print!("{HELP}");
        return Ok(());
    }
    let mut options: Vec<String> =
        args.iter().filter(|arg| *arg != "--lan" && *arg != "--").cloned().collect();
    if args.iter().any(|arg| arg == "--lan") {
        options.extend(["--listen".to_owned(), "0.0.0.0:8080".to_owned()]);
    }
    dist::build(&dist::Options { base: None, optimise: true, dev: false })?;
    let server = build_server()?;
    Err(Command::new(&server).args(options).exec()).context("the server did not start")
}

/// The release server, with `dist/` inside. Returns the binary.
pub fn build_server() -> anyhow::Result<PathBuf> {
    sh::run(sh::cargo().args(["build", "--release", "--package", "intendance-server"]))?;
    Ok(sh::target_dir().join("release/intendance-server"))
}
