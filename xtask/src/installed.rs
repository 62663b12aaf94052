//! Programs of the distribution that tests need; installed when there are none and we may.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, bail};

use crate::sh;

/// The browser.
///
/// # Errors
/// When there is none and none could be installed.
pub fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let find = || ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(sh::which);
    if let Some(path) = find() {
        return Ok(path);
    }
    const MISSING: &str =
        "a browser is missing: sudo apt-get install chromium (or set CHROMIUM=/path/to/chrome)";
    apt_install(&["chromium", "fonts-dejavu-core"]).context(MISSING)?;
    find().context(MISSING)
}

/// Whether there is a PostgreSQL, maybe only now. The tests start one of their own from its programs.
pub fn has_postgres() -> bool {
    has_initdb() || (apt_install(&["postgresql"]).is_ok() && has_initdb())
}

fn has_initdb() -> bool {
    // Debian keeps the programs of each version in a folder of their own, outside of PATH.
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.map(|version| version.path()).any(|path| path.join("bin/initdb").is_file());
    debian || sh::which("initdb").is_some()
}

fn apt_install(packages: &[&str]) -> anyhow::Result<()> {
    let root = sh::output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !root || sh::which("apt-get").is_none() {
        bail!("{} cannot be installed from here", packages.join(", "));
    }
    sh::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    sh::run(Command::new("apt-get").args(install).args(packages))
}
