//! Their words for statuses, priorities and trades, and our keys for them.

use super::Target;
use super::vocabulary::{PRIORITY_WORDS, STATUS_WORDS, TRADE_WORDS};

/// The keys of a status, in the order of the work.
pub const STATUSES: [&str; 6] = ["new", "qualified", "progress", "waiting", "done", "refused"];
/// The keys of a priority, the most urgent first.
pub const PRIORITIES: [&str; 4] = ["p1", "p2", "p3", "p4"];
/// The keys of a trade.
pub const TRADES: [&str; 14] = [
    "plumbing",
    "electricity",
    "hvac",
    "it",
    "cleaning",
    "locks",
    "furniture",
    "lift",
    "safety",
    "green",
    "moving",
    "supplies",
    "catering",
    "other",
];

/// One of their words, how often it occurs and the key it most likely means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueSuggestion {
    /// The word as it stands in the file, trimmed.
    pub raw: String,
    /// In how many rows.
    pub count: u32,
    /// Our key; `None` for the person to choose.
    pub key: Option<&'static str>,
}

/// Our keys for a target, in the order to offer; none for a target that takes any text.
pub fn keys(target: Target) -> &'static [&'static str] {
    match target {
        Target::Status => &STATUSES,
        Target::Priority => &PRIORITIES,
        Target::Trade => &TRADES,
        _ => &[],
    }
}

/// Guesses our keys for the different values of a column.
pub fn suggest_values(target: Target, distinct: &[(&str, u32)]) -> Vec<ValueSuggestion> {
    distinct
        .iter()
        .map(|(raw, count)| ValueSuggestion {
            raw: (*raw).to_owned(),
            count: *count,
            key: key_of(target, raw),
        })
        .collect()
}

/// Our key for one of their words; accents, case, punctuation and leading numbers (« 2 - Haute ») do not matter.
pub fn key_of(target: Target, raw: &str) -> Option<&'static str> {
    let table = match target {
        Target::Status => STATUS_WORDS,
        Target::Priority => PRIORITY_WORDS,
        Target::Trade => TRADE_WORDS,
        _ => return None,
    };
    if let Some(own) = keys(target).iter().find(|key| raw.eq_ignore_ascii_case(key)) {
        return Some(own);
    }
    let words = super::words::words(raw);
    let find = |words: &[String]| {
        let text = words.join(" ");
        table.iter().find(|(_, known)| known.iter().any(|w| same(w, &text))).map(|(key, _)| *key)
    };
    find(&words).or_else(|| match words.split_first() {
        // « 2 - Haute »: the word says it.
        Some((number, rest)) if !rest.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => find(rest),
        // « P1 - Critical », « Closed (duplicate) »: the first word alone.
        Some((first, rest)) if !rest.is_empty() && target == Target::Priority => {
            find(std::slice::from_ref(first))
        }
        _ => None,
    })
}

/// Small words are gone from `text`; « won't fix » is kept readable in the table.
fn same(known: &str, text: &str) -> bool {
    known == text || (known.contains('\'') && known.replace('\'', " ") == text)
}
