//! `.br` and `.gz` siblings, which a host sends as they are.

use std::fs;
use std::io::Write;

use anyhow::Context;
use flate2::{Compression, write::GzEncoder};

use super::{Files, hash};
use crate::sh;

const TEXT: [&str; 8] = ["html", "js", "css", "wasm", "svg", "json", "webmanifest", "txt"];

/// The two siblings of every file that shrinks. Those of a file already seen come from a cache by hash.
pub fn siblings(files: &Files) -> anyhow::Result<Files> {
    let cache = sh::target_dir().join("xtask/packed");
    fs::create_dir_all(&cache)?;
    let mut out = Files::new();
    let mut used = Vec::new();
    for (name, bytes) in files {
        if !name.rsplit_once('.').is_some_and(|(_, ext)| TEXT.contains(&ext)) {
            continue;
        }
        for (ext, pack) in [("br", brotli as fn(&[u8]) -> anyhow::Result<Vec<u8>>), ("gz", gzip)] {
            let key = format!("{}.{ext}", hash(bytes));
            let path = cache.join(&key);
            let packed = match fs::read(&path) {
                Ok(packed) => packed,
                Err(_) => {
                    let packed = pack(bytes).with_context(|| format!("{name}.{ext}"))?;
                    fs::write(&path, &packed)?;
                    packed
                }
            };
            used.push(key);
            out.insert(format!("{name}.{ext}"), packed);
        }
    }
    for entry in fs::read_dir(&cache)? {
        let entry = entry?;
        if !used.contains(&entry.file_name().to_string_lossy().into_owned()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(out)
}

fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
