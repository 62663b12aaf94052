//! `wasm-bindgen` for trunk, from the library of the same version: no second installation that could differ.
//!
//! `cargo xtask serve` gives it its name; rustc refuses to compile a crate that is called so.

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The `wasm-bindgen-cli-support` of the manifest, which is `wasm-bindgen` of the workspace.
const VERSION: &str = "0.2.130";

fn main() -> anyhow::Result<()> {
    let mut input = None;
    let mut out_dir = None;
    let mut out_name = None;
    let mut bindgen = Bindgen::new();
    // As the command does, unlike the library.
    bindgen.typescript(true).omit_default_module_path(false);
    for arg in std::env::args().skip(1) {
        let (name, value) = arg.split_once('=').unwrap_or((&arg, ""));
        match name {
            "--version" | "-V" => {
                println!("wasm-bindgen {VERSION}");
                return Ok(());
            }
            "--target" if value == "web" => drop(bindgen.web(true)?),
            "--out-dir" => out_dir = Some(value.to_owned()),
            "--out-name" => out_name = Some(value.to_owned()),
            "--keep-debug" => drop(bindgen.keep_debug(true)),
            "--no-demangle" => drop(bindgen.demangle(false)),
            "--no-typescript" => drop(bindgen.typescript(false)),
            // Read from the wasm file itself nowadays.
            "--reference-types" | "--weak-refs" => {}
            _ if name.starts_with('-') => bail!("`{arg}` is not an option that trunk is known to use"),
            _ => input = Some(arg),
        }
    }
    bindgen.input_path(input.context("no wasm file given")?);
    if let Some(name) = out_name {
        bindgen.out_name(&name);
    }
    bindgen.generate(out_dir.context("no --out-dir given")?)
}
