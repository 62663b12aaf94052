//! Makes `dist/` exist, so that the server compiles before the app was ever built.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let dist = Path::new(&root).join("../../dist");
    fs::create_dir_all(&dist)?;
    // A new build of the app has new file names: the embedded list must be made again.
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=migrations");
    Ok(())
}
