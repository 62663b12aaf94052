//! What the name of a column may mean.

use super::Target;
use super::names::NAMES;

/// Words that say nothing in the name of a column.
const SMALL: [&str; 17] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "the", "of", "un", "une", "et", "and", "ma", "votre", "s",
];

/// The words of a column's name, folded, small words left out (unless there is nothing else).
pub(crate) fn words(name: &str) -> Vec<String> {
    let all = all_words(name);
    let strong: Vec<String> = all.iter().filter(|w| !SMALL.contains(&&***w)).cloned().collect();
    if strong.is_empty() { all } else { strong }
}

fn all_words(name: &str) -> Vec<String> {
    let folded = search::fold(&split_camel(name));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// `createdAt` and `Created_Date` are two words; `ID` is one.
fn split_camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_uppercase() {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    out
}

/// Every target that a column's name may mean, with how sure that is in percent.
pub(crate) fn candidates(name: &str) -> Vec<(Target, u8)> {
    candidates_among(NAMES, name)
}

/// As [`candidates`], among the names of another sort of file.
pub(crate) fn candidates_among<T: Copy>(known: &[(T, u8, &[&str])], name: &str) -> Vec<(T, u8)> {
    let whole = all_words(name).join(" ");
    let words = words(name);
    let joined = words.join(" ");
    let mut found = Vec::new();
    for (target, weight, names) in known {
        let mut best = 0;
        for synonym in *names {
            if *synonym == whole {
                best = *weight;
                break;
            }
            let strong = strip_small(synonym);
            // « Demandé le » is a date, « Demande » a title: the small word tells, so without it one is less sure.
            let sure = if strong == joined { weight - 3 } else { partial(&words, &strong, *weight) };
            best = best.max(sure);
        }
        if best > 0 {
            found.push((*target, best));
        }
    }
    found
}

/// Synonyms such as « pour le » hold small words too: both sides are stripped the same way.
fn strip_small(text: &str) -> String {
    let strong: Vec<&str> = text.split(' ').filter(|w| !SMALL.contains(w)).collect();
    if strong.is_empty() { text.to_owned() } else { strong.join(" ") }
}

/// A synonym inside a longer name: the larger its part, the surer.
fn partial(words: &[String], synonym: &str, weight: u8) -> u8 {
    let parts: Vec<&str> = synonym.split(' ').collect();
    // A lone letter or `no` inside a longer name is chance.
    if parts.len() >= words.len() || synonym.len() < 3 {
        return 0;
    }
    let inside = words.windows(parts.len()).any(|window| window.iter().zip(&parts).all(|(a, b)| a == b));
    if !inside {
        return 0;
    }
    let share = usize::from(weight) * 9 / 10 * parts.len() / words.len();
    u8::try_from(share).unwrap_or(0)
}

/// Whether a cell is a name that columns have: used to tell a header row from data.
pub(crate) fn is_known_header(cell: &str) -> bool {
    !cell.is_empty() && cell.len() <= 60 && candidates(cell).iter().any(|(_, sure)| *sure >= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things_as_surely() {
        let mut seen: Vec<(String, Target)> = Vec::new();
        for (target, _, names) in NAMES {
            for name in *names {
                assert!(!seen.iter().any(|(n, t)| n == name && t != target), "{name} twice");
                assert_eq!(*name, all_words(name).join(" "), "{name} is not folded");
                seen.push(((*name).to_owned(), *target));
            }
        }
    }

    #[test]
    fn names_are_folded_and_split() {
        assert_eq!(words("Date de création"), ["date", "creation"]);
        assert_eq!(words("createdAt"), ["created", "at"]);
        assert_eq!(words("N°"), ["n"]);
        assert_eq!(words("Assigné à :"), ["assigne", "a"]);
    }
}
