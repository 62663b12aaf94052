//! One linked wasm file to several: the first, and the parts that come when they are needed.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use wasm_split_cli_support::{Options, transform};

use super::{Files, hash};
use crate::report::PART;

/// The script that loads the parts. It and the loader name each other: [`join`] makes one file of them.
const LINK: &str = "./link.js";

/// As the script starts a part, which a host that does not know the type of wasm files would break.
const STREAM: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// As tolerant as wasm-bindgen's own loader.
const START: &str = "async function startPart(answer, imports) {
    const file = await answer;
    if (!file.ok) throw new Error(`${file.url}: ${file.status}`);
    return file.headers.get(\"content-type\") === \"application/wasm\"
        ? WebAssembly.instantiateStreaming(file, imports)
        : WebAssembly.instantiate(await file.arrayBuffer(), imports);
}
";

/// Writes the parts and their script into `dir`; the first file, for wasm-bindgen, comes back.
pub fn cut(wasm: &[u8], dir: &Path) -> anyhow::Result<Vec<u8>> {
    let first = dir.join("first.wasm");
    let mut options = Options::new(wasm);
    options.output_dir = dir;
    options.main_out_path = &first;
    options.link_name = LINK;
    options.main_module = "./intendance.js";
    transform(options).map_err(|why| anyhow::anyhow!("the app could not be split: {why:#}"))?;
    let bytes = fs::read(&first)?;
    fs::remove_file(&first)?;
    Ok(bytes)
}

/// The loader with the script of the parts inside, and the parts under names that follow their content.
pub fn join(loader: &str, dir: &Path) -> anyhow::Result<(String, Files)> {
    let mut link = fs::read_to_string(dir.join(LINK))?;
    let mut parts = Files::new();
    for path in super::walk(dir)? {
        if path.extension().is_none_or(|ext| ext != "wasm") {
            continue;
        }
        let stem = path.file_stem().context("a part without a name")?.to_string_lossy().into_owned();
        let bytes = fs::read(&path)?;
        let name = format!("{PART}{}-{}.wasm", stem.trim_start_matches("split_"), &hash(&bytes)[..16]);
        let (from, to) = (format!("\"./{stem}.wasm\""), format!("\"./{name}\""));
        if link.matches(&from).count() != 1 {
            bail!("the script of the parts does not load {stem}.wasm once");
        }
        link = link.replace(&from, &to);
        parts.insert(name, bytes);
    }
    Ok((merge(loader, &link)?, parts))
}

/// The module `link` as an object of `loader`, in place of its import.
fn merge(loader: &str, link: &str) -> anyhow::Result<String> {
    let mut inside = String::new();
    let mut names = Vec::new();
    for line in link.lines() {
        if line.starts_with("import ") {
            continue;
        }
        let line = match line.strip_prefix("export const ") {
            Some(rest) => {
                names.push(rest.split_whitespace().next().context("an export without a name")?);
                format!("const {rest}")
            }
            None => line.to_owned(),
        };
        inside.push_str(&line);
        inside.push('\n');
    }
    let mut out = String::with_capacity(loader.len() + link.len());
    let mut is_done = false;
    for line in loader.lines() {
        let import = line.strip_prefix("import * as ").and_then(|rest| rest.split_once(" from "));
        match import {
            Some((name, from)) if from.trim_end_matches(';').trim_matches(['"', '\'']) == LINK => {
                is_done = true;
                out.push_str(&format!(
                    "const {name} = (() => {{\n{inside}return {{ {} }};\n}})();\n",
                    names.join(", ")
                ));
            }
            _ => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    if !is_done || names.is_empty() {
        bail!("the loader does not import {LINK} as expected");
    }
    if !out.contains(STREAM) {
        bail!("{LINK} does not start parts as expected");
    }
    Ok(out.replace(STREAM, "startPart(src, imports)") + START)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "import * as import1 from \"./link.js\"\n\nfunction imports() { return { \"./link.js\": import1 }; }\n";

    #[test]
    fn the_script_of_the_parts_becomes_an_object_of_the_loader() {
        let link = "import { initSync } from \"./intendance.js\";\nlet a = initSync();\nexport const load_x = (src, imports) => WebAssembly.instantiateStreaming(src, imports);\n";
        let js = merge(LOADER, link).unwrap();
        assert!(js.starts_with(
            "const import1 = (() => {\nlet a = initSync();\nconst load_x = (src, imports) => startPart(src, imports);\nreturn { load_x };\n})();\n"
        ));
        assert!(js.contains("\": import1 }"));
    }

    #[test]
    fn a_loader_that_has_changed_is_an_error() {
        assert!(merge("import { a } from \"./link.js\"\n", "export const load_x = 1;\n").is_err());
        assert!(merge(LOADER, "let a = 1;\n").is_err());
    }
}
