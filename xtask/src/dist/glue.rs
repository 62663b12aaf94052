//! From cargo's wasm file to the module and its JavaScript: wasm-bindgen as a library, then wasm-opt.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use wasm_bindgen_cli_support::Bindgen;

use super::{Files, Options, hash, split};
use crate::sh;

/// The folder of the parts, beside the loader.
const PARTS: &str = "parts";

/// What the browser loads.
pub struct Glue {
    /// The loader, a module.
    pub js: Vec<u8>,
    /// The app: what the first screen needs.
    pub wasm: Vec<u8>,
    /// The rest of the app; the loader fetches these files by their names.
    pub parts: Files,
    /// Scripts that crates bring with them; the loader imports them by these paths.
    pub snippets: Files,
}

/// Generates both, or reads what the same wasm file gave last time.
pub fn generate(wasm: &[u8], options: &Options) -> anyhow::Result<Glue> {
    let optimiser = if options.optimise { find_optimiser() } else { None };
    let kind = optimiser.as_ref().map_or("plain", |_| "opt");
    let cache = sh::target_dir().join(if options.dev { "xtask/glue-dev" } else { "xtask/glue" });
    let dir = cache.join(format!("{}-{kind}", &hash(wasm)[..16]));
    if !dir.join("done").is_file() {
        // One generation is kept: older ones only take room.
        let _ = fs::remove_dir_all(&cache);
        fs::create_dir_all(&dir)?;
        bind(wasm, &dir, optimiser.is_none() && !options.dev)?;
        match &optimiser {
            Some(path) => {
                shrink(path, &dir.join("intendance_bg.wasm"))?;
                for part in super::walk(&dir.join(PARTS))? {
                    if part.extension().is_some_and(|ext| ext == "wasm") {
                        shrink(path, &part)?;
                    }
                }
            }
            None if options.optimise => println!("wasm-opt was not found: the app works, and is larger"),
            None => {}
        }
        fs::write(dir.join("done"), "")?;
    }
    read(&dir)
}

/// The contract of the store as a page: `index.html` in the returned folder, for any web server.
pub fn contract_page() -> anyhow::Result<PathBuf> {
    let target = ["--target", "wasm32-unknown-unknown"];
    sh::run(sh::cargo().args(["build", "--package", "store", "--example", "contract"]).args(target))?;
    let wasm = fs::read(sh::target_dir().join("wasm32-unknown-unknown/debug/examples/contract.wasm"))?;
    let dir = sh::target_dir().join("xtask/contract");
    fs::create_dir_all(&dir)?;
    Bindgen::new()
        .input_bytes("contract", wasm)
        .web(true)?
        .typescript(false)
        .generate(&dir)
        .context("wasm-bindgen could not make the JavaScript of the contract")?;
    fs::write(
        dir.join("start.js"),
        "import start from \"./contract.js\";\nawait start({ module_or_path: \"contract_bg.wasm\" });\n",
    )?;
    let page = "<!doctype html><meta charset=\"utf-8\"><title>contract</title><body></body>\
                <script type=\"module\" src=\"start.js\"></script>\n";
    fs::write(dir.join("index.html"), page)?;
    Ok(dir)
}

fn bind(wasm: &[u8], dir: &Path, strip: bool) -> anyhow::Result<()> {
    let first = split::cut(wasm, &dir.join(PARTS))?;
    Bindgen::new()
        .input_bytes("intendance", first)
        // The parts need what the linker exports for them.
        .keep_lld_exports(true)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(strip)
        .remove_producers_section(strip)
        .generate(dir)
        .context("wasm-bindgen could not make the JavaScript of the app")
}

/// wasm-opt of npm's binaryen, else of the system. `npm ci` is tried once: no npm, no smaller file.
fn find_optimiser() -> Option<PathBuf> {
    if sh::which("npm").is_some()
        && let Err(why) = sh::npm_ci()
    {
        println!("{why:#}");
    }
    let local = sh::root().join("node_modules/.bin/wasm-opt");
    if local.is_file() { Some(local) } else { sh::which("wasm-opt") }
}

fn shrink(wasm_opt: &Path, file: &Path) -> anyhow::Result<()> {
    let smaller = file.with_extension("opt");
    // The features rustc writes into `target_features`, said again in case something stripped the section.
    let features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals"]
        .into_iter()
        .chain(["reference-types", "multivalue"])
        .map(|feature| format!("--enable-{feature}"));
    sh::run(
        Command::new(wasm_opt)
            .args(["-Oz", "--strip-debug", "--strip-producers"])
            .args(features)
            .arg("-o")
            .args([&smaller, file]),
    )?;
    fs::rename(&smaller, file)?;
    Ok(())
}

fn read(dir: &Path) -> anyhow::Result<Glue> {
    let mut snippets = BTreeMap::new();
    let folder = dir.join("snippets");
    if folder.is_dir() {
        for path in super::walk(&folder)? {
            let name = path.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
            snippets.insert(name, fs::read(&path)?);
        }
    }
    let (js, parts) = split::join(&fs::read_to_string(dir.join("intendance.js"))?, &dir.join(PARTS))?;
    let wasm = fs::read(dir.join("intendance_bg.wasm"))?;
    Ok(Glue { js: js.into_bytes(), wasm, parts, snippets })
}
