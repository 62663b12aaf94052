//! Numbers of registered letters, as La Poste prints them: 13 digits and letters.

/// A number as people read it out: `1A 234 567 8901 2`, `RK 123 456 789 FR`. `None` if it is not one; it is then kept as
/// typed.
#[must_use]
pub fn format(typed: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\u{a0}' | '\u{202f}');
    let number: String = typed.chars().filter(|c| !is_mark(*c)).collect::<String>().to_ascii_uppercase();
    if number.len() != 13 || !number.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        return None;
    }
    // Two letters at the end are a country: the international form (UPU S10) stands in threes.
    let is_international = number.bytes().rev().take(2).all(|b| b.is_ascii_uppercase());
    let groups: &[usize] = if is_international { &[2, 3, 3, 3, 2] } else { &[2, 3, 3, 4, 1] };
    let mut rest = number.as_str();
    let mut parts = Vec::with_capacity(groups.len());
    for group in groups {
        let (part, after) = rest.split_at_checked(*group)?;
        parts.push(part);
        rest = after;
    }
    Some(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn numbers_as_people_type_them() {
        assert_eq!(format("1a23456789012").as_deref(), Some("1A 234 567 8901 2"));
        assert_eq!(format(" 1A 234 567 8901 2 ").as_deref(), Some("1A 234 567 8901 2"));
        assert_eq!(format("1A.234.567-8901-2").as_deref(), Some("1A 234 567 8901 2"));
        assert_eq!(format("rk123456789fr").as_deref(), Some("RK 123 456 789 FR"));
    }

    #[test]
    fn what_is_none() {
        for text in ["", "1A 234", "1A 234 567 8901 23", "1A 234 567 8901 é", "n° 1A 234 567 890"] {
            assert_eq!(format(text), None, "{text}");
        }
    }
}
