//! What was searched lately, on this device.

use crate::platform::preferences::{self, key};

/// How many are kept.
const MOST: usize = 8;

/// The last searches, the latest first.
pub fn all() -> Vec<String> {
    let text = preferences::get(key::RECENT_SEARCHES).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Notes a search that led somewhere.
pub fn note(text: &str) {
    let lines = with(all(), text);
    if !lines.is_empty() {
        preferences::set(key::RECENT_SEARCHES, Some(&lines.join("\n")));
    }
}

/// Forgets them all.
pub fn forget() {
    preferences::set(key::RECENT_SEARCHES, None);
}

fn with(mut lines: Vec<String>, text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() < 2 {
        return lines;
    }
    lines.retain(|line| search::fold(line) != search::fold(&text));
    lines.insert(0, text);
    lines.truncate(MOST);
    lines
}

#[cfg(test)]
mod tests {
    use super::{MOST, with};

    #[test]
    fn the_latest_is_first_and_none_twice() {
        let lines = with(vec!["évier".into(), "clim".into()], " Clim ");
        assert_eq!(lines, ["Clim", "évier"]);
        assert_eq!(with(lines.clone(), "x"), lines, "one letter is no search");
        let many: Vec<String> = (0..MOST).map(|n| format!("mot {n}")).collect();
        assert_eq!(with(many, "neuf").len(), MOST);
    }
}
