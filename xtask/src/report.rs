//! The size of the first download, and its budget.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// Bytes, as brotli sends them: all that the first screen needs.
const BUDGET: u64 = 450 * 1024;

/// How the names of the files begin that the first screen does not need.
pub const PART: &str = "part-";

struct Row {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the table.
pub fn print(dist: &Path) -> anyhow::Result<()> {
    table(dist).map(drop)
}

/// Prints the table; an error when the sum is over the budget.
pub fn check(dist: &Path) -> anyhow::Result<()> {
    let sum = table(dist)?;
    if sum > BUDGET {
        bail!("the first download is {} KB brotli, over the budget of {} KB", kb(sum), kb(BUDGET));
    }
    Ok(())
}

fn table(dist: &Path) -> anyhow::Result<u64> {
    let (parts, first): (Vec<_>, Vec<_>) =
        rows(dist)?.into_iter().partition(|row| row.name.starts_with(PART));
    let sum = list("first download", &first);
    println!("{:<36} {:>9} {:>9}", "budget", "", kb(BUDGET));
    list("parts, after the first screen", &parts);
    Ok(sum)
}

/// Prints the rows and their sum, which comes back: bytes as brotli sends them.
fn list(title: &str, rows: &[Row]) -> u64 {
    println!("{:<36} {:>9} {:>9}", format!("{title} (KB)"), "raw", "brotli");
    for row in rows {
        println!("{:<36} {:>9} {:>9}", row.name, kb(row.raw), kb(row.brotli));
    }
    let sum = rows.iter().map(|row| row.brotli).sum();
    println!("{:<36} {:>9} {:>9}", "total", kb(rows.iter().map(|row| row.raw).sum()), kb(sum));
    sum
}

fn rows(dist: &Path) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for path in crate::dist::walk(dist).context("run `cargo xtask dist` first")? {
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        let app = ["app-", PART, "snippets/"].iter().any(|start| name.starts_with(start))
            || name.ends_with(".woff2");
        let shell =
            ["index.html", "boot.js", "manifest.webmanifest", "icons/icon.svg"].contains(&name.as_str());
        if !(app || shell) || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let size = |path: &str| fs::metadata(dist.join(path)).map(|meta| meta.len());
        let raw = size(&name)?;
        rows.push(Row { brotli: size(&format!("{name}.br")).unwrap_or(raw), raw, name });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.brotli));
    Ok(rows)
}

fn kb(bytes: u64) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}
