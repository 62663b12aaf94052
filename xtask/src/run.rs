//! `cargo xtask run`: the release app and server, built and started.

use std::env;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;

use crate::{dist, sh};

/// Builds what changed, then becomes the server. Unknown options are the server's.
///
/// # Errors
/// When a build fails or the server does not start.
pub fn run(args: &[String]) -> anyhow::Result<()> {
    let mut options: Vec<String> =
        args.iter().filter(|arg| *arg != "--lan" && *arg != "--").cloned().collect();
    let given = |options: &[String], name: &str| {
        options.iter().any(|arg| arg == name || arg.starts_with(&format!("{name}=")))
    };
    if args.iter().any(|arg| arg == "--lan") {
        options.extend(["--listen".to_owned(), "0.0.0.0:8080".to_owned()]);
    }
    if !given(&options, "--data") && env::var_os("INTENDANCE_DATA").is_none() {
        options.extend(["--data".to_owned(), "data".to_owned()]);
    }
    dist::build(&dist::Options { base: None, optimise: true })?;
    let server = build_server()?;
    Err(Command::new(&server).args(options).exec()).context("the server did not start")
}

/// The release server, with `dist/` inside. Returns the binary.
pub fn build_server() -> anyhow::Result<PathBuf> {
    sh::run(sh::cargo().args(["build", "--release", "--package", "intendance-server"]))?;
    Ok(sh::target_dir().join("release/intendance-server"))
}
