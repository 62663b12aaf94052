//! Names of the directory, said whole (« salle Loire ») or in part (« Loire »).

use std::cmp::Reverse;
use std::ops::Range;

use super::words::{Likeness, Words, alike, folded_words, is_soft};
use super::{Confidence, Entry, Suggestion, Value};

/// Words that many names share: alone they name nothing.
const GENERIC: [&str; 58] = [
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "et",
    "en",
    "au",
    "aux",
    "sur",
    "the",
    "of",
    "and",
    "salle",
    "salles",
    "room",
    "rooms",
    "meeting",
    "conference",
    "reunion",
    "bureau",
    "bureaux",
    "office",
    "offices",
    "open",
    "space",
    "openspace",
    "local",
    "locaux",
    "technique",
    "etage",
    "etages",
    "floor",
    "niveau",
    "level",
    "batiment",
    "building",
    "site",
    "hall",
    "couloir",
    "espace",
    "zone",
    "area",
    "aile",
    "wing",
    "sous",
    "sol",
    "entree",
    "grand",
    "grande",
    "petit",
    "petite",
    "big",
    "small",
    "porte",
    "rue",
    "wc",
];

/// Words that come and go between the words of a name.
const ARTICLES: [&str; 11] = ["de", "du", "des", "la", "le", "les", "l", "d", "et", "the", "of"];

/// Places that share what was said: more is noise.
const MAX_ALIKE: usize = 3;

/// A name said in the line.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Which entry.
    pub entry: usize,
    /// Which words of the line.
    pub words: Range<usize>,
    pub whole: bool,
    pub likeness: Likeness,
}

/// Adds the places said; returns the words that name the surest one.
pub(super) fn places(words: &Words<'_>, entries: &[Entry<'_>], found: &mut Vec<Suggestion>) -> Range<usize> {
    let hits = hits(words, entries);
    let mut best: Option<Range<usize>> = None;
    for (n, group) in hits.chunk_by(|a, b| a.words == b.words && a.whole == b.whole).enumerate() {
        for hit in group.iter().take(MAX_ALIKE) {
            let Some(entry) = entries.get(hit.entry) else { continue };
            let confidence = match (n, group.len(), hit.whole && hit.likeness == Likeness::Same) {
                (0, 1, true) => Confidence::High,
                (0, 1, false) => Confidence::Medium,
                _ => Confidence::Low,
            };
            if confidence > Confidence::Low {
                best = Some(hit.words.clone());
            }
            let value = Value::Place { id: entry.id.to_owned(), name: entry.name.to_owned() };
            let range = words.bytes(hit.words.clone());
            found.push(Suggestion { value, range, confidence, removes_text: false });
        }
    }
    best.unwrap_or(0..0)
}

/// Every name said, the surest first: whole names, then longer ones, then earlier ones. No two overlap, but
/// for several names said by the same words.
fn hits(words: &Words<'_>, entries: &[Entry<'_>]) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::new();
    for (entry, name) in entries.iter().map(|entry| folded_words(entry.name)).enumerate() {
        let mut whole = whole(words, entry, &name);
        if name == ["rez", "de", "chaussee"] {
            whole.extend(self::whole(words, entry, &["rdc".to_owned()]));
        }
        if whole.is_empty() {
            all.extend(partial(words, entry, &name));
        }
        all.extend(whole);
    }
    all.sort_by_key(|hit| {
        (Reverse(hit.whole), Reverse(hit.words.len()), Reverse(hit.likeness), hit.words.start, hit.entry)
    });
    let mut kept: Vec<Hit> = Vec::new();
    for hit in all {
        let clashes = kept.iter().any(|it| {
            let overlaps = it.words.start < hit.words.end && hit.words.start < it.words.end;
            let same = it.words == hit.words && it.whole == hit.whole && it.likeness == hit.likeness;
            it.entry == hit.entry || (overlaps && !same)
        });
        if !clashes {
            kept.push(hit);
        }
    }
    // Names said by the same words stay side by side.
    kept.sort_by_key(|hit| (Reverse(hit.whole), Reverse(hit.words.len()), hit.words.start));
    kept
}

/// Where the whole `name` is said, articles apart: « salle du canal » is the Salle Canal.
pub(super) fn whole(words: &Words<'_>, entry: usize, name: &[String]) -> Vec<Hit> {
    let telling: Vec<&str> =
        name.iter().map(String::as_str).filter(|word| !ARTICLES.contains(word)).collect();
    let said = |first: usize| {
        let (wanted, rest) = telling.split_first()?;
        let mut likeness =
            Some(first).filter(|&it| words.is_free(it)).and_then(|it| alike(words.at(it), wanted))?;
        let mut end = first + 1;
        for wanted in rest {
            while words.is_free(end) && is_soft(words.gap(end)) && ARTICLES.contains(&words.at(end)) {
                end += 1;
            }
            if !words.is_free(end) || !is_soft(words.gap(end)) {
                return None;
            }
            likeness = likeness.min(alike(words.at(end), wanted)?);
            end += 1;
        }
        Some(Hit { entry, words: first..end, whole: true, likeness })
    };
    (0..words.len()).filter_map(said).collect()
}

/// Where a word that only names of this kind hold is said.
fn partial(words: &Words<'_>, entry: usize, name: &[String]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for wanted in name.iter().filter(|word| is_telling(word) || is_ordinal(word)) {
        for here in (0..words.len()).filter(|&here| words.is_free(here)) {
            // « au 1er », « couloir 2e », but not « le 2e écran ».
            let stands = here + 1 == words.len() || matches!(words.before(here), "au" | "du");
            if is_ordinal(wanted) && !stands {
                continue;
            }
            if let Some(likeness) = alike(words.at(here), wanted) {
                hits.push(Hit { entry, words: here..here + 1, whole: false, likeness });
            }
        }
    }
    hits
}

fn is_telling(word: &str) -> bool {
    word.len() >= 3 && !word.starts_with(|c: char| c.is_ascii_digit()) && !GENERIC.contains(&word)
}

fn is_ordinal(word: &str) -> bool {
    let suffix = word.trim_start_matches(|c: char| c.is_ascii_digit());
    suffix.len() < word.len() && matches!(suffix, "e" | "er" | "eme" | "ere" | "st" | "nd" | "rd" | "th")
}
