//! What the service worker keeps, and the version that names it.

use anyhow::bail;

use super::{Files, hash};

const SKIPPED: [&str; 4] = ["index.html", "404.html", "sw.js", "screenshots/"];

/// Twelve hex digits that change with any file or with the document.
pub fn version(files: &Files, document: &str) -> String {
    let mut text = document.to_owned();
    for (path, bytes) in kept(files) {
        text.push_str(&format!("{path} {}\n", hash(bytes)));
    }
    hash(text.as_bytes())[..12].to_owned()
}

/// The worker's source with its version and its list.
pub fn inject(source: &str, version: &str, files: &Files) -> anyhow::Result<String> {
    let list: Vec<_> = kept(files).map(|(path, bytes)| (path, hash(bytes))).collect();
    let list = serde_json::to_string(&list)?;
    let mut out = source.to_owned();
    for (from, to) in [
        ("const VERSION = \"dev\";", format!("const VERSION = \"{version}\";")),
        ("const FILES = [];", format!("const FILES = {list};")),
    ] {
        if source.matches(from).count() != 1 {
            bail!("public/sw.js has lost its line `{from}`");
        }
        out = out.replace(from, &to);
    }
    Ok(out)
}

fn kept(files: &Files) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    files.iter().filter(|(path, _)| {
        !path.ends_with(".txt") && !SKIPPED.iter().any(|skipped| path.starts_with(skipped))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(css: &str) -> Files {
        [("app.css", css), ("index.html", "i"), ("shell.html", "s"), ("screenshots/a.png", "p")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    #[test]
    fn version_follows_the_content() {
        assert_eq!(version(&files("a"), "doc"), version(&files("a"), "doc"));
        assert_ne!(version(&files("a"), "doc"), version(&files("b"), "doc"));
        assert_ne!(version(&files("a"), "doc"), version(&files("a"), "other"));
    }

    #[test]
    fn list_has_the_shell_with_the_hash_of_its_bytes() {
        let source = include_str!("../../../public/sw.js");
        let worker = inject(source, "abc", &files("a")).unwrap();
        assert!(worker.contains("const VERSION = \"abc\";"));
        assert!(worker.contains(&format!("[\"shell.html\",\"{}\"]", hash(b"s"))));
        assert!(!worker.contains("index.html") && !worker.contains("a.png"));
    }

    #[test]
    fn a_worker_without_its_marks_is_refused() {
        assert!(inject("const VERSION = 1;", "abc", &files("a")).is_err());
    }
}
