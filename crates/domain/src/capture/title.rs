//! The title: what is left of the line.

use std::ops::Range;

use search::fold;

/// Words that say nothing once what followed them is gone.
const DANGLING: [&str; 16] = [
    "pour", "avant", "le", "la", "a", "au", "de", "du", "d'ici", "et", "by", "for", "on", "before", "and",
    "due",
];

/// The line without the bytes of `removed` (in any order, overlapping or not), tidied, with a capital.
///
/// The whole line when nothing would be left of it. Ranges off the line or off character boundaries are ignored.
pub fn title(line: &str, removed: &[Range<usize>]) -> String {
    let mut cuts: Vec<&Range<usize>> =
        removed.iter().filter(|cut| line.get((*cut).clone()).is_some()).collect();
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    let mut left = String::with_capacity(line.len());
    let mut at = 0;
    for cut in cuts {
        if let Some(kept) = line.get(at..cut.start) {
            left.push_str(kept);
            left.push(' ');
        }
        at = at.max(cut.end);
    }
    left.push_str(line.get(at..).unwrap_or_default());
    if at > 0 {
        tidy(&mut left, line.get(at..).unwrap_or_default());
    }
    let mut text = collapse(&left);
    if !text.contains(char::is_alphanumeric) {
        text = collapse(line);
    }
    capital(&text)
}

/// Removes what the cuts left hanging; `tail` is what followed the last one.
fn tidy(left: &mut String, tail: &str) {
    *left = left.replace("( )", " ").replace("()", " ");
    let cut_at_end = !tail.contains(char::is_alphanumeric);
    let hanging = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '/');
    loop {
        let trimmed = left.trim_end_matches(|c| hanging(c) || (cut_at_end && matches!(c, '!' | '.' | '(')));
        let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
        let dangles = cut_at_end && DANGLING.contains(&fold(last).as_str());
        let len = trimmed.len() - if dangles { last.len() } else { 0 };
        if len == left.len() {
            break;
        }
        left.truncate(len);
    }
    let start = left.trim_start_matches(|c| hanging(c) || matches!(c, '!' | '.' | ')'));
    *left = start.to_owned();
}

/// One space where there were several, none before a comma or full stop; a lone no-break space stays.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space: Option<char> = None;
    for c in text.trim().chars() {
        if c.is_whitespace() || c.is_control() {
            space = Some(if space.is_some() || c.is_control() { ' ' } else { c });
        } else if c == ',' && out.ends_with(',') {
            space = None; // What stood between two commas is gone.
        } else {
            if let Some(space) = space.take().filter(|_| !matches!(c, ',' | '.' | ')')) {
                out.push(space);
            }
            out.push(c);
        }
    }
    out
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        // « iPhone » keeps its case.
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(line: &str, parts: &[&str]) -> String {
        let cut = |part: &&str| line.find(part).map(|at| at..at + part.len()).unwrap();
        title(line, &parts.iter().map(cut).collect::<Vec<_>>())
    }

    #[test]
    fn tidies() {
        assert_eq!(without("fuite cuisine urgent", &["urgent"]), "Fuite cuisine");
        assert_eq!(without("URGENT : fuite", &["URGENT"]), "Fuite");
        assert_eq!(without("chaises (50 €) salle Loire", &["50 €"]), "Chaises salle Loire");
        assert_eq!(without("fleurs pour vendredi !", &["vendredi"]), "Fleurs");
        assert_eq!(without("devis, 50 €, chaises", &["50 €"]), "Devis, chaises");
        assert_eq!(without("Demande: badge demain @Marie", &["demain", "@Marie"]), "Demande: badge");
        assert_eq!(without("vendredi", &["vendredi"]), "Vendredi");
        assert_eq!(without("iPhone cassé", &[]), "iPhone cassé");
        assert_eq!(title("é", &[1..2, 5..9]), "É");
        assert_eq!(title("", &[]), "");
    }
}
