//! The documents of `dist/`, from the source document that trunk reads too.

use anyhow::{Context, bail};

/// The policy of every page. The server sends the same as a header; static hosts have only this one.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' blob: data:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; \
worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'self'; form-action 'self'; \
object-src 'none'";

const START: &str = "<script type=\"module\" src=\"boot.js\"></script>";

/// The source document and the names to put into it.
pub struct Document<'a> {
    pub source: &'a str,
    pub js: &'a str,
    pub wasm: &'a str,
    pub css: &'a str,
    /// The sheet that comes with the first part: `src/platform/sheet.rs` asks for it.
    pub rooms: &'a str,
    pub version: &'a str,
}

impl Document<'_> {
    /// Name and text of each page.
    ///
    /// `shell.html` is what the server (at `/`) and the service worker (anywhere: it writes the base) answer
    /// to every address of the app. The two others are for static hosts, which know nothing: they look for
    /// `boot.js` in the places where it can be.
    pub fn pages(&self, base: Option<&str>) -> anyhow::Result<[(&'static str, String); 3]> {
        let shell = self.page(base.unwrap_or("/"))?;
        let anywhere = self.page("./")?;
        let candidates = |paths: &[&str]| {
            let lines = paths.iter().map(|path| START.replace("boot.js", path)).collect::<Vec<_>>();
            anywhere.replace(START, &lines.join("\n"))
        };
        let (index, missing) = match base {
            Some(_) => (shell.clone(), shell.clone()),
            None => (
                candidates(&["boot.js", "/boot.js"]),
                candidates(&["boot.js", "../boot.js", "../../boot.js", "/boot.js"]),
            ),
        };
        Ok([("shell.html", shell), ("index.html", index), ("404.html", missing)])
    }

    fn page(&self, base: &str) -> anyhow::Result<String> {
        let mut lines = Vec::new();
        let mut styled = false;
        let mut comment = false;
        for line in self.source.lines() {
            // The comments are for those who edit the source.
            comment |= line.starts_with("<!--");
            if comment {
                comment = !line.ends_with("-->");
            } else if line.contains("data-trunk-public-url") {
                lines.push(format!("<base href=\"{base}\">"));
            } else if line.contains("data-trunk") {
                if line.contains("rel=\"css\"") && !styled {
                    styled = true;
                    lines.push(format!("<link rel=\"stylesheet\" href=\"{}\">", self.css));
                    lines.push(format!("<meta name=\"rooms\" content=\"{}\">", self.rooms));
                }
            } else if line.starts_with("<html") {
                lines.push(line.replace("<html", &format!("<html data-version=\"{}\"", self.version)));
            } else if line.starts_with("<meta charset") {
                lines.push(line.to_owned());
                lines.push(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"));
            } else {
                lines.push(
                    line.replace("\"intendance.js\"", &format!("\"{}\"", self.js))
                        .replace("\"intendance_bg.wasm\"", &format!("\"{}\"", self.wasm)),
                );
            }
        }
        let page = lines.join("\n") + "\n";
        for needed in ["<base ", self.css, self.rooms, self.js, self.wasm, self.version, POLICY, START] {
            let _ =
                page.find(needed).with_context(|| format!("index.html has lost its line for `{needed}`"))?;
        }
        if page.contains("data-trunk") {
            bail!("index.html has a line for trunk that xtask does not know");
        }
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(base: Option<&str>) -> [(&'static str, String); 3] {
        let source = include_str!("../../../index.html");
        let names =
            Document { source, js: "a.js", wasm: "a.wasm", css: "a.css", rooms: "b.css", version: "v1" };
        names.pages(base).unwrap()
    }

    #[test]
    fn pages_name_the_built_files_and_carry_the_policy() {
        for (name, page) in pages(None) {
            for needed in
                ["href=\"a.js\"", "href=\"a.wasm\"", "href=\"a.css\"", "data-version=\"v1\"", POLICY]
            {
                assert_eq!(page.matches(needed).count(), 1, "{name}: {needed}");
            }
            assert!(!page.contains("intendance_bg"), "{name}");
        }
    }

    #[test]
    fn static_pages_look_for_the_app_and_the_shell_does_not() {
        let count = |page: &str| page.matches("boot.js").count();
        let found = pages(None).map(|(name, page)| (name, count(&page)));
        assert_eq!(found, [("shell.html", 1), ("index.html", 2), ("404.html", 4)]);
        let fixed =
            pages(Some("/sub/")).map(|(_, page)| (page.contains("<base href=\"/sub/\">"), count(&page)));
        assert_eq!(fixed, [(true, 1); 3]);
    }

    #[test]
    fn nothing_is_inline() {
        for (name, page) in pages(None) {
            assert_eq!(
                page.matches("<script").count(),
                page.matches("<script type=\"module\" src=").count(),
                "{name}"
            );
            assert!(
                !page.contains("<style")
                    && !page.contains(" style=")
                    && [" onload=", " onerror=", " onclick="].iter().all(|hook| !page.contains(hook)),
                "{name}"
            );
        }
    }
}
