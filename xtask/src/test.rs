//! `cargo xtask test`: every test, with one count at the end.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::{dist, installed, report, run, sh, tidy};

const STEPS: [&str; 8] = ["fmt", "clippy", "native", "fuzz", "tidy", "dist", "size", "e2e"];

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    broken: Vec<&'static str>,
}

/// Runs the named steps, or all; goes on after a failure, so that one run tells everything.
///
/// # Errors
/// When a step failed.
pub fn run(names: &[String]) -> anyhow::Result<()> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.contains(&name.as_str())) {
        bail!("no step named `{unknown}`: {}", STEPS.join(" "));
    }
    sh::ensure_wasm_target()?;
    // The server embeds this folder: it must be there before anything compiles.
    std::fs::create_dir_all(sh::root().join("dist"))?;
    let mut tally = Tally::default();
    for step in STEPS {
        if !names.is_empty() && !names.iter().any(|name| name == step) {
            continue;
        }
        println!("\n== {step}");
        let started = sh::now();
        let failed_before = tally.failed;
        let outcome = run_step(step, &mut tally);
        let seconds = started.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("== {step}: ok, {seconds:.0} s"),
            Err(why) => {
                println!("== {step}: FAILED, {seconds:.0} s: {why:#}");
                tally.broken.push(step);
                // A step that failed before any test could: count it once.
                tally.failed += u64::from(tally.failed == failed_before);
            }
        }
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    if !tally.broken.is_empty() {
        bail!("failed: {}", tally.broken.join(", "));
    }
    Ok(())
}

fn run_step(step: &str, tally: &mut Tally) -> anyhow::Result<()> {
    match step {
        "fmt" => tally.one(sh::run(sh::cargo().args(["fmt", "--all", "--check"]))),
        "clippy" => clippy(tally),
        "native" => native(tally),
        "fuzz" => tally.one(fuzz()),
        "tidy" => {
            let rules = tidy::check()?;
            tally.passed += rules.passed;
            tally.failed += rules.failed;
            if rules.failed > 0 { Err(anyhow::anyhow!("{} rules broken", rules.failed)) } else { Ok(()) }
        }
        "dist" => tally.one(dist::build(&dist::Options { base: None, optimise: true, dev: false })),
        "size" => tally.one(report::check(&sh::root().join("dist"))),
        _ => browser(tally),
    }
}

impl Tally {
    /// Counts a check that is one test by itself.
    fn one(&mut self, outcome: anyhow::Result<()>) -> anyhow::Result<()> {
        self.passed += u64::from(outcome.is_ok());
        outcome
    }

    /// Shows the output as it comes, and adds up what its lines report.
    fn stream(&mut self, command: &mut Command, count: fn(&str) -> (u64, u64)) -> anyhow::Result<()> {
        let name = sh::name(command);
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{name}`"))?;
        let stdout = child.stdout.take().context("no output")?;
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            let (passed, failed) = count(&line);
            self.passed += passed;
            self.failed += failed;
            println!("{line}");
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("`{name}` failed ({status})");
        }
        Ok(())
    }
}

/// The native crates with their tests; the app and the store for the target they run on.
fn clippy(tally: &mut Tally) -> anyhow::Result<()> {
    const WASM: [&str; 3] = ["--target", "wasm32-unknown-unknown", "-p"];
    let mut all = Ok(());
    for (target, what) in [
        (&[][..], &["--workspace", "--exclude", "intendance", "--all-targets"][..]),
        (&WASM, &["intendance", "--all-targets"]),
        (&WASM, &["store", "--lib", "--examples"]),
    ] {
        let mut command = sh::cargo();
        command.args(["clippy", "--quiet"]).args(target).args(what).args(["--", "-D", "warnings"]);
        let outcome = tally.one(sh::run(&mut command));
        all = all.and(outcome);
    }
    all
}

/// Every crate; of the app, what needs no browser.
fn native(tally: &mut Tally) -> anyhow::Result<()> {
    if !installed::has_postgres() {
        println!("no PostgreSQL here and none could be installed: its stories fail, see docs/testing.md");
    }
    let args = ["test", "--workspace", "--no-fail-fast", "--quiet"];
    tally.stream(sh::cargo().args(args), count_libtest)
}

/// The fuzz targets compile. They run under nightly, by hand; what they call runs natively, see docs/testing.md.
fn fuzz() -> anyhow::Result<()> {
    let args = ["check", "--quiet", "--manifest-path", "fuzz/Cargo.toml"];
    sh::run(sh::cargo().args(args).env("CARGO_TARGET_DIR", sh::target_dir()))
}

/// Contracts of the store and stories of people, in Chromium, against the built app and the built server.
fn browser(tally: &mut Tally) -> anyhow::Result<()> {
    let mut stories = Vec::new();
    let folder = sh::root().join("tests/e2e");
    if folder.is_dir() {
        stories = dist::walk(&folder)?;
        stories.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    }
    if stories.is_empty() {
        println!("no story in tests/e2e");
        return Ok(());
    }
    sh::npm_ci()?;
    let chromium = installed::chromium()?;
    let server = run::build_server()?;
    let contract = dist::glue::contract_page()?;
    let mut node = Command::new("node");
    // A story that hangs fails; the longest takes half a minute.
    node.args(["--test", "--test-concurrency=1", "--test-timeout=180000", "--test-reporter=spec"])
        .args(stories)
        .env("CHROMIUM", chromium)
        .env("INTENDANCE_SERVER", server)
        .env("INTENDANCE_CONTRACT", contract)
        .env("INTENDANCE_DIST", sh::root().join("dist"));
    tally.stream(&mut node, count_node)
}

/// `test result: ok. 12 passed; 0 failed; …`
fn count_libtest(line: &str) -> (u64, u64) {
    let Some((_, rest)) = line.split_once("test result: ") else { return (0, 0) };
    (before(rest, " passed"), before(rest, " failed"))
}

/// `ℹ pass 12` and `ℹ fail 0`, once at the end.
fn count_node(line: &str) -> (u64, u64) {
    let number = |name| line.strip_prefix(name).and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    (number("ℹ pass "), number("ℹ fail "))
}

fn before(text: &str, mark: &str) -> u64 {
    text.split_once(mark)
        .and_then(|(head, _)| head.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_both_runners() {
        assert_eq!(count_libtest("test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured"), (12, 3));
        assert_eq!(count_libtest("running 12 tests"), (0, 0));
        assert_eq!(count_node("ℹ pass 7"), (7, 0));
        assert_eq!(count_node("ℹ fail 2"), (0, 2));
        assert_eq!(count_node("  ✔ pass 7 doors"), (0, 0));
    }
}
