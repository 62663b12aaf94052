//! The files of the app.

use std::borrow::Cow;

use rust_embed::RustEmbed;

/// A file of the app.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Their SHA-256.
    pub sha256: [u8; 32],
}

/// Where the app's files come from.
pub trait Assets: Send + Sync + 'static {
    /// The file at a path relative to the app's root, without a leading slash.
    fn get(&self, path: &str) -> Option<Asset>;
}

/// The app that is part of this binary. Debug builds read `dist/` from the disk instead.
#[derive(RustEmbed)]
#[folder = "../../dist"]
struct Dist;

/// The app that is part of this binary.
#[derive(Debug)]
pub struct Embedded;

impl Assets for Embedded {
    fn get(&self, path: &str) -> Option<Asset> {
        let file = Dist::get(path)?;
        Some(Asset { sha256: file.metadata.sha256_hash(), bytes: file.data })
    }
}

/// The type to announce for a file name.
pub fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether the name holds a hash of the content, as in `app-0123456789abcdef.js` or `…_bg.wasm`: such a file
/// never changes.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.split('-').skip(1).any(|part| {
        let n_hex = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        16 <= n_hex && part.get(n_hex..).is_some_and(|rest| rest.starts_with(['.', '_']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_whole_hash_are_for_ever() {
        for hashed in ["app-0123456789abcdef.js", "a/b-c-0123456789abcdef0123_bg.wasm"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "index.html",
            "sw.js",
            "0123456789abcdef.js",
            "app-0123456789abcde.js",
            "app-0123456789abcdefg.js",
            "app-0123456789abcdef/x.js",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
