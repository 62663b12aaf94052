//! Rules of any text.

use super::Source;

/// Longer files are listed, not refused.
const LONG: usize = 500;

/// What must not stay, and where it may: marks of unfinished work, tests that do not run, sleeps in stories,
/// folders of somebody's machine.
const LEFTOVERS: [(&str, &str); 12] = [
    (".rs", "TODO"),
    (".rs", "FIXME"),
    (".rs", "XXX"),
    (".rs", "todo!("),
    (".rs", "dbg!("),
    (".rs", "#[ignore"),
    (".rs", "thread::sleep"),
    ("js", "TODO"),
    ("js", "waitForTimeout"),
    (".mjs", "test.only"),
    ("", "/home/"),
    ("", "/root/"),
];

/// One line for each leftover.
pub fn leftovers(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| !source.path.starts_with("xtask/src/tidy/")) {
        for (number, line) in source.text.lines().enumerate() {
            for (end, word) in LEFTOVERS {
                if source.path.ends_with(end) && says(line, word) {
                    found.push(format!("{}:{}: {word}", source.path, number + 1));
                }
            }
        }
    }
    found
}

/// Whether a line has a mark that is not the end of a longer word: `VTODO` is a component of RFC 5545.
fn says(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !word.starts_with(char::is_alphabetic) || !before.is_some_and(char::is_alphabetic)
    })
}

/// Code files over the length that fits in a head.
pub fn long_files(sources: &[Source]) -> Vec<String> {
    let code = sources.iter().filter(|source| !source.path.ends_with(".md"));
    code.filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > LONG).then(|| format!("{}: {lines} lines, over {LONG}", source.path))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_named_with_their_line() {
        let source = Source { path: "src/a.rs".to_owned(), text: "fn a() {}\n// TODO later\n".to_owned() };
        assert_eq!(leftovers(&[source]), ["src/a.rs:2: TODO"]);
        let source = Source { path: "src/a.rs".to_owned(), text: "BEGIN:VTODO".to_owned() };
        assert!(leftovers(&[source]).is_empty());
    }

    #[test]
    fn only_code_is_measured() {
        let text = "x\n".repeat(LONG + 1);
        let file = |path: &str| Source { path: path.to_owned(), text: text.clone() };
        assert_eq!(long_files(&[file("docs/a.md"), file("src/a.rs")]), ["src/a.rs: 501 lines, over 500"]);
    }
}
