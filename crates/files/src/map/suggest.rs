//! The first guess about each column.

use super::{Target, values, words};
use crate::profile::{ColumnProfile, Profile};

/// Below this many percent a column is kept as it is rather than guessed.
const ENOUGH: u8 = 40;

/// A guess about one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it should become.
    pub target: Target,
    /// How sure, in percent.
    pub confidence: u8,
    /// What it rests on.
    pub why: Why,
}

/// What a guess rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The name of the column.
    Name,
    /// What its cells hold.
    Content,
    /// Another column is a better one for the same field.
    Taken,
    /// Nothing known: kept as it is.
    Unknown,
    /// No name and no content.
    Empty,
}

/// Guesses what each column becomes. A field is given to one column only, the surest; all others are kept as they are.
pub fn suggest(header: &[String], profile: &Profile) -> Vec<Suggestion> {
    let blank = ColumnProfile::default();
    let mut offers: Vec<(u8, usize, Target, Why)> = Vec::new();
    for (index, name) in header.iter().enumerate() {
        let column = profile.columns.get(index).unwrap_or(&blank);
        for (target, sure) in words::candidates(name) {
            let sure = weigh(target, sure, column);
            if sure >= ENOUGH {
                offers.push((sure, index, target, Why::Name));
            }
        }
        for (target, sure) in by_content(column) {
            offers.push((sure, index, target, Why::Content));
        }
    }
    // The surest first; among equals the leftmost column.
    offers.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<Option<Suggestion>> = vec![None; header.len()];
    let mut beaten = vec![false; header.len()];
    for (confidence, index, target, why) in offers {
        let taken = chosen.iter().flatten().any(|s| s.target == target);
        match chosen.get_mut(index) {
            Some(slot @ None) if !taken => *slot = Some(Suggestion { target, confidence, why }),
            Some(None) => {
                if let Some(beaten) = beaten.get_mut(index) {
                    *beaten = true;
                }
            }
            _ => {}
        }
    }
    let kept = |index: usize| {
        let column = profile.columns.get(index).unwrap_or(&blank);
        let unnamed = header.get(index).is_some_and(|name| *name == crate::table::letters(index));
        if column.filled == 0 && unnamed {
            return Suggestion { target: Target::Ignore, confidence: 100, why: Why::Empty };
        }
        let why = if beaten.get(index) == Some(&true) { Why::Taken } else { Why::Unknown };
        Suggestion { target: Target::Extra, confidence: 0, why }
    };
    chosen.into_iter().enumerate().map(|(index, choice)| choice.unwrap_or_else(|| kept(index))).collect()
}

/// The name says `target`; the cells may contradict.
fn weigh(target: Target, sure: u8, column: &ColumnProfile) -> u8 {
    if column.filled == 0 {
        // An empty column does no harm under its exact name, and must not take the field from a full one.
        return sure.saturating_sub(5);
    }
    let fits = match target {
        Target::Due | Target::Reported | Target::Closed => {
            column.dates.mostly_dates()
                || column.dates.serials > 0 && column.dates.serials == column.dates.others
        }
        Target::Status | Target::Priority | Target::Trade => !column.many,
        Target::Ext => column.filled == 1 || column.looks_unique() || column.longest <= 40,
        Target::Cost => column.dates.dates == 0,
        // Free text of dates is not a title.
        Target::Title | Target::Description | Target::Category | Target::Place => {
            !column.dates.mostly_dates()
        }
        _ => true,
    };
    if !fits {
        return sure / 3;
    }
    // An id that repeats is somebody else's reference.
    if target == Target::Ext && column.filled > 1 && !column.looks_unique() { sure / 2 } else { sure }
}

/// What cells say whatever the name: only for the two lists of words that are unmistakable.
fn by_content(column: &ColumnProfile) -> Vec<(Target, u8)> {
    let distinct = column.distinct();
    if distinct.is_empty() || distinct.len() > 12 || column.filled < 3 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (target, sure) in [(Target::Status, 55), (Target::Priority, 50)] {
        let known =
            distinct.iter().filter(|(word, _)| has_letters(word) && values::key_of(target, word).is_some());
        if distinct.len() >= 2 && known.count() == distinct.len() {
            found.push((target, sure));
        }
    }
    found
}

/// A column of 1, 2, 3 proves nothing.
fn has_letters(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
}
