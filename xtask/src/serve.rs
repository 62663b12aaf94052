//! `cargo xtask serve`: `trunk serve` without a separate installation of wasm-bindgen.

use std::env;
use std::process::Command;

use anyhow::{Context, bail};

use crate::sh;

/// Puts our `wasm-bindgen` (see `src/bin/wasm-bindgen-shim.rs`) first in `PATH`, then starts trunk.
///
/// # Errors
/// When trunk is missing or fails.
pub fn serve(args: &[String]) -> anyhow::Result<()> {
    let Some(trunk) = sh::which("trunk") else {
        bail!("trunk is missing: cargo install --locked trunk --version 0.21.14");
    };
    sh::ensure_wasm_target()?;
    sh::run(sh::cargo().args(["build", "--quiet", "--package", "xtask", "--bin", "wasm-bindgen-shim"]))?;
    let ours = sh::target_dir().join("xtask/bin");
    std::fs::create_dir_all(&ours)?;
    std::fs::copy(sh::target_dir().join("debug/wasm-bindgen-shim"), ours.join("wasm-bindgen"))?;
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(ours).chain(env::split_paths(&others)))
        .context("PATH cannot be extended")?;
    let given = args.first().map(String::as_str);
    let verb = if matches!(given, Some("serve" | "build" | "watch")) { None } else { Some("serve") };
    sh::run(Command::new(trunk).args(verb).args(args).env("PATH", path))
}
