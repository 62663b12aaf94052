//! Starting other programs.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// The folder of the workspace: asked of cargo at run time, as a checkout may have been moved since we were compiled.
pub fn root() -> PathBuf {
    let ours = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    ours.parent().unwrap_or(Path::new(".")).to_owned()
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that started us, so that the pinned toolchain is the one in use.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end; an error unless it succeeds.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("`{name}` did not start"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// How a command is called in a message: `cargo test`.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let verb = command.get_args().next().map(|arg| format!(" {}", arg.to_string_lossy()));
    format!("{}{}", program.to_string_lossy(), verb.unwrap_or_default())
}

/// The standard output of a command, or `None` when it is missing or fails.
pub fn output(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of that name in `PATH`.
pub fn which(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|path| path.is_file())
}

/// Adds the wasm target where rustup has not done so on its own.
pub fn ensure_wasm_target() -> anyhow::Result<()> {
    let Some(sysroot) = output("rustc", &["--print", "sysroot"]) else {
        bail!("`rustc` is missing: install Rust with rustup (https://rustup.rs)");
    };
    if Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
        .context("the target wasm32-unknown-unknown is missing and could not be added")
}

/// `npm ci`, only when the lock file is newer than what is installed.
///
/// # Errors
/// When npm is missing or fails; nothing that is shipped depends on it.
pub fn npm_ci() -> anyhow::Result<()> {
    let modified = |path: &str| std::fs::metadata(root().join(path)).and_then(|meta| meta.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        .context("npm (with Node 20 or later) is needed for the browser tests and for wasm-opt")
}

/// The time now, for telling how long a step took.
#[expect(clippy::disallowed_methods, reason = "the build runs on a machine with a clock, and only prints it")]
pub fn now() -> std::time::Instant {
    std::time::Instant::now()
}
