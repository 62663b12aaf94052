//! `cargo xtask dist`: from sources to the folder that any static host can serve.

pub mod css;
pub mod glue;
mod html;
mod pack;
mod precache;
mod split;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use crate::{report, sh};

/// The files of `dist/`: path with `/` to bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What can be asked of a build.
pub struct Options {
    /// The folder the app is served from, when the host rewrites deep links itself; else found at run time.
    pub base: Option<String>,
    /// Run wasm-opt, when there is one.
    pub optimise: bool,
    /// A quick build into `target/dev-dist/`, larger and slower: for writing stories.
    pub dev: bool,
}

impl Options {
    /// Reads `--base <path>`, `--no-opt` and `--dev`.
    pub fn parse(args: &[String]) -> anyhow::Result<Self> {
        let mut options = Self { base: None, optimise: true, dev: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--no-opt" => options.optimise = false,
                "--dev" => (options.dev, options.optimise) = (true, false),
                "--base" => options.base = Some(args.next().context("--base needs a path")?.clone()),
                other => bail!("dist knows no option `{other}`"),
            }
        }
        if let Some(base) = &options.base
            && !(base.starts_with('/') && base.ends_with('/') && !base.contains(['"', '<', '>']))
        {
            bail!("--base must begin and end with `/`, as in /intendance/");
        }
        Ok(options)
    }
}

/// Builds everything into `dist/` and prints the table of sizes. Writes only what changed.
pub fn build(options: &Options) -> anyhow::Result<()> {
    let started = sh::now();
    let profile = if options.dev { "dev" } else { "web" };
    sh::ensure_wasm_target()?;
    sh::run(
        sh::cargo()
            .args(["rustc", "--profile", profile, "--target", "wasm32-unknown-unknown"])
            .args(["--package", "intendance", "--bin", "intendance", "--features", "split"])
            // Who calls whom: what is cut by.
            .args(["--", "-Clink-arg=--emit-relocs"]),
    )?;
    let built = if options.dev { "debug" } else { profile };
    let wasm = fs::read(sh::target_dir().join(format!("wasm32-unknown-unknown/{built}/intendance.wasm")))
        .context("the app was built but its wasm file was not found")?;
    let files = assemble(&wasm, options)?;
    if options.dev {
        let dist = sh::target_dir().join("dev-dist");
        write(&dist, files)?;
        println!("{} is ready, {:.1} s", dist.display(), started.elapsed().as_secs_f32());
        return Ok(());
    }
    let dist = sh::root().join("dist");
    let packed = pack::siblings(&files)?;
    let changed = write(&dist, files.into_iter().chain(packed).collect())?;
    report::print(&dist)?;
    println!("dist/ is ready: {changed} files changed, {:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// Every file of the app, named by its content where the document says its name.
fn assemble(wasm: &[u8], options: &Options) -> anyhow::Result<Files> {
    let root = sh::root();
    let mut files = public_files(&root.join("public"))?;
    drop_missing_screenshots(&mut files)?;

    let glue = glue::generate(wasm, options)?;
    let js = format!("app-{}.js", &hash(&glue.js)[..16]);
    let wasm = format!("app-{}.wasm", &hash(&glue.wasm)[..16]);
    let sheets = css::bundle(&root.join("style"))?;
    let css = format!("app-{}.css", &hash(sheets.first.as_bytes())[..16]);
    let rooms = format!("part-{}.css", &hash(sheets.rooms.as_bytes())[..16]);
    files.insert(js.clone(), glue.js);
    files.insert(wasm.clone(), glue.wasm);
    files.insert(css.clone(), sheets.first.into_bytes());
    files.insert(rooms.clone(), sheets.rooms.into_bytes());
    files.extend(glue.parts);
    files.extend(glue.snippets);

    let source = fs::read_to_string(root.join("index.html"))?;
    let worker = files.remove("sw.js").context("public/sw.js is missing")?;
    let version = precache::version(&files, &source);
    let document =
        html::Document { source: &source, js: &js, wasm: &wasm, css: &css, rooms: &rooms, version: &version };
    for (name, page) in document.pages(options.base.as_deref())? {
        files.insert(name.to_owned(), page.into_bytes());
    }
    let worker = precache::inject(&String::from_utf8(worker)?, &version, &files)?;
    files.insert("sw.js".to_owned(), worker.into_bytes());
    Ok(files)
}

fn public_files(dir: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    for path in walk(dir)? {
        let name = path.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
        files.insert(name, fs::read(&path)?);
    }
    Ok(files)
}

/// A manifest that names a picture which is not there is refused by some browsers: the entry goes.
fn drop_missing_screenshots(files: &mut Files) -> anyhow::Result<()> {
    for name in ["manifest.webmanifest", "manifest.en.webmanifest"] {
        let bytes = files.get(name).with_context(|| format!("public/{name} is missing"))?;
        let mut manifest: serde_json::Value = serde_json::from_slice(bytes).context(name)?;
        if let Some(shots) = manifest.get_mut("screenshots").and_then(|shots| shots.as_array_mut()) {
            shots.retain(|shot| {
                shot.get("src").and_then(|src| src.as_str()).is_some_and(|src| files.contains_key(src))
            });
        }
        files.insert(name.to_owned(), serde_json::to_vec(&manifest)?);
    }
    Ok(())
}

/// Every file under `dir`, sorted.
pub fn walk(dir: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("{} cannot be read", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// SHA-256 in hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes `dist` hold these files and no other; the untouched keep their time, so that the server that embeds
/// them is not compiled again for nothing.
fn write(dist: &Path, files: Files) -> anyhow::Result<usize> {
    fs::create_dir_all(dist)?;
    let mut changed = 0;
    for path in walk(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if !files.contains_key(&name) {
            fs::remove_file(&path)?;
            changed += 1;
        }
    }
    for (name, bytes) in files {
        let path = dist.join(&name);
        if fs::read(&path).is_ok_and(|old| old == bytes) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        changed += 1;
    }
    Ok(changed)
}
