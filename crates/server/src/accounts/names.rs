//! Names that people give: of themselves, their devices, the office. Shown to everybody, so they may not deceive.

/// Bytes of a name.
pub const MAX_NAME_BYTES: usize = 120;
/// Combining marks in a row: more only pile up over the lines of others.
const MAX_MARKS: usize = 3;

/// Why a name is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// Nothing that can be seen.
    #[error("a name has at least one letter or digit")]
    Blank,
    /// Too long.
    #[error("a name has at most {MAX_NAME_BYTES} bytes")]
    TooLong,
    /// Line breaks, control characters, or characters that turn the direction of the text or hide.
    #[error("a name is one line of visible characters")]
    Hidden,
}

/// The name without spaces around it, if everybody can see what it is.
pub fn name(text: &str) -> Result<&str, BadName> {
    let text = text.trim();
    if MAX_NAME_BYTES < text.len() {
        return Err(BadName::TooLong);
    }
    let mut n_marks = 0;
    for c in text.chars() {
        n_marks = if is_mark(c) { n_marks + 1 } else { 0 };
        if c.is_control() || is_hidden(c) || MAX_MARKS < n_marks {
            return Err(BadName::Hidden);
        }
    }
    if text.chars().any(char::is_alphanumeric) { Ok(text) } else { Err(BadName::Blank) }
}

/// Marks and overrides of direction, separators of lines, invisible characters, unassigned planes for private use.
/// The joiners U+200C and U+200D stay: some scripts and emoji need them.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{10ffff}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_names() {
        for good in [
            "Marie",
            "Zoé D’Angelo-Šimić",
            "山田太郎",
            "مريم",
            "Accueil 2ᵉ",
            "e\u{301}lodie",
            "Nina 👩\u{200d}🔧",
        ] {
            assert_eq!(name(&format!("  {good}\n")), Ok(good));
        }
    }

    #[test]
    fn what_deceives_hides_or_floods_is_none() {
        let (long, zalgo) = ("é".repeat(61), format!("a{}", "\u{301}".repeat(4)));
        for (bad, why) in [
            ("", BadName::Blank),
            (" \t ", BadName::Blank),
            ("…", BadName::Blank),
            (&*long, BadName::TooLong),
            (&*zalgo, BadName::Hidden),
            ("Marie\nresponsable", BadName::Hidden),
            ("Mar\u{0}ie", BadName::Hidden),
            ("Marie \u{202e}eiraM", BadName::Hidden),
            ("Marie\u{2066}x", BadName::Hidden),
            ("Ma\u{200b}rie", BadName::Hidden),
            ("\u{feff}Marie", BadName::Hidden),
            ("Ma\u{ad}rie", BadName::Hidden),
            ("\u{e0041}Marie", BadName::Hidden),
        ] {
            assert_eq!(name(bad), Err(why), "{bad:?}");
        }
    }
}
