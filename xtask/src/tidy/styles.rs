//! Rules of `style/`.

use super::Source;
use crate::dist::css::without_comments;

/// Words that are colours. System colours and `transparent`, `currentcolor`, `inherit` are free.
const NAMED: [&str; 20] = [
    "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "gray", "grey",
    "silver", "gold", "navy", "teal", "maroon", "olive", "beige", "ivory",
];

const FUNCTIONS: [&str; 9] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// Each file but `layers.css` is one `@layer name { … }`, with nothing beside it.
pub fn layers(styles: &[&Source]) -> Vec<String> {
    let rest = styles.iter().filter(|source| source.path != "style/layers.css");
    rest.filter_map(|source| {
        let blocks = top_level(&without_comments(&source.text));
        match blocks.as_slice() {
            [one] if one.starts_with("@layer ") && !one.contains(',') => None,
            [one] => Some(format!("{}: `{one}` is not one layer", source.path)),
            many => Some(format!("{}: {} top-level blocks, and not one layer", source.path, many.len())),
        }
    })
    .collect()
}

/// What stands before each top-level `{` or `;`.
fn top_level(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_u32;
    let mut head = String::new();
    for c in css.chars() {
        match c {
            '{' => {
                if depth == 0 {
                    found.push(head.trim().to_owned());
                }
                depth += 1;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                head.clear();
            }
            ';' if depth == 0 => {
                found.push(head.trim().to_owned());
                head.clear();
            }
            _ if depth == 0 => head.push(c),
            _ => {}
        }
    }
    if !head.trim().is_empty() {
        found.push(head.trim().to_owned());
    }
    found
}

/// Each file has its line in `index.html`, and each line its file: trunk does not follow `@import`.
pub fn links(styles: &[&Source], index: &str) -> Vec<String> {
    let linked: Vec<&str> = index
        .lines()
        .filter(|line| line.contains("data-trunk") && line.contains("rel=\"css\""))
        .filter_map(|line| line.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')))
        .map(|(href, _)| href)
        .collect();
    let unlinked = styles
        .iter()
        .filter(|source| source.path.ends_with(".css") && !linked.contains(&source.path.as_str()))
        .map(|source| format!("{}: index.html does not link it", source.path));
    let dangling = linked
        .iter()
        .filter(|href| !styles.iter().any(|source| source.path == **href))
        .map(|href| format!("index.html links {href}, which does not exist"));
    // Trunk puts all of them into one folder.
    let name = |href: &str| href.rsplit('/').next().unwrap_or_default().to_owned();
    let twice = linked
        .iter()
        .enumerate()
        .filter(|(at, href)| linked.iter().take(*at).any(|before| name(before) == name(href)))
        .map(|(_, href)| format!("{href}: another style file has this name"));
    unlinked.chain(dangling).chain(twice).collect()
}

/// No colour is written outside `tokens.css`.
pub fn colours(styles: &[&Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in styles.iter().filter(|source| source.path != "style/tokens.css") {
        for (declaration, value) in declarations(&without_comments(&source.text)) {
            if has_colour(&value) {
                found.push(format!("{}: {declaration}:{value}", source.path));
            }
        }
    }
    found
}

/// Property and value of every declaration. A selector never ends in `;` or `}`, a declaration always does.
fn declarations(css: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut text = String::new();
    for c in css.chars() {
        match c {
            '{' => text.clear(),
            ';' | '}' => {
                if let Some((property, value)) = text.split_once(':') {
                    found.push((property.trim().to_owned(), value.trim().to_lowercase()));
                }
                text.clear();
            }
            _ => text.push(c),
        }
    }
    found
}

fn has_colour(value: &str) -> bool {
    let mut words = value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_#(".contains(c)));
    let word_is_colour = |word: &str| {
        let hex = word.strip_prefix('#').is_some_and(|digits| {
            [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
        });
        hex || NAMED.contains(&word.trim_matches('('))
            || NAMED.iter().any(|name| word.ends_with(&format!("({name}")))
            || FUNCTIONS.iter().any(|function| {
                word.find(function)
                    .is_some_and(|at| at == 0 || word.get(..at).is_some_and(|head| head.ends_with('(')))
            })
    };
    words.any(word_is_colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_style_file_is_one_layer() {
        let good = source("style/a.css", "/* x */\n@layer parts {\n  .a { color: var(--ink); }\n}\n");
        let two = source("style/b.css", "@layer parts { }\n.b { margin: 0 }");
        let list = source("style/c.css", "@layer a, b;");
        let order = source("style/layers.css", "@layer a, b;");
        let found = layers(&[&good, &two, &list, &order]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|breach| !breach.starts_with("style/a")));
    }

    #[test]
    fn colours_are_found_in_values_only() {
        for value in [
            "#fff",
            "1px solid #0f4c3a",
            "rgb(1 2 3)",
            "color-mix(in oklab, white, var(--x))",
            "rgba(0,0,0,.1)",
        ] {
            assert!(has_colour(value), "{value}");
        }
        for value in [
            "var(--ink)",
            "color-mix(in oklab, var(--a) 10%, transparent)",
            "currentcolor",
            "url(#mark)",
            "var(--green-50)",
            "pre-line",
            "canvastext",
        ] {
            assert!(!has_colour(value), "{value}");
        }
        let selector = source("style/a.css", "@layer a { .red:hover { margin: 0 } }");
        assert_eq!(colours(&[&selector]), Vec::<String>::new());
    }

    #[test]
    fn links_and_files_agree() {
        let a = source("style/a.css", "");
        let b = source("style/b.css", "");
        let index = "<link data-trunk rel=\"css\" href=\"style/a.css\">\n<link data-trunk rel=\"css\" href=\"style/c.css\">";
        assert_eq!(
            links(&[&a, &b], index),
            [
                "style/b.css: index.html does not link it",
                "index.html links style/c.css, which does not exist"
            ]
        );
    }
}
