//! Trade and category, from the words of the line.

use std::cmp::Reverse;
use std::ops::Range;

use super::words::{Likeness, Words, folded_words};
use super::{Confidence, Entry, Suggestion, Value, directory, lexicon};
use crate::trade::{BuiltinCategory, CATEGORIES, Trade, builtin_category};

/// What speaks for one built-in category.
struct Score {
    key: &'static str,
    points: u32,
    first: Range<usize>,
    sure: bool,
}

/// Adds category and trade; words of `in_place` name a place, so that they say little of the work.
pub(super) fn trades(
    words: &Words<'_>,
    in_place: &Range<usize>,
    categories: &[Entry<'_>],
    found: &mut Vec<Suggestion>,
) {
    let scores = scores(words, in_place);
    let mut confidence = Confidence::High;
    let best = scores.first().and_then(|best| Some((best, builtin_category(best.key)?)));
    if let Some((best, category)) = best {
        let rival = scores.get(1).map_or(0, |second| second.points);
        if best.points < 3 || best.points <= rival || !best.sure {
            confidence = Confidence::Medium;
        }
        if category.trade != Trade::Other {
            let value = Value::Trade(category.trade);
            let range = words.bytes(best.first.clone());
            found.push(Suggestion { value, range, confidence, removes_text: false });
        }
    }
    if let Some((entry, range)) = named(words, in_place, categories) {
        // The trade that the other words speak for stands.
        let value = Value::Category { id: Some(entry.id.to_owned()), key: None, name: entry.name.to_owned() };
        found.push(Suggestion { value, range, confidence: Confidence::High, removes_text: false });
    } else if let Some((best, category)) = best {
        let entry = entry_of(category, categories);
        let value = Value::Category {
            id: entry.map(|entry| entry.id.to_owned()),
            key: Some(category.key),
            name: entry.map_or(category.fr, |entry| entry.name).to_owned(),
        };
        let range = words.bytes(best.first.clone());
        found.push(Suggestion { value, range, confidence, removes_text: false });
    }
}

/// The categories that the line speaks of, the best first, the earliest of equals.
fn scores(words: &Words<'_>, in_place: &Range<usize>) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(reading) = lexicon::read(words, at) else {
            at += 1;
            continue;
        };
        let range = at..at + reading.n_words;
        let sure = reading.likeness == Likeness::Same;
        let of_place = in_place.contains(&at);
        for phrase in reading.phrases {
            // A phrase of several words says more than its words; a typing error, less.
            let longer = u32::from(reading.n_words > 1);
            let points = if of_place || !sure { phrase.weight.min(2) } else { phrase.weight + longer };
            match scores.iter_mut().find(|score| score.key == phrase.category) {
                Some(score) => {
                    score.points += points;
                    score.sure |= sure;
                }
                None => scores.push(Score { key: phrase.category, points, first: range.clone(), sure }),
            }
        }
        at = range.end;
    }
    scores.sort_by_key(|score| Reverse(score.points));
    scores
}

/// A category that the workspace added and whose whole name is said. The built-in ones have the lexicon: « un
/// autre néon » is not of the category « Autre ».
fn named<'a>(
    words: &Words<'_>,
    in_place: &Range<usize>,
    categories: &'a [Entry<'a>],
) -> Option<(&'a Entry<'a>, Range<usize>)> {
    let names = categories.iter().map(|entry| folded_words(entry.name)).enumerate();
    let added = names.filter(|(_, name)| !CATEGORIES.iter().any(|category| is_called(category, name)));
    let hit = added
        .flat_map(|(entry, name)| directory::whole(words, entry, &name))
        .filter(|hit| hit.likeness == Likeness::Same && !in_place.contains(&hit.words.start))
        .max_by_key(|hit| (hit.words.len(), Reverse(hit.words.start)))?;
    Some((categories.get(hit.entry)?, words.bytes(hit.words)))
}

/// The entry of a built-in category: called so, or renamed to begin so (« Plomberie et sanitaires »).
fn entry_of<'a>(category: &BuiltinCategory, categories: &'a [Entry<'a>]) -> Option<&'a Entry<'a>> {
    let called = |entry: &&Entry<'_>| is_called(category, &folded_words(entry.name));
    categories.iter().find(called).or_else(|| {
        let begins = |name: &[String]| {
            name.starts_with(&folded_words(category.fr)) || name.starts_with(&folded_words(category.en))
        };
        categories.iter().find(|entry| begins(&folded_words(entry.name)))
    })
}

fn is_called(category: &BuiltinCategory, name: &[String]) -> bool {
    folded_words(category.fr) == name || folded_words(category.en) == name
}
