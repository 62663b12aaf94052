//! Rules of the code base that no compiler checks.

mod crates;
mod styles;
mod text;

use std::fs;

use anyhow::bail;

use crate::sh;

/// How many rules held and how many did not; what broke them has been printed.
pub struct Outcome {
    pub passed: u64,
    pub failed: u64,
}

/// A text file of the project: path from the root, and content.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Checks every rule and prints each breach with its file.
pub fn check() -> anyhow::Result<Outcome> {
    let sources = sources()?;
    let styles: Vec<&Source> = sources.iter().filter(|source| source.path.starts_with("style/")).collect();
    let index = fs::read_to_string(sh::root().join("index.html"))?;
    let rules = [
        ("crates depend in one direction", crates::breaches()?),
        ("each style file fills one layer", styles::layers(&styles)),
        ("each style file is linked", styles::links(&styles, &index)),
        ("colours live in tokens.css", styles::colours(&styles)),
        ("no leftovers", text::leftovers(&sources)),
    ];
    for long in text::long_files(&sources) {
        println!("warning: {long}");
    }
    let mut outcome = Outcome { passed: 0, failed: 0 };
    for (rule, breaches) in rules {
        if breaches.is_empty() {
            outcome.passed += 1;
            println!("ok      {rule}");
        } else {
            outcome.failed += 1;
            println!("BROKEN  {rule}");
            breaches.iter().for_each(|breach| println!("        {breach}"));
        }
    }
    Ok(outcome)
}

/// The chore: an error when a rule is broken.
pub fn report() -> anyhow::Result<()> {
    let outcome = check()?;
    if outcome.failed > 0 {
        bail!("{} rules broken", outcome.failed);
    }
    Ok(())
}

fn sources() -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in ["crates", "src", "style", "public", "tests", "xtask", "docs", "bench", "fuzz/fuzz_targets"]
    {
        let dir = sh::root().join(folder);
        if !dir.is_dir() {
            continue;
        }
        for path in crate::dist::walk(&dir)? {
            let known = path.extension().is_some_and(|ext| {
                ["rs", "css", "js", "mjs", "md", "toml", "sql"].iter().any(|known| ext == *known)
            });
            if known {
                let name = path.strip_prefix(sh::root())?.to_string_lossy().replace('\\', "/");
                sources.push(Source { path: name, text: fs::read_to_string(&path)? });
            }
        }
    }
    Ok(sources)
}
