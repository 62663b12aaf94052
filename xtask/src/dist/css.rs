//! One style sheet out of many.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// Features that the first screen wears; the others come with the parts of the app.
const FIRST: [&str; 6] =
    ["decide.css", "error-screen.css", "files.css", "request-parts.css", "request-row.css", "today.css"];

/// The style of the app.
pub struct Sheets {
    /// What the document links.
    pub first: String,
    /// What only rooms outside the first download wear.
    pub rooms: String,
}

/// Every file of `style/`, the order of the layers first; the rest in any order means the same.
pub fn bundle(dir: &Path) -> anyhow::Result<Sheets> {
    let layers = dir.join("layers.css");
    let first = if layers.is_file() { minify(&fs::read_to_string(&layers)?) } else { String::new() };
    let mut sheets = Sheets { first, rooms: String::new() };
    for path in super::walk(dir)? {
        if path == layers || path.extension().is_none_or(|ext| ext != "css") {
            continue;
        }
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let is_feature = path.parent().is_some_and(|parent| parent.ends_with("features"));
        let is_first = !is_feature || FIRST.iter().any(|name| path.ends_with(name));
        let sheet = if is_first { &mut sheets.first } else { &mut sheets.rooms };
        sheet.push_str(&minify(&text));
    }
    Ok(sheets)
}

/// Without comments, indentation and empty lines. Strings are left as they are.
fn minify(css: &str) -> String {
    let plain = without_comments(css);
    let mut out = String::with_capacity(plain.len());
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The text without its comments; also used to look for colours in real declarations only.
pub fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    let mut chars = css.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, '/') if chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                out.push(' ');
                continue;
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(_), '\\') => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let css = "/* a\n * b */\n@layer parts {\n  .x::after { content: \"/* no */ \\\" \"; } /**/\n\n}\n";
        assert_eq!(minify(css), "@layer parts {\n.x::after { content: \"/* no */ \\\" \"; }\n}\n");
    }

    #[test]
    fn a_comment_never_joins_two_words() {
        assert_eq!(minify("a{margin:0/**/auto}"), "a{margin:0 auto}\n");
    }
}
